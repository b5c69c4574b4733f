/**
 * The order service of the lab `oplog`: makes, changes and deletes orders in MongoDB, and knows
 * nothing of Kafka. That a stream comes of it is not its doing.
 */
import { z } from 'zod';
import { LabError } from '#lib/errors.ts';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { CUSTOMERS } from '../../shop/events.ts';
import { LIMITS, ORDERS } from './names.ts';

/** Rupiah, added to an order that is to be sent. */
const SHIPPING = 9000;
const PRICES = [58_000, 24_000, 31_000, 45_000, 19_000, 76_000];
/** Between two operations on one order of the mix, so many other orders come in. */
const APART = 8;

interface Order {
  readonly _id: string;
  readonly customer: string;
  readonly total: number;
  readonly status: string;
  readonly note?: string;
}

const child = startChild();
const mongo = await connectMongo({ uri: child.settings.mongoUri }, 'orders', 2);
const database = mongo.db(child.settings.database);
const orders = database.collection<Order>(ORDERS);
const counters = database.collection<{ _id: string; n: number }>('counters');
let busy = false;

// #region edit
const edits = {
  place: async () => orders.insertOne(newOrder(await takeNumbers(1))),
  pay: async () => orders.updateOne({ _id: await youngest() }, { $set: { status: 'DIBAYAR' } }),
  ship: async () => orders.updateOne({ _id: await youngest() }, { $inc: { total: SHIPPING } }),
  remove: async () => orders.deleteOne({ _id: await youngest() }),
};
// #endregion

/** Six ways an order may go, three operations each; taken in turn. */
const ways: readonly ((order: Order) => readonly (() => Promise<unknown>)[])[] = [
  ({ _id }) => [
    () => orders.updateOne({ _id }, { $set: { status: 'DIBAYAR' } }),
    () => orders.updateOne({ _id }, { $set: { status: 'DIKIRIM' } }),
  ],
  ({ _id }) => [
    () => orders.updateOne({ _id }, { $set: { note: 'titip di satpam' } }),
    () => orders.updateOne({ _id }, { $unset: { note: true } }),
  ],
  ({ _id }) => [
    () => orders.updateOne({ _id }, { $inc: { total: SHIPPING } }),
    () => orders.updateOne({ _id }, { $set: { status: 'DIKIRIM', note: 'pecah belah' } }),
  ],
  ({ _id, customer, total }) => [
    () => orders.updateOne({ _id }, { $set: { note: 'bungkus kado' } }),
    () => orders.replaceOne({ _id }, { customer, total, status: 'DIGANTI' }),
  ],
  ({ _id }) => [
    () => orders.updateOne({ _id }, { $set: { status: 'DIBAYAR' } }),
    () => orders.deleteOne({ _id }),
  ],
  ({ _id, customer }) => [
    () => orders.deleteOne({ _id }),
    () => orders.insertOne({ _id, customer, total: SHIPPING, status: 'DIBUAT' }),
  ],
];

/** One operation after the other, those of one order eight orders apart: a shop at work. */
async function mix(): Promise<void> {
  const first = await takeNumbers(LIMITS.mixed);
  const steps = Array.from({ length: LIMITS.mixed }, (_, index) => {
    const order = newOrder(first + index);
    const way = ways[index % ways.length]?.(order) ?? [];
    return [() => orders.insertOne(order), ...way];
  });
  const rounds = 3;
  for (let slot = 0; slot < LIMITS.mixed + APART * (rounds - 1); slot += 1) {
    for (let round = rounds - 1; round >= 0; round -= 1)
      await steps[slot - APART * round]?.[round]?.();
  }
}

/** Numbers are never given out twice, also when the order they were for is gone. */
async function takeNumbers(count: number): Promise<number> {
  const taken = (await counters.findOne({ _id: 'orders' }))?.n ?? 0;
  if (taken + count > LIMITS.orders) {
    throw new LabError('limit-orders', { retriable: false, about: String(taken) });
  }
  await counters.updateOne({ _id: 'orders' }, { $set: { n: taken + count } }, { upsert: true });
  return taken + 1;
}

function newOrder(number: number): Order {
  const customer = CUSTOMERS[(number - 1) % CUSTOMERS.length] ?? 'dewi';
  const total = PRICES[(number - 1) % PRICES.length] ?? 10_000;
  return { _id: `ORD-${number}`, customer, total, status: 'DIBUAT' };
}

/** The order with the highest number that still stands. */
async function youngest(): Promise<string> {
  const all = await orders.find({}, { projection: { _id: 1 } }).toArray();
  const numbers = all.map(({ _id }) => Number(_id.slice('ORD-'.length)));
  if (numbers.length === 0) throw new LabError('no-order-yet', { retriable: false });
  return `ORD-${Math.max(...numbers)}`;
}

/** One at a time: numbers are taken by reading and writing, and this is their only taker. */
async function alone(work: () => Promise<unknown>): Promise<void> {
  if (busy) throw new LabError('still-working', { retriable: true });
  busy = true;
  try {
    await work();
  } finally {
    busy = false;
  }
}

const edit = z.strictObject({ edit: z.enum(['place', 'pay', 'ship', 'remove']) });

child.answer({
  edit: async (input) => alone(edits[edit.parse(input).edit]),
  mix: async () => alone(mix),
});
child.onStop(() => mongo.close());
child.ready();
