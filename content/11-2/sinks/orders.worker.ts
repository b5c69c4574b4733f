/**
 * The order service of the lab `sinks`: takes orders over HTTP and in flows, and writes them to the
 * database and to nothing else. Search and analytics it does not know.
 */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { LabError } from '#lib/errors.ts';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { CUSTOMERS } from '../../shop/events.ts';
import { buyAndLook } from './buyer.ts';
import { ASKED, FLOWS, ITEMS, ORDERS } from './names.ts';
import {
  type FlowDocument,
  flowDocument,
  type OrderDocument,
  type ReadingDocument,
} from './records.ts';

/** Orders written in one operation where nobody waits for each. */
const BULK = 100;

const child = startChild();
const { database: name, mongoUri, prefix } = child.settings;
const mongo = await connectMongo({ uri: mongoUri }, child.settings.name, 2);
const database = mongo.db(name);
const orders = database.collection<OrderDocument>(ORDERS);
const flows = database.collection<FlowDocument>('flows');
const readings = database.collection<ReadingDocument>('readings');
const counters = database.collection<{ _id: string; n: number }>('counters');
let flowing: { readonly stopping: AbortController; readonly over: Promise<void> } | undefined;

/** Numbers that nobody else has: orders come over HTTP while a flow goes on. */
async function takeNumbers(count: number): Promise<number> {
  const after = await counters.findOneAndUpdate(
    { _id: ORDERS },
    { $inc: { n: count } },
    { upsert: true, returnDocument: 'after' },
  );
  return (after?.n ?? count) - count + 1;
}

const idOf = (number: number): string => `ORD-${number}`;

function newOrder(number: number, flow: number): OrderDocument {
  const { item, price } =
    ITEMS[(number + Math.floor(number / ITEMS.length)) % ITEMS.length] ?? ITEMS[0];
  const customer = CUSTOMERS[(number - 1) % CUSTOMERS.length] ?? 'dewi';
  const from = { flow, createdAt: Date.now(), traceId: randomUUID() };
  return { _id: idOf(number), number, customer, item, total: price, status: 'DIBUAT', ...from };
}

interface Progress {
  written: number;
  last: number;
  longestGapMs: number;
}

// #region flow
async function flow({ _id, kind }: FlowDocument, progress: Progress, signal: AbortSignal) {
  const { orders: wanted, perSecond } = FLOWS[kind];
  const first = await takeNumbers(wanted);
  const began = Date.now();
  for (let done = 0; done < wanted; done += 1) {
    await wait(Math.max(0, began + (done * 1000) / perSecond - Date.now()));
    if (signal.aborted) return;
    if (done % 5 === 4) {
      await orders.updateOne({ _id: idOf(first + done - 2) }, { $set: { status: 'DIBAYAR' } });
    }
    if (done % 25 === 24) await orders.deleteOne({ _id: idOf(first + done - 10) });
    // The last that a flow writes is an order: once it is in a view, so is everything before it.
    await orders.insertOne(newOrder(first + done, _id));
    note(progress, 1);
  }
}
// #endregion

/** Many that nobody waits for: so that there is something to build an index of. */
async function fill({ _id }: FlowDocument, progress: Progress, signal: AbortSignal) {
  const first = await takeNumbers(FLOWS.fill.orders);
  for (let done = 0; done < FLOWS.fill.orders && !signal.aborted; done += BULK) {
    const bulk = Array.from({ length: BULK }, (_, at) => newOrder(first + done + at, _id));
    await orders.insertMany(bulk);
    note(progress, BULK);
  }
}

function note(progress: Progress, count: number): void {
  const now = Date.now();
  if (progress.written > 0) {
    progress.longestGapMs = Math.max(progress.longestGapMs, now - progress.last);
  }
  progress.written += count;
  progress.last = now;
}

function beginFlow(document: FlowDocument): void {
  if (flowing) throw new LabError('flow-running', { retriable: true });
  const stopping = new AbortController();
  const progress: Progress = { written: 0, last: 0, longestGapMs: 0 };
  const write = document.kind === 'fill' ? fill : flow;
  // It outlives this call: that it began is the answer, and its end stands in its document.
  const over = write(document, progress, stopping.signal)
    .catch((error) => console.error(error))
    .then(() => {
      const { written, longestGapMs } = progress;
      const stopped = stopping.signal.aborted;
      const ended = { at: Date.now(), written, longestGapMs, stopped };
      return flows.updateOne({ _id: document._id }, { $set: { ended } });
    })
    .catch((error) => console.error(error))
    .then(() => {
      flowing = undefined;
    });
  flowing = { stopping, over };
}

// #region door
const door = createServer(async (request, response) => {
  request.resume();
  if (request.headers['x-owner'] !== prefix) return void response.writeHead(421).end();
  const [, , orderId] = (request.url ?? '').split('/');
  try {
    if (request.method === 'POST') {
      const order = newOrder(await takeNumbers(1), 0);
      await orders.insertOne(order);
      const { _id, traceId } = order;
      return void response.writeHead(201).end(JSON.stringify({ orderId: _id, traceId }));
    }
    const known = orderId === undefined ? null : await orders.findOne({ _id: orderId });
    response.writeHead(known ? 200 : 404).end(JSON.stringify(known));
  } catch (error) {
    console.error(error);
    response.writeHead(500).end();
  }
});
// #endregion
door.keepAliveTimeout = 0;
door.listen(0, '127.0.0.1');
await once(door, 'listening');
const { port: ordersPort } = door.address() as AddressInfo;

const asking = z.object({ searchPort: z.number().int(), press: z.number().int() });
let asks: Promise<void> | undefined;

async function ask({ searchPort, press }: z.infer<typeof asking>): Promise<void> {
  const shop = { ordersPort, searchPort, headers: { 'x-owner': prefix } };
  for (let count = 0; count < ASKED; count += 1) {
    await readings.insertOne(await buyAndLook(shop, press));
  }
}

async function endForsaken(): Promise<void> {
  const open = { ended: { $exists: false } };
  const ended = { at: Date.now(), written: 0, longestGapMs: 0, stopped: true };
  await flows.updateMany(open, { $set: { ended } });
}

// What an earlier process of this name left open is over with it.
await endForsaken();
child.answer({
  flow: async (raw) => beginFlow(flowDocument.parse(raw)),
  flowing: async () => flowing !== undefined || asks !== undefined,
  stop: endFlow,
  async ask(raw) {
    if (asks) throw new LabError('flow-running', { retriable: true });
    asks = ask(asking.parse(raw))
      .catch((error) => child.report('gave-up', { message: String(error) }))
      .finally(() => {
        asks = undefined;
      });
  },
});

/** Once it is told, nothing more is written. */
async function endFlow(): Promise<void> {
  flowing?.stopping.abort();
  await flowing?.over;
}

child.onStop(async () => {
  await endFlow();
  door.close();
  door.closeAllConnections();
  await mongo.close();
});
child.ready();
