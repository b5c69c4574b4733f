/** What a kill of analytics cost: how much it had in memory, and how much of that is nowhere now. */
import type { Facts } from './model-facts.ts';

export interface Death {
  readonly manner: string;
  readonly pid: number;
  readonly held: number;
  /** Lost before this death already. */
  readonly before: number;
  /** Who read to the end after it; null: nobody yet. */
  readonly heir: number | null;
  /** Lost by it; null: its heir has not read to the end yet. */
  readonly missing: number | null;
}

const DEATHS_MAX = 20;
/** Who held next to nothing proves nothing. */
const HELD_MIN = 5;

/** `state`: as it was when the process still lived; `before`: what was lost already. */
export function noteDeath(state: Facts, pid: number, before: number): readonly Death[] {
  const { manner, held, deaths } = state;
  if (manner === null || held < HELD_MIN) return deaths;
  const death = { manner, pid, held, before, heir: null, missing: null };
  return [...deaths, death].slice(-DEATHS_MAX);
}

/**
 * Known once another process reads the same group, is at the end, and holds nothing. Its bookmark may
 * be told before its last document: then one too many is missing, until that document comes. What a
 * later process brings back was read again on purpose, and was lost all the same.
 */
export function followDeaths(state: Facts, lag: number, lost: number): readonly Death[] {
  const last = state.deaths.at(-1);
  const heir = state.processes.analytics;
  if (!last || heir?.phase !== 'ready' || heir.pid === last.pid) return state.deaths;
  if ((last.heir ?? heir.pid) !== heir.pid || lag > 0 || state.held > 0) return state.deaths;
  const missing = Math.max(0, lost - last.before);
  if (last.missing !== null && missing >= last.missing) return state.deaths;
  return [...state.deaths.slice(0, -1), { ...last, heir: heir.pid, missing }];
}
