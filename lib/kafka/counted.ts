/**
 * A client that counts what it writes to the brokers. kafkajs tells how large an answer was, but
 * not how large a request: its sockets know.
 */
import type { Socket } from 'node:net';
import { Kafka, logLevel } from 'kafkajs';
import openSockets from 'kafkajs/src/network/socketFactory.js';
import { BRIEF_RETRY, connectionOptions, type KafkaConnection, mendKafkajs } from './client.ts';

export interface CountedKafka {
  readonly kafka: Kafka;
  /** Bytes written so far over all connections of this client, the protocol's own included. */
  written(): number;
}

export function connectCounted(connection: KafkaConnection, clientId: string): CountedKafka {
  mendKafkajs();
  process.env.KAFKAJS_NO_PARTITIONER_WARNING = '1';
  const open = openSockets();
  const sockets: Socket[] = [];
  const kafka = new Kafka({
    ...connectionOptions(connection, clientId),
    retry: BRIEF_RETRY,
    logLevel: logLevel.NOTHING,
    socketFactory(wanted) {
      const socket = open(wanted);
      sockets.push(socket);
      return socket;
    },
  });
  return {
    kafka,
    written: () => sockets.reduce((sum, { bytesWritten }) => sum + bytesWritten, 0),
  };
}
