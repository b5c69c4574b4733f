/**
 * The verbs of the lab `idempotent-producer`: send orders through the proxy, lose acks, let the
 * program die before its note, start it again, send one form twice, pay. Each acts on the real
 * thing and says nothing; what it did comes back by observers.
 */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { LabError } from '#lib/errors.ts';
import { type LabContext, type LabServer, quizAnswers, requirePrediction, verb } from '#lib/lab.ts';
import { LEDGER, LEVER } from '../../shop/ack-proxy.ts';
import { SENT_NOT_NOTED } from '../../shop/proxied-orders.ts';
import { requireRoom } from '../../shop/proxied-programs.ts';
import { checkChallenge, drawLine } from './challenge.ts';
import {
  CHECKS,
  COUNTS,
  CUT_NAMES,
  CUTS,
  LIMITS,
  ORDERS,
  PAYMENT,
  PAYMENTS,
  PROXY,
  REFUSALS,
  SENDS,
  SERVICE,
  SETTINGS,
  TOPIC,
  UNIQUE_FORM,
} from './names.ts';
import { bringPrograms, setIdempotent, startPayment } from './programs.ts';
import { quiz } from './quiz.ts';

async function place(context: LabContext, count: number, key?: string): Promise<void> {
  const wish = { count, retries: true, ...(key === undefined ? {} : { key }) };
  await context.children.call(SERVICE, 'place', wish);
}

const nothing = z.strictObject({});

export const lab: LabServer = {
  topics: [{ name: TOPIC, partitions: 1 }],
  groups: [PAYMENT],
  collections: [ORDERS, SENDS, LEDGER, LEVER, PAYMENTS, REFUSALS, SETTINGS, CHECKS],
  answers: {
    predictions: {
      repeat: ['twice', 'once', 'error'],
      session: ['once', 'twice', 'error'],
      exhausted: ['stored', 'error', 'lost'],
    },
    quiz: quizAnswers(quiz),
  },
  async open(context) {
    const { key, name } = UNIQUE_FORM;
    await context.db.collection(PAYMENTS).createIndex(key, { name, unique: true });
    await bringPrograms(context);
  },
  verbs: {
    order: verb(z.strictObject({ count: z.literal(COUNTS) }), async (context, { count }) => {
      await requireRoom(context, count, LIMITS.run);
      await bringPrograms(context);
      await place(context, count);
    }),
    cut: verb(z.strictObject({ which: z.enum(CUT_NAMES) }), async (context, { which }) => {
      requirePrediction(context, which === 'exhausting' ? 'exhausted' : 'repeat');
      await bringPrograms(context);
      await context.children.call(PROXY, 'cut', CUTS[which]);
    }),
    die: verb(nothing, async (context) => {
      requirePrediction(context, 'session');
      await requireRoom(context, 1, LIMITS.run);
      await bringPrograms(context);
      await context.children.call(SERVICE, 'quiet', {});
      context.children.arm(SERVICE, SENT_NOT_NOTED);
      await place(context, 1);
    }),
    'run-service': verb(nothing, async (context) => {
      if (context.children.running(SERVICE)) {
        throw new LabError('already-running', { retriable: false, about: SERVICE });
      }
      await bringPrograms(context);
    }),
    click: verb(nothing, async (context) => {
      await requireRoom(context, 2, LIMITS.run);
      await bringPrograms(context);
      const key = `form-${randomUUID().slice(0, 8)}`;
      await Promise.all([place(context, 1, key), place(context, 1, key)]);
    }),
    idempotent: verb(z.strictObject({ on: z.boolean() }), (context, { on }) =>
      setIdempotent(context, on),
    ),
    'run-payment': verb(nothing, async (context) => startPayment(context)),
    'stop-payment': verb(nothing, ({ children }) => children.stop(PAYMENT, 'term')),
    line: verb(nothing, async (context) => {
      await bringPrograms(context);
      await context.children.call(SERVICE, 'quiet', {});
      await drawLine(context);
    }),
  },
  challenge: checkChallenge,
};
