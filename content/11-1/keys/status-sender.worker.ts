/**
 * The order service of this lab: every order is told three times, as it is placed, paid and sent
 * off. Each wave is acknowledged before the next begins, so whatever comes out of order later was
 * not sent out of order.
 */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { LabError } from '#lib/errors.ts';
import { connectKafka } from '#lib/kafka/client.ts';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { CUSTOMERS, SCHEMA_VERSION } from '../../shop/events.ts';
import { KEY_CHOICES, type KeyChoice, type OrderState, STATES, type StatusFact } from './status.ts';

/** The first has six orders of ten, the others one each. */
const SELLERS = ['kopi-nusantara', 'roti-pagi', 'teh-sari', 'gula-aren', 'dapur-sari'];
/** Records of one request: together they stay far below the topic's `max.message.bytes`. */
const BATCH_MAX = 60;

const input = z.object({ orders: z.number().int().positive(), key: z.enum(KEY_CHOICES) });

interface Order extends Omit<StatusFact, 'state'> {
  readonly _id: string;
}

const child = startChild();
const topic =
  child.settings.prefix + z.object({ topic: z.string() }).parse(child.settings.program).topic;
const mongo = await connectMongo({ uri: child.settings.mongoUri }, 'order-service', 2);
const database = mongo.db(child.settings.database);
const counters = database.collection<{ _id: string; n: number }>('counters');
const open = database.collection<Order>('open_orders');
const producer = connectKafka(child.settings.kafka, 'order-service').producer({
  allowAutoTopicCreation: false,
  // Asks for the partitions before every request. With kafkajs' default of five minutes an old
  // producer would go on hashing over three partitions long after the fourth is there.
  metadataMaxAge: 0,
});
await producer.connect();
let busy = false;

// #region waves
const KEYS: Record<KeyChoice, (order: Order) => string | null> = {
  none: () => null,
  customer: ({ customer }) => customer,
  order: ({ orderId }) => orderId,
  seller: ({ seller }) => seller,
  shop: () => 'toko',
};

async function tell(orders: readonly Order[], state: OrderState): Promise<void> {
  const messages = orders.map((order) => toMessage(order, state));
  for (let sent = 0; sent < messages.length; sent += BATCH_MAX) {
    await producer.send({ topic, acks: -1, messages: messages.slice(sent, sent + BATCH_MAX) });
  }
}

/** Buyers don't pay in the order they bought: of each wave, the last of the one before is first. */
async function payAndSend(orders: readonly Order[]): Promise<void> {
  await tell([...orders.slice(-1), ...orders.slice(0, -1)], 'PesananDibayar');
  await tell([...orders.slice(-2), ...orders.slice(0, -2)], 'PesananDikirim');
}
// #endregion

function toMessage(order: Order, state: OrderState) {
  const { _id, ...known } = order;
  return {
    key: KEYS[order.by](order),
    value: JSON.stringify({ ...known, state } satisfies StatusFact),
    headers: {
      eventId: `${_id}-${STATES.indexOf(state) + 1}`,
      eventType: state,
      occurredAt: new Date().toISOString(),
      schemaVersion: SCHEMA_VERSION,
      traceId: randomUUID(),
    },
  };
}

async function born({ orders, key }: z.infer<typeof input>): Promise<Order[]> {
  const first = await take('orders', orders);
  const send = await take('sends', 1);
  return Array.from({ length: orders }, (_, index) => {
    const orderId = `ORD-${first + index}`;
    const customer = CUSTOMERS[(first + index - 1) % CUSTOMERS.length] ?? 'dewi';
    const seller = SELLERS[Math.max(0, (index % 10) - 5)] ?? 'toko';
    return { _id: orderId, orderId, customer, seller, send, by: key };
  });
}

/** Numbers go on where the last process stopped, so a restart never gives one out twice. */
async function take(name: string, count: number): Promise<number> {
  const counter = await counters.findOneAndUpdate(
    { _id: name },
    { $inc: { n: count } },
    { upsert: true, returnDocument: 'after' },
  );
  return (counter?.n ?? count) - count + 1;
}

async function finish(): Promise<void> {
  const orders = await open.find().toArray();
  if (orders.length === 0) throw new LabError('nothing-open', { retriable: false });
  orders.sort((a, b) => Number(a._id.slice(4)) - Number(b._id.slice(4)));
  await payAndSend(orders);
  await open.deleteMany({ _id: { $in: orders.map(({ _id }) => _id) } });
}

async function alone(work: () => Promise<void>): Promise<void> {
  if (busy) throw new LabError('still-working', { retriable: true });
  busy = true;
  try {
    await work();
  } finally {
    busy = false;
  }
}

child.answer({
  place: (raw) =>
    alone(async () => {
      const orders = await born(input.parse(raw));
      await tell(orders, 'PesananDibuat');
      await payAndSend(orders);
    }),
  open: (raw) =>
    alone(async () => {
      if ((await open.countDocuments()) > 0)
        throw new LabError('orders-open', { retriable: false });
      const orders = await born(input.parse(raw));
      await open.insertMany(orders);
      await tell(orders, 'PesananDibuat');
    }),
  finish: () => alone(finish),
});
child.onStop(async () => {
  await producer.disconnect();
  await mongo.close();
});
child.ready();
