/** Charges and switches of the lab `zombie`, as the database tells them. Pure. */
import * as z from 'zod/mini';
import type { LabEvent } from '#lib/events.ts';
import type { Facts } from './model.ts';
import { BARE, POLICIES, type Policy, SWITCHES, UNIQUE } from './names.ts';

export interface Charge {
  readonly id: string;
  readonly eventId: string;
  readonly orderId: string;
  readonly customer: string;
  readonly from: string;
  readonly replayed: string | null;
  readonly member: string;
  readonly pid: number;
  /** When payment charged it, ms. */
  readonly paidAt: number;
}

export interface Documents {
  /** With the unique index, in the order they were stored. */
  readonly charges: readonly Charge[];
  /** Without it. */
  readonly bare: readonly Charge[];
  readonly switches: {
    readonly policy: Policy;
    readonly parser: number;
    readonly schema: number;
  };
  readonly line: number | null;
  /** When the database was last heard, ms. */
  readonly storedAt: number | null;
}

export const noDocuments: Documents = {
  charges: [],
  bare: [],
  switches: { policy: 'forever', parser: 1, schema: 1 },
  line: null,
  storedAt: null,
};

const chargeSchema = z.object({
  eventId: z.string(),
  orderId: z.string(),
  customer: z.string(),
  from: z.object({ topic: z.string(), offset: z.number() }),
  replayed: z.nullable(z.string()),
  member: z.string(),
  pid: z.number(),
  at: z.number(),
});
const switchesSchema = z.object({
  policy: z.enum(POLICIES),
  parser: z.number(),
  schema: z.number(),
});

export function foldDocument(state: Facts, event: LabEvent & { type: 'document' }): Facts {
  const { collection, id, document, at } = event;
  if (!document) return state;
  if (collection === SWITCHES) {
    const switches = switchesSchema.safeParse(document).data;
    return switches ? { ...state, switches } : state;
  }
  if (collection === 'checks' && id === 'line') {
    const { orders } = document;
    return { ...state, line: typeof orders === 'number' ? orders : null };
  }
  const shelf = collection === UNIQUE ? 'charges' : collection === BARE ? 'bare' : undefined;
  // The same document may be told twice, by the collection and by the change stream.
  if (!shelf || state[shelf].some((one) => one.id === id)) return state;
  const parsed = chargeSchema.safeParse(document).data;
  if (!parsed) return state;
  const { from, at: paidAt, ...rest } = parsed;
  const charge = { id, ...rest, from: `${from.topic}@${from.offset}`, paidAt };
  return { ...state, [shelf]: [...state[shelf], charge], storedAt: at };
}
