/** An engine that is killed comes back on its port with what it had acknowledged. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allGone, type Fact, type Owner, startOwner } from './fixtures/drive.ts';

/** Seconds on a quiet machine; a busy one is no reason to turn red. */
const START_MS = 90_000;

describe('an engine killed with SIGKILL', () => {
  let home: string;
  let owner: Owner;
  let ready: NonNullable<Fact['ready']>;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'menara-engines-'));
    owner = startOwner(home);
    ready = await owner.until((fact) => fact.ready, START_MS);
  }, START_MS);

  afterAll(async () => {
    owner.child.kill('SIGINT');
    expect(await owner.exited).toBe(0);
    await rm(home, { recursive: true, force: true });
  });

  /** Kills it and waits until the owner has told of the death and of the new life. */
  async function killAndHeal(name: 'kafka' | 'mongod'): Promise<{ told: number }> {
    const before = owner.engine(name);
    const killed = Date.now();
    process.kill(before.pid ?? 0, 'SIGKILL');
    const death = await owner.until((fact) => engineIn(fact, name, 'restarting'), 3000);
    await owner.until((fact) => {
      const state = engineIn(fact, name, 'up');
      return state && state.restarts > before.restarts ? state : undefined;
    }, START_MS);
    expect(owner.engine(name)).toMatchObject({ port: before.port, phase: 'up' });
    expect(owner.engine(name).pid).not.toBe(before.pid);
    return { told: (death.lastExit?.at ?? Number.POSITIVE_INFINITY) - killed };
  }

  it('Kafka keeps every acknowledged record', async () => {
    const kafka = new Kafka({ brokers: ready.kafka.brokers, logLevel: logLevel.NOTHING });
    const admin = kafka.admin();
    const producer = kafka.producer();
    await admin.connect();
    await admin.createTopics({ topics: [{ topic: 'kept', numPartitions: 1 }] });
    await producer.connect();
    const messages = Array.from({ length: 50 }, (_, index) => ({ value: String(index) }));
    await producer.send({ topic: 'kept', messages, acks: -1 });

    expect((await killAndHeal('kafka')).told).toBeLessThan(3000);

    expect(await admin.fetchTopicOffsets('kept')).toMatchObject([{ low: '0', high: '50' }]);
    await producer.disconnect();
    await admin.disconnect();
  }, 150_000);

  it('mongod keeps every acknowledged document', async () => {
    const client = new MongoClient(ready.mongo.uri);
    const kept = client.db('kept').collection<{ _id: number }>('kept');
    const documents = Array.from({ length: 50 }, (_, index) => ({ _id: index }));
    await kept.insertMany(documents, { writeConcern: { w: 'majority' } });

    expect((await killAndHeal('mongod')).told).toBeLessThan(3000);

    expect(await kept.countDocuments()).toBe(50);
    await client.close();
  }, 150_000);

  it('is ended with all others by Ctrl-C, in order and once', async () => {
    const pids = [owner.engine('kafka').pid ?? 0, owner.engine('mongod').pid ?? 0, ready.worker];
    const restarts = owner.engine('kafka').restarts;
    // Engines stand outside the terminal's group: the owner hears of Ctrl-C first, and alone.
    expect(pids.map(groupOf)).toEqual([pids[0], pids[1], owner.child.pid]);
    // What a terminal does: the signal goes to the whole group.
    process.kill(-(owner.child.pid ?? 0), 'SIGINT');
    expect(await owner.exited).toBe(0);
    await allGone([...pids, ready.warden], 10_000);
    // An end that was wanted is not told as a fault.
    expect(owner.engine('kafka')).toMatchObject({ phase: 'stopped', restarts });
  }, 30_000);
});

function groupOf(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'pgid=', '-p', String(pid)], { encoding: 'utf8' }));
}

function engineIn(fact: Fact, name: string, phase: string) {
  return fact.engines?.find((engine) => engine.name === name && engine.phase === phase);
}
