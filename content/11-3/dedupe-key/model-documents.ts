/**
 * The documents of the lab `dedupe-key` as the change stream tells them. Each is known by its _id,
 * so one that is told twice counts once.
 */
import * as z from 'zod/mini';
import type { LabEvent } from '#lib/events.ts';
import { timeOf } from '#lib/fold/fields.ts';
import type { Facts } from './model.ts';
import {
  BORN,
  CONSUMERS,
  type ConsumerName,
  EFFECTS,
  KEEP,
  MARKERS,
  SENT,
  WHAT,
  WHO,
} from './names.ts';

/** Documents and refusals kept for the evidence; all of them are counted. */
const RECENT_MAX = 60;

const trial = z.object({
  _id: z.number(),
  design: z.object({
    who: z.enum(WHO),
    what: z.enum(WHAT),
    born: z.enum(BORN),
    keep: z.enum(KEEP),
  }),
  state: z.enum(['running', 'over', 'failed']),
  step: z.enum(['installing', 'reading', 'forgetting', 'replaying']),
  indexes: z.array(
    z.object({
      name: z.string(),
      key: z.record(z.string(), z.number()),
      unique: z.optional(z.boolean()),
      expireAfterSeconds: z.optional(z.number()),
    }),
  ),
  forgotten: z.optional(
    z.object({ count: z.number(), youngestMs: z.number(), oldestMs: z.number() }),
  ),
  at: z.number(),
});

const effect = z.object({
  fact: z.string(),
  trial: z.number(),
  attack: z.enum(SENT),
  pass: z.number(),
  offset: z.number(),
  eventId: z.nullable(z.string()),
});

const refusals = z.object({
  consumer: z.enum(CONSUMERS),
  trial: z.number(),
  pass: z.number(),
  count: z.number(),
  refused: z.array(
    z.object({
      offset: z.number(),
      code: z.number(),
      message: z.string(),
      keyPattern: z.unknown(),
      keyValue: z.unknown(),
    }),
  ),
});

const cost = z.object({
  _id: z.number(),
  one: z.number(),
  batch: z.number(),
  refusedOne: z.number(),
  refusedBatch: z.number(),
  at: z.number(),
});

const setting = z.object({ ms: z.nullable(z.number()) });

export type TrialFacts = z.infer<typeof trial>;
export type EffectFacts = z.infer<typeof effect> & { readonly consumer: ConsumerName };
export type CostFacts = z.infer<typeof cost>;

/** Counts of one service in one trial and one pass: refused by the index. */
export interface RefusedBatch {
  readonly consumer: ConsumerName;
  readonly pass: number;
  readonly count: number;
}

/** One E11000, for the evidence. */
export interface Refusal extends RefusedBatch {
  readonly id: string;
  readonly trial: number;
  readonly offset: number;
  readonly code: number;
  readonly message: string;
  readonly keyPattern: unknown;
  readonly keyValue: unknown;
  readonly at: number;
}

export interface Stored {
  readonly collection: string;
  readonly id: string;
  readonly document: Readonly<Record<string, unknown>>;
  readonly at: number;
}

type By<Thing> = Readonly<Record<string, Thing>>;

export interface Documents {
  readonly trials: Readonly<Record<number, TrialFacts>>;
  /** By trial, then by _id. */
  readonly effects: Readonly<Record<number, By<EffectFacts>>>;
  readonly refused: Readonly<Record<number, By<RefusedBatch>>>;
  readonly refusals: readonly Refusal[];
  /** The first keyValue whose eventId was missing, as MongoDB named it. */
  readonly missingKey: string | null;
  /** Markers that stand there now: _id → when they were written, ms. */
  readonly markers: By<number>;
  readonly costs: readonly CostFacts[];
  /** Of the topic, ms; null until the broker was asked. */
  readonly retentionMs: number | null;
  readonly documents: readonly Stored[];
}

export const noDocuments: Documents = {
  trials: {},
  effects: {},
  refused: {},
  refusals: [],
  missingKey: null,
  markers: {},
  costs: [],
  retentionMs: null,
  documents: [],
};

type Told = LabEvent & { type: 'document' };

