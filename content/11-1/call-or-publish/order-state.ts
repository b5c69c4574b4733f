/**
 * An order as the order service keeps it, and how it is told: by its number alone, or with all that
 * a reader needs to know. Also read in the browser: hence the small zod.
 */
import * as z from 'zod/mini';
import { parseJson } from '#lib/json.ts';

export const CONSUMERS = ['payment', 'inventory', 'notification'] as const;
export type Consumer = (typeof CONSUMERS)[number];

/** `thin`: the event names the order only. `full`: it carries the order's state. */
export const FORMS = ['thin', 'full'] as const;
export type Form = (typeof FORMS)[number];

export const ADDRESS_CHANGED = 'AlamatDiubah';

export const orderState = z.object({
  orderId: z.string(),
  customer: z.string(),
  item: z.string(),
  /** Rupiah. */
  total: z.int(),
  address: z.string(),
  /** 1 at birth, one more with every change. */
  version: z.int(),
});

export type OrderState = z.infer<typeof orderState>;

export interface OrderEvent {
  readonly orderId: string;
  /** What the event carried; without it the reader has to ask. */
  readonly state?: OrderState;
}

const named = z.object({ orderId: z.string() });

/** Parses a record's value; a record that names no order is undefined, and the reader goes on. */
export function parseEvent(value: string): OrderEvent | undefined {
  const json = parseJson(value);
  const state = orderState.safeParse(json).data;
  if (state) return { orderId: state.orderId, state };
  return named.safeParse(json).data;
}

/** How one question to the order service ended, as the asker saw it. */
export const answerSchema = z.object({
  /** HTTP status; null when nobody answered. */
  status: z.nullable(z.int()),
  /** Of the system, when nobody answered. */
  errno: z.nullable(z.string()),
  ms: z.number(),
  state: z.nullable(orderState),
});

export type Answer = z.infer<typeof answerSchema>;

/** What notification keeps of an order: its effect, and its copy of the state. */
export const copySchema = z.object({
  customer: z.string(),
  address: z.string(),
  version: z.int(),
  /** Where the state came from. */
  source: z.enum(['event', 'call']),
  /** When the order was handled first, and when the copy last changed, ms. */
  handledAt: z.number(),
  copiedAt: z.number(),
});

export type Copy = z.infer<typeof copySchema>;

export const orderIdOf = (series: number, number: number): string => `ORD-${series}-${number}`;

/** The series an order was placed in. */
export const seriesOf = (orderId: string): number => Number(orderId.split('-')[1]);
