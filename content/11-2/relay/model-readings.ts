/** What is read off the facts of the lab `relay`: its milestones, the guesses, the text's values. */

import { latest } from '#lib/fold/latest.ts';
import { everyIn, findIn } from '#lib/fold/shelves.ts';
import type { LabModel } from '#lib/lab.ts';
import type { Facts } from './model.ts';
import { type Inversion, repeatsIn, type Tally } from './model-lanes.ts';
import { type LoadFacts, loadsOf, type RunFacts } from './model-rows.ts';
import { type Kind, LOADS, loadOf, type Manner } from './names.ts';

/** Rows that have been passed by for good: behind the cursor, and never in its topic. */
export const lostOf = ({ rows, places, lanes, parked }: Facts): readonly string[] =>
  lostIn(rows, places.cursor, lanes.cursor, parked);

const lostIn = latest(
  (
    rows: Facts['rows'],
    cursor: Facts['places']['cursor'],
    lane: Facts['lanes']['cursor'],
    parked: Facts['parked'],
  ): readonly string[] => {
    const { last, offset = -1 } = cursor ?? {};
    // Until the topic has been read as far as the cursor says, nothing can be called missing.
    if (last === undefined || lane.counted <= offset) return [];
    return everyIn(rows)
      .map(([id]) => id)
      .filter((id) => id <= last && findIn(lane.sent, id) === undefined)
      .filter((id) => !parked.some((one) => one.kind === 'cursor' && one.eventId === id))
      .sort();
  },
);

/** All rows, those not marked, and those behind a row that can't pass. */
export const countsOf = ({ rows, refusals }: Facts) => countsIn(rows, refusals.flag?.eventId);

const countsIn = latest((rows: Facts['rows'], refused: string | undefined) => {
  const all = everyIn(rows);
  const waiting = all.filter(([, { published, parked }]) => !published && !parked);
  return {
    all: all.length,
    waiting: waiting.length,
    behind: refused === undefined ? 0 : waiting.filter(([id]) => id > refused).length,
  };
});

const tallyOf = ({ lanes }: Facts, kind: Kind, load: number): Tally | undefined =>
  lanes[kind].tally[load];

/** The first pair whose earlier transaction the cursor has passed by. */
function skippedPair(state: Facts): LoadFacts | undefined {
  const lost = lostOf(state);
  return loadsOf(state, 'pair').find(([, { firstId }]) => lost.includes(firstId))?.[1];
}

/** A pair that stands whole in the topics of flag and stream. */
const wholePair = (state: Facts) =>
  loadsOf(state, 'pair').find(
    ([id]) =>
      tallyOf(state, 'flag', id)?.distinct === 2 && tallyOf(state, 'stream', id)?.distinct === 2,
  );

/** A death at the crash point after which its topic told an event once more. */
const repeatedDeath = ({ deaths, lanes }: Facts) =>
  deaths.find(({ kind, repeats }) => repeatsIn(lanes[kind]) > repeats);

/** The event that was told once more after the first such death. */
function repeatedId(state: Facts): string | undefined {
  const death = repeatedDeath(state);
  if (!death) return undefined;
  // Keys that are numbers are kept in their order: the first repeat after the death.
  return Object.values(state.lanes[death.kind].again)[death.repeats]?.eventId;
}

/** The states of orders, written while two relays agreed in this manner. */
const statesIn = (state: Facts, manner: Manner) =>
  loadsOf(state, 'states').filter(([, load]) => load.manner === manner);

const doubled = (state: Facts): Tally | undefined =>
  statesIn(state, 'free')
    .map(([id]) => tallyOf(state, 'flag', id))
    .find((tally) => tally !== undefined && tally.records > tally.distinct);

const disordered = (state: Facts): Inversion | undefined =>
  state.lanes.flag.inverted.find(({ aggregateid }) =>
    statesIn(state, 'claim').some(([id]) => id === loadOf(aggregateid)),
  );

