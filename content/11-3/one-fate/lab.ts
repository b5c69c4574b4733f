/**
 * The verbs of the lab `one-fate`: write orders, deliver one again, run the three services and let
 * them die where they were told to, and two trials of one transaction without Kafka. Each acts on
 * the real thing and says nothing; what it did comes back by observers.
 */
import { MongoServerError } from 'mongodb';
import { z } from 'zod';
import { LabError } from '#lib/errors.ts';
import { type LabContext, type LabServer, quizAnswers, requirePrediction, verb } from '#lib/lab.ts';
import { UNIQUE_INDEX } from '../../shop/error-object.ts';
import { requireQuiet } from '../../shop/require-quiet.ts';
import type { ServerDocument } from './book.ts';
import { checkChallenge } from './challenge.ts';
import {
  ALL_POINTS,
  COLLECTIONS,
  CONSUMERS,
  type ConsumerName,
  eventIdOf,
  INJECTOR,
  LIMITS,
  POINTS,
  type Point,
  TOPIC,
  TWIN,
} from './names.ts';
import { quiz } from './quiz.ts';

const PROGRAM = 'content/11-3/one-fate/pay.worker.ts';

const consumer = z.enum(CONSUMERS);
const catches = z.enum(['outside', 'inside']);

/** The guess that has to be stored before a service first runs. */
const ASKED_FIRST: Readonly<Record<ConsumerName, string>> = {
  'payment-marker': 'marker-first',
  'payment-effect': 'effect-first',
  payment: 'one-transaction',
};

function startInjector({ children }: LabContext): void {
  if (children.running(INJECTOR)) return;
  const program = 'content/shop/injector.worker.ts';
  children.start({ name: INJECTOR, program, settings: { topic: TOPIC } });
}

async function inject(context: LabContext, events: number, eventId?: string): Promise<void> {
  startInjector(context);
  const wave = { topic: TOPIC, readers: CONSUMERS, coming: events, max: LIMITS.run };
  await requireQuiet(context, wave);
  const again = eventId === undefined ? {} : { eventId };
  await context.children.call(INJECTOR, 'inject', {
    ...{ events, copies: 1, order: 'grouped' },
    ...again,
  });
}

interface Start {
  readonly name: ConsumerName;
  readonly catches: 'outside' | 'inside';
  readonly dies: { readonly point: Point; readonly eventId: string } | null;
}

function start({ children }: LabContext, { name, catches, dies }: Start): void {
  children.start({
    name,
    program: PROGRAM,
    settings: { topic: TOPIC, group: name, catches, reads: true, dies },
    ...(dies === null ? {} : { crashPoint: dies.point }),
  });
}

/** @throws LabError when it knows no such crash point, or no such order was written yet. */
async function requireDeath(
  { kafka }: LabContext,
  name: ConsumerName,
  point: Point,
  order: number,
) {
  const points: readonly Point[] = POINTS[name];
  if (!points.includes(point)) throw new LabError('bad-input', { retriable: false, about: point });
  const written = await kafka.records(TOPIC);
  if (written.some(({ headers }) => headers.eventId === eventIdOf(order))) return;
  throw new LabError('no-such-event', { retriable: false, about: String(order) });
}

async function nextTrial({ db }: LabContext): Promise<string> {
  const counters = db.collection<{ _id: string; n: number }>('counters');
  const known = await counters.findOne({ _id: 'trials' });
  if ((known?.n ?? 0) >= LIMITS.trials) {
    throw new LabError('limit-run', { retriable: false, about: String(known?.n) });
  }
  const counter = await counters.findOneAndUpdate(
    { _id: 'trials' },
    { $inc: { n: 1 } },
    { upsert: true, returnDocument: 'after' },
  );
  return `uji-${counter?.n ?? 1}`;
}

function requirePayment({ children }: LabContext): void {
  if (children.running('payment')) return;
  throw new LabError('not-running', { retriable: false, about: 'payment' });
}

