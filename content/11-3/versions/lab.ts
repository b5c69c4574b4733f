/**
 * The verbs of the lab `versions`: write the stream once, let the views read it, read it again from
 * the first record, empty the views, send the stream shuffled, choose what the guard goes by. Each
 * acts on the real thing and says nothing; what it did comes back by observers.
 */
import { z } from 'zod';
import { LabError } from '#lib/errors.ts';
import { type LabContext, type LabServer, quizAnswers, requirePrediction, verb } from '#lib/lab.ts';
import { checkChallenge } from './challenge.ts';
import type { GuardSetting, OrderDocument, Pass, ViewStats } from './documents.ts';
import {
  COLLECTIONS,
  COPIES,
  type Copies,
  collectionOf,
  GUARDS,
  groupOf,
  INJECTOR,
  LIMITS,
  READER,
  ROADS,
  STREAM,
  TOPICS,
  VIEWS,
} from './names.ts';
import { quiz } from './quiz.ts';

const PROGRAMS = {
  [INJECTOR]: 'content/11-3/versions/injector.worker.ts',
  [READER]: 'content/11-3/versions/views.worker.ts',
};

function start({ children }: LabContext, name: typeof INJECTOR | typeof READER): void {
  children.start({ name, program: PROGRAMS[name], settings: {} });
}

function startInjector(context: LabContext): void {
  if (!context.children.running(INJECTOR)) start(context, INJECTOR);
}

async function requireStream({ db, kafka }: LabContext): Promise<void> {
  const [written, told] = await Promise.all([
    db.collection<OrderDocument>(COLLECTIONS.orders).findOne(),
    kafka.ranges(TOPICS.ordered).then(([range]) => range?.end ?? 0),
  ]);
  if (!written || told < STREAM) throw new LabError('no-order-yet', { retriable: true });
}

/** A view that still has records before it: two experiments would run into each other. */
async function requireQuiet({ kafka, children }: LabContext): Promise<void> {
  if (children.running(INJECTOR)) await children.call(INJECTOR, 'settle', {});
  if (!children.running(READER)) return;
  for (const road of ROADS) {
    const end = (await kafka.ranges(TOPICS[road]))[0]?.end ?? 0;
    const places = await Promise.all(
      VIEWS.map((view) => kafka.committed(groupOf(view), TOPICS[road])),
    );
    if (places.some((offsets) => (offsets.get(0) ?? 0) < end)) {
      throw new LabError('still-working', { retriable: true, about: TOPICS[road] });
    }
  }
}

/** Each reading of the stream leaves one result per view. */
async function requireRoom({ db }: LabContext): Promise<void> {
  const passes = await db.collection<Pass>(COLLECTIONS.passes).countDocuments();
  if (passes + VIEWS.length <= LIMITS.passes) return;
  throw new LabError('limit-run', { retriable: false, about: String(passes) });
}

async function write(context: LabContext): Promise<void> {
  requirePrediction(context, 'once');
  startInjector(context);
  await context.children.call(INJECTOR, 'write', {});
}

async function replay(context: LabContext): Promise<void> {
  requirePrediction(context, 'thrice');
  await requireStream(context);
  await requireQuiet(context);
  await requireRoom(context);
  await context.children.call(READER, 'replay', {});
}

/** Their documents and what was counted of them; results and refusals stay as evidence. */
async function empty(context: LabContext): Promise<void> {
  await requireQuiet(context);
  const { db } = context;
  for (const view of VIEWS) await db.collection(collectionOf(view)).deleteMany({});
  await db.collection<ViewStats>(COLLECTIONS.stats).deleteMany({});
}

async function shuffle(context: LabContext, seed: number, copies: Copies): Promise<void> {
  requirePrediction(context, 'shuffled');
  if (!Number.isInteger(seed) || seed < 1 || seed > LIMITS.seed) {
    throw new LabError('limit-deliveries', { retriable: false, about: String(seed) });
  }
  await requireStream(context);
  await requireQuiet(context);
  await requireRoom(context);
  const { kafka, children } = context;
  const end = (await kafka.ranges(TOPICS.shuffled))[0]?.end ?? 0;
  if (end + STREAM * copies > LIMITS.shuffled) {
    throw new LabError('limit-run', { retriable: false, about: String(end) });
  }
  startInjector(context);
  // What is sent again is what stands in the log, not what somebody remembers of it.
  const letters = (await kafka.records(TOPICS.ordered))
    .slice(0, STREAM)
    .map(({ key, value, headers }) => ({ key: key ?? '', value, headers }));
  await children.call(INJECTOR, 'shuffle', { seed, copies, letters });
}

const nothing = z.strictObject({});

export const lab: LabServer = {
  topics: ROADS.map((road) => ({ name: TOPICS[road], partitions: 1 })),
  groups: VIEWS.map(groupOf),
  // The orders before the results: these are held against them.
  collections: [...new Set([...Object.values(COLLECTIONS), ...VIEWS.map(collectionOf)])],
  answers: {
    predictions: {
      once: ['all', 'set-guarded', 'guarded'],
      thrice: ['all', 'set-guarded', 'guarded'],
      shuffled: ['set-guarded', 'inc-guarded', 'guarded'],
      misnumbered: ['right', 'wrong', 'stuck'],
    },
    quiz: quizAnswers(quiz),
  },
  async open(context) {
    startInjector(context);
  },
  verbs: {
    write: verb(nothing, write),
    run: verb(nothing, async (context) => start(context, READER)),
    stop: verb(z.strictObject({ how: z.enum(['term', 'kill']) }), ({ children }, { how }) =>
      children.stop(READER, how),
    ),
    replay: verb(nothing, replay),
    empty: verb(nothing, empty),
    shuffle: verb(
      // Any number passes here; one outside the limits is told which limit.
      z.strictObject({ seed: z.number(), copies: z.literal(COPIES) }),
      (context, { seed, copies }) => shuffle(context, seed, copies),
    ),
    guard: verb(z.strictObject({ by: z.enum(GUARDS) }), async (context, { by }) => {
      if (by === 'sent') requirePrediction(context, 'misnumbered');
      const settings = context.db.collection<GuardSetting>(COLLECTIONS.settings);
      await settings.updateOne({ _id: 'guard' }, { $set: { by } }, { upsert: true });
    }),
  },
  challenge: checkChallenge,
};
