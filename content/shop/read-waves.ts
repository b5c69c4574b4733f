/**
 * How the two payment services of 11.3 read: what one fetch brought is handled in waves of up to
 * fifty records, all of a wave at once or one after another, as the reader set it. The bookmark is
 * moved when a whole wave is done, so a crash gives the whole wave once more.
 */
import type { KafkaMessage } from 'kafkajs';
import type { Db } from 'mongodb';
import { offsetNumber } from '#lib/kafka/client.ts';
import type { Child } from '#lib/process/child.ts';
import { type OrderPlaced, parseOrder } from './events.ts';
import { type GroupNames, type JoinOptions, joinGroup, throwCause } from './join-group.ts';

export const WAVE_MAX = 50;

/** Stored by the lab, read before each wave: a switch holds for the very next one. */
export interface DeliverySetting {
  readonly _id: 'delivery';
  readonly together: boolean;
}

export interface PaidDelivery {
  readonly offset: number;
  readonly eventId: string;
  readonly order: OrderPlaced;
  /** How many records are being handled at this moment, this one among them. */
  readonly handlers: number;
}

interface Wave<Outcome> {
  readonly database: Db;
  /** One record; whatever it throws ends the wave before its bookmark is moved. */
  handle(delivery: PaidDelivery): Promise<Outcome>;
  /** After all of a wave, before the bookmark. */
  done(outcomes: readonly Outcome[]): Promise<void>;
  readonly join?: JoinOptions;
}

export async function readWaves<Outcome>(
  child: Child,
  names: GroupNames,
  { database, handle, done, join }: Wave<Outcome>,
): Promise<void> {
  const settings = database.collection<DeliverySetting>('lab_settings');
  const { consumer, topic } = await joinGroup(child, names, join);
  await consumer.run({
    autoCommit: false,
    eachBatchAutoResolve: false,
    eachBatch: async ({ batch, heartbeat, isRunning, isStale, resolveOffset }) => {
      for (let from = 0; from < batch.messages.length; from += WAVE_MAX) {
        if (!isRunning() || isStale()) return;
        const wave = batch.messages.slice(from, from + WAVE_MAX);
        const together = (await settings.findOne({ _id: 'delivery' }))?.together ?? false;
        const handlers = together ? wave.length : 1;
        const deliveries = wave.flatMap((message) => toDelivery(message, handlers));
        const outcomes = await (together ? atOnce : inTurn)(deliveries, handle);
        await done(outcomes);
        const last = wave.at(-1)?.offset ?? '0';
        const next = String(offsetNumber(last) + 1);
        const place = { topic, partition: batch.partition, offset: next };
        await consumer.commitOffsets([place]).catch(throwCause);
        resolveOffset(last);
        await heartbeat();
      }
    },
  });
}

// #region waves
function atOnce<In, Out>(all: readonly In[], handle: (one: In) => Promise<Out>): Promise<Out[]> {
  return Promise.all(all.map(handle));
}

async function inTurn<In, Out>(
  all: readonly In[],
  handle: (one: In) => Promise<Out>,
): Promise<Out[]> {
  const results: Out[] = [];
  for (const one of all) results.push(await handle(one));
  return results;
}
// #endregion

/** A record that is no order, or has no eventId to be known by, is passed over. */
function toDelivery(message: KafkaMessage, handlers: number): PaidDelivery[] {
  const order = parseOrder(message.value?.toString() ?? '');
  const eventId = message.headers?.eventId?.toString();
  if (!order || !eventId) return [];
  return [{ offset: offsetNumber(message.offset), eventId, order, handlers }];
}
