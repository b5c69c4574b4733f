/**
 * A service of the shop that can be reached both ways: it answers telephone calls, and it listens
 * to the log as a consumer group of its own. One process, so one kill silences both.
 */
import { setTimeout as work } from 'node:timers/promises';
import { z } from 'zod';
import { startChild } from '#lib/process/child.ts';
import { answerCalls } from './answer-calls.ts';
import { consumerSettings } from './consumer-settings.ts';
import { readTopic } from './read-topic.ts';
import { mannerSchema } from './services.ts';

const settings = consumerSettings.extend({
  ...mannerSchema.shape,
  /** Where its effects are stored, one document an order; null: it only does its work. */
  store: z.string().nullable(),
});

const child = startChild();
const { prefix, program } = child.settings;
const { topic, group, store, ...manner } = settings.parse(program);
const calls = await answerCalls(prefix, manner);
child.answer({
  address: async () => ({ port: calls.port, pid: process.pid }),
  counted: async (input) => calls.counted(z.string().parse(input)),
});
const keep = await openStore(store);

// #region listen
await readTopic(child, { group, topic }, async (delivery) => {
  await work(manner.delayMs);
  await keep(delivery.value);
  await delivery.commit();
});
// #endregion

/** The database's client takes more memory than all the rest: only who stores something has one. */
async function openStore(name: string | null): Promise<(order: string) => Promise<void>> {
  if (name === null) return async () => undefined;
  const { storeOf } = await import('./notification-store.ts');
  return storeOf(child.settings, name);
}
