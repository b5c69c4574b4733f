/** What a record of this lab says: which event it is, in which trial, under which attack. */
import * as z from 'zod/mini';
import { parsedBy } from '#lib/json.ts';
import { SENT, type SentAttack } from './names.ts';

const order = z.object({
  orderId: z.string().check(z.maxLength(40)),
  /** Instalments of one order are events of one type: 1, 2. */
  part: z.int(),
  customer: z.string(),
  item: z.string(),
  /** Rupiah. */
  total: z.int(),
});

export type EventValue = z.infer<typeof order>;

export interface Delivered extends EventValue {
  /** The event itself, whatever id its sender gave it: what a checker counts by. */
  readonly fact: string;
  /** Absent where the sender gave none. */
  readonly eventId: string | undefined;
  readonly type: string;
  readonly trial: number;
  readonly attack: SentAttack;
}

type Headers = Readonly<Record<string, string | undefined>>;

/** A record that is no event of this lab is undefined, and the reader goes on. */
export function parseDelivery(value: string, headers: Headers): Delivered | undefined {
  const attack = SENT.find((known) => known === headers.attack);
  const trial = Number(headers.trial);
  const { eventType, eventId } = headers;
  if (!attack || !Number.isInteger(trial) || eventType === undefined) return undefined;
  const parsed = parseOrder(value);
  if (!parsed) return undefined;
  const fact = `${parsed.orderId}.${parsed.part}`;
  return { ...parsed, fact, eventId, type: eventType, trial, attack };
}

function parseOrder(value: string): EventValue | undefined {
  return parsedBy(order, value);
}