const ordered = (state: Facts): Tally | undefined =>
  statesIn(state, 'lease')
    .map(([id]) => tallyOf(state, 'flag', id))
    .find(
      (tally) =>
        tally?.distinct === LOADS.states &&
        tally.records === tally.distinct &&
        tally.inverted === 0,
    );

/** All but the poisoned row of such a load is in the topic, and that one is put aside. */
const passed = (state: Facts) =>
  loadsOf(state, 'poison')
    .map(([id]) => tallyOf(state, 'flag', id))
    .find((tally) => tally?.distinct === LOADS.poison - 1);

const parkedFlag = ({ parked }: Facts) => parked.findLast(({ kind }) => kind === 'flag');

const drained = ({ runs }: Facts): RunFacts['drained'] =>
  runs.findLast(({ drained: what }) => (what?.rows ?? 0) >= LOADS.backlog)?.drained;

/** In the order of the text. */
export const milestones = {
  skipped: (state) => skippedPair(state) !== undefined,
  whole: (state) => wholePair(state) !== undefined,
  repeated: (state) => repeatedDeath(state) !== undefined,
  doubled: (state) => doubled(state) !== undefined,
  disordered: (state) => disordered(state) !== undefined,
  ordered: (state) => ordered(state) !== undefined,
  blocked: (state) => state.refusals.flag !== undefined && countsOf(state).behind > 0,
  parked: (state) => parkedFlag(state) !== undefined && passed(state) !== undefined,
  drained: (state) => drained(state) !== undefined,
} satisfies Record<string, (state: Facts) => boolean>;

export const measures: LabModel<Facts>['measures'] = {
  cursor: (state) => {
    const pair = skippedPair(state);
    return pair && { option: 'b', value: `pesanan-cursor: ${pair.lastId}` };
  },
  stream: (state) => {
    const [id, pair] = wholePair(state) ?? [];
    if (id === undefined || !pair) return undefined;
    const first = tallyOf(state, 'stream', id)?.first;
    const [option, order] =
      first === pair.lastId
        ? ['ba', `${pair.lastId}, ${pair.firstId}`]
        : ['ab', `${pair.firstId}, ${pair.lastId}`];
    return { option, value: `pesanan-stream: ${order}` };
  },
  crash: (state) => {
    const id = repeatedId(state);
    return id === undefined ? undefined : { option: 'same', value: `${id} ×2` };
  },
  claim: (state) => {
    const found = disordered(state);
    return (
      found && { option: 'order', value: `${found.aggregateid}: ${found.type} @${found.offset}` }
    );
  },
  poison: ({ held }) => held && { option: 'wait', value: `${held.type}, +${held.behind}` },
};

const text = (value: number | string | null | undefined): string | undefined =>
  value === null || value === undefined ? undefined : String(value);

export const live: LabModel<Facts>['live'] = {
  lost: (state) => skippedPair(state)?.firstId,
  cursorLast: ({ places }) => places.cursor?.last,
  firstId: (state) => wholePair(state)?.[1].firstId,
  streamFirst: (state) => {
    const pair = wholePair(state);
    return pair && tallyOf(state, 'stream', pair[0])?.first;
  },
  repeatedId,
  doubles: (state) => {
    const tally = doubled(state);
    return text(tally && tally.records - tally.distinct);
  },
  invertedOrder: (state) => disordered(state)?.aggregateid,
  invertedType: (state) => disordered(state)?.type,
  refusedId: (state) => parkedFlag(state)?.eventId ?? state.refusals.flag?.eventId,
  refusedType: (state) => parkedFlag(state)?.cause.type ?? state.refusals.flag?.type,
  drainedRows: (state) => text(drained(state)?.rows),
  drainedSeconds: (state) => {
    const what = drained(state);
    return text(what && Math.round(what.ms / 100) / 10);
  },
  drainedRate: (state) => {
    const what = drained(state);
    return text(what && Math.round(what.rows / (what.ms / 1000)));
  },
};
