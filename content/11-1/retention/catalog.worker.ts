/**
 * The catalogue keeps one price an item, in a topic that is compacted. Every second it reads that
 * topic from its first kept record, as a catalogue that has just started would, and tells what it
 * found: so the panel sees what the cleaner took away.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { connectKafka, offsetNumber } from '#lib/kafka/client.ts';
import { readPartition } from '#lib/kafka/read.ts';
import { startChild } from '#lib/process/child.ts';
import { droppedIn, type Kept, PRICES } from './prices.ts';

const LOOK_EVERY_MS = 1000;

const child = startChild();
const topic =
  child.settings.prefix + z.object({ topic: z.string() }).parse(child.settings.program).topic;
const kafka = connectKafka(child.settings.kafka, 'catalog');
const producer = kafka.producer({ allowAutoTopicCreation: false, metadataMaxAge: 1000 });
const admin = kafka.admin();
await Promise.all([producer.connect(), admin.connect()]);
let round = 0;
/** Its tombstone is cleaned away after a while; what is no longer sold does not come back. */
const gone = new Set<string>();

// #region prices
/** A new price for every item that was not dropped: the old ones are out of date. */
async function change(): Promise<void> {
  round += 1;
  const { kept } = await look();
  for (const item of droppedIn(kept)) gone.add(item);
  const sold = Object.entries(PRICES).filter(([item]) => !gone.has(item));
  const messages = sold.map(([item, price]) => ({
    key: item,
    value: JSON.stringify({ price: price + round * 500 }),
  }));
  await producer.send({ topic, acks: -1, messages });
}

/** A tombstone: a key without a value. */
async function drop(item: string): Promise<void> {
  await producer.send({ topic, acks: -1, messages: [{ key: item, value: null }] });
  gone.add(item);
}
// #endregion

async function look(): Promise<{ readonly kept: readonly Kept[]; readonly end: number }> {
  const [range] = await admin.fetchTopicOffsets(topic);
  const end = offsetNumber(range?.high ?? '0');
  const low = offsetNumber(range?.low ?? '0');
  const records = await readPartition(child.settings.kafka, topic, 0, { low, end });
  const kept = records.map(({ offset, key, value }) => ({ offset, key, value: value || null }));
  return { kept, end };
}

async function watch(): Promise<void> {
  let told = '';
  for (;;) {
    const found = await look();
    const text = JSON.stringify(found);
    if (text !== told) child.report('kept', found);
    told = text;
    await wait(LOOK_EVERY_MS);
  }
}

child.answer({
  change,
  drop: async (input) => drop(z.object({ item: z.string() }).parse(input).item),
});
child.onStop(() => Promise.all([producer.disconnect(), admin.disconnect()]).then(() => undefined));
child.ready();
watch().catch((error) => {
  console.error(error);
  process.exit(1);
});