/** Somebody dies inside a transaction, and the very next moment another wants the same key. */
async function orphan(context: LabContext): Promise<void> {
  const { children } = context;
  requirePrediction(context, 'orphan');
  requirePayment(context);
  const eventId = await nextTrial(context);
  const dies = { point: 'between', eventId } as const;
  children.start({
    name: TWIN,
    program: PROGRAM,
    settings: { topic: TOPIC, group: 'payment', catches: 'outside', reads: false, dies },
    crashPoint: dies.point,
  });
  await children.call(TWIN, 'hold', { eventId }).catch((error) => {
    // It died as it was told to: that is what was waited for.
    if (!(error instanceof LabError) || error.code !== 'not-running') throw error;
  });
  await children.call('payment', 'try', { eventId });
}

/** How long the server lets a transaction live; not every server tells everybody. */
async function lifetimeOf({ db }: LabContext): Promise<number | null> {
  try {
    const asked = { getParameter: 1, transactionLifetimeLimitSeconds: 1 };
    const told = await db.admin().command(asked);
    return z.number().parse(told.transactionLifetimeLimitSeconds);
  } catch (error) {
    if (error instanceof MongoServerError) return null;
    throw error;
  }
}

export const lab: LabServer = {
  topics: [{ name: TOPIC, partitions: 1 }],
  groups: CONSUMERS,
  collections: ['counters', 'orders', ...Object.values(COLLECTIONS)],
  answers: {
    predictions: {
      'marker-first': ['fewer', 'exact', 'more'],
      'effect-first': ['fewer', 'exact', 'more'],
      'one-transaction': ['fewer', 'exact', 'more'],
      orphan: ['at-once', 'lifetime', 'never'],
      swallow: ['skipped', 'twice', 'again'],
      race: ['fewer', 'same', 'more'],
    },
    quiz: quizAnswers(quiz),
  },
  async open(context) {
    // Before the first event, and outside any transaction: building it there would block them.
    const processed = context.db.collection(COLLECTIONS.markers);
    await processed.createIndex(UNIQUE_INDEX.key, UNIQUE_INDEX.options);
    const settings = context.db.collection<ServerDocument>(COLLECTIONS.settings);
    const lifetime = await lifetimeOf(context);
    await settings.updateOne({ _id: 'server' }, { $set: { lifetime } }, { upsert: true });
    startInjector(context);
  },
  verbs: {
    write: verb(z.strictObject({}), (context) => inject(context, LIMITS.orders)),
    again: verb(z.strictObject({ order: z.int() }), async (context, { order }) => {
      await inject(context, 1, eventIdOf(order));
    }),
    run: verb(
      z.strictObject({
        names: z.array(consumer).min(1).max(CONSUMERS.length),
        dies: z.strictObject({ point: z.enum(ALL_POINTS), order: z.int() }).optional(),
        catches: catches.optional(),
      }),
      async (context, { names, dies, catches: where = 'outside' }) => {
        for (const name of names) {
          requirePrediction(context, ASKED_FIRST[name]);
          if (dies) await requireDeath(context, name, dies.point, dies.order);
          if (!context.children.running(name)) continue;
          throw new LabError('already-running', { retriable: false, about: name });
        }
        if (where === 'inside') requirePrediction(context, 'swallow');
        const death = dies ? { point: dies.point, eventId: eventIdOf(dies.order) } : null;
        for (const name of new Set(names)) start(context, { name, catches: where, dies: death });
      },
    ),
    stop: verb(
      z.strictObject({ names: z.array(consumer).min(1), how: z.enum(['term', 'kill']) }),
      async ({ children }, { names, how }) => {
        await Promise.all([...new Set(names)].map((name) => children.stop(name, how)));
      },
    ),
    orphan: verb(z.strictObject({}), orphan),
    race: verb(z.strictObject({}), async (context) => {
      requirePrediction(context, 'race');
      requirePayment(context);
      await context.children.call('payment', 'race', { eventId: await nextTrial(context) });
    }),
  },
  challenge: checkChallenge,
};
