/**
 * The test at a hundredth: a steady stream of orders, and beside it a look every half second at
 * what the broker says of log and group. What the readers claim of themselves plays no part.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Admin, Producer } from 'kafkajs';
import type { Collection } from 'mongodb';
import { z } from 'zod';
import { offsetNumber } from '#lib/kafka/client.ts';
import { sizedMessage } from './orders.ts';
import { type Sample, TRIAL, type Trial } from './settings.ts';

/** Whatever has fallen due is sent together this often, ms. */
const SEND_EVERY_MS = 50;
/** Messages of one request to a partition: a stream that was held up catches up in steps. */
const SEND_MAX = 50;

export const trialInput = z.object({
  id: z.number().int(),
  group: z.string(),
  perSecond: z.number().positive(),
  bytes: z.number().int().positive(),
  /** The stream goes to the first so many partitions, one for each reader. */
  consumers: z.number().int().positive(),
});

interface TrialParts {
  readonly producer: Producer;
  readonly admin: Admin;
  readonly trials: Collection<Trial>;
  /** Full names. */
  readonly topic: string;
  readonly prefix: string;
}

export async function runTrial(
  parts: TrialParts,
  input: z.infer<typeof trialInput>,
  signal: AbortSignal,
): Promise<Pick<Trial, 'sent' | 'end'>> {
  const { admin, trials, topic } = parts;
  const { id } = input;
  const starts = await endsOf(admin, topic);
  const from = sumOf(starts.values());
  await trials.updateOne({ _id: id }, { $set: { state: 'running', from } });
  const began = performance.now();
  const passed = () => performance.now() - began;
  const until = TRIAL.seconds * 1000;
  const look = async () => {
    while (passed() < until && !signal.aborted) {
      await wait(TRIAL.sampleMs - (passed() % TRIAL.sampleMs));
      const sample = await sampleOf(parts, input.group, starts, passed);
      await trials.updateOne({ _id: id }, { $push: { samples: sample } });
    }
  };
  const [sent] = await Promise.all([stream(parts, input, passed, signal), look()]);
  signal.throwIfAborted();
  return { sent, end: sumOf((await endsOf(admin, topic)).values()) };
}

// #region stream
async function stream(
  { producer, topic }: TrialParts,
  { perSecond, bytes, consumers }: z.infer<typeof trialInput>,
  passed: () => number,
  signal: AbortSignal,
): Promise<number> {
  let sent = 0;
  while (passed() < TRIAL.seconds * 1000 && !signal.aborted) {
    const due = Math.floor((passed() / 1000) * perSecond) - sent;
    const count = Math.min(due, SEND_MAX * consumers);
    const messages = Array.from({ length: count }, (_, index) =>
      sizedMessage(sent + index, bytes, (sent + index) % consumers),
    );
    if (count > 0) await producer.send({ topic, acks: -1, messages });
    sent += count;
    if (count === due) await wait(SEND_EVERY_MS);
  }
  return sent;
}
// #endregion

async function sampleOf(
  { admin, topic, prefix }: TrialParts,
  group: string,
  starts: ReadonlyMap<number, number>,
  passed: () => number,
): Promise<Sample> {
  const ms = Math.round(passed());
  const [ends, [answer]] = await Promise.all([
    endsOf(admin, topic),
    admin.fetchOffsets({ groupId: prefix + group, topics: [topic] }),
  ]);
  const committed = (answer?.partitions ?? []).map(({ partition, offset }) =>
    // −1: no bookmark yet, so it stands where this test began.
    Math.max(offsetNumber(offset), starts.get(partition) ?? 0),
  );
  return { ms, end: sumOf(ends.values()), committed: sumOf(committed) };
}

async function endsOf(admin: Admin, topic: string): Promise<Map<number, number>> {
  const offsets = await admin.fetchTopicOffsets(topic);
  return new Map(offsets.map(({ partition, high }) => [partition, offsetNumber(high)]));
}

const sumOf = (numbers: Iterable<number>): number =>
  [...numbers].reduce((sum, number) => sum + number, 0);
