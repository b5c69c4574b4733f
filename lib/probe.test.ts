/** What the probe makes of answers that are slow, refused or never come. */
import type { Admin } from 'kafkajs';
import type { MongoClient } from 'mongodb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startProbe } from './probe.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the probe', () => {
  it('takes a broker that is slow under load for what it is: there', async () => {
    const { changes, probe } = open(() => slowly(2500));
    await vi.advanceTimersByTimeAsync(30_000);
    expect(changes).toEqual([]);
    expect(probe.current().kafka).toBe('up');
  });

  it('knows within four seconds that nobody answers any more', async () => {
    const { changes } = open(() => new Promise(() => undefined));
    await vi.advanceTimersByTimeAsync(4000);
    expect(changes).toEqual(['down']);
  });

  it('believes a refusal at once, and an answer again', async () => {
    let refuse = true;
    const { changes } = open(() => (refuse ? Promise.reject(new Error('refused')) : slowly(1)));
    await vi.advanceTimersByTimeAsync(1000);
    expect(changes).toEqual(['down']);
    refuse = false;
    await vi.advanceTimersByTimeAsync(1100);
    expect(changes).toEqual(['down', 'up']);
  });
});

const slowly = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Only the time of an answer matters here; that it is Kafka's own is tested on the stack. */
function open(answer: () => Promise<void>) {
  const changes: string[] = [];
  const admin = { describeCluster: answer } as unknown as Admin;
  const mongo = { db: () => ({ command: async () => ({ ok: 1 }) }) } as unknown as MongoClient;
  const probe = startProbe({ admin, mongo }, ({ kafka }) => changes.push(kafka));
  return { changes, probe };
}
