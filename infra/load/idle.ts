/** After the last page was closed: how long until no process of a visitor is left. */
import { setTimeout as pause } from 'node:timers/promises';
import { readHealth } from './machine.ts';

/** Twice the goal: by then it is known that it is missed. */
const WITHIN_S = 120;

export interface Idle {
  readonly childrenBefore: number;
  /** Seconds until the last process was gone; null: some were left after two minutes. */
  readonly seconds: number | null;
}

export async function measureIdle(url: string): Promise<Idle> {
  const begun = Date.now();
  const childrenBefore = (await readHealth(url)).children.running;
  for (let seconds = 0; seconds < WITHIN_S; seconds = (Date.now() - begun) / 1000) {
    if ((await readHealth(url)).children.running === 0) {
      return { childrenBefore, seconds: Number(seconds.toFixed(1)) };
    }
    await pause(500);
  }
  return { childrenBefore, seconds: null };
}
