/**
 * The verbs of the lab `commit-order`: send a series of orders, run one of the three payment
 * services, whole or up to a place in the middle, and end it by SIGTERM or SIGKILL. Each acts on
 * the real thing and says nothing; what it did came back by observers.
 */
import { z } from 'zod';
import { LabError } from '#lib/errors.ts';
import { type LabContext, type LabServer, quizAnswers, requirePrediction, verb } from '#lib/lab.ts';
import { checkChallenge } from './challenge.ts';
import {
  CONSUMERS,
  type ConsumerName,
  INJECTOR,
  LIMITS,
  PLACES,
  type Place,
  standOffset,
  TOPIC,
  WORK_MS,
} from './names.ts';
import { quiz } from './quiz.ts';
import type { SeriesNote, SignalNote, Standing } from './stores.ts';

export const PROGRAM = 'content/11-3/commit-order/payment.worker.ts';

/** The guess that has to be stored before a service first runs. */
const ASKED_FIRST: Readonly<Record<ConsumerName, string>> = {
  'payment-batch': 'after-batch',
  'payment-record': 'after-record',
  'payment-before': 'before-effect',
};

const consumer = z.enum(CONSUMERS);

function startInjector({ children }: LabContext): void {
  if (children.running(INJECTOR)) return;
  children.start({
    name: INJECTOR,
    program: 'content/shop/injector.worker.ts',
    settings: { topic: TOPIC },
  });
}

const endOf = async ({ kafka }: LabContext): Promise<number> =>
  (await kafka.ranges(TOPIC))[0]?.end ?? 0;

const committedOf = async ({ kafka }: LabContext, group: ConsumerName): Promise<number | null> =>
  (await kafka.committed(group, TOPIC)).get(0) ?? null;

async function send(context: LabContext, orders: number): Promise<void> {
  const { min, max } = LIMITS.orders;
  if (!Number.isInteger(orders) || orders < min || orders > max) {
    throw new LabError('limit-orders', { retriable: false, about: String(orders) });
  }
  startInjector(context);
  const end = await endOf(context);
  if (end + orders > LIMITS.run) {
    throw new LabError('limit-run', { retriable: false, about: String(end) });
  }
  // A service in the midst of a series would be counted over two of them.
  for (const name of CONSUMERS) {
    if (!context.children.running(name)) continue;
    if (((await committedOf(context, name)) ?? 0) < end) {
      throw new LabError('still-working', { retriable: true, about: name });
    }
  }
  // Only where it begins: sent in vain, the next one begins at the same place, and it is this one.
  await context.db
    .collection<SeriesNote>('series')
    .updateOne({ _id: end }, { $set: { at: new Date() } }, { upsert: true });
  await context.children.call(INJECTOR, 'inject', { events: orders, copies: 1, order: 'grouped' });
}

/** Where to stand: a part of the series further than the bookmark. */
async function placeFor(context: LabContext, group: ConsumerName, place: Place) {
  const [from, end] = await Promise.all([committedOf(context, group), endOf(context)]);
  if ((from ?? 0) >= end) throw new LabError('no-order-yet', { retriable: true, about: group });
  const series = await context.db
    .collection<SeriesNote>('series')
    .find()
    .sort({ _id: 1 })
    .toArray();
  const begins = from ?? 0;
  const next = series.find(({ _id }) => _id > begins)?._id ?? end;
  const first = series.findLast(({ _id }) => _id <= begins)?._id ?? 0;
  return { place, offset: Math.min(standOffset(begins, next - first), next - 1) };
}

/** Written before the signal is sent: what the broker says of the group while it still lives. */
async function noteSignal(context: LabContext, group: ConsumerName, signal: 'term' | 'kill') {
  const { db } = context;
  const [committed, end, standing] = await Promise.all([
    committedOf(context, group),
    endOf(context),
    db.collection<Standing>('standings').findOneAndDelete({ _id: group }),
  ]);
  await db.collection<SignalNote>('signals').insertOne({
    ...{ group, committed, end, at: new Date() },
    signal: signal === 'kill' ? 'SIGKILL' : 'SIGTERM',
    place: standing?.place ?? null,
    offset: standing?.offset ?? null,
  });
}

export const lab: LabServer = {
  topics: [{ name: TOPIC, partitions: 1 }],
  groups: CONSUMERS,
  collections: ['counters', 'orders', 'series', 'payments', 'standings', 'signals'],
  answers: {
    predictions: {
      'after-batch': ['fewer', 'exact', 'few', 'many'],
      'after-record': ['fewer', 'exact', 'few', 'many'],
      'before-effect': ['fewer', 'exact', 'more'],
      sigterm: ['fewer', 'exact', 'more'],
    },
    quiz: quizAnswers(quiz),
  },
  open: async (context) => startInjector(context),
  verbs: {
    send: verb(z.strictObject({ orders: z.number() }), (context, { orders }) =>
      send(context, orders),
    ),
    run: verb(
      z.strictObject({ consumer, stand: z.enum(PLACES).optional() }),
      async (context, { consumer: group, stand }) => {
        requirePrediction(context, ASKED_FIRST[group]);
        const standAt = stand && (await placeFor(context, group, stand));
        context.children.start({
          name: group,
          program: PROGRAM,
          settings: { topic: TOPIC, group, commit: group, workMs: WORK_MS, standAt },
        });
      },
    ),
    stop: verb(
      z.strictObject({ consumer, how: z.enum(['term', 'kill']) }),
      async (context, { consumer: group, how }) => {
        if (how === 'term') requirePrediction(context, 'sigterm');
        if (!context.children.running(group)) {
          throw new LabError('not-running', { retriable: false, about: group });
        }
        await noteSignal(context, group, how);
        await context.children.stop(group, how);
      },
    ),
  },
  challenge: checkChallenge,
};
