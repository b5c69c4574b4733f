/**
 * The payment service of 11.3.2: one program, whose commit stands in one of three places. Its
 * effect is an `$inc`, which does again whatever it is asked again; nothing here looks for
 * duplicates, so that what a commit promises can be counted.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { ConsumerRunConfig, EachMessagePayload } from 'kafkajs';
import { z } from 'zod';
import { offsetNumber } from '#lib/kafka/client.ts';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { parseOrder } from '../../shop/events.ts';
import { joinGroup, READ_SETTINGS, throwCause } from '../../shop/join-group.ts';
import { CONSUMERS, PLACES, type Place } from './names.ts';
import type { Payment, Standing } from './stores.ts';

const settings = z.object({
  topic: z.string(),
  group: z.enum(CONSUMERS),
  /** Where its commit stands; a test moves it to see the checks turn red. */
  commit: z.enum(CONSUMERS),
  /** How long one order's work takes, ms. */
  workMs: z.number().int().nonnegative(),
  standAt: z.object({ place: z.enum(PLACES), offset: z.number().int() }).optional(),
});

const child = startChild();
const { group, standAt, workMs, ...names } = settings.parse(child.settings.program);
const mongo = await connectMongo({ uri: child.settings.mongoUri }, child.settings.name, 2);
const database = mongo.db(child.settings.database);
const payments = database.collection<Payment>('payments');
const standings = database.collection<Standing>('standings');
const leaving = new AbortController();
child.onStop(async () => leaving.abort());

// #region charge
/** Takes the money: each delivery adds to what the buyer of this order has been charged. */
async function charge({ message, heartbeat }: EachMessagePayload): Promise<void> {
  const order = parseOrder(message.value?.toString() ?? '');
  if (!order) return;
  const offset = offsetNumber(message.offset);
  await wait(workMs);
  await stand('before-effect', offset, heartbeat);
  await payments.updateOne(
    { _id: `${group}/${order.orderId}` },
    {
      $inc: { charged: order.total, times: 1 },
      $push: { pids: process.pid },
      $setOnInsert: { group, orderId: order.orderId, offset },
    },
    { upsert: true },
  );
  await stand('after-effect', offset, heartbeat);
}
// #endregion

/** Stands still where it was told to, until a signal ends it; the broker hears that it lives. */
async function stand(place: Place, offset: number, heartbeat: () => Promise<void>): Promise<void> {
  if (standAt?.place !== place || standAt.offset !== offset) return;
  const { pid } = process;
  await standings.replaceOne({ _id: group }, { pid, place, offset }, { upsert: true });
  while (!leaving.signal.aborted) {
    await heartbeat();
    // An abort ends the pause, and with it the standing: a SIGTERM lets it finish this order.
    await wait(READ_SETTINGS.heartbeatInterval, undefined, { signal: leaving.signal }).catch(
      () => undefined,
    );
  }
}

const { consumer, topic } = await joinGroup(child, { group, topic: names.topic });

/** Stores the bookmark behind this record: the *next* offset to read. */
async function commit({ partition, message }: EachMessagePayload): Promise<void> {
  const offset = String(offsetNumber(message.offset) + 1);
  await consumer.commitOffsets([{ topic, partition, offset }]).catch(throwCause);
}

// #region places
/** `payment-batch`: kafkajs as it comes. It commits behind all that one fetch has brought. */
const afterBatch: ConsumerRunConfig = {
  eachMessage: async (delivery) => {
    await charge(delivery);
  },
};

/** `payment-record`: kafkajs commits behind each record, once the function has returned. */
const afterRecord: ConsumerRunConfig = {
  autoCommitThreshold: 1,
  eachMessage: async (delivery) => {
    await charge(delivery);
  },
};

/** `payment-before`: the program commits by itself, and only then charges. */
const beforeEffect: ConsumerRunConfig = {
  autoCommit: false,
  eachMessage: async (delivery) => {
    await commit(delivery);
    await charge(delivery);
  },
};
// #endregion

const PLACES_OF_COMMIT = {
  'payment-batch': afterBatch,
  'payment-record': afterRecord,
  'payment-before': beforeEffect,
};

await consumer.run(PLACES_OF_COMMIT[names.commit]);
