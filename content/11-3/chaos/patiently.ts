/** Asks again while broker, database or a program is away: a night is made of such moments. */
import { setTimeout as pause } from 'node:timers/promises';
import { engineAway, LabError } from '#lib/errors.ts';

const AGAIN_MS = 250;
/** A broker that was killed is back long before this, ms. */
const AT_MOST_MS = 60_000;

/** @throws what was thrown last, when that is nothing that time heals or it lasts too long */
export async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  const until = Date.now() + AT_MOST_MS;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!heals(error) || Date.now() > until) throw error;
      await pause(AGAIN_MS);
    }
  }
}

const heals = (error: unknown): boolean =>
  error instanceof LabError ? error.retriable : engineAway(error) !== undefined;