const SERVICE: Readonly<Record<string, ConsumerName>> = Object.fromEntries(
  CONSUMERS.map((name) => [EFFECTS[name], name]),
);

export function foldDocument(state: Facts, event: Told): Facts {
  const { collection, document } = event;
  const consumer = SERVICE[collection];
  if (consumer) return foldEffect(state, event, consumer);
  if (collection === MARKERS) return foldMarker(state, event);
  if (document === null) return state;
  switch (collection) {
    case 'trials': {
      const parsed = trial.safeParse(document).data;
      return parsed ? { ...state, trials: { ...state.trials, [parsed._id]: parsed } } : state;
    }
    case 'refusals':
      return foldRefusals(state, event);
    case 'costs': {
      const parsed = cost.safeParse(document).data;
      if (!parsed) return state;
      const others = state.costs.filter(({ _id }) => _id !== parsed._id);
      return { ...state, costs: [...others, parsed].sort((a, b) => a._id - b._id) };
    }
    case 'lab_settings': {
      const parsed = setting.safeParse(document).data;
      return parsed && event.id === 'retention' ? { ...state, retentionMs: parsed.ms } : state;
    }
    default:
      return state;
  }
}

function foldEffect(state: Facts, event: Told, consumer: ConsumerName): Facts {
  const { collection, id, document, at } = event;
  const documents = state.documents.filter((one) => one.id !== id);
  if (document === null) {
    const left = Object.entries(state.effects).map(([number, known]) => {
      const { [id]: gone, ...others } = known;
      return [number, gone ? others : known] as const;
    });
    return { ...state, effects: Object.fromEntries(left), documents };
  }
  const parsed = effect.safeParse(document).data;
  if (!parsed) return state;
  const known = { ...state.effects[parsed.trial], [id]: { ...parsed, consumer } };
  const kept = [...documents, { collection, id, document, at }].slice(-RECENT_MAX);
  return { ...state, effects: { ...state.effects, [parsed.trial]: known }, documents: kept };
}

function foldMarker(state: Facts, { id, document }: Told): Facts {
  if (document === null) {
    const { [id]: _gone, ...markers } = state.markers;
    return { ...state, markers };
  }
  const at = timeOf(document.at);
  return at === null ? state : { ...state, markers: { ...state.markers, [id]: at } };
}

function foldRefusals(state: Facts, { id, document, at }: Told): Facts {
  const parsed = refusals.safeParse(document).data;
  if (!parsed || state.refused[parsed.trial]?.[id]) return state;
  const { consumer, trial: number, pass, count } = parsed;
  const batch = { consumer, pass, count };
  const fresh = parsed.refused.map((one) => ({
    ...{ ...batch, ...one, keyPattern: one.keyPattern ?? null, keyValue: one.keyValue ?? null },
    ...{ id: `${id}-${one.offset}`, trial: number, at },
  }));
  return {
    ...state,
    refused: { ...state.refused, [number]: { ...state.refused[number], [id]: batch } },
    refusals: [...state.refusals, ...fresh].slice(-RECENT_MAX),
    // The text asks about payment.
    missingKey: state.missingKey ?? (consumer === 'payment' ? withoutId(fresh) : null),
  };
}

function withoutId(all: readonly Refusal[]): string | null {
  const found = all.find(({ keyValue }) => {
    return typeof keyValue === 'object' && keyValue !== null && Object.hasOwn(keyValue, 'eventId')
      ? (keyValue as { readonly eventId: unknown }).eventId === null
      : false;
  });
  return found ? JSON.stringify(found.keyValue) : null;
}

/** Somebody dropped a whole collection with tools of their own: its documents are gone at once. */
export function foldDropped(state: Facts, collection: string): Facts {
  const consumer = SERVICE[collection];
  if (collection === MARKERS) return { ...state, markers: {} };
  if (!consumer) return state;
  const left = Object.entries(state.effects).map(([number, known]) => {
    const others = Object.entries(known).filter(([, one]) => one.consumer !== consumer);
    return [number, Object.fromEntries(others)] as const;
  });
  return { ...state, effects: Object.fromEntries(left) };
}
