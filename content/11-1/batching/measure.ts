/** The loop of a measurement: send as fast as the answers come, until one of the limits is met. */
import { setImmediate as breathe } from 'node:timers/promises';
import type { CompressionTypes, Message, Producer } from 'kafkajs';
import type { Acks } from './settings.ts';

/** Between two reports of a run that goes on, ms. */
const TELL_EVERY_MS = 200;

export interface Pass {
  readonly producer: Producer;
  readonly topic: string;
  /** What one request carries; the same for each of them. */
  readonly messages: Message[];
  readonly acks: Acks;
  readonly compression: CompressionTypes;
  /** Whether one more request fits the limits, after so many records and ms. */
  goesOn(records: number, ms: number): boolean;
  tell(records: number, requests: number, ms: number): void;
}

export interface Passed {
  readonly records: number;
  readonly ms: number;
  /** How long each `send` took, ms, in the order of sending. */
  readonly waits: readonly number[];
}

export async function pass({ producer, goesOn, tell, ...request }: Pass): Promise<Passed> {
  const { topic, messages, acks, compression } = request;
  const waits: number[] = [];
  const began = performance.now();
  let now = began;
  let told = began;
  let records = 0;
  // #region loop
  while (goesOn(records, now - began)) {
    const asked = performance.now();
    await producer.send({ topic, acks, compression, messages });
    now = performance.now();
    waits.push(now - asked);
    records += messages.length;
    if (now - told < TELL_EVERY_MS) continue;
    tell(records, waits.length, now - began);
    told = now;
    await breathe();
  }
  // #endregion
  return { records, ms: now - began, waits };
}

/** @param share 0.5 for the median; 0 when there is nothing. */
export function quantileOf(waits: readonly number[], share: number): number {
  const sorted = [...waits].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
