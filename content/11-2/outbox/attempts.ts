/**
 * Placing an order, and what the oplog says of it: the verb looks where the oplog ends, has the
 * order placed, looks again, and keeps what lies in between.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Db } from 'mongodb';
import { errorCode, LabError } from '#lib/errors.ts';
import type { LabContext } from '#lib/lab.ts';
import { oplogNow, timeText } from '#lib/mongo/oplog.ts';
import { type CrashPoint, LIMITS, type Placing, WRITER } from './names.ts';
import { type OplogEntry, readWindow } from './oplog-window.ts';

/** How often its end is looked for, ms, and how many times. */
const LOOK_EVERY_MS = 10;
const LOOKS_MAX = 300;

/** One press, as it is kept. */
export interface Attempt {
  readonly _id: number;
  readonly orderId: string;
  readonly forget: boolean;
  readonly version: string;
  readonly crashPoint: string | null;
  /** The process that was to save it was gone before it answered. */
  readonly died: boolean;
  readonly at: number;
  /** The window that was read. */
  readonly from: string;
  readonly to: string;
  /** null: this database does not show its oplog. */
  readonly entries: readonly OplogEntry[] | null;
}

/** Order numbers go on where the last one stopped, so none is ever given out twice. */
export async function takeNumbers(db: Db, count: number): Promise<number> {
  const counters = db.collection<{ _id: string; n: number }>('counters');
  const taken = (await counters.findOne({ _id: 'orders' }))?.n ?? 0;
  if (taken + count > LIMITS.orders) {
    throw new LabError('limit-run', { retriable: false, about: String(taken) });
  }
  const counter = await counters.findOneAndUpdate(
    { _id: 'orders' },
    { $inc: { n: count } },
    { upsert: true, returnDocument: 'after' },
  );
  return (counter?.n ?? count) - count + 1;
}

/** A running writer with nothing armed stays; for a death a new one is born to die there. */
export async function startWriter(context: LabContext, crashPoint?: CrashPoint): Promise<void> {
  const { children } = context;
  if (children.running(WRITER)) {
    if (crashPoint === undefined) return;
    await children.stop(WRITER, 'term');
  }
  children.start({
    name: WRITER,
    program: 'content/11-2/outbox/order-service.worker.ts',
    settings: {},
    ...(crashPoint === undefined ? {} : { crashPoint }),
  });
}

interface Order extends Pick<Placing, 'forget' | 'version'> {
  readonly orderId: string;
  /** An armed crash point means this order. */
  readonly mortal: boolean;
}

/** @returns whether the service lived to answer. */
export async function placeOne({ children }: LabContext, order: Order): Promise<boolean> {
  const { orderId, mortal, forget = false, version = '1' } = order;
  try {
    await children.call(WRITER, 'place', { orderId, forget, version, mortal });
    return true;
  } catch (error) {
    if (errorCode(error) !== 'not-running') throw error;
    await isGone(children);
    return false;
  }
}

/** A dead process's channel closes a moment before its end is known; a new one must wait for that. */
async function isGone(children: LabContext['children']): Promise<void> {
  for (let looks = 0; children.running(WRITER) && looks < LOOKS_MAX; looks += 1) {
    await pause(LOOK_EVERY_MS);
  }
}

export async function attempt(context: LabContext, placing: Placing): Promise<void> {
  const { db } = context;
  const { crashPoint } = placing;
  await startWriter(context, crashPoint);
  const number = await takeNumbers(db, 1);
  const orderId = `ORD-${number}`;
  const from = await oplogNow(db.client);
  const at = Date.now();
  const lived = await placeOne(context, { ...placing, orderId, mortal: crashPoint !== undefined });
  const to = await oplogNow(db.client);
  await db.collection<Attempt>('attempts').insertOne({
    _id: number,
    orderId,
    forget: placing.forget ?? false,
    version: placing.version ?? '1',
    crashPoint: crashPoint ?? null,
    died: !lived,
    at,
    from: timeText(from),
    to: timeText(to),
    entries: await readWindow(db, orderId, from, to),
  });
}
