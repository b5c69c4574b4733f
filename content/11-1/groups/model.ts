/**
 * The model of the lab `groups`: its milestones, what each guess is held against, and the values
 * that the text shows. What they are read from is folded in `model-facts.ts`.
 */
import type { GroupMember } from '#lib/events.ts';
import { keepReached, type WithReached } from '#lib/fold/milestones.ts';
import type { Death } from './model-deaths.ts';
import { type Facts, initial, reduce } from './model-facts.ts';
import { rateOf, type Wave, waveWith, workersOf } from './model-waves.ts';
import { endOf, lagOf, storedOf } from './model-where.ts';
import { PARTITIONS } from './names.ts';

export type State = Facts & WithReached;

/** In the slow manner the lag has to be seen, not just passed. */
const SLOW_LAG_MIN = 20;

const alone = ({ waves }: Facts) => waveWith(waves, 1);
const three = ({ waves }: Facts) => waveWith(waves, 3);
const four = ({ waves }: Facts) => waveWith(waves, 4);

/** In its own group, alone, and at the end of all three partitions. */
const heardAll = (state: Facts): boolean =>
  state.groups.analytics.members.length > 0 &&
  endOf(state) > 0 &&
  lagOf(state, 'analytics') === 0 &&
  storedOf(state, 'analytics') === endOf(state);

const deathOf = ({ deaths }: Facts, manner: 'hoarding' | 'bounded'): Death | undefined =>
  deaths.find((death) => death.manner === manner && death.missing !== null);

/** In the order of the text. */
export const milestones = {
  alone: (state) => alone(state) !== undefined,
  shared: (state) => three(state) !== undefined,
  idle: (state) => four(state) !== undefined,
  both: heardAll,
  mistaken: ({ mistaken }) => mistaken !== null,
  mended: ({ mended }) => mended,
  slowed: ({ slowLag }) => slowLag >= SLOW_LAG_MIN,
  hoarded: (state) => (deathOf(state, 'hoarding')?.missing ?? 0) > 0,
  kept: (state) => deathOf(state, 'bounded') !== undefined,
  passed: ({ progress }) => progress.passedHere === true,
} satisfies Record<string, (state: Facts) => boolean>;

const assignment = (members: readonly GroupMember[]): string =>
  [...members]
    .sort((a, b) => a.client.localeCompare(b.client))
    .map(({ client, partitions }) => `${client} [${[...partitions].sort().join(' ')}]`)
    .join(', ');

/** Two members, and nothing is left over. */
function second({ groups }: Facts) {
  const { members } = groups.payment;
  const held = members.flatMap(({ partitions }) => partitions);
  if (members.length !== 2 || !PARTITIONS.every((one) => held.includes(one))) return undefined;
  const option = held.length > PARTITIONS.length ? 'each' : 'split';
  return { option, value: assignment(members) };
}

function fourth(state: Facts) {
  const wave = four(state);
  if (!wave) return undefined;
  const workers = workersOf(wave);
  return { option: workers === 4 ? 'all' : 'three', value: `${workers} / ${wave.members.length}` };
}

function hoardKill(state: Facts) {
  const death = deathOf(state, 'hoarding');
  if (!death || death.missing === null) return undefined;
  const option = death.missing === 0 ? 'none' : death.missing === 1 ? 'one' : 'held';
  return { option, value: `${death.missing} / ${death.held}` };
}

const text = (value: number | null | undefined): string | undefined =>
  value === null || value === undefined ? undefined : String(value);

const rate = (wave: Wave | undefined): string | undefined => {
  const found = wave && rateOf(wave);
  return found === undefined ? undefined : String(Math.round(found));
};

export const model = keepReached<Facts>({
  initial,
  reduce,
  milestones,
  measures: {
    second,
    fourth,
    'other-group': (state) =>
      heardAll(state)
        ? { option: 'all', value: `${storedOf(state, 'analytics')} / ${endOf(state)}` }
        : undefined,
    mistake: (state) =>
      state.mistaken === null
        ? undefined
        : { option: 'part', value: `${state.mistaken.at}: ${state.mistaken.lost}` },
    'hoard-kill': hoardKill,
  },
  live: {
    assignment: ({ groups }) => assignment(groups.payment.members) || undefined,
    generation: ({ groups }) => String(groups.payment.generation),
    rateAlone: (state) => rate(alone(state)),
    rateThree: (state) => rate(three(state)),
    rateFour: (state) => rate(four(state)),
    end: (state) => String(endOf(state)),
    counted: (state) => String(storedOf(state, 'analytics')),
    paid: (state) => String(storedOf(state, 'payment')),
    unpaid: ({ mistaken }) => text(mistaken?.lost),
    unpaidAt: ({ mistaken }) => mistaken?.at,
    slowLag: ({ slowLag }) => (slowLag === 0 ? undefined : String(slowLag)),
    hoardHeld: (state) => text(deathOf(state, 'hoarding')?.held),
    hoardMissing: (state) => text(deathOf(state, 'hoarding')?.missing),
    boundedHeld: (state) => text(deathOf(state, 'bounded')?.held),
    boundedMissing: (state) => text(deathOf(state, 'bounded')?.missing),
    boundedMost: ({ boundedMost }) => (boundedMost === 0 ? undefined : String(boundedMost)),
  },
});
