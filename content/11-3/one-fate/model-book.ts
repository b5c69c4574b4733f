/** What the programs wrote down beside their work, parsed where it arrives: lives, tries, refusals. */
import * as z from 'zod/mini';
import type { LabEvent } from '#lib/events.ts';
import { ALL_POINTS, COLLECTIONS, CONSUMERS, type ConsumerName } from './names.ts';

/** Refusals kept for the evidence; all of them are counted. */
const REFUSALS_MAX = 60;
/** A run has fewer: every start and every trial is pressed by hand. */
const LIVES_MAX = 100;
const TRIES_MAX = 60;

/** A Date on the server, a text once it went through a socket; ms. */
const time = z.pipe(
  z.union([z.date(), z.string()]),
  z.transform((value) => new Date(value).getTime()),
);

const errorFields = {
  code: z.optional(z.nullable(z.union([z.number(), z.string()]))),
  codeName: z.optional(z.nullable(z.string())),
  message: z.optional(z.nullable(z.string())),
  keyPattern: z.optional(z.unknown()),
  keyValue: z.optional(z.unknown()),
};

const lifeSchema = z.object({
  name: z.enum(CONSUMERS),
  pid: z.int(),
  catches: z.enum(['outside', 'inside']),
  dies: z.nullable(z.object({ point: z.enum(ALL_POINTS), eventId: z.string() })),
  startedAt: time,
  first: z.optional(z.number()),
  reached: z.optional(
    z.object({
      point: z.enum(ALL_POINTS),
      eventId: z.string(),
      offset: z.nullable(z.number()),
      at: time,
    }),
  ),
});
export type Life = z.infer<typeof lifeSchema> & { readonly id: string };

const trySchema = z.object({
  name: z.string(),
  pid: z.int(),
  kind: z.enum(['delivery', 'trial', 'race']),
  eventId: z.string(),
  offset: z.nullable(z.number()),
  handlers: z.int(),
  runs: z.int(),
  codes: z.record(z.string(), z.number()),
  error: z.nullable(z.object(errorFields)),
  startedAt: time,
  endedAt: z.optional(time),
  outcome: z.optional(z.enum(['inserted', 'refused'])),
  effects: z.optional(z.int()),
  refused: z.optional(z.int()),
});
export type Try = z.infer<typeof trySchema> & { readonly id: string };

const refusalSchema = z.object({
  consumer: z.string(),
  offset: z.number(),
  eventId: z.string(),
  at: time,
  ...errorFields,
});
export type Refusal = z.infer<typeof refusalSchema> & { readonly id: string };

export interface Book {
  readonly lives: readonly Life[];
  readonly tries: readonly Try[];
  readonly refusals: readonly Refusal[];
  /** Deliveries that were passed over, of each service. */
  readonly refused: Readonly<Record<ConsumerName, number>>;
  /** Seconds a transaction may live here; null where the server does not say. */
  readonly lifetime: number | null;
  /** When the database was last read, ms. */
  readonly storedAt: number | null;
}

export const noBook: Book = {
  ...{ lives: [], tries: [], refusals: [] },
  refused: { 'payment-marker': 0, 'payment-effect': 0, payment: 0 },
  ...{ lifetime: null, storedAt: null },
};

const settingsSchema = z.object({ lifetime: z.optional(z.nullable(z.number())) });

export function foldBook<State extends Book>(
  state: State,
  { collection, id, document, at }: LabEvent & { type: 'document' },
): State {
  if (document === null) return state;
  const next = { ...state, storedAt: at };
  switch (collection) {
    case COLLECTIONS.runs: {
      const life = { id, ...lifeSchema.parse(document) };
      const lives = replaced(state.lives, life).sort((a, b) => a.startedAt - b.startedAt);
      return { ...next, lives: lives.slice(-LIVES_MAX) };
    }
    case COLLECTIONS.tries: {
      const one = { id, ...trySchema.parse(document) };
      const tries = replaced(state.tries, one).sort((a, b) => a.startedAt - b.startedAt);
      return { ...next, tries: tries.slice(-TRIES_MAX) };
    }
    case COLLECTIONS.refusals:
      return withRefusal(next, { id, ...refusalSchema.parse(document) });
    case COLLECTIONS.settings:
      if (id !== 'server') return next;
      return { ...next, lifetime: settingsSchema.parse(document).lifetime ?? null };
    default:
      return state;
  }
}

function replaced<One extends { readonly id: string }>(all: readonly One[], one: One): One[] {
  return [...all.filter(({ id }) => id !== one.id), one];
}

function withRefusal<State extends Book>(state: State, refusal: Refusal): State {
  if (state.refusals.some(({ id }) => id === refusal.id)) return state;
  const refusals = [...state.refusals, refusal].slice(-REFUSALS_MAX);
  const name = CONSUMERS.find((known) => known === refusal.consumer);
  if (!name) return { ...state, refusals };
  return { ...state, refusals, refused: { ...state.refused, [name]: state.refused[name] + 1 } };
}
