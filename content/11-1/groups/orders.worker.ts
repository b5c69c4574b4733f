/**
 * The order service of this lab: a whole sending at once, so that how fast it is worked off depends
 * on the readers alone. It has no database; the number of the sending comes with the call.
 */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { connectKafka } from '#lib/kafka/client.ts';
import { startChild } from '#lib/process/child.ts';
import { CUSTOMERS, ORDER_PLACED, SCHEMA_VERSION } from '../../shop/events.ts';
import { orderIdOf } from './effects.ts';

/** Rupiah. */
const PRICE = 58_000;
/** Messages of one request: a batch has to stay below the topic's `max.message.bytes`. */
const TOGETHER = 60;

const input = z.object({ wave: z.number().int(), count: z.number().int().positive() });

const child = startChild();
const { prefix, kafka, program } = child.settings;
const topic = prefix + z.object({ topic: z.string() }).parse(program).topic;
const producer = connectKafka(kafka, 'order-service').producer({
  allowAutoTopicCreation: false,
  metadataMaxAge: 1000,
});
await producer.connect();

/** The six customers in turn: two of them in each partition, so each gets a third. */
function toMessage(wave: number, index: number) {
  const customer = CUSTOMERS[index % CUSTOMERS.length] ?? 'dewi';
  const orderId = orderIdOf(wave, index + 1);
  return {
    key: customer,
    value: JSON.stringify({ orderId, customer, item: 'kopi arabika 250 g', total: PRICE }),
    headers: {
      eventId: randomUUID(),
      eventType: ORDER_PLACED,
      occurredAt: new Date().toISOString(),
      schemaVersion: SCHEMA_VERSION,
      traceId: randomUUID(),
    },
  };
}

child.answer({
  send: async (raw) => {
    const { wave, count } = input.parse(raw);
    const messages = Array.from({ length: count }, (_, index) => toMessage(wave, index));
    for (let from = 0; from < count; from += TOGETHER) {
      await producer.send({ topic, acks: -1, messages: messages.slice(from, from + TOGETHER) });
    }
  },
});
child.onStop(() => producer.disconnect());
child.ready();
