import { parseJson } from '#lib/json.ts';
/**
 * The three facts of an order's life as they stand in the log, for the programs, the model and the
 * check of this lab alike. Which key a record travels under is the reader's choice.
 */

/** In the order in which they happen. */
export const STATES = ['PesananDibuat', 'PesananDibayar', 'PesananDikirim'] as const;
export type OrderState = (typeof STATES)[number];
export const LAST_STATE = STATES.at(-1);

export const KEY_CHOICES = ['none', 'customer', 'order', 'seller', 'shop'] as const;
export type KeyChoice = (typeof KEY_CHOICES)[number];

/** What one record says. */
export interface StatusFact {
  readonly orderId: string;
  readonly customer: string;
  readonly seller: string;
  readonly state: OrderState;
  /** Which press of a button it came from, and the key it was given there. */
  readonly send: number;
  readonly by: KeyChoice;
}

/** A record that says no such thing is undefined, and its reader goes on. */
export function parseStatus(value: string): StatusFact | undefined {
  const fact = parseJson(value);
  return isStatus(fact) ? fact : undefined;
}

function isStatus(fact: unknown): fact is StatusFact {
  if (typeof fact !== 'object' || fact === null) return false;
  const { orderId, customer, seller, state, send, by } = fact as Record<string, unknown>;
  const texts = [orderId, customer, seller].every((text) => typeof text === 'string');
  return texts && typeof send === 'number' && isOneOf(STATES, state) && isOneOf(KEY_CHOICES, by);
}

const isOneOf = (all: readonly unknown[], one: unknown): boolean => all.includes(one);

/** No step back among these states; each once. */
export function isRising(states: readonly unknown[]): boolean {
  const places = states.map((state) => (STATES as readonly unknown[]).indexOf(state));
  return places.every((place, index) => index === 0 || place > (places[index - 1] ?? -1));
}
