/** Something that is waited for, and no longer than it is worth. */
import { setTimeout as pause } from 'node:timers/promises';

/** Whichever comes first; the clock does not outlive it. `withinMs`: ms */
export async function firstOf(done: Promise<void>, withinMs: number): Promise<void> {
  const over = new AbortController();
  const late = pause(withinMs, undefined, { signal: over.signal }).catch(() => undefined);
  await Promise.race([done, late]);
  over.abort();
}
