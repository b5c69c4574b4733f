/**
 * The verbs of the lab `lost-ack`: send orders through the proxy, cut the next ack, let the client
 * retry or not, start programs again, open a case and name its cause. Each acts on the real thing
 * and says nothing; what it did comes back by observers.
 */
import { z } from 'zod';
import { LabError } from '#lib/errors.ts';
import { type LabContext, type LabServer, quizAnswers, requirePrediction, verb } from '#lib/lab.ts';
import { LEDGER, LEVER } from '../../shop/ack-proxy.ts';
import { requireRoom } from '../../shop/proxied-programs.ts';
import {
  chargeAndDie,
  clickTwice,
  closeEvidence,
  cutNext,
  nameCause,
  newForm,
  openCase,
  place,
  requireNoCase,
} from './cases.ts';
import { checkChallenge, drawLine } from './challenge.ts';
import {
  CASES,
  CAUSES,
  CHECKS,
  COUNTS,
  LIMITS,
  PAYMENT,
  PAYMENTS,
  type ProducerSetting,
  SENDS,
  SERVICE,
  SETTINGS,
  TOPIC,
} from './names.ts';
import { bringPrograms, restartService, startPayment } from './programs.ts';
import { quiz } from './quiz.ts';

const settings = ({ db }: LabContext) => db.collection<ProducerSetting>(SETTINGS);

const mayRetry = async (context: LabContext): Promise<boolean> =>
  (await settings(context).findOne({ _id: 'producer' }))?.retries ?? true;

/** payment has read everything and nothing is on its way: it will die with the next order in hand. */
async function requireQuiet({ children, kafka }: LabContext): Promise<void> {
  if (!children.running(PAYMENT)) {
    throw new LabError('not-running', { retriable: false, about: PAYMENT });
  }
  await children.call(SERVICE, 'quiet', {});
  const [ranges, bookmarks, members] = await Promise.all([
    kafka.ranges(TOPIC),
    kafka.committed(PAYMENT, TOPIC),
    kafka.describe(PAYMENT),
  ]);
  if ((bookmarks.get(0) ?? 0) < (ranges[0]?.end ?? 0) || members.length === 0) {
    throw new LabError('still-working', { retriable: true, about: PAYMENT });
  }
}

const nothing = z.strictObject({});

export const lab: LabServer = {
  topics: [{ name: TOPIC, partitions: 1 }],
  groups: [PAYMENT],
  collections: ['orders', SENDS, LEDGER, LEVER, PAYMENTS, CASES, SETTINGS, CHECKS],
  answers: {
    predictions: {
      'lost-ack': ['once-failed', 'once-ok', 'twice-ok'],
      'no-retry': ['not-stored', 'stored', 'acked'],
      redelivery: ['one-one', 'one-two', 'two-two'],
    },
    quiz: quizAnswers(quiz),
  },
  async open(context) {
    await closeEvidence(context);
    await bringPrograms(context);
  },
  verbs: {
    order: verb(z.strictObject({ count: z.literal(COUNTS) }), async (context, { count }) => {
      await requireRoom(context, count, LIMITS.run);
      await bringPrograms(context);
      await place(context, { count, retries: await mayRetry(context) });
    }),
    cut: verb(nothing, async (context) => {
      requirePrediction(context, 'lost-ack');
      await bringPrograms(context);
      await cutNext(context);
    }),
    retries: verb(z.strictObject({ on: z.boolean() }), async (context, { on }) => {
      if (!on) requirePrediction(context, 'no-retry');
      const set = { $set: { retries: on } };
      await settings(context).updateOne({ _id: 'producer' }, set, { upsert: true });
    }),
    restart: verb(nothing, restartService),
    click: verb(nothing, async (context) => {
      await requireRoom(context, 2, LIMITS.run);
      await bringPrograms(context);
      await clickTwice(context, newForm(), await mayRetry(context));
    }),
    'run-payment': verb(nothing, async (context) => startPayment(context)),
    'stop-payment': verb(z.strictObject({ how: z.enum(['term', 'kill']) }), (context, { how }) =>
      context.children.stop(PAYMENT, how),
    ),
    'crash-payment': verb(nothing, async (context) => {
      requirePrediction(context, 'redelivery');
      await requireRoom(context, 1, LIMITS.run);
      await bringPrograms(context);
      await requireQuiet(context);
      await chargeAndDie(context, { count: 1, retries: await mayRetry(context) });
    }),
    case: verb(
      z.strictObject({ seed: z.int().nonnegative().optional() }),
      async (context, { seed }) => {
        for (const id of ['lost-ack', 'redelivery']) requirePrediction(context, id);
        // Before anything else: the case in hand may be what payment is busy with.
        await requireNoCase(context);
        await requireRoom(context, 2, LIMITS.run);
        await bringPrograms(context);
        await requireQuiet(context);
        await openCase(context, seed);
      },
    ),
    name: verb(z.strictObject({ cause: z.enum(CAUSES) }), (context, { cause }) =>
      nameCause(context, cause),
    ),
    line: verb(nothing, async (context) => {
      await bringPrograms(context);
      await context.children.call(SERVICE, 'quiet', {});
      await drawLine(context);
    }),
  },
  challenge: checkChallenge,
};
