/**
 * The verbs of the lab `radio`: broadcast orders, alone or beside the telephone, kill and revive a
 * service, and make one listener forget or hear again. Each acts on the real thing and says
 * nothing; what it did comes back by observers.
 */
import { z } from 'zod';
import { LabError } from '#lib/errors.ts';
import { type LabContext, type LabServer, quizAnswers, requirePrediction, verb } from '#lib/lab.ts';
import {
  bringServices,
  killService,
  noteAddresses,
  reviveService,
  type StartService,
} from '../../shop/phone-book.ts';
import { SERVICES } from '../../shop/services.ts';
import { checkChallenge } from './challenge.ts';
import { COUNT, ORDERS, RUN_MAX, TOGETHER, TOPIC } from './model.ts';
import { quiz } from './quiz.ts';

const service = z.enum(SERVICES);
/** The listener whose effects are stored, and whose bookmark the text moves. */
const STORING = 'notification';

const startListener: StartService = ({ children }, name, manner) =>
  children.start({
    name,
    program: 'content/shop/listener.worker.ts',
    settings: {
      ...{ topic: TOPIC, group: name, ...manner },
      store: name === STORING ? 'notifications' : null,
    },
    ...(name === STORING ? {} : { small: true }),
  });

/** Looks and starts in one go: two presses may race. */
async function bringAll(context: LabContext): Promise<void> {
  const { children } = context;
  if (!children.running(ORDERS)) {
    children.start({
      name: ORDERS,
      program: 'content/shop/radio-orders.worker.ts',
      settings: { topic: TOPIC },
    });
  }
  await bringServices(context, startListener);
}

/** Nobody of the group may run; a killed one is counted until its session ends. */
async function putBookmark(context: LabContext, offset: number): Promise<void> {
  await context.kafka.moveBookmark(STORING, TOPIC, 0, offset);
}

export const lab: LabServer = {
  topics: [{ name: TOPIC, partitions: 1 }],
  groups: SERVICES,
  collections: ['counters', 'phone_book', 'series', 'orders', 'notifications'],
  answers: {
    predictions: {
      wait: ['same', 'less'],
      failed: ['0', '10', '50'],
      notified: ['none', 'some', 'all'],
      both: ['none', 'phone', 'both'],
      forget: ['all', 'some', 'none'],
    },
    quiz: quizAnswers(quiz),
  },
  open: bringAll,
  verbs: {
    order: verb(
      z.strictObject({
        ways: z.enum(['radio', 'both']),
        count: z.union([z.literal(1), z.literal(COUNT)]),
      }),
      async (context, { ways, count }) => {
        requirePrediction(context, ways === 'both' ? 'both' : 'wait');
        const end = (await context.kafka.ranges(TOPIC))[0]?.end ?? 0;
        if (end + count > RUN_MAX) {
          throw new LabError('limit-orders', { retriable: false, about: String(end) });
        }
        await bringAll(context);
        await noteAddresses(context);
        await context.children.call(ORDERS, 'place', {
          ...{ count, together: TOGETHER },
          ways: ways === 'both' ? ['radio', 'phone'] : ['radio'],
        });
      },
    ),
    kill: verb(z.strictObject({ service }), async (context, { service: name }) => {
      requirePrediction(context, 'failed');
      await killService(context, name);
    }),
    revive: verb(z.strictObject({ service }), async (context, { service: name }) => {
      if (name === STORING) requirePrediction(context, 'notified');
      await reviveService(context, name, startListener);
    }),
    'revive-live': verb(z.strictObject({}), async (context) => {
      requirePrediction(context, 'forget');
      if (context.children.running(STORING)) {
        throw new LabError('already-running', { retriable: false, about: STORING });
      }
      const [range] = await context.kafka.ranges(TOPIC);
      await putBookmark(context, range?.end ?? 0);
      await reviveService(context, STORING, startListener);
    }),
    replay: verb(z.strictObject({}), async (context) => {
      if (context.children.running(STORING)) await context.children.stop(STORING, 'term');
      const [range] = await context.kafka.ranges(TOPIC);
      await putBookmark(context, range?.low ?? 0);
      await reviveService(context, STORING, startListener);
    }),
  },
  challenge: checkChallenge,
};
