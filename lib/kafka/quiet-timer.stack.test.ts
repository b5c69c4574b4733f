/** An idle connection must cost nothing: eighty consumers of a class would cost three cores. */
import { type Admin, Kafka, logLevel } from 'kafkajs';
import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest';
import { quietIdleTimer } from './quiet-timer.ts';

/** How long an idle connection is looked at, ms. */
const LOOK_MS = 500;
const pause = globalThis.setTimeout;
let admin: Admin;
beforeAll(async () => {
  const { brokers } = inject('stack').kafka;
  admin = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
});
afterAll(() => admin.disconnect());

async function timersWhileIdle(): Promise<number> {
  await admin.describeCluster();
  const timers = vi.spyOn(globalThis, 'setTimeout');
  await new Promise((resolve) => pause(resolve, LOOK_MS));
  const count = timers.mock.calls.length;
  timers.mockRestore();
  return count;
}

it('without the guard kafkajs sets timers for ever, with it none', async () => {
  expect(await timersWhileIdle()).toBeGreaterThan(50);
  quietIdleTimer();
  await admin.describeCluster();
  expect(await timersWhileIdle()).toBe(0);
});

it('with the guard every request is still answered, many at once too', async () => {
  quietIdleTimer();
  quietIdleTimer();
  const answers = await Promise.all(Array.from({ length: 200 }, () => admin.describeCluster()));
  expect(answers).toHaveLength(200);
  expect(await timersWhileIdle()).toBe(0);
});
