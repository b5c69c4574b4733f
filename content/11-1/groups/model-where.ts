/**
 * Where the orders are, as one group has them: in the database, in a process's memory, still in the
 * log, or passed over by the bookmark and in none of them. Pure readings of the facts.
 */
import type { GroupMember } from '#lib/events.ts';
import type { Facts } from './model-facts.ts';
import { type GroupName, PARTITIONS } from './names.ts';

/** Fewer than this may just not have been told yet: a commit can be seen before its document. */
const TOLD_LATE = 3;

const sum = (of: (partition: number) => number): number =>
  PARTITIONS.reduce<number>((total, partition) => total + of(partition), 0);

export const endOf = ({ partitions }: Facts): number => sum((of) => partitions[of]?.end ?? 0);

export const storedOf = ({ groups }: Facts, name: GroupName): number =>
  sum((of) => groups[name].stored[of] ?? 0);

export const lagOf = ({ partitions, groups }: Facts, name: GroupName): number =>
  sum((of) => Math.max(0, (partitions[of]?.end ?? 0) - (groups[name].committed[of] ?? 0)));

/** Orders that the bookmark has passed and the database doesn't have, in one partition. */
const passedOver = ({ groups }: Facts, name: GroupName, of: number): number =>
  Math.max(0, (groups[name].committed[of] ?? 0) - (groups[name].stored[of] ?? 0));

/** Passed over, and in nobody's memory either: only a hoarder holds what it has committed. */
export function lostOf(state: Facts, name: GroupName): number {
  const held = name === 'analytics' && state.manner === 'hoarding' ? state.held : 0;
  const lost = sum((of) => passedOver(state, name, of)) - held;
  return lost > TOLD_LATE ? lost : 0;
}

export const lostAt = (state: Facts, name: GroupName): string =>
  PARTITIONS.filter((of) => passedOver(state, name, of) > TOLD_LATE)
    .map((of) => `P${of}`)
    .join(', ');

/** A partition whose last documents were not told yet: a sum taken now would be one too many. */
export const isToldLate = (state: Facts, name: GroupName): boolean =>
  PARTITIONS.map((of) => passedOver(state, name, of)).some((n) => n > 0 && n <= TOLD_LATE);

/** The documents that were told late have come: fewer are lost than was thought. */
export const isCorrected = (thought: number, lost: number): boolean =>
  lost > 0 && lost < thought && thought - lost <= TOLD_LATE;

export const ownerOf = (members: readonly GroupMember[], partition: number): string | undefined =>
  members.find(({ partitions }) => partitions.includes(partition))?.client;

/** They add up to what is in the log. */
export interface Whereabouts {
  readonly stored: number;
  readonly memory: number;
  readonly log: number;
  readonly lost: number;
}

export function whereabouts(state: Facts, name: GroupName): Whereabouts {
  const end = endOf(state);
  const stored = storedOf(state, name);
  const memory = name === 'analytics' ? Math.min(state.held, Math.max(0, end - stored)) : 0;
  const lost = Math.min(lostOf(state, name), Math.max(0, end - stored - memory));
  return { stored, memory, lost, log: Math.max(0, end - stored - memory - lost) };
}
