/**
 * The tests' own eyes: broker and database read by clients of their own, never through the app.
 */
import { randomUUID } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import { type Admin, Kafka, logLevel, type Producer } from 'kafkajs';
import { type Db, type Document, MongoClient, Timestamp } from 'mongodb';
import { z } from 'zod';
import { forgetGoneTopics } from '#lib/kafka/gone-topics.ts';
import { retrying } from '#lib/kafka/retrying.ts';
import { REGISTRY_DATABASE, type SandboxEntry, visitorOf } from '#lib/registry.ts';

const toolsSchema = z.object({
  ok: z.literal(true),
  data: z.object({ sandbox: z.string().regex(/^sb-[0-9a-f]{16}-r[1-9][0-9]*$/) }),
});

export interface Addresses {
  readonly brokers: readonly string[];
  readonly mongoUri: string;
}

/** Of the server that all walkthroughs share. */
export function sharedAddresses(): Addresses {
  const { MENARA_E2E_BROKERS = '', MENARA_E2E_MONGODB_URI = '' } = process.env;
  return { brokers: MENARA_E2E_BROKERS.split(','), mongoUri: MENARA_E2E_MONGODB_URI };
}

export interface SeenRecord {
  readonly partition: number;
  readonly offset: number;
  readonly key: string | null;
  readonly value: string;
  /** Its timestamp, ms. */
  readonly at: number;
}

/** A topic as a plain consumer reads it. */
export interface Reading extends AsyncDisposable {
  /** Grows while it is read. */
  readonly records: readonly SeenRecord[];
}

export class Stores implements AsyncDisposable {
  readonly admin: Admin;
  readonly producer: Producer;
  readonly #kafka: Kafka;
  readonly #mongo: MongoClient;

  private constructor(kafka: Kafka, mongo: MongoClient) {
    this.#kafka = kafka;
    this.admin = kafka.admin();
    this.producer = kafka.producer({ allowAutoTopicCreation: false });
    this.#mongo = mongo;
  }

  static async open({ brokers, mongoUri }: Addresses = sharedAddresses()): Promise<Stores> {
    process.env.KAFKAJS_NO_PARTITIONER_WARNING = '1';
    // One pair of eyes looks at many sandboxes, and each of them ends.
    forgetGoneTopics();
    const kafka = new Kafka({ brokers: [...brokers], clientId: 'eye', logLevel: logLevel.NOTHING });
    const stores = new Stores(kafka, new MongoClient(mongoUri));
    await Promise.all([stores.admin.connect(), stores.producer.connect(), stores.#mongo.connect()]);
    return stores;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([this.admin.disconnect(), this.producer.disconnect(), this.#mongo.close()]);
  }

  /** `sb-…-r1` of the visitor that these requests come from. */
  static async sandbox(request: APIRequestContext, slug = 'log', origin = ''): Promise<string> {
    const response = await request.get(`${origin}/api/lab/${slug}/tools`);
    return toolsSchema.parse(await response.json()).data.sandbox;
  }

  /** Ids of the sandboxes, of all labs, that the visitor with this cookie has; makes none. */
  async sandboxesOf(cookie: string): Promise<string[]> {
    const registry = this.#mongo.db(REGISTRY_DATABASE).collection<SandboxEntry>('sandboxes');
    const entries = await registry.find({ visitor: visitorOf(cookie) }).toArray();
    return entries.map(({ _id }) => _id);
  }

  db(sandbox: string): Db {
    return this.#mongo.db(sandbox.replaceAll('-', '_'));
  }

  /** Where visitors, sandboxes and progress are kept. */
  registry(): Db {
    return this.#mongo.db('menara');
  }

  /** The entry of the oplog with this `seconds.counter`. */
  async oplogEntry(ts: string): Promise<Document | null> {
    const [t = 0, i = 0] = ts.split('.').map(Number);
    const oplog = this.#mongo.db('local').collection('oplog.rs');
    return oplog.findOne({ ts: new Timestamp({ t, i }) });
  }

  /** Reads a topic from its beginning on, in a group of its own; partitions added later too. */
  async follow(topic: string): Promise<Reading> {
    const consumer = this.#kafka.consumer({
      groupId: `eye-${randomUUID()}`,
      metadataMaxAge: 500,
      allowAutoTopicCreation: false,
    });
    const records: SeenRecord[] = [];
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    await consumer.run({
      eachMessage: async ({ partition, message: { offset, key, value, timestamp } }) => {
        const read = { key: key?.toString() ?? null, value: value?.toString() ?? '' };
        records.push({ partition, offset: Number(offset), at: Number(timestamp), ...read });
      },
    });
    return { records, [Symbol.asyncDispose]: () => consumer.disconnect() };
  }

  /** Asked again where a topic is so new that its broker doesn't know it yet. */
  async end(topic: string): Promise<number> {
    const offsets = await retrying(() => this.admin.fetchTopicOffsets(topic));
    return offsets.reduce((sum, { high }) => sum + Number(high), 0);
  }

  /** -1: the group has no bookmark here. */
  async committed(groupId: string, topic: string): Promise<number> {
    const [answer] = await retrying(() => this.admin.fetchOffsets({ groupId, topics: [topic] }));
    return Number(answer?.partitions[0]?.offset ?? -1);
  }
}
