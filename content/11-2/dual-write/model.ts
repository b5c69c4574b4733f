/**
 * The model of the lab `dual-write`: its milestones, what each guess is held against, and the
 * values that the text shows. What they are read from is folded in `model-facts.ts`.
 */
import { keepReached, type WithReached } from '#lib/fold/milestones.ts';
import type { LabModel, Measured } from '#lib/lab.ts';
import { type Facts, initial, reduce } from './model-facts.ts';
import { type Fate, fateOf, isOver, type Note } from './model-fates.ts';
import { COUNT, type Manner } from './names.ts';

export type State = Facts & WithReached;

interface Kind {
  readonly manner: Manner;
  readonly retry: boolean;
}

/** The first order whose program died between its two writes, in this manner. */
function diedBetween(state: Facts, { manner, retry }: Kind): Note | undefined {
  return Object.values(state.notes).find(
    (note) =>
      note.died &&
      note.point === 'between' &&
      note.manner === manner &&
      (manner === 'in-transaction' || note.retries > 0 === retry) &&
      isOver(state, note),
  );
}

const GHOST: Kind = { manner: 'save-first', retry: false };
const RETRIED: Kind = { manner: 'save-first', retry: true };
const ORPHAN: Kind = { manner: 'publish-first', retry: false };
const REVERSED: Kind = { manner: 'publish-first', retry: true };
const TRANSACTION: Kind = { manner: 'in-transaction', retry: false };

const ghost = (state: Facts) => diedBetween(state, GHOST) ?? diedBetween(state, RETRIED);
const retried = (state: Facts) => diedBetween(state, RETRIED);
const reversed = (state: Facts) => diedBetween(state, ORPHAN) ?? diedBetween(state, REVERSED);
const transaction = (state: Facts) => diedBetween(state, TRANSACTION);

/** Orders that a later process placed whole: it had every chance to repair the ghost. */
function repairChance(state: Facts): Note | undefined {
  const found = ghost(state);
  if (!found) return undefined;
  const later = Object.values(state.notes).filter(
    (note) => note.n > found.n && note.state === 'answered' && isOver(state, note),
  );
  return later.length > 0 ? found : undefined;
}

const agreed = (state: Facts): number =>
  Object.values(state.notes).filter(
    (note) => note.state === 'answered' && isOver(state, note) && fateOf(state, note.id) === 'both',
  ).length;

/** In the order of the text. */
export const milestones = {
  agreed: (state) => agreed(state) >= COUNT,
  ghost: (state) => ghost(state) !== undefined,
  stays: (state) => repairChance(state) !== undefined,
  retried: (state) => retried(state) !== undefined,
  reversed: (state) => reversed(state) !== undefined,
  transaction: (state) => transaction(state) !== undefined,
} satisfies Record<string, (state: Facts) => boolean>;

type Options = Readonly<Record<Exclude<Fate, 'open'>, string>>;

/** What stands in either system, and the option it bears out. */
function borneOut(state: Facts, note: Note | undefined, options: Options): Measured | undefined {
  if (!note) return undefined;
  const fate = fateOf(state, note.id);
  if (fate === 'open') return undefined;
  const saved = fate === 'both' || fate === 'ghost' ? 1 : 0;
  const published = fate === 'both' || fate === 'orphan' ? 1 : 0;
  return {
    option: options[fate],
    value: `${note.id}: MongoDB ${saved}, Kafka ${published}`,
  };
}

const measures: LabModel<Facts>['measures'] = {
  ghost: (state) =>
    borneOut(state, ghost(state), {
      ghost: 'mongo',
      both: 'both',
      nowhere: 'nowhere',
      orphan: 'nowhere',
    }),
  restart: (state) =>
    borneOut(state, repairChance(state), {
      ghost: 'stays',
      both: 'published',
      nowhere: 'removed',
      orphan: 'removed',
    }),
  retry: (state) =>
    borneOut(state, retried(state), {
      ghost: 'same',
      both: 'saved',
      nowhere: 'late',
      orphan: 'late',
    }),
  reverse: (state) =>
    borneOut(state, reversed(state), {
      orphan: 'orphan',
      both: 'both',
      nowhere: 'nowhere',
      ghost: 'nowhere',
    }),
  transaction: (state) =>
    borneOut(state, transaction(state), {
      orphan: 'orphan',
      both: 'both',
      nowhere: 'nowhere',
      ghost: 'both',
    }),
};

/** Unknown once the history was rebuilt: what a process said is kept nowhere. */
function triesOf(state: Facts, note: Note | undefined): string | undefined {
  const tries = note && state.tries[note.id];
  return tries && String(tries.publish);
}

const offsetOf = (state: Facts, note: Note | undefined): string | undefined =>
  note && state.events[note.id]?.offset.toString();

export const model = keepReached<Facts>({
  initial,
  reduce,
  milestones,
  measures,
  live: {
    agreed: (state) => (agreed(state) > 0 ? String(agreed(state)) : undefined),
    ghost: (state) => ghost(state)?.id,
    stays: (state) => repairChance(state)?.id,
    retried: (state) => retried(state)?.id,
    tries: (state) => triesOf(state, retried(state)),
    orphan: (state) => reversed(state)?.id,
    orphanOffset: (state) => offsetOf(state, reversed(state)),
    transaction: (state) => transaction(state)?.id,
    transactionOffset: (state) => offsetOf(state, transaction(state)),
  },
});
