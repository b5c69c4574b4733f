/**
 * The one door to kafkajs. Settings that a lesson or a recovery depends on are stated here, also
 * where they equal the default, so that a swap of the library touches this folder and no other.
 */
import { Kafka, logLevel, type SASLOptions } from 'kafkajs';
import { closeDeafConnections } from './deaf-connection.ts';
import { forgetGoneTopics } from './gone-topics.ts';
import { askForTheLogEnd } from './log-end.ts';
import { quietIdleTimer } from './quiet-timer.ts';

export interface KafkaConnection {
  readonly brokers: readonly string[];
  /** `ca`: certificates in PEM, where the cluster has an authority of its own. */
  readonly ssl: boolean | { readonly ca: readonly string[] };
  readonly sasl?:
    | {
        readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
        readonly username: string;
        readonly password: string;
      }
    | undefined;
}

/** A broker that comes back should be found within a second, however long it was away. */
export const PATIENT_RETRY = { initialRetryTime: 100, maxRetryTime: 1000, retries: 1_000_000 };
/** A request on a visitor's behalf says soon that nobody answers. */
export const BRIEF_RETRY = { initialRetryTime: 100, maxRetryTime: 500, retries: 3 };

/** Work on a visitor's behalf may take the broker a while, ms. */
const ANSWER_WITHIN_MS = 10_000;

export function connectionOptions(
  connection: KafkaConnection,
  clientId: string,
  answerWithinMs = ANSWER_WITHIN_MS,
) {
  const { ssl, sasl } = connection;
  return {
    clientId,
    brokers: [...connection.brokers],
    connectionTimeout: 1500,
    requestTimeout: answerWithinMs,
    ...(ssl ? { ssl: ssl === true || { ca: [...ssl.ca] } } : {}),
    ...(sasl ? { sasl: sasl as SASLOptions } : {}),
  };
}

export function connectKafka(
  connection: KafkaConnection,
  clientId: string,
  retry = BRIEF_RETRY,
  log?: (message: string) => void,
  answerWithinMs = ANSWER_WITHIN_MS,
): Kafka {
  mendKafkajs();
  process.env.KAFKAJS_NO_PARTITIONER_WARNING = '1';
  return new Kafka({
    ...connectionOptions(connection, clientId, answerWithinMs),
    retry,
    logLevel: log ? logLevel.ERROR : logLevel.NOTHING,
    ...(log ? { logCreator: () => (entry) => log(lineOf(entry.log)) } : {}),
  });
}

/** The client's own words, and the error it names. */
const lineOf = ({ message, error }: { readonly message: string; readonly error?: unknown }) =>
  error === undefined ? message : `${message}: ${String(error)}`;

/** What our version of the library gets wrong, put right before its first use. */
export function mendKafkajs(): void {
  quietIdleTimer();
  closeDeafConnections();
  askForTheLogEnd();
  forgetGoneTopics();
}

/** Offsets are int64 on the wire. Labs stay far below 2^53; beyond it we refuse to guess. */
export function offsetNumber(offset: string): number {
  const number = Number(offset);
  if (!Number.isSafeInteger(number)) throw new RangeError(`offset out of range: ${offset}`);
  return number;
}
