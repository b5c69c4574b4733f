/** The broker under test, and a sandbox of one's own in it. */
import type { Admin, Producer } from 'kafkajs';
import { inject } from 'vitest';
import { connectKafka, type KafkaConnection } from '../kafka/client.ts';
import { retrying } from '../kafka/retrying.ts';
import { newSandboxId, type Scope, scopeOf } from '../scope.ts';

export interface KafkaBench extends AsyncDisposable {
  readonly connection: KafkaConnection;
  readonly admin: Admin;
  readonly producer: Producer;
  readonly scope: Scope;
  /** Makes a topic of this sandbox and returns its full name. */
  topic(name: string, partitions?: number): Promise<string>;
  write(topic: string, values: readonly string[]): Promise<void>;
}

export const newScope = (): Scope => scopeOf({ sandbox: newSandboxId(), run: 1 });

export async function openKafka(): Promise<KafkaBench> {
  const { kafka: connection } = inject('stack');
  const kafka = connectKafka(connection, 'test');
  const admin = kafka.admin();
  const producer = kafka.producer({ allowAutoTopicCreation: false });
  await Promise.all([admin.connect(), producer.connect()]);
  const scope = newScope();
  return {
    connection,
    admin,
    producer,
    scope,
    async topic(name, partitions = 1) {
      const topic = scope.topic(name);
      const topics = [{ topic, numPartitions: partitions }];
      await retrying(() => admin.createTopics({ waitForLeaders: true, topics }));
      return topic;
    },
    async write(topic, values) {
      const messages = values.map((value) => ({ key: 'budi', value }));
      await producer.send({ topic, acks: -1, messages });
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([admin.disconnect(), producer.disconnect()]);
    },
  };
}
