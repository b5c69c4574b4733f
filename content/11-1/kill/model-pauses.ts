/**
 * How long each partition stood still after a member left, died or froze: from the last order that
 * was handled to the next one, as long as one was waiting. Times are those that the members stored
 * in the database; pure, like the model that folds it.
 */
import type { GroupMember } from '#lib/events.ts';

export const PARTITIONS = [0, 1, 2] as const;

export type How = 'term' | 'kill' | 'freeze';

export interface Delivery {
  readonly partition: number;
  readonly writtenAt: number;
  readonly member: string;
  readonly pid: number;
  readonly at: number;
}

/** One member is gone, one way or another: what happened to the partitions from then on. */
export interface Episode {
  readonly how: How;
  readonly member: string;
  readonly pid: number;
  readonly at: number;
  readonly sessionMs: number | null;
  /** What the broker had given to that member. */
  readonly held: readonly number[];
  readonly generation: number;
  /** Longest standstill per partition so far, ms. */
  readonly pauses: Readonly<Record<number, number>>;
  /** Who went on with the partitions it had held. */
  readonly heirs: Readonly<Record<number, string>>;
  /** When the broker wrote the next generation down, and which. */
  readonly next: { readonly generation: number; readonly at: number } | null;
  /** An order was waiting in its partitions before somebody else was given them. */
  readonly waited: boolean;
  /** Every partition moves again under the next generation. */
  readonly settled: boolean;
}

export function beginEpisode(
  cause: Pick<Episode, 'how' | 'member' | 'pid' | 'at'>,
  group: { readonly generation: number; readonly members: readonly GroupMember[] },
): Episode | null {
  const known = group.members.find(({ client }) => client === cause.member);
  // Who held nothing stops nothing.
  if (!known || known.partitions.length === 0) return null;
  return {
    ...cause,
    sessionMs: known.sessionMs ?? null,
    held: known.partitions,
    generation: group.generation,
    pauses: {},
    heirs: {},
    next: null,
    waited: false,
    settled: false,
  };
}

export function followDelivery(
  episode: Episode,
  delivery: Delivery,
  lastAt: Readonly<Record<number, number>>,
): Episode {
  const { partition, at, pid, member, writtenAt } = delivery;
  // What the frozen one still does on waking moves no partition.
  if (episode.settled || pid === episode.pid || at < episode.at) return episode;
  // Only while something was waiting: a partition without orders does not stand still.
  const pause = Math.max(0, at - Math.max(lastAt[partition] ?? writtenAt, writtenAt));
  const pauses = {
    ...episode.pauses,
    [partition]: Math.max(episode.pauses[partition] ?? 0, pause),
  };
  const held = episode.held.includes(partition);
  const heirs =
    held && episode.heirs[partition] === undefined
      ? { ...episode.heirs, [partition]: member }
      : episode.heirs;
  const next = episode.next;
  const waited = episode.waited || (held && writtenAt < (next?.at ?? at));
  const moving = (of: number) => (of === partition ? at : (lastAt[of] ?? 0)) >= (next?.at ?? 0);
  const settled = next !== null && PARTITIONS.every(moving);
  return { ...episode, pauses, heirs, waited, settled };
}

export function followGroup(episode: Episode, generation: number, at: number): Episode {
  if (episode.settled || generation <= episode.generation) return episode;
  return { ...episode, next: { generation, at } };
}

/** The longest standstill among the partitions that were held by who is gone; and of the others. */
export const pauseOfHeld = ({ held, pauses }: Episode): number =>
  Math.max(0, ...held.map((partition) => pauses[partition] ?? 0));

export const pauseOfOthers = ({ held, pauses }: Episode): number =>
  Math.max(
    0,
    ...PARTITIONS.filter((partition) => !held.includes(partition)).map((of) => pauses[of] ?? 0),
  );

/** A death is measured only under load: with nothing waiting, its partitions did not stand still. */
export const tells = ({ how, waited, settled }: Episode): boolean =>
  settled && (how === 'term' || waited);

/** Did the broker wait a session out? Told by when it wrote the next generation down. */
export const waitedOut = ({ at, next, sessionMs }: Episode): boolean =>
  next !== null && next.at - at > (sessionMs ?? 0) / 2;
