/**
 * A hundred buyers and an order service that is killed under them, ten times, wherever it happens to
 * be. A buyer who got no answer asks again later, with the same order number: that is all they can do.
 */
import { errorCode } from '#lib/errors.ts';
import type { LabContext } from '#lib/lab.ts';
import { placeOne, startWriter, takeNumbers } from './attempts.ts';
import { CRASH_POINTS, LIMITS } from './names.ts';

export interface Storm {
  readonly _id: number;
  readonly state: 'running' | 'over' | 'failed';
  readonly forget: boolean;
  /** Numbers of its first and last order. */
  readonly first: number;
  readonly last: number;
  readonly deaths: number;
  /** Orders whose buyer has an answer. */
  readonly answered: number;
  readonly at: number;
}

/** An answer may be late for a transaction that a dead process left open; then it is asked again. */
const TRIES_MAX = 5;

/** Takes the numbers and says that it begins; `go` is the storm itself. */
export async function prepareStorm(context: LabContext, forget: boolean) {
  const { db } = context;
  const { orders } = LIMITS.storm;
  const first = await takeNumbers(db, orders);
  const last = first + orders - 1;
  const storms = db.collection<Storm>('storms');
  const id = (await storms.countDocuments()) + 1;
  const begun = { deaths: 0, answered: 0, at: Date.now() };
  await storms.insertOne({ _id: id, state: 'running', forget, first, last, ...begun });
  const note = async (change: Partial<Storm>) => {
    await storms.updateOne({ _id: id }, { $set: change });
  };
  const waiting = Array.from({ length: orders }, (_, index) => `ORD-${first + index}`);
  return {
    note,
    async go() {
      for (let deaths = 0; deaths < LIMITS.storm.deaths; deaths += 1) {
        await oneLife(context, waiting, forget);
        await note({ deaths: deaths + 1, answered: orders - waiting.length });
      }
      await startWriter(context);
      await answerAll(context, waiting, forget);
      await note({ state: 'over', answered: orders });
    },
  };
}

/** One process: some orders go well, and one is its last. */
async function oneLife(context: LabContext, waiting: string[], forget: boolean): Promise<void> {
  const point = CRASH_POINTS[Math.floor(Math.random() * CRASH_POINTS.length)] ?? 'before-commit';
  await startWriter(context, point);
  for (let left = Math.floor(Math.random() * 8); left > 0; left -= 1) {
    const orderId = waiting[0];
    if (orderId === undefined) break;
    if (await tried(context, orderId, forget)) waiting.shift();
    else waiting.push(...waiting.splice(0, 1));
  }
  const [last] = waiting;
  if (last === undefined) throw new Error('no order is left to die on');
  await placeOne(context, { orderId: last, forget, mortal: true });
  // Saved or not, its buyer does not know, and will ask again behind all the others.
  waiting.push(...waiting.splice(0, 1));
}

async function answerAll(context: LabContext, waiting: string[], forget: boolean): Promise<void> {
  for (let tries = TRIES_MAX * waiting.length; waiting.length > 0; tries -= 1) {
    if (tries === 0) throw new Error(`${waiting.length} buyers got no answer`);
    const [orderId] = waiting.splice(0, 1);
    if (orderId === undefined) return;
    if (await tried(context, orderId, forget)) continue;
    // A hand may have killed it as well.
    await startWriter(context);
    waiting.push(orderId);
  }
}

/** @returns whether the buyer has an answer. */
async function tried(context: LabContext, orderId: string, forget: boolean): Promise<boolean> {
  try {
    return await placeOne(context, { orderId, forget, mortal: false });
  } catch (error) {
    if (errorCode(error) === 'unanswered') return false;
    throw error;
  }
}
