/**
 * The verbs of the lab `call-or-publish`: publish orders in a thin or a full form, put the readers
 * to rest and back to work, kill the order service, change an order, ask. Each acts on the real
 * thing and says nothing; what it did comes back by observers.
 */
import { z } from 'zod';
import { LabError } from '#lib/errors.ts';
import { type LabContext, type LabServer, quizAnswers, requirePrediction, verb } from '#lib/lab.ts';
import { checkChallenge } from './challenge.ts';
import { COPIES, COUNT, ORDERS, RUN_MAX, TOPIC } from './model.ts';
import { CONSUMERS, FORMS, orderIdOf } from './order-state.ts';
import { quiz } from './quiz.ts';
import {
  bringAll,
  killOrders,
  OUTAGES,
  restConsumers,
  reviveOrders,
  tellAddress,
  wakeConsumers,
} from './shop-floor.ts';

/** The order that is changed and asked about: the last one of the last series. */
async function lastOrder({ db }: LabContext): Promise<string> {
  const series = db.collection<{ _id: number }>('series');
  const last = await series.findOne({}, { sort: { _id: -1 } });
  if (!last) throw new LabError('no-order-yet', { retriable: false });
  return orderIdOf(last._id, COUNT);
}

function requireRunning({ children }: LabContext, name: string): void {
  if (!children.running(name)) throw new LabError('not-running', { retriable: false, about: name });
}

export const lab: LabServer = {
  topics: [{ name: TOPIC, partitions: 1 }],
  groups: CONSUMERS,
  collections: ['counters', 'lab_settings', 'orders', 'series', 'calls', COPIES, OUTAGES],
  answers: {
    predictions: {
      calls: ['0', '20', '60'],
      stuck: ['done', 'wait', 'lost'],
      carried: ['wait', 'some', 'done'],
      stale: ['new', 'old', 'none'],
      now: ['both', 'call', 'copy', 'none'],
    },
    quiz: quizAnswers(quiz),
  },
  open: bringAll,
  verbs: {
    publish: verb(z.strictObject({ form: z.enum(FORMS) }), async (context, { form }) => {
      requirePrediction(context, form === 'thin' ? 'calls' : 'carried');
      const end = (await context.kafka.ranges(TOPIC))[0]?.end ?? 0;
      if (end + COUNT > RUN_MAX) {
        throw new LabError('limit-orders', { retriable: false, about: String(end) });
      }
      await bringAll(context);
      requireRunning(context, ORDERS);
      await tellAddress(context);
      await context.children.call(ORDERS, 'publish', { form, count: COUNT });
    }),
    rest: verb(z.strictObject({}), async (context) => {
      if (!CONSUMERS.some((name) => context.children.running(name))) {
        throw new LabError('not-running', { retriable: false, about: CONSUMERS.join(', ') });
      }
      await restConsumers(context);
    }),
    work: verb(z.strictObject({}), async (context) => {
      if (CONSUMERS.every((name) => context.children.running(name))) {
        throw new LabError('already-running', { retriable: false, about: CONSUMERS.join(', ') });
      }
      await wakeConsumers(context);
    }),
    kill: verb(z.strictObject({}), async (context) => {
      requirePrediction(context, 'stuck');
      await killOrders(context);
    }),
    revive: verb(z.strictObject({}), async (context) => {
      if (context.children.running(ORDERS)) {
        throw new LabError('already-running', { retriable: false, about: ORDERS });
      }
      await reviveOrders(context);
    }),
    change: verb(z.strictObject({ told: z.boolean() }), async (context, { told }) => {
      requirePrediction(context, 'stale');
      requireRunning(context, ORDERS);
      const orderId = await lastOrder(context);
      await context.children.call(ORDERS, 'change', { orderId, told });
    }),
    ask: verb(z.strictObject({}), async (context) => {
      const alive = context.children.running(ORDERS);
      requirePrediction(context, alive ? 'stale' : 'now');
      requireRunning(context, 'notification');
      await context.children.call('notification', 'ask', await lastOrder(context));
    }),
  },
  challenge: checkChallenge,
};
