/**
 * One sending of orders, and how the members of the group `payment` worked it off: when the first
 * and the last was paid, and by whom. Times are those that the members stored. Pure.
 */
import type { GroupMember } from '#lib/events.ts';
import { type Effect, waveBegun } from './effects.ts';

export interface Wave {
  readonly id: number;
  readonly count: number;
  /** As the broker listed them when the orders were sent. */
  readonly members: readonly GroupMember[];
  readonly done: number;
  /** When the first and the last of them was paid, ms. */
  readonly first: number;
  readonly last: number;
  /** Orders paid, by member. */
  readonly by: Readonly<Record<string, number>>;
}

export function beginWave(waves: readonly Wave[], id: number, document: unknown): readonly Wave[] {
  const begun = waveBegun.safeParse(document);
  if (!begun.success || waves.some((wave) => wave.id === id)) return waves;
  const { count, members } = begun.data;
  return [...waves, { id, count, members, done: 0, first: 0, last: 0, by: {} }];
}

export function countEffect(
  waves: readonly Wave[],
  { wave: id, member, at }: Pick<Effect, 'wave' | 'member' | 'at'>,
): readonly Wave[] {
  return waves.map((wave) => {
    if (wave.id !== id) return wave;
    return {
      ...wave,
      done: wave.done + 1,
      first: wave.done === 0 ? at : Math.min(wave.first, at),
      last: Math.max(wave.last, at),
      by: { ...wave.by, [member]: (wave.by[member] ?? 0) + 1 },
    };
  });
}

export const isDone = ({ done, count }: Wave): boolean => done >= count;

export const workersOf = ({ by }: Wave): number => Object.keys(by).length;

/** Orders a second, from the first payment to the last; undefined before the wave is done. */
export function rateOf(wave: Wave): number | undefined {
  if (!isDone(wave) || wave.last <= wave.first) return undefined;
  return ((wave.done - 1) * 1000) / (wave.last - wave.first);
}

/** The first finished wave that met so many members, all of them of the payment service. */
export const waveWith = (waves: readonly Wave[], members: number): Wave | undefined =>
  waves.find(
    (wave) =>
      isDone(wave) &&
      wave.members.length === members &&
      wave.members.every(({ client }) => client.startsWith('payment-')),
  );
