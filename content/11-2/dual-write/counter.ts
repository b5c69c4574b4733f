/**
 * The buyers' side of the lab `dual-write`: they ask for orders one after another, and keep in
 * `buyers` what each was told. That book is no part of the shop: nobody repairs anything from it.
 */
import { z } from 'zod';
import { LabError } from '#lib/errors.ts';
import type { LabContext } from '#lib/lab.ts';
import {
  BUYERS,
  type BuyerNote,
  LIMITS,
  type Manner,
  orderIdOf,
  type Point,
  TOPIC,
  WRITER,
} from './names.ts';

export interface Wish {
  readonly manner: Manner;
  readonly count: number;
  /** Where the program dies, in the last of these orders. */
  readonly point: Point | null;
  readonly retries: number;
}

const reply = z.object({ offset: z.number().int().nonnegative() });

/** Runs whose buyers stand at the counter: orders of two presses would mix. */
const busy = new Set<string>();

export const buyersOf = ({ db }: LabContext) => db.collection<BuyerNote>(BUYERS);

export const endOf = async ({ kafka }: LabContext): Promise<number> =>
  (await kafka.ranges(TOPIC))[0]?.end ?? 0;

/** @throws LabError `orders-running` while orders of an earlier press are under way */
export function requireQuiet({ scope }: LabContext): void {
  if (busy.has(scope.prefix)) throw new LabError('orders-running', { retriable: true });
}

/**
 * Asks for `count` orders in turn. A program that dies in the last of them is what was wished for.
 * @throws LabError `limit-run` when the run is full; what the program itself answers, else
 */
export async function placeOrders(context: LabContext, wish: Wish): Promise<void> {
  requireQuiet(context);
  const { prefix } = context.scope;
  busy.add(prefix);
  try {
    await closeForsaken(context);
    const first = await takeNumbers(context, wish.count);
    for (let n = first; n < first + wish.count; n += 1) {
      const point = n === first + wish.count - 1 ? wish.point : null;
      if (!(await placeOne(context, { ...wish, n, point }))) return;
    }
  } finally {
    busy.delete(prefix);
  }
}

async function takeNumbers({ db }: LabContext, count: number): Promise<number> {
  const counters = db.collection<{ _id: string; n: number }>('counters');
  const counter = await counters.findOneAndUpdate(
    { _id: 'orders', n: { $lte: LIMITS.run - count } },
    { $inc: { n: count } },
    { returnDocument: 'after' },
  );
  if (!counter) throw new LabError('limit-run', { retriable: false, about: String(LIMITS.run) });
  return counter.n - count + 1;
}

/** @returns whether the program lives: whoever is dead takes no further order. */
async function placeOne(
  context: LabContext,
  { n, manner, point, retries }: Wish & { readonly n: number },
): Promise<boolean> {
  const { children } = context;
  const buyers = buyersOf(context);
  const _id = orderIdOf(n);
  await buyers.insertOne({
    ...{ _id, n, manner, point, retries },
    ...{ state: 'waiting', askedAt: new Date() },
  });
  const close = async (told: Pick<BuyerNote, 'state' | 'died' | 'end'>) => {
    await buyers.updateOne({ _id }, { $set: told });
  };
  try {
    if (point) children.arm(WRITER, point);
    const { offset } = reply.parse(await children.call(WRITER, 'place', { n, manner, retries }));
    await close({ state: 'answered', end: offset + 1 });
    return true;
  } catch (error) {
    const died = isGone(error);
    await close({ state: 'unanswered', died, end: await endIfKnown(context) });
    if (died) return false;
    if (point && children.running(WRITER)) children.arm(WRITER, null);
    throw error;
  }
}

const isGone = (error: unknown): boolean =>
  error instanceof LabError && error.code === 'not-running';

/** Read after a death: whatever the dead one wrote stands before it. 0 while the broker is away. */
const endIfKnown = (context: LabContext): Promise<number> => endOf(context).catch(() => 0);

/** Buyers of an earlier server, or of one that was put to sleep, wait no longer. */
export async function sendWaitingHome(context: LabContext): Promise<void> {
  if (!busy.has(context.scope.prefix)) await closeForsaken(context);
}

async function closeForsaken(context: LabContext): Promise<void> {
  const told = { state: 'unanswered', end: await endIfKnown(context) } as const;
  await buyersOf(context).updateMany({ state: 'waiting' }, { $set: told });
}
