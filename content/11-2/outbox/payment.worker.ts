/**
 * An old consumer: written when version 1 was all there was, and never touched since. It asks for
 * the fields it needs and ignores the rest; an event without them is parked, with the reason.
 */
import type { EachMessagePayload } from 'kafkajs';
import { z } from 'zod';
import { parseJson } from '#lib/json.ts';
import { offsetNumber } from '#lib/kafka/client.ts';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { consumerSettings } from '../../shop/consumer-settings.ts';
import { joinGroup, throwCause } from '../../shop/join-group.ts';
import type { Parked, Payment } from './effects.ts';

const child = startChild();
const names = consumerSettings.parse(child.settings.program);
const mongo = await connectMongo({ uri: child.settings.mongoUri }, child.settings.name, 2);
const db = mongo.db(child.settings.database);
const payments = db.collection<Payment>('payments');
const parked = db.collection<Parked>('parked');
const { consumer, topic } = await joinGroup(child, names);

// #region handle
const needed = z.object({ orderId: z.string(), customer: z.string(), total: z.number().int() });

async function handle({ partition, message }: EachMessagePayload): Promise<void> {
  const value = message.value?.toString() ?? '';
  const { eventId = '', schemaVersion = '' } = headersOf(message.headers);
  const place = { offset: offsetNumber(message.offset), schemaVersion };
  const read = needed.safeParse(parseJson(value));
  if (read.success) {
    // By eventId: a repeat finds its payment there, and changes nothing.
    const paid = { $setOnInsert: { ...read.data, ...place, at: new Date() } };
    await payments.updateOne({ _id: eventId }, paid, { upsert: true });
  } else {
    const reason = read.error.issues.map(({ path, message: what }) => `${path.join('.')}: ${what}`);
    const aside = { key: message.key?.toString() ?? null, value, reason, ...place, at: new Date() };
    await parked.updateOne({ _id: eventId }, { $setOnInsert: aside }, { upsert: true });
  }
  const next = { topic, partition, offset: String(place.offset + 1) };
  await consumer.commitOffsets([next]).catch(throwCause);
}
// #endregion

function headersOf(headers: EachMessagePayload['message']['headers']): Record<string, string> {
  const texts = Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)]);
  return Object.fromEntries(texts);
}

await consumer.run({ autoCommit: false, eachMessage: handle });
