/**
 * Builds a view of the orders from the log alone: what state each is in. It takes a record for the
 * truth of that moment and writes it down, as many a simple read model does. Each partition has a
 * reader of its own, and partition 0 is read as slowly as it was told.
 */
import { setTimeout as work } from 'node:timers/promises';
import { z } from 'zod';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { type Delivery, readTopic } from '../../shop/read-topic.ts';
import { type OrderState, parseStatus } from './status.ts';

const settings = z.object({
  topic: z.string(),
  group: z.string(),
  /** Work on one record, ms: in partition 0, and in every other. */
  firstMs: z.number().int().nonnegative(),
  otherMs: z.number().int().nonnegative(),
  /** Members of the group in this process, at best one a partition. */
  readers: z.number().int().positive(),
});

interface View {
  readonly _id: string;
  readonly state: OrderState;
  /** The states in the order in which they were handled, each once. */
  readonly seen: readonly OrderState[];
  /** Whether partition 0 was read at the pace of all others. */
  readonly even: boolean;
}

const child = startChild();
const { topic, group, firstMs, otherMs, readers } = settings.parse(child.settings.program);
const mongo = await connectMongo({ uri: child.settings.mongoUri }, 'status-view', 6);
const views = mongo.db(child.settings.database).collection<View>('order_status');

/** Printed among the settings of the panel. */
const METADATA_MAX_AGE_MS = 1000;

// #region loop
async function handle({ partition, value, commit }: Delivery): Promise<void> {
  await work(partition === 0 ? firstMs : otherMs);
  const fact = parseStatus(value);
  if (fact) {
    const { orderId, customer, send, state } = fact;
    await views.updateOne(
      { _id: orderId },
      { $set: { state, customer, send, even: firstMs === otherMs }, $addToSet: { seen: state } },
      { upsert: true },
    );
  }
  await commit();
}
// #endregion

// kafkajs asks a broker for more only when all it brought is handled, of every partition: one
// consumer alone would make the fast partitions wait for the slow one.
await Promise.all(
  Array.from({ length: readers }, () =>
    // A partition that is added is to be seen and read within a second.
    readTopic(child, { group, topic }, handle, { metadataMaxAge: METADATA_MAX_AGE_MS }),
  ),
);
