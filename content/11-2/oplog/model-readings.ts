/** What the facts of the lab `oplog` mean: milestones, and what bore a guess out. */
import type { LabModel } from '#lib/lab.ts';
import type { Facts } from './model.ts';
import { at, changedBy, connectorSince, type Trace, wallOf } from './model-traces.ts';

/** Seen by all that can see it: the oplog may be closed to us, and the lab says so. */
export const isWhole = ({ missing }: Facts, { entry, record }: Trace): boolean =>
  record !== null && (entry !== null || missing.includes(OPLOG_READABLE));

export const OPLOG_READABLE = 'oplog-readable';

/** How the oplog says it; where it may not be read, how the change event does. */
function textOf({ entry, event }: Trace): string {
  if (entry) return JSON.stringify(entry.o);
  const told = at(event, 'updateDescription') ?? at(event, 'documentKey');
  return JSON.stringify(told);
}

/** Keeps the first of each kind that a guess is about. */
export function noteFirsts(state: Facts, fresh: readonly Trace[]): Facts {
  const firsts = { ...state.firsts };
  const whole = state.traces.filter((trace) => fresh.some(({ ts }) => ts === trace.ts));
  for (const trace of whole) {
    if (!isWhole(state, trace)) continue;
    const fields = trace.op === 'u' ? changedBy(trace) : undefined;
    if (fields?.status !== undefined) firsts.updated ??= textOf(trace);
    if (fields?.total !== undefined) firsts.increased ??= textOf(trace);
    if (trace.op === 'd') firsts.deleted ??= textOf(trace);
  }
  return { ...state, firsts };
}

/**
 * Changes without a record while a later one has its own: one partition, one publisher, so nobody
 * will bring them any more. And those that a connector published though it began after them.
 */
export function noteGaps(state: Facts, fresh: readonly Trace[]): Facts {
  const last = state.traces.findLastIndex(({ record }) => record !== null);
  const gaps = state.traces.filter(({ record }, index) => record === null && index < last).length;
  const late = fresh.filter((trace) => {
    const since = connectorSince(trace);
    const wall = wallOf(trace);
    return since !== undefined && wall !== undefined && wall < since;
  }).length;
  const missed = Math.max(state.missed, gaps);
  const resumed = state.resumed + late;
  return missed === state.missed && late === 0 ? state : { ...state, missed, resumed };
}

const first = (state: Facts, op: Trace['op']): Trace | undefined =>
  state.traces.find((trace) => trace.op === op && isWhole(state, trace));

/** In the order of the text. */
export const milestones = {
  joined: (state) => first(state, 'i') !== undefined,
  updated: ({ firsts }) => firsts.updated !== undefined,
  increased: ({ firsts }) => firsts.increased !== undefined,
  deleted: ({ firsts }) => firsts.deleted !== undefined,
  missed: ({ missed }) => missed > 0,
  resumed: ({ resumed }) => resumed > 0,
} satisfies Record<string, (state: Facts) => boolean>;

const has = (text: string, field: string): boolean => text.includes(`"${field}"`);

export const measures: LabModel<Facts>['measures'] = {
  'update-stores': ({ firsts: { updated } }) => {
    if (updated === undefined) return undefined;
    const option = has(updated, '$set') ? 'command' : has(updated, 'customer') ? 'whole' : 'diff';
    return { option, value: updated };
  },
  'inc-stores': ({ firsts: { increased } }) => {
    if (increased === undefined) return undefined;
    return { option: has(increased, '$inc') ? 'increment' : 'result', value: increased };
  },
  'delete-keeps': ({ firsts: { deleted } }) => {
    if (deleted === undefined) return undefined;
    const option = has(deleted, 'customer') ? 'whole' : has(deleted, '_id') ? 'id' : 'nothing';
    return { option, value: deleted };
  },
  // A gap that a later record has sealed is what "from now on" leaves behind.
  'fresh-start': ({ missed }) =>
    missed > 0 ? { option: 'from-now', value: String(missed) } : undefined,
};

/** How long from the commit to the broker's record, ms, of the youngest change that has both. */
export function delayOf({ traces }: Facts): number | undefined {
  const trace = traces.findLast(({ record }) => record !== null);
  const wall = trace && wallOf(trace);
  return trace?.record && wall !== undefined ? trace.record.at - wall : undefined;
}

export const live: LabModel<Facts>['live'] = {
  entries: ({ entries }) => String(entries),
  updateStored: ({ firsts }) => firsts.updated,
  incStored: ({ firsts }) => firsts.increased,
  deleteStored: ({ firsts }) => firsts.deleted,
  missed: ({ missed }) => String(missed),
  resumed: ({ resumed }) => String(resumed),
};
