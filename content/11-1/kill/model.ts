/**
 * The model of the lab `kill`: its milestones, what each guess is held against, and the values that
 * the text shows. What they are read from is folded in `model-facts.ts`.
 */
import { keepReached, type WithReached } from '#lib/fold/milestones.ts';
import { type Facts, initial, type Refused, reduce } from './model-facts.ts';
import {
  type Episode,
  type How,
  PARTITIONS,
  pauseOfHeld,
  pauseOfOthers,
  waitedOut,
} from './model-pauses.ts';
import { MEMBERS } from './names.ts';

export { type Mark, ownerOf } from './model-facts.ts';
export { PARTITIONS } from './model-pauses.ts';
export {
  FLOW_SECONDS,
  GROUP,
  LIMITS,
  MEMBERS,
  type MemberName,
  TOPIC,
  WORK_MS,
  WRITER,
} from './names.ts';

export type State = Facts & WithReached;

export const endOf = ({ partitions }: Pick<Facts, 'partitions'>): number =>
  PARTITIONS.reduce<number>((sum, partition) => sum + (partitions[partition]?.end ?? 0), 0);

export const lagOf = ({ partitions, committed }: Facts): number =>
  PARTITIONS.reduce<number>(
    (sum, of) => sum + (partitions[of]?.end ?? 0) - (committed[of] ?? 0),
    0,
  );

export const lastOf = ({ episodes }: Pick<Facts, 'episodes'>, how: How): Episode | undefined =>
  episodes.findLast((episode) => episode.how === how);

/** A standstill below this is a rebalance; above it a session was waited out, ms. */
const SOON_MS = 4000;

/** The broker has answered a sign of life of this very process: an earlier one may linger there. */
export const hasJoined = ({ signs, processes }: Facts, name: string): boolean =>
  (signs[name] ?? 0) > (processes[name]?.startedAt ?? 0);

const firstOf = ({ episodes }: Facts, how: How): Episode | undefined =>
  episodes.find((episode) => episode.how === how);

/** The last kill whose session was shorter than that of one before it. */
function shortened({ episodes }: Facts): Episode | undefined {
  const kills = episodes.filter(({ how }) => how === 'kill');
  const longest = Math.max(...kills.map(({ sessionMs }) => sessionMs ?? 0));
  return kills.findLast(({ sessionMs }) => sessionMs !== null && sessionMs < longest);
}

/** The first refusal of one that had been frozen: a rebalance may refuse a healthy one, too. */
function fenced({ refused, episode, episodes }: Facts): Refused | undefined {
  const frozen = [...episodes, episode].filter((one) => one?.how === 'freeze');
  return refused.find(({ pid }) => frozen.some((one) => one?.pid === pid));
}

/** In the order of the text. */
export const milestones = {
  shared: ({ group, lastAt }) =>
    MEMBERS.every((name) => group.members.some(({ client }) => client === name)) &&
    PARTITIONS.every((partition) => lastAt[partition] !== undefined),
  left: (state) => firstOf(state, 'term') !== undefined,
  killed: (state) => firstOf(state, 'kill') !== undefined,
  shortened: (state) => shortened(state) !== undefined,
  fenced: (state) => fenced(state) !== undefined,
  passed: ({ progress }) => progress.passedHere === true,
} satisfies Record<string, (state: Facts) => boolean>;

const inMs = (ms: number): string => `${Math.round(ms)} ms`;

function pauseMeasure(how: How) {
  return (state: Facts) => {
    const episode = firstOf(state, how);
    if (!episode) return undefined;
    const again = Object.values(episode.heirs).some((heir) => heir === episode.member);
    const option = again ? 'again' : waitedOut(episode) ? 'session' : 'soon';
    return { option, value: inMs(pauseOfHeld(episode)) };
  };
}

const orDash = (value: number | undefined): string | undefined =>
  value === undefined ? undefined : String(Math.round(value));

export const model = keepReached<Facts>({
  initial,
  reduce,
  milestones,
  measures: {
    'pause-term': pauseMeasure('term'),
    'pause-kill': pauseMeasure('kill'),
    others: (state) => {
      const episode = firstOf(state, 'kill');
      if (!episode) return undefined;
      const pause = pauseOfOthers(episode);
      return { option: pause < SOON_MS ? 'short' : 'long', value: inMs(pause) };
    },
    'late-commit': (state) => {
      const late = fenced(state);
      return late && { option: 'refused', value: late.error };
    },
  },
  live: {
    generation: ({ group }) => String(group.generation),
    orders: ({ orders }) => String(orders),
    end: (state) => String(endOf(state)),
    repeated: ({ repeated }) => String(repeated),
    pauseTerm: (state) => orDash(mapped(firstOf(state, 'term'), pauseOfHeld)),
    pauseKill: (state) => orDash(mapped(firstOf(state, 'kill'), pauseOfHeld)),
    pauseOthers: (state) => orDash(mapped(firstOf(state, 'kill'), pauseOfOthers)),
    pauseShort: (state) => orDash(mapped(shortened(state), pauseOfHeld)),
    refusedError: (state) => fenced(state)?.error,
  },
});

function mapped<In, Out>(value: In | undefined, to: (value: In) => Out): Out | undefined {
  return value === undefined ? undefined : to(value);
}
