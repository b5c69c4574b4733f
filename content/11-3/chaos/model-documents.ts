/** Nights, cards and verdicts of the lab `chaos`, as the database tells them. Pure. */
import * as z from 'zod/mini';
import type { LabEvent } from '#lib/events.ts';
import type { Facts } from './model.ts';
import { AUDITS, CARDS, DEALT, INVARIANTS, NIGHTS, SAFEGUARDS } from './names.ts';

const nightSchema = z.object({
  plan: z.object({ seed: z.number(), orders: z.number(), kills: z.number(), others: z.number() }),
  off: z.readonly(z.array(z.enum(SAFEGUARDS))),
  state: z.enum(['dealing', 'draining', 'ended', 'broken']),
});

const cardSchema = z.object({
  night: z.number(),
  at: z.number(),
  kind: z.enum(CARDS),
  target: z.nullable(z.string()),
  point: z.nullable(z.string()),
  amount: z.nullable(z.number()),
  /** A date, on its way to the browser as text. */
  playedAt: z.unknown(),
  missed: z.optional(z.boolean()),
});

const auditSchema = z.object({
  invariants: z.readonly(
    z.array(
      z.object({
        id: z.enum(INVARIANTS),
        ok: z.boolean(),
        wanted: z.number(),
        found: z.number(),
        broken: z.number(),
        named: z.readonly(
          z.array(
            z.object({ orderId: z.string(), why: z.enum(['missing', 'doubled', 'phantom']) }),
          ),
        ),
      }),
    ),
  ),
  countsAgree: z.boolean(),
  duplicates: z.number(),
  poisoned: z.number(),
});

export type NightFact = z.infer<typeof nightSchema> & { readonly id: number };
export type CardFact = Omit<z.infer<typeof cardSchema>, 'playedAt'> & {
  readonly id: string;
  /** By when it had been played, ms; null while it lies face down. */
  readonly playedAt: number | null;
};
export type AuditFact = z.infer<typeof auditSchema>;

export interface Documents {
  /** By number. */
  readonly nights: Readonly<Record<number, NightFact>>;
  /** By id. */
  readonly cards: Readonly<Record<string, CardFact>>;
  /** By night. */
  readonly audits: Readonly<Record<number, AuditFact>>;
  /** When the database was last heard, ms. */
  readonly storedAt: number | null;
}

export const noDocuments: Documents = { nights: {}, cards: {}, audits: {}, storedAt: null };

export function foldDocument(state: Facts, event: LabEvent & { type: 'document' }): Facts {
  const { collection, id, document, at } = event;
  if (!document) return state;
  if (collection === NIGHTS) {
    const night = nightSchema.safeParse(document).data;
    const nights = night && { ...state.nights, [id]: { id: Number(id), ...night } };
    return nights ? { ...state, nights, storedAt: at } : state;
  }
  if (collection === DEALT) {
    const parsed = cardSchema.safeParse(document).data;
    if (!parsed) return state;
    // Both may tell the same card again: the first time it was seen face up counts.
    const playedAt = parsed.playedAt ? (state.cards[id]?.playedAt ?? at) : null;
    const card = { ...parsed, id, playedAt };
    return { ...state, cards: { ...state.cards, [id]: card }, storedAt: at };
  }
  if (collection === AUDITS) {
    const audit = auditSchema.safeParse(document).data;
    return audit ? { ...state, audits: { ...state.audits, [id]: audit }, storedAt: at } : state;
  }
  return state;
}
