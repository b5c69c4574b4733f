/**
 * Brings records to the broker, and comes back only when it has them. A broker that is away is
 * waited for; a record that it will never take is put aside with its cause, so that whatever comes
 * behind it passes.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Db } from 'mongodb';
import { BRIEF_RETRY, connectKafka } from '#lib/kafka/client.ts';
import { connectKafkaBy } from '#lib/kafka/dialed.ts';
import type { Child } from '#lib/process/child.ts';
import type { ChangeMessage } from './change-message.ts';
import { dialThrough } from './dial-proxy.ts';
import { type Cause, causeOf, isHopeless } from './hopeless.ts';
import { bytesOf } from './record-batch.ts';

export const PARKED_RECORDS = 'parked_records';

/** A record that no broker of this topic will take. Somebody has to read these. */
export interface ParkedRecord {
  /** `<topic> <eventId>`: of each event once, however often it is come back to. */
  readonly _id: string;
  readonly key: string;
  readonly eventId: string;
  readonly bytes: number;
  readonly cause: Cause;
  readonly at: Date;
}

/** Between two tries while the broker is away, ms. */
const RETRY_MS = 250;
/** An answer that was lost on the way through the proxy is given up after this, ms. */
const PROXIED_ANSWER_MS = 3000;

export interface Publisher {
  connect(): Promise<void>;
  /**
   * In one request, in their order. Tried again for as long as it takes: what comes next waits.
   *
   * @throws the reason of `leaving`, when it is aborted while the broker is away
   */
  publish(messages: readonly ChangeMessage[]): Promise<void>;
  /** Written down as one that can't be published, and passed. */
  putAside(message: ChangeMessage, why: unknown): Promise<void>;
  close(): Promise<void>;
}

export interface PublisherParts {
  readonly child: Child;
  readonly database: Db;
  /** Its full name, with the sandbox's prefix. */
  readonly topic: string;
  /** Where the proxy of the lost acks listens; without it, straight to the broker. */
  readonly proxyPort?: number | undefined;
}

export function openPublisher(
  { child, database, topic, proxyPort }: PublisherParts,
  leaving: AbortSignal,
): Publisher {
  // One request at a time: a retry must not let a later record overtake an earlier one.
  const producer = clientOf(child, proxyPort).producer({
    allowAutoTopicCreation: false,
    maxInFlightRequests: 1,
  });
  const parked = database.collection<ParkedRecord>(PARKED_RECORDS);

  async function putAside(message: ChangeMessage, error: unknown): Promise<void> {
    const eventId = message.headers.eventId ?? '';
    const about = { key: message.key, eventId, bytes: bytesOf(message) };
    const entry = { ...about, cause: causeOf(error), at: new Date() };
    const _id = `${topic} ${eventId}`;
    await parked.updateOne({ _id }, { $setOnInsert: entry }, { upsert: true });
    child.report('parked', { key: message.key, eventId });
  }

  async function publish(messages: readonly ChangeMessage[]): Promise<void> {
    if (messages.length === 0) return;
    for (let tries = 1; ; tries += 1) {
      try {
        const records = messages.map(({ headers, ...rest }) => ({
          ...rest,
          headers: { ...headers },
        }));
        await producer.send({ topic, acks: -1, messages: records });
        return;
      } catch (error) {
        if (isHopeless(error)) return passBy(messages, error);
        leaving.throwIfAborted();
        child.report('waiting', { for: 'kafka', tries, error: String(error) });
        await pause(RETRY_MS);
      }
    }
  }

  /** Which of them it is, only each alone can say. */
  async function passBy(messages: readonly ChangeMessage[], error: unknown): Promise<void> {
    const [only, ...others] = messages;
    if (only && others.length === 0) return putAside(only, error);
    for (const message of messages) await publish([message]);
  }

  let isConnected = false;
  return {
    async connect() {
      if (isConnected) return;
      await producer.connect();
      isConnected = true;
    },
    publish,
    putAside,
    close: () => producer.disconnect(),
  };
}

function clientOf({ settings: { kafka, name, prefix } }: Child, proxyPort: number | undefined) {
  if (proxyPort === undefined) return connectKafka(kafka, name);
  const options = { clientId: name, retry: BRIEF_RETRY, answerWithinMs: PROXIED_ANSWER_MS };
  return connectKafkaBy(dialThrough(proxyPort, prefix), kafka, options);
}
