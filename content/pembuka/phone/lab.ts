/**
 * The verbs of the lab `phone`: send buyers, say how each service behaves, kill and revive one,
 * try calls again, send the thousand buyers of the challenge. Each acts on real processes and says
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
  setManner,
} from '../../shop/phone-book.ts';
import { HEALTHY, type Manner, SERVICES, type ServiceName } from '../../shop/services.ts';
import { checkChallenge } from './challenge.ts';
import {
  CHALLENGE_ORDERS,
  FAIL_PERCENT,
  LIMITS,
  ORDERS,
  RETRIES,
  SLOW_MS,
  TOGETHER,
} from './model.ts';
import { quiz } from './quiz.ts';

const service = z.enum(SERVICES);
/** Any number passes here, also none at all; one outside the limits is told which limit. */
const amount = z.union([z.number(), z.nan()]);

const all = (manner: Manner): Record<ServiceName, Manner> =>
  Object.fromEntries(SERVICES.map((name) => [name, manner])) as Record<ServiceName, Manner>;

const PRESETS = {
  healthy: { asks: undefined, manners: all(HEALTHY) },
  failing: { asks: 'two-percent', manners: all({ ...HEALTHY, failPercent: FAIL_PERCENT }) },
  slow: { asks: 'slow', manners: { ...all(HEALTHY), analytics: { ...HEALTHY, delayMs: SLOW_MS } } },
} as const;

interface CallSetting {
  readonly _id: 'calls';
  readonly retries: number;
}

const startService: StartService = ({ children }, name, manner) =>
  children.start({
    name,
    program: 'content/shop/phone-service.worker.ts',
    settings: { ...manner },
    small: true,
  });

/** Looks and starts in one go: two presses may race. */
async function bringAll(context: LabContext): Promise<void> {
  const { children } = context;
  if (!children.running(ORDERS)) {
    children.start({
      name: ORDERS,
      program: 'content/shop/phone-orders.worker.ts',
      settings: {},
    });
  }
  await bringServices(context, startService);
}

/** One series has one set of conditions: nothing is changed while its buyers wait. */
async function requireQuiet({ children }: LabContext): Promise<void> {
  if (children.running(ORDERS)) await children.call(ORDERS, 'quiet', null);
}

async function place(context: LabContext, count: number, forecast: number | null): Promise<void> {
  await requireQuiet(context);
  const asked = await context.db
    .collection<{ asked: number }>('series')
    .aggregate<{ sum: number }>([{ $group: { _id: null, sum: { $sum: '$asked' } } }])
    .next();
  if ((asked?.sum ?? 0) + count > LIMITS.run) {
    throw new LabError('limit-orders', { retriable: false, about: String(asked?.sum) });
  }
  await bringAll(context);
  await noteAddresses(context);
  const setting = await settings(context).findOne({ _id: 'calls' });
  const retries = setting?.retries ?? 0;
  await context.children.call(ORDERS, 'place', { count, together: TOGETHER, retries, forecast });
}

const settings = ({ db }: LabContext) => db.collection<CallSetting>('lab_settings');

export const lab: LabServer = {
  topics: [],
  groups: [],
  collections: ['counters', 'phone_book', 'lab_settings', 'series', 'orders'],
  answers: {
    predictions: {
      healthy: ['30', '150', '600'],
      'two-percent': ['98', '90', '50'],
      slow: ['184', '310', '920'],
      dead: ['all', 'some', 'none'],
      'retry-dead': ['all', 'some', 'none'],
    },
    quiz: quizAnswers(quiz),
  },
  open: bringAll,
  verbs: {
    place: verb(
      z.strictObject({ count: z.union([z.literal(1), z.literal(100), z.literal(300)]) }),
      async (context, { count }) => {
        requirePrediction(context, 'healthy');
        await place(context, count, null);
      },
    ),
    forecast: verb(z.strictObject({ percent: amount }), async (context, { percent }) => {
      if (!(percent >= 0 && percent <= LIMITS.forecast)) {
        throw new LabError('limit-forecast', { retriable: false, about: String(percent) });
      }
      await place(context, CHALLENGE_ORDERS, percent);
    }),
    preset: verb(
      z.strictObject({ name: z.enum(['healthy', 'failing', 'slow']) }),
      async (context, { name }) => {
        const { asks, manners } = PRESETS[name];
        if (asks) requirePrediction(context, asks);
        await requireQuiet(context);
        await setManner(context, manners);
      },
    ),
    set: verb(
      z.strictObject({ service, failPercent: amount, delayMs: amount }),
      async (context, { service: name, failPercent, delayMs }) => {
        await requireQuiet(context);
        await setManner(context, { [name]: { failPercent, delayMs } });
      },
    ),
    retry: verb(z.strictObject({ on: z.boolean() }), async (context, { on }) => {
      if (on) requirePrediction(context, 'retry-dead');
      await requireQuiet(context);
      const retries = on ? RETRIES : 0;
      await settings(context).updateOne({ _id: 'calls' }, { $set: { retries } }, { upsert: true });
    }),
    kill: verb(z.strictObject({ service }), async (context, { service: name }) => {
      requirePrediction(context, 'dead');
      await killService(context, name);
    }),
    revive: verb(z.strictObject({ service }), (context, { service: name }) =>
      reviveService(context, name, startService),
    ),
  },
  challenge: checkChallenge,
};
