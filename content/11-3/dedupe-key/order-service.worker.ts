/**
 * The order service: makes events, keeps each with the id it was born with, and publishes them. When
 * the id is made is the design's choice; so is whether there is one at all.
 */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { connectKafka } from '#lib/kafka/client.ts';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { CUSTOMERS, ORDER_PLACED, SCHEMA_VERSION } from '../../shop/events.ts';
import { measureCost } from './cost.ts';
import type { EventValue } from './delivery.ts';
import { BORN, EVENTS, SENT, type SentAttack, TIMES } from './names.ts';

/** Rupiah; one price. */
const PRICE = 10_000;
/** An order that is paid in parts: one event of this type for each part. */
const INSTALMENT_DUE = 'CicilanJatuhTempo';

const input = z.strictObject({ trial: z.number().int().positive(), born: z.enum(BORN) });

interface Born {
  /** The event's id, given once, when the order was placed. */
  readonly _id: string;
  readonly type: string;
  readonly order: EventValue;
}

const child = startChild();
const topic =
  child.settings.prefix + z.object({ topic: z.string() }).parse(child.settings.program).topic;
const mongo = await connectMongo({ uri: child.settings.mongoUri }, child.settings.name, 2);
const db = mongo.db(child.settings.database);
const orders = db.collection<Born>('orders');
const counters = db.collection<{ _id: string; n: number }>('counters');
const producer = connectKafka(child.settings.kafka, child.settings.name).producer({
  allowAutoTopicCreation: false,
  metadataMaxAge: 1000,
});
await producer.connect();

// #region publish
function idOf(event: Born, born: (typeof BORN)[number]): { eventId?: string } {
  if (born === 'birth') return { eventId: event._id }; // the same in every attempt
  if (born === 'attempt') return { eventId: randomUUID() }; // another one each time
  return {};
}

async function publish(event: Born, { trial, born }: z.infer<typeof input>, attack: SentAttack) {
  const { customer: key } = event.order;
  const about = { eventType: event.type, schemaVersion: SCHEMA_VERSION, trial: `${trial}`, attack };
  const headers = { ...idOf(event, born), ...about };
  const messages = [{ key, value: JSON.stringify(event.order), headers }];
  await producer.send({ topic, acks: -1, messages });
}
// #endregion

async function attackAll(raw: unknown): Promise<void> {
  const trial = input.parse(raw);
  for (const attack of SENT) {
    for (const event of await bear(attack)) {
      // Who got no answer asks again: the second one is such a try, and the first had arrived.
      for (let left = TIMES[attack]; left > 0; left -= 1) await publish(event, trial, attack);
    }
  }
}

/** Five new events. Under `others` the last two are two instalments of one order. */
async function bear(attack: SentAttack): Promise<Born[]> {
  const counter = await counters.findOneAndUpdate(
    { _id: 'events' },
    { $inc: { n: EVENTS } },
    { upsert: true, returnDocument: 'after' },
  );
  const first = (counter?.n ?? EVENTS) - EVENTS + 1;
  const born = Array.from({ length: EVENTS }, (_, index) => {
    const number = first + index;
    const isPart = attack === 'others' && index >= EVENTS - 2;
    const part = isPart && index === EVENTS - 1 ? 2 : 1;
    const orderId = `ORD-${part === 2 ? number - 1 : number}`;
    const customer = CUSTOMERS[(number - part) % CUSTOMERS.length] ?? 'dewi';
    const order = { orderId, part, customer, item: 'kopi arabika', total: PRICE };
    return { _id: `evt-${number}`, type: isPart ? INSTALMENT_DUE : ORDER_PLACED, order };
  });
  await orders.insertMany(born);
  return born;
}

child.answer({ attack: attackAll, measure: () => measureCost(db) });
child.onStop(async () => {
  await producer.disconnect();
  await mongo.close();
});
child.ready();
