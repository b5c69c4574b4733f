/**
 * A client of Kafka whose every connection somebody else makes: whatever broker it is told of, it
 * reaches it only by what `dial` gives it. TLS, where there is any, is then the dialled one's work.
 */
import type { Socket } from 'node:net';
import { Kafka, logLevel } from 'kafkajs';
import { connectionOptions, type KafkaConnection, mendKafkajs } from './client.ts';

export type Dial = (target: { host: string; port: number }, onConnect: () => void) => Socket;

export interface DialedOptions {
  readonly clientId: string;
  readonly retry: { initialRetryTime: number; maxRetryTime: number; retries: number };
  /** A request that is not answered within this is given up, ms. */
  readonly answerWithinMs: number;
}

export function connectKafkaBy(
  dial: Dial,
  connection: KafkaConnection,
  { clientId, retry, answerWithinMs }: DialedOptions,
): Kafka {
  mendKafkajs();
  process.env.KAFKAJS_NO_PARTITIONER_WARNING = '1';
  return new Kafka({
    ...connectionOptions(connection, clientId, answerWithinMs),
    retry: { ...retry },
    logLevel: logLevel.NOTHING,
    socketFactory: ({ host, port, onConnect }) => dial({ host, port }, onConnect),
  });
}
