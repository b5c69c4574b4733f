/** One owner per home, and nothing outlives it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allGone, startOwner } from './fixtures/drive.ts';

/** Seconds on a quiet machine; a busy one is no reason to turn red. */
const START_MS = 90_000;

describe('the owner of a home', () => {
  let home: string;

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'menara-owner-'));
  });

  afterEach(async () => {
    await rm(home, { recursive: true, force: true });
  });

  it('is told to a second start, which ends; killed, it leaves nothing within 10 s', async () => {
    const first = startOwner(home);
    const ready = await first.until((fact) => fact.ready, START_MS);

    await keep(ready.mongo.uri);

    const second = startOwner(home);
    const sentence = await second.until((fact) => fact.failed, 15_000);
    expect(sentence).toContain(`process ${first.child.pid} since `);
    expect(await second.exited).toBe(1);

    const engines = [first.engine('kafka').pid ?? 0, first.engine('mongod').pid ?? 0];
    // A frozen worker can't end itself: only the warden's last signal reaches it.
    process.kill(ready.worker, 'SIGSTOP');
    first.child.kill('SIGKILL');
    await first.exited;
    await allGone([...engines, ready.worker, ready.warden], 10_000);

    // The stale lock is taken over, and the data is the same, though both ports are taken now.
    const guests = await Promise.all([occupy(portOf(ready.kafka.brokers)), occupy(27717)]);
    const third = startOwner(home);
    const again = await third.until((fact) => fact.ready, START_MS);
    const lines = third.facts.map((fact) => fact.progress).join('\n');
    expect(lines).toMatch(/port 29692 is in use, taking \d+/);
    expect(lines).toMatch(/port 27717 is in use, taking \d+/);
    expect(again.mongo.uri).not.toBe(ready.mongo.uri);
    expect(await documents(again.mongo.uri)).toEqual([{ _id: 'kept' }]);
    third.child.kill('SIGINT');
    expect(await third.exited).toBe(0);
    for (const guest of guests) guest.close();
  }, 300_000);

  it('killed together with its warden: the next start ends what is left', async () => {
    const first = startOwner(home);
    const ready = await first.until((fact) => fact.ready, START_MS);
    const engines = [first.engine('kafka').pid ?? 0, first.engine('mongod').pid ?? 0];
    process.kill(ready.warden, 'SIGKILL');
    first.child.kill('SIGKILL');
    await first.exited;
    process.kill(ready.worker, 'SIGKILL');

    const second = startOwner(home);
    await second.until((fact) => fact.ready, START_MS);
    await allGone(engines, 100);
    second.child.kill('SIGINT');
    expect(await second.exited).toBe(0);
  }, 300_000);
});

async function keep(uri: string): Promise<void> {
  const client = new MongoClient(uri);
  await client.db('kept').collection<{ _id: string }>('kept').insertOne({ _id: 'kept' });
  await client.close();
}

async function documents(uri: string): Promise<unknown[]> {
  const client = new MongoClient(uri);
  const found = await client.db('kept').collection('kept').find().toArray();
  await client.close();
  return found;
}

function portOf(brokers: string[]): number {
  return Number(brokers[0]?.split(':')[1]);
}

async function occupy(port: number): Promise<Server> {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  return server;
}
