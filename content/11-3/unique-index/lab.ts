/**
 * The verbs of the lab `unique-index`: inject deliveries, run and end the two payment services,
 * say how they handle a wave, try to build the index, draw the starting line of the challenge.
 * Each acts on the real thing and says nothing; what it did comes back by observers.
 */
import { z } from 'zod';
import { LabError } from '#lib/errors.ts';
import { type LabContext, type LabServer, quizAnswers, requirePrediction, verb } from '#lib/lab.ts';
import { UNIQUE_INDEX } from '../../shop/error-object.ts';
import type { DeliverySetting } from '../../shop/read-waves.ts';
import { requireQuiet } from '../../shop/require-quiet.ts';
import { checkChallenge, drawLine } from './challenge.ts';
import { CRASH_POINTS } from './crash-points.ts';
import { CONSUMERS, type ConsumerName, INJECTOR, LIMITS, TOPIC } from './model.ts';
import { quiz } from './quiz.ts';

const PROGRAMS: Readonly<Record<ConsumerName, string>> = {
  'payment-naive': 'content/shop/payment-naive.worker.ts',
  payment: 'content/shop/payment-unique.worker.ts',
};

const consumer = z.enum(CONSUMERS);
/** Any number passes here; one outside the limits is told which limit. */
const amount = z.number();

function startInjector({ children }: LabContext): void {
  if (children.running(INJECTOR)) return;
  children.start({
    name: INJECTOR,
    program: 'content/shop/injector.worker.ts',
    settings: { topic: TOPIC },
  });
}

function requireLimits(events: number, copies: number): void {
  const within = (value: number, max: number) =>
    Number.isInteger(value) && value >= 1 && value <= max;
  const fits = within(events, LIMITS.events) && within(copies, LIMITS.copies);
  if (fits && events * copies <= LIMITS.deliveries) return;
  throw new LabError('limit-deliveries', { retriable: false, about: `${events} × ${copies}` });
}

export const lab: LabServer = {
  topics: [{ name: TOPIC, partitions: 1 }],
  groups: CONSUMERS,
  collections: [
    ...['counters', 'orders', 'payments_naive', 'payments', 'processed_events'],
    ...['refusals', 'index_builds', 'lab_settings', 'checks'],
  ],
  answers: {
    predictions: {
      'check-first': ['1', 'few', 'most'],
      'unique-index': ['1', 'few', 'most'],
      'build-index': ['built', 'later', 'fails'],
      'after-crash': ['0', '1', '2'],
    },
    quiz: quizAnswers(quiz),
  },
  async open(context) {
    // Before the first event, and outside any transaction: building it there would block them.
    const processed = context.db.collection('processed_events');
    await processed.createIndex(UNIQUE_INDEX.key, UNIQUE_INDEX.options);
    startInjector(context);
  },
  verbs: {
    inject: verb(
      z.strictObject({
        events: amount,
        copies: amount,
        order: z.enum(['grouped', 'interleaved']),
        eventId: z.string().max(20).optional(),
      }),
      async (context, input) => {
        const events = input.eventId === undefined ? input.events : 1;
        requireLimits(events, input.copies);
        startInjector(context);
        const coming = events * input.copies;
        await requireQuiet(context, { topic: TOPIC, readers: CONSUMERS, coming, max: LIMITS.run });
        await context.children.call(INJECTOR, 'inject', { ...input, events });
      },
    ),
    mode: verb(z.strictObject({ together: z.boolean() }), async (context, { together }) => {
      if (together) requirePrediction(context, 'check-first');
      const settings = context.db.collection<DeliverySetting>('lab_settings');
      await settings.updateOne({ _id: 'delivery' }, { $set: { together } }, { upsert: true });
    }),
    run: verb(
      z.strictObject({ consumer, crashPoint: z.enum(CRASH_POINTS.all).optional() }),
      async (context, { consumer: name, crashPoint }) => {
        if (name === 'payment') requirePrediction(context, 'unique-index');
        if (crashPoint !== undefined) {
          requirePrediction(context, 'after-crash');
          if (!CRASH_POINTS[name].some((known) => known === crashPoint)) {
            throw new LabError('bad-input', { retriable: false, about: crashPoint });
          }
        }
        context.children.start({
          name,
          program: PROGRAMS[name],
          settings: { topic: TOPIC, group: name },
          ...(crashPoint === undefined ? {} : { crashPoint }),
        });
      },
    ),
    stop: verb(
      z.strictObject({ consumer, how: z.enum(['term', 'kill']) }),
      ({ children }, { consumer: name, how }) => children.stop(name, how),
    ),
    'build-index': verb(z.strictObject({}), async (context) => {
      requirePrediction(context, 'build-index');
      await context.children.call('payment-naive', 'build-index', {});
    }),
    line: verb(z.strictObject({}), drawLine),
  },
  challenge: checkChallenge,
};
