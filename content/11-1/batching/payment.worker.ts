/**
 * The readers of a test at a hundredth: one consumer or a few in one group, each of which needs a
 * set time for a message. The work is a wait; what it stands for is a write to a database.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { EachBatchPayload } from 'kafkajs';
import { z } from 'zod';
import { connectKafka, offsetNumber, PATIENT_RETRY } from '#lib/kafka/client.ts';
import { startChild } from '#lib/process/child.ts';
import { READ_SETTINGS } from '../../shop/join-group.ts';
import { TRIAL_PARTITIONS, TRIAL_TOPIC } from './settings.ts';

/** Bookmarks are stored this often, ms: the lag that the broker knows is so much too old. */
const COMMIT_EVERY_MS = 250;
/** A reader that was held up longer than this doesn't catch up: that time is lost to it, ms. */
const SLACK_MS = 50;
/** Of one fetch: a backlog must not fill the memory of a small process. */
const FETCH_BYTES = 64 * 1024;

const child = startChild();
const { group, consumers, workMs } = z
  .object({
    group: z.string(),
    consumers: z.number().int().min(1).max(TRIAL_PARTITIONS),
    workMs: z.number().positive(),
  })
  .parse(child.settings.program);
const { kafka: connection, prefix } = child.settings;
const topic = prefix + TRIAL_TOPIC;
/** By member: how many partitions it was given, and whether it has fetched since. */
const members = new Map<number, { partitions: number; fetched: boolean }>();
let told = false;
let tellJoined: () => void;
const groupIsWhole = new Promise<void>((resolve) => {
  tellJoined = resolve;
});

// #region work
/** Takes `workMs` for each message on average; a timer that rings late is made up for. */
function worker(): () => Promise<void> {
  let due = performance.now();
  return async () => {
    const now = performance.now();
    if (now - due > SLACK_MS) due = now;
    due += workMs;
    if (due - now >= 1) await wait(due - now);
  };
}
// #endregion

async function join(number: number) {
  const client = connectKafka(connection, `payment-${number + 1}`, PATIENT_RETRY);
  const consumer = client.consumer({
    groupId: prefix + group,
    ...READ_SETTINGS,
    maxWaitTimeInMs: 100,
    maxBytesPerPartition: FETCH_BYTES,
    allowAutoTopicCreation: false,
    retry: { ...PATIENT_RETRY, restartOnFailure: async () => true },
  });
  consumer.on(consumer.events.CRASH, ({ payload }) => {
    if (payload.restart) return;
    console.error(payload.error);
    process.exit(1);
  });
  consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
    const partitions = payload.memberAssignment[topic]?.length ?? 0;
    members.set(number, { partitions, fetched: false });
  });
  consumer.on(consumer.events.FETCH, () => {
    const member = members.get(number);
    if (member) member.fetched = true;
    tellWhole();
  });
  await consumer.connect();
  // Only what is sent from now on: what an earlier test left behind is not this one's lag.
  await consumer.subscribe({ topic, fromBeginning: false });
  const work = worker();
  let committedAt = 0;
  const read = async ({ batch, heartbeat, isRunning, isStale }: EachBatchPayload) => {
    const { partition } = batch;
    const commit = async (offset: number) => {
      await consumer.commitOffsets([{ topic, partition, offset: String(offset + 1) }]);
      committedAt = performance.now();
      await heartbeat();
    };
    let last: number | undefined;
    for (const message of batch.messages) {
      if (!isRunning() || isStale()) break;
      await work();
      last = offsetNumber(message.offset);
      if (performance.now() - committedAt >= COMMIT_EVERY_MS) await commit(last);
    }
    if (last !== undefined) await commit(last);
  };
  await consumer.run({ autoCommit: false, eachBatchAutoResolve: true, eachBatch: read });
  return consumer;
}

/** The group is whole once each reader has its partitions and has looked into them. */
function tellWhole(): void {
  const all = [...members.values()];
  const given = all.reduce((sum, { partitions }) => sum + partitions, 0);
  const whole = all.length === consumers && given === TRIAL_PARTITIONS;
  if (told || !whole || !all.every(({ partitions, fetched }) => partitions > 0 && fetched)) return;
  told = true;
  child.ready();
  tellJoined();
}

child.answer({ joined: () => groupIsWhole });
const joined = await Promise.all(Array.from({ length: consumers }, (_, number) => join(number)));
child.onStop(async () => {
  await Promise.all(joined.map((consumer) => consumer.disconnect()));
});
