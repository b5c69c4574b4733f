/**
 * The verbs of the lab `retention`: a stream of orders, a reader that comes and goes, how long the
 * topic keeps its records, and a second topic that keeps the last record of each key. Each acts on
 * the real thing; what it did comes back by observers.
 */
import { z } from 'zod';
import { LabError } from '#lib/errors.ts';
import {
  type LabContext,
  type LabServer,
  quizAnswers,
  requirePrediction,
  type TopicSpec,
  verb,
} from '#lib/lab.ts';
import { checkChallenge } from './challenge.ts';
import {
  CATALOG,
  FIRST_RETENTION_MS,
  FLOW_SECONDS,
  GROUP,
  LIMITS,
  PRICE_TOPIC,
  TOPIC,
  WORK_MS,
  WRITER,
} from './model.ts';
import { DROPPED } from './prices.ts';
import { quiz } from './quiz.ts';

/** Any number passes here; one outside the limits is told which limit. */
const amount = z.number();

const ordersFor = (retentionMs: number): TopicSpec => ({
  name: TOPIC,
  partitions: 1,
  // Whole segments are deleted, so they must be short to be seen going.
  config: { 'retention.ms': String(retentionMs), 'segment.ms': '1000' },
});

const prices: TopicSpec = {
  name: PRICE_TOPIC,
  partitions: 1,
  config: {
    'cleanup.policy': 'compact',
    // The segment that is being written is never compacted: a new one every second.
    'segment.ms': '1000',
    'min.cleanable.dirty.ratio': '0.01',
    'delete.retention.ms': '60000',
  },
};

interface RetentionSetting {
  readonly _id: 'retention';
  readonly ms: number;
}

function startProgram(
  { children }: LabContext,
  name: string,
  program: string,
  topic: string,
): void {
  if (children.running(name)) return;
  children.start({ name, program, settings: { topic } });
}

const startWriter = (context: LabContext): void =>
  startProgram(context, WRITER, 'content/shop/order-flow.worker.ts', TOPIC);
const startCatalog = (context: LabContext): void =>
  startProgram(context, CATALOG, 'content/11-1/retention/catalog.worker.ts', PRICE_TOPIC);

function within(value: number, { min, max }: { min: number; max: number }): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

/** What the broker says, kept where the change stream brings it to the panel. */
async function noteRetention({ kafka, db }: LabContext): Promise<void> {
  const ms = Number(await kafka.setting(TOPIC, 'retention.ms'));
  const settings = db.collection<RetentionSetting>('lab_settings');
  await settings.updateOne({ _id: 'retention' }, { $set: { ms } }, { upsert: true });
}

export const lab: LabServer = {
  topics: [ordersFor(FIRST_RETENTION_MS), prices],
  groups: [GROUP],
  collections: ['counters', 'payments', 'lab_settings', 'checks'],
  answers: {
    predictions: {
      'next-offset': ['committed', 'low', 'end', 'error'],
      compaction: ['all', 'exact', 'at-least'],
      tombstone: ['fewer', 'same', 'more'],
    },
    quiz: quizAnswers(quiz),
  },
  async open(context) {
    await noteRetention(context);
    startWriter(context);
    // Only the catalogue tells what is kept: a reader who comes back finds the prices written before.
    const [written] = await context.kafka.ranges(PRICE_TOPIC);
    if (written && written.end > 0) startCatalog(context);
  },
  verbs: {
    flow: verb(z.strictObject({ perSecond: amount }), async (context, { perSecond }) => {
      if (!within(perSecond, LIMITS.perSecond)) {
        throw new LabError('limit-flow', { retriable: false, about: String(perSecond) });
      }
      const written = (await context.kafka.ranges(TOPIC))[0]?.end ?? 0;
      const left = LIMITS.orders - written;
      if (left < perSecond) {
        throw new LabError('limit-run', { retriable: false, about: String(written) });
      }
      startWriter(context);
      const seconds = Math.min(FLOW_SECONDS, left / perSecond);
      await context.children.call(WRITER, 'start', { perSecond, seconds });
    }),
    'stop-flow': verb(z.strictObject({}), async ({ children }) => {
      await children.call(WRITER, 'stop', {});
    }),
    run: verb(
      z.strictObject({ from: z.enum(['earliest', 'latest']) }),
      async (context, { from }) => {
        const settings = {
          topic: TOPIC,
          group: GROUP,
          workMs: WORK_MS,
          fromBeginning: from === 'earliest',
        };
        // The first run needs no guess: the question is what follows after an outage.
        const known = (await context.kafka.committed(GROUP, TOPIC)).get(0) ?? null;
        if (known !== null) requirePrediction(context, 'next-offset');
        const program = 'content/11-1/retention/payment.worker.ts';
        context.children.start({ name: GROUP, program, settings });
      },
    ),
    stop: verb(z.strictObject({ how: z.enum(['term', 'kill']) }), ({ children }, { how }) =>
      children.stop(GROUP, how),
    ),
    retention: verb(z.strictObject({ ms: amount }), async (context, { ms }) => {
      if (!within(ms, LIMITS.retentionMs)) {
        throw new LabError('limit-retention', { retriable: false, about: String(ms) });
      }
      await context.kafka.configure(ordersFor(ms));
      await noteRetention(context);
    }),
    change: verb(z.strictObject({}), async (context) => {
      requirePrediction(context, 'compaction');
      startCatalog(context);
      await context.children.call(CATALOG, 'change', {});
    }),
    drop: verb(z.strictObject({}), async (context) => {
      requirePrediction(context, 'tombstone');
      startCatalog(context);
      await context.children.call(CATALOG, 'drop', { item: DROPPED });
    }),
  },
  challenge: checkChallenge,
};
