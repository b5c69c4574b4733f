/**
 * The verbs of the lab `transactions`: pay in a transaction, end it, start a twin, send orders, run
 * the biller. Each acts on the real thing and says nothing; what it did is read back.
 */
import { z } from 'zod';
import { LabError } from '#lib/errors.ts';
import { type LabContext, type LabServer, quizAnswers, requirePrediction, verb } from '#lib/lab.ts';
import { checkChallenge, drawLine } from './challenge.ts';
import {
  BEARERS,
  type Bearer,
  BILLER,
  BILLING,
  BILLS,
  CASHIER,
  CASHIERS,
  type CashierName,
  CRASH_POINT,
  FEW,
  LIMITS,
  MANNERS,
  MANY,
  ORDERS,
  PAYMENTS,
  READERS,
  READING,
  SECOND,
  TOPICS,
  TRANSACTION_TIMEOUT_MS,
  WRITER,
} from './names.ts';
import { quiz } from './quiz.ts';

const cashier = z.enum(CASHIERS);
const program = z.enum([...CASHIERS, BILLER]);

function startCashier({ children }: LabContext, name: CashierName, bearer: Bearer): void {
  children.start({
    name,
    program: 'content/11-3/transactions/cashier.worker.ts',
    settings: {
      topic: PAYMENTS,
      transactionalId: bearer === 'twin' ? CASHIER : name,
      transactionTimeout: TRANSACTION_TIMEOUT_MS,
    },
  });
}

function startReaders({ children }: LabContext): void {
  if (children.running(READING)) return;
  children.start({
    name: READING,
    program: 'content/11-3/transactions/readers.worker.ts',
    settings: { topics: [PAYMENTS, BILLS] },
  });
}

function startWriter({ children }: LabContext): void {
  if (children.running(WRITER)) return;
  children.start({
    name: WRITER,
    program: 'content/shop/order-service.worker.ts',
    settings: { topic: ORDERS },
  });
}

async function requireRoom({ kafka }: LabContext, topic: string, max: number): Promise<void> {
  const end = (await kafka.ranges(topic))[0]?.end ?? 0;
  if (end > max) throw new LabError('limit-run', { retriable: false, about: `${topic} ${end}` });
}

/** A, B, … Z, A2, …: one name a payment, also over the deaths of who sends it. */
async function nextName({ db }: LabContext): Promise<string> {
  const counter = await db
    .collection<{ _id: string; n: number }>('counters')
    .findOneAndUpdate(
      { _id: PAYMENTS },
      { $inc: { n: 1 } },
      { upsert: true, returnDocument: 'after' },
    );
  const n = (counter?.n ?? 1) - 1;
  const round = Math.floor(n / 26);
  return String.fromCharCode(65 + (n % 26)) + (round === 0 ? '' : String(round + 1));
}

export const lab: LabServer = {
  topics: TOPICS.map((name) => ({ name, partitions: 1 })),
  groups: READERS,
  collections: ['counters', 'receipts_bare', 'receipts', 'checks'],
  answers: {
    predictions: {
      open: ['both', 'one', 'none'],
      offset: ['2', '3', '4'],
      hung: ['now', 'waits', 'never'],
      twin: ['old', 'both', 'new'],
      border: ['fewer', 'equal', 'more'],
    },
    quiz: quizAnswers(quiz),
  },
  async open(context) {
    await context.db
      .collection('receipts')
      .createIndex({ order: 1 }, { name: 'uniq_order', unique: true });
    if (!context.children.running(CASHIER)) startCashier(context, CASHIER, 'own');
    // A page that begins anew has not heard what they told: their reports stand in no store.
    if (context.children.running(READING)) await context.children.call(READING, 'retell', {});
    startReaders(context);
  },
  verbs: {
    pay: verb(z.strictObject({ cashier }), async (context, input) => {
      requirePrediction(context, 'open');
      await requireRoom(context, PAYMENTS, LIMITS.payments);
      const id = await nextName(context);
      await context.children.call(input.cashier, 'send', { id });
    }),
    end: verb(
      z.strictObject({ cashier, how: z.enum(['commit', 'abort']) }),
      async (context, input) => {
        if (input.how === 'abort') requirePrediction(context, 'offset');
        await context.children.call(input.cashier, 'end', { how: input.how });
      },
    ),
    open: verb(
      z.strictObject({ cashier, bearer: z.enum(BEARERS) }),
      async (context, { cashier: name, bearer }) => {
        if (bearer === 'twin') requirePrediction(context, 'twin');
        startCashier(context, name, name === SECOND ? bearer : 'own');
      },
    ),
    readers: verb(z.strictObject({}), async (context) => {
      if (context.children.running(READING)) {
        throw new LabError('already-running', { retriable: false, about: READING });
      }
      startReaders(context);
    }),
    orders: verb(z.strictObject({ many: z.boolean() }), async (context, { many }) => {
      const count = many ? MANY : FEW;
      await requireRoom(context, ORDERS, LIMITS.orders - count);
      startWriter(context);
      await context.children.call(WRITER, 'place', { count });
    }),
    bill: verb(
      z.strictObject({ manner: z.enum(MANNERS), armed: z.boolean() }),
      async (context, { manner, armed }) => {
        requirePrediction(context, 'border');
        context.children.start({
          name: BILLER,
          program: 'content/11-3/transactions/biller.worker.ts',
          settings: {
            ...{ input: ORDERS, output: BILLS, group: BILLING, manner },
            transactionTimeout: TRANSACTION_TIMEOUT_MS,
          },
          ...(armed ? { crashPoint: CRASH_POINT } : {}),
        });
      },
    ),
    stop: verb(
      z.strictObject({ program, how: z.enum(['term', 'kill']) }),
      async (context, { program: name, how }) => {
        if (how === 'kill' && name !== BILLER) requirePrediction(context, 'hung');
        await context.children.stop(name, how);
      },
    ),
    line: verb(z.strictObject({}), drawLine),
  },
  challenge: checkChallenge,
};
