/**
 * A broker that has just started, or moves a group's coordinator, refuses with errors that Kafka
 * itself calls retriable. Waiting a moment is the whole remedy, so nobody else needs to know.
 */
import { setTimeout as pause } from 'node:timers/promises';

const TRIES = 40;
const PAUSE_MS = 100;

export async function retrying<T>(ask: () => Promise<T>): Promise<T> {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await ask();
    } catch (error) {
      if (left <= 1 || !isPassing(error)) throw error;
      await pause(PAUSE_MS);
    }
  }
}

const PASSING = [
  'NOT_COORDINATOR_FOR_GROUP',
  'GROUP_COORDINATOR_NOT_AVAILABLE',
  'GROUP_LOAD_IN_PROGRESS',
  'LEADER_NOT_AVAILABLE',
  'NOT_LEADER_FOR_PARTITION',
  'UNKNOWN_TOPIC_OR_PARTITION',
];

const isPassing = (error: unknown): boolean =>
  error instanceof Error && 'type' in error && PASSING.includes(String(error.type));
