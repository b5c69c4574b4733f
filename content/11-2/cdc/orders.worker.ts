/**
 * The order service of the lab `cdc`. It writes to the database and to nothing else: that an order
 * reaches Kafka at all is the connector's work. One order after the other, so that their numbers are
 * the order in which they were committed.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { LabError } from '#lib/errors.ts';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { CONNECTOR_RUNS, type ConnectorRun } from '../../shop/connector-settings.ts';
import { CUSTOMERS } from '../../shop/events.ts';
import { ORDERS } from './names.ts';
import type { OrderDocument, RoundDocument } from './records.ts';

const PRICE = 58_000;
/** Writes once every copy is whole, and how many times longer than usual a slow one is waited for. */
const AFTERWARDS = 20;
const SLOWEST = 4;
/** A connector's life begins this long before the flow at the most, ms. */
const STARTING_MS = 10_000;

const flowInput = z.object({
  round: z.number().int(),
  writes: z.number().int().positive(),
  perSecond: z.number().positive(),
  /**
   * Connectors that copy meanwhile. With any, every second write changes an order that is there, the
   * oldest first, and the flow goes on until a while after the last of them has begun to follow.
   */
  copying: z.array(z.string()),
});

const child = startChild();
const mongo = await connectMongo({ uri: child.settings.mongoUri }, child.settings.name, 2);
const database = mongo.db(child.settings.database);
const orders = database.collection<OrderDocument>(ORDERS);
const rounds = database.collection<RoundDocument>('rounds');
const runs = database.collection<ConnectorRun>(CONNECTOR_RUNS);
let number = 0;
/** The order that was changed last. */
let changed: { number: number; version: number } | null = null;
let flowing: { readonly stopping: AbortController; readonly over: Promise<void> } | undefined;

// #region flow
async function flow(wanted: z.infer<typeof flowInput>, signal: AbortSignal): Promise<void> {
  const { round, writes, perSecond, copying } = wanted;
  // Read anew: an order that failed to be stored must not leave a number that nobody has.
  number = await lastNumber();
  const began = Date.now();
  for (let done = 0, end = writes; done < end; done += 1) {
    await wait(Math.max(0, began + (done * 1000) / perSecond - Date.now()));
    if (signal.aborted) return;
    if (copying.length > 0 && done % 2 === 1) await pay();
    else await orders.insertOne(newOrder(round));
    const slow = end < writes * SLOWEST && done === end - 1 - AFTERWARDS;
    if (slow && !(await allFollow(copying, began))) end += AFTERWARDS;
  }
}
// #endregion

/** A copy that is made later than the last write would not have missed anything. */
async function allFollow(connectors: string[], began: number): Promise<boolean> {
  const theirs = { connector: { $in: connectors }, startedAt: { $gt: began - STARTING_MS } };
  const follow = await runs.countDocuments({ ...theirs, from: { $ne: null } });
  return follow >= connectors.length;
}

async function lastNumber(): Promise<number> {
  const [last] = await orders.find().sort({ number: -1 }).limit(1).toArray();
  return last?.number ?? 0;
}

function newOrder(round: number): OrderDocument {
  number += 1;
  const customer = CUSTOMERS[(number - 1) % CUSTOMERS.length] ?? 'dewi';
  const money = { total: PRICE, status: 'DIBUAT', version: 1 };
  const from = { round, createdAt: Date.now(), traceId: randomUUID() };
  return { _id: `ORD-${number}`, number, customer, ...money, ...from };
}

async function pay(): Promise<void> {
  const next = (changed?.number ?? 0) + 1;
  const paid = { $set: { status: 'DIBAYAR' }, $inc: { version: 1 } };
  const after = await orders.findOneAndUpdate({ number: next }, paid, { returnDocument: 'after' });
  changed = { number: next, version: after?.version ?? 0 };
}

/** Written down, and not only told: a session that is rebuilt reads it again. */
async function end(which: { _id?: number }): Promise<void> {
  const ended = { at: Date.now(), number: await lastNumber(), changed };
  await rounds.updateMany({ ...which, ended: { $exists: false } }, { $set: { ended } });
}

// What an earlier process of this name left open is over with it.
await end({});
child.answer({
  flow: async (raw) => {
    if (flowing) throw new LabError('flow-running', { retriable: true });
    const wanted = flowInput.parse(raw);
    const stopping = new AbortController();
    // The stream outlives this call: that it began is the answer, and its end is reported.
    const over = flow(wanted, stopping.signal)
      .catch((error) => console.error(error))
      .then(() => end({ _id: wanted.round }))
      .catch((error) => console.error(error))
      .finally(() => {
        flowing = undefined;
      });
    flowing = { stopping, over };
  },
  flowing: async () => flowing !== undefined,
  stop: endFlow,
});

/** Once it is told, nothing more is written. */
async function endFlow(): Promise<void> {
  flowing?.stopping.abort();
  await flowing?.over;
}

child.onStop(async () => {
  await endFlow();
  await mongo.close();
});
child.ready();
