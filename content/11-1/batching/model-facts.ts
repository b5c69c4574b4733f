/** The facts of the lab `batching`: what was measured, what was tried, and what goes on now. */
import type { LabEvent } from '#lib/events.ts';
import { foldShared, isAlive, noShared, type Shared } from '#lib/fold/shared.ts';
import { scaleOf, trialOf } from './scale.ts';
import {
  type Run,
  runSchema,
  type Tally,
  type Trial,
  tallySchema,
  trialSchema,
  WRITER,
} from './settings.ts';
import { slopeOf } from './slope.ts';

export interface Facts extends Shared {
  /** In the order of their numbers. */
  readonly runs: readonly Run[];
  readonly trials: readonly Trial[];
  /** How far the run that goes on is; null: none goes on. */
  readonly tally: Tally | null;
}

export const initial: Facts = { ...noShared, runs: [], trials: [], tally: null };

export function reduce(state: Facts, event: LabEvent): Facts {
  switch (event.type) {
    case 'document':
      return onDocument(state, event);
    case 'report':
      return onReport(state, event);
    default:
      return foldShared(state, event);
  }
}

function onReport(state: Facts, event: LabEvent & { type: 'report' }): Facts {
  const { name, pid, kind, data } = event;
  if (kind !== 'tally' || state.processes[name]?.pid !== pid || !isAlive(state, WRITER)) {
    return state;
  }
  const tally = tallySchema.safeParse(data).data;
  const known = tally && state.runs.find(({ _id }) => _id === tally.id);
  // The result may have been told before the last report was heard.
  return tally && known?.state !== 'over' ? { ...state, tally } : state;
}

function onDocument(state: Facts, event: LabEvent & { type: 'document' }): Facts {
  if (event.collection === 'runs') {
    const run = runSchema.safeParse(event.document).data;
    if (!run) return state;
    const ended = run.state === 'over' || run.state === 'failed';
    const tally = ended && state.tally?.id === run._id ? null : state.tally;
    return { ...state, runs: put(state.runs, run), tally };
  }
  if (event.collection !== 'trials') return state;
  const trial = trialSchema.safeParse(event.document).data;
  return trial ? { ...state, trials: put(state.trials, trial) } : state;
}

function put<T extends { readonly _id: number }>(list: readonly T[], one: T): readonly T[] {
  return [...list.filter(({ _id }) => _id !== one._id), one].sort((a, b) => a._id - b._id);
}

/** Messages a second of a run that is over. */
export const rateOf = ({ outcome }: Run): number =>
  outcome === undefined ? 0 : (outcome.records / outcome.ms) * 1000;

/** Bytes on the wire for one message, the request's own included. */
export const bytesOf = ({ outcome }: Run): number =>
  outcome === undefined || outcome.records === 0 ? 0 : outcome.bytes / outcome.records;

export const goesOn = ({ runs, trials }: Facts): 'run' | 'trial' | undefined => {
  if (runs.some(({ state }) => state === 'waiting' || state === 'running')) return 'run';
  const tried = trials.some(({ state }) => state === 'starting' || state === 'running');
  return tried ? 'trial' : undefined;
};

interface Way {
  readonly many?: boolean;
  readonly acks?: Run['acks'];
  readonly gzip?: boolean;
}

/** From so many messages a request on, it counts as a large batch. */
const MANY = 500;

/** The newest run that is over and was sent this way. */
export function lastRun({ runs }: Facts, { many = false, acks = -1, gzip = false }: Way) {
  return runs.findLast(
    (run) =>
      run.state === 'over' &&
      run.acks === acks &&
      run.gzip === gzip &&
      (many ? run.perRequest >= MANY : run.perRequest === 1),
  );
}

export interface TrialReading {
  readonly trial: Trial;
  /** Messages a second at the small scale: what was foretold, and what the broker showed. */
  readonly predicted: number;
  readonly measured: number;
}

export function readingOf(trial: Trial | undefined): TrialReading | undefined {
  const plan = trial && trialOf(trial.inputs);
  const measured = trial && slopeOf(trial.samples);
  if (!plan || measured === undefined) return undefined;
  return { trial, predicted: plan.slope, measured };
}

const over = ({ trials }: Facts): readonly TrialReading[] =>
  trials.flatMap((trial) => (trial.state === 'over' ? (readingOf(trial) ?? []) : []));

/** The newest test in which lag really grew because the readers couldn't keep up. */
export const jammed = (state: Facts): TrialReading | undefined =>
  over(state).findLast(
    ({ predicted, measured, trial }) =>
      predicted > 0 && measured > predicted / 2 && scaleOf(trial.inputs).first === 'consumers',
  );

/** Of the stream, the share by which lag may still waver while the readers keep up. */
const STEADY = 0.1;

/** The newest test after a jam in which the readers kept up. */
export const relieved = (state: Facts): TrialReading | undefined => {
  const before = state.trials.find(({ _id }) => _id === jammedFirst(state));
  return over(state).findLast(
    ({ predicted, measured, trial }) =>
      before !== undefined &&
      trial._id > before._id &&
      predicted === 0 &&
      measured < (trial.inputs.rate / 100) * STEADY,
  );
};

const jammedFirst = (state: Facts): number | undefined =>
  over(state).find(({ predicted, measured }) => predicted > 0 && measured > predicted / 2)?.trial
    ._id;
