/**
 * The verbs of the lab `dual-write`: place orders that are written twice, let the program die in
 * the last of them, bring it back, draw the starting line. Each acts on the real thing and says
 * nothing; what it did comes back by observers.
 */
import { z } from 'zod';
import { LabError } from '#lib/errors.ts';
import { type LabContext, type LabServer, quizAnswers, requirePrediction, verb } from '#lib/lab.ts';
import { checkChallenge, drawLine } from './challenge.ts';
import { buyersOf, placeOrders, requireQuiet, sendWaitingHome, type Wish } from './counter.ts';
import { BUYERS, LIMITS, MANNERS, ORDERS, POINTS, RETRIES, TOPIC, WRITER } from './names.ts';
import { quiz } from './quiz.ts';

function startWriter({ children }: LabContext): void {
  children.start({
    name: WRITER,
    program: 'content/11-2/dual-write/orders.worker.ts',
    settings: { topic: TOPIC },
  });
}

/** Whoever died with an order in hand stays dead until the reader brings it back. */
async function openCounter(context: LabContext): Promise<void> {
  await context.db
    .collection<{ _id: string; n: number }>('counters')
    .updateOne({ _id: 'orders' }, { $setOnInsert: { n: 0 } }, { upsert: true });
  await sendWaitingHome(context);
  const last = await buyersOf(context).findOne({}, { sort: { n: -1 } });
  if (context.children.running(WRITER) || last?.state === 'unanswered') return;
  startWriter(context);
}

/** The guess that has to be stored before a program dies like this. */
function guessOf({ manner, point, retries }: Wish): string | undefined {
  if (point === null) return undefined;
  if (manner === 'in-transaction') return 'transaction';
  if (manner === 'publish-first') return 'reverse';
  return retries > 0 ? 'retry' : 'ghost';
}

export const lab: LabServer = {
  topics: [{ name: TOPIC, partitions: 1 }],
  groups: [],
  // The orders first: what became of each is told by its buyer, who comes after them.
  collections: ['counters', ORDERS, BUYERS, 'checks'],
  answers: {
    predictions: {
      ghost: ['nowhere', 'mongo', 'both'],
      restart: ['published', 'removed', 'stays'],
      retry: ['saved', 'late', 'same'],
      reverse: ['both', 'orphan', 'nowhere'],
      transaction: ['nowhere', 'both', 'orphan'],
    },
    quiz: quizAnswers(quiz),
  },
  open: openCounter,
  verbs: {
    place: verb(
      z.strictObject({
        manner: z.enum(MANNERS),
        // Any number passes here; one outside the limits is told which limit.
        count: z.number(),
        point: z.enum(POINTS).nullable(),
        retry: z.boolean(),
      }),
      async (context, { manner, count, point, retry }) => {
        const wish = { manner, count, point, retries: retry ? RETRIES : 0 };
        const guess = guessOf(wish);
        if (guess) requirePrediction(context, guess);
        if (!Number.isInteger(count) || count < 1 || count > LIMITS.orders) {
          throw new LabError('limit-orders', { retriable: false, about: String(count) });
        }
        if (!context.children.running(WRITER)) {
          throw new LabError('not-running', { retriable: false, about: WRITER });
        }
        await placeOrders(context, wish);
      },
    ),
    run: verb(z.strictObject({}), async (context) => {
      requirePrediction(context, 'restart');
      startWriter(context);
    }),
    kill: verb(z.strictObject({}), ({ children }) => children.stop(WRITER, 'kill')),
    line: verb(z.strictObject({}), async (context) => {
      requireQuiet(context);
      await drawLine(context);
    }),
  },
  challenge: checkChallenge,
};
