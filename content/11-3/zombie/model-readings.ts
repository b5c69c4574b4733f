/** What the text asks of the state: when a step is done, what a guess met, what a sentence shows. */
import type { Facts, Letter, Written } from './model.ts';
import type { Charge } from './model-documents.ts';
import { DLQ, ORDERS, type TopicName } from './names.ts';

/** By event; how often it was charged. */
export function timesOf(charges: readonly Charge[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const { eventId } of charges) times.set(eventId, (times.get(eventId) ?? 0) + 1);
  return times;
}

export const twiceIn = (charges: readonly Charge[]): number =>
  [...timesOf(charges).values()].filter((count) => count > 1).length;

export const lagOf = ({ lanes, committed }: Facts, topic: TopicName = ORDERS): number =>
  lanes[topic].end - (committed[topic] ?? 0);

/** Charged by a process that had lost the partition meanwhile, and by its heir. */
export function doubled({ bare, late }: Facts): { event: string; charges: Charge[] } | undefined {
  for (const { pid } of late) {
    const mine = bare.findLast((one) => one.pid === pid && one.replayed === null);
    const charges = bare.filter(({ eventId }) => eventId === mine?.eventId);
    if (mine && charges.some((one) => one.pid !== pid)) return { event: mine.eventId, charges };
  }
  return undefined;
}

export type Place = 'waiting' | 'retry' | 'dlq' | 'paid';

/** A message that was poison once, and the next order of the same customer. */
export interface Case {
  readonly key: string;
  readonly written: readonly Written[];
  /** In the order they were charged. */
  readonly paid: readonly Written[];
  readonly places: readonly Place[];
  readonly verdict: 'open' | 'kept' | 'turned';
}

export function casesOf(state: Facts): readonly Case[] {
  const all = Object.values(state.written).sort((one, other) => one.offset - other.offset);
  const turn = new Map(state.charges.map(({ eventId }, index) => [eventId, index]));
  return all
    .filter(({ schema }) => schema > 1)
    .map((poison) => {
      const next = all.find(({ key, offset }) => key === poison.key && offset > poison.offset);
      const written = next ? [poison, next] : [poison];
      const paid = written
        .filter(({ eventId }) => turn.has(eventId))
        .sort((one, other) => (turn.get(one.eventId) ?? 0) - (turn.get(other.eventId) ?? 0));
      const places = written.map(({ eventId }) => placeOf(state, eventId, turn.has(eventId)));
      return { key: poison.key, written, paid, places, verdict: verdictOf(written, paid) };
    });
}

function placeOf({ letters, retried }: Facts, eventId: string, paid: boolean): Place {
  if (paid) return 'paid';
  if (letters[eventId]) return 'dlq';
  return retried[eventId] ? 'retry' : 'waiting';
}

function verdictOf(written: readonly Written[], paid: readonly Written[]): Case['verdict'] {
  const [first] = paid;
  if (!first) return 'open';
  if (first !== written[0]) return 'turned';
  return paid.length === written.length && written.length > 1 ? 'kept' : 'open';
}

const lettersOf = ({ letters }: Facts, reason: string): readonly Letter[] =>
  Object.values(letters).filter((letter) => letter.reason === reason);

/** Its key's order was turned round, and the last of it is charged by now. */
const turnedAndPaid = (state: Facts): Case | undefined =>
  casesOf(state).find(({ verdict, paid, written }) => {
    return verdict === 'turned' && paid.length === written.length;
  });

const keptByLine = (state: Facts): Case | undefined =>
  casesOf(state).find(({ verdict, written }) => {
    const next = written[1];
    return verdict === 'kept' && next && state.letters[next.eventId]?.reason === 'behind';
  });

/** Went through the retry topic, and was overtaken by its customer's next order. */
const overtaken = (state: Facts): Case | undefined =>
  casesOf(state).find(({ verdict, written }) => {
    return verdict === 'turned' && state.retried[written[0]?.eventId ?? ''];
  });

const isThrough = (state: Facts): boolean => state.lanes[ORDERS].end > 0 && lagOf(state) === 0;

/** In the order of the text. */
export const milestones = {
  doubled: (state) => doubled(state) !== undefined,
  stuck: ({ stuck }) => stuck !== null,
  cornered: (state) => isThrough(state) && lettersOf(state, 'poison').length > 0,
  repaired: (state) => turnedAndPaid(state) !== undefined,
  aside: (state) => isThrough(state) && overtaken(state) !== undefined,
  queued: (state) => isThrough(state) && lettersOf(state, 'behind').length > 0,
  kept: (state) => keptByLine(state) !== undefined,
} satisfies Record<string, (state: Facts) => boolean>;

const names = (events: readonly Written[]): string => events.map((one) => one.orderId).join(' → ');

export const measures = {
  zombie(state: Facts) {
    const found = doubled(state);
    return found && { option: 'twice', value: `${found.charges.length}×` };
  },
  poison: ({ stuck }: Facts) =>
    stuck ? { option: 'wait', value: `committed ${stuck.offset}` } : undefined,
  order(state: Facts) {
    const found = turnedAndPaid(state);
    return found && { option: 'turned', value: names(found.paid) };
  },
  park(state: Facts) {
    if (!milestones.queued(state)) return undefined;
    const behind = lettersOf(state, 'behind').length;
    return { option: behind === 1 ? 'two' : 'all', value: `${behind + 1}` };
  },
};

const text = (value: number | string | undefined): string | undefined =>
  value === undefined ? undefined : String(value);

const lastLetter = (state: Facts): Letter | undefined => lettersOf(state, 'poison').at(-1);

export const live = {
  zombieOrder: (state: Facts) => doubled(state)?.charges[0]?.orderId,
  zombieBare: (state: Facts) => text(doubled(state)?.charges.length),
  zombieUnique: (state: Facts) => {
    const found = doubled(state);
    return text(found && state.charges.filter(({ eventId }) => eventId === found.event).length);
  },
  lateError: ({ late }: Facts) => late[0]?.error,
  refused: ({ refused }: Facts) => text(refused),
  stuckAt: ({ stuck }: Facts) => text(stuck?.offset),
  stuckTries: ({ stuck }: Facts) => text(stuck?.tries),
  stuckBehind: ({ stuck }: Facts) => text(stuck?.behind),
  letterError: (state: Facts) => lastLetter(state)?.error,
  letterMessage: (state: Facts) => lastLetter(state)?.message,
  letterTries: (state: Facts) => lastLetter(state)?.tries,
  turned: (state: Facts) => {
    const found = turnedAndPaid(state);
    return found && names(found.paid);
  },
  overtaken: (state: Facts) => {
    const found = overtaken(state);
    return found && names(found.written.slice(0, 1));
  },
  kept: (state: Facts) => {
    const found = keptByLine(state);
    return found && names(found.paid);
  },
  letters: ({ lanes }: Facts) => text(lanes[DLQ].end),
  lag: (state: Facts) => text(lagOf(state)),
};
