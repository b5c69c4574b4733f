/**
 * The model of the lab `batching`: its milestones, what each guess is held against, and the values
 * that the text shows. What they are read from is folded in `model-facts.ts`.
 */
import { keepReached, type WithReached } from '#lib/fold/milestones.ts';
import {
  bytesOf,
  type Facts,
  initial,
  jammed,
  lastRun,
  rateOf,
  reduce,
  relieved,
} from './model-facts.ts';
import type { Run } from './settings.ts';

export type State = Facts & WithReached;

/** In the order of the text. */
export const milestones = {
  single: (state) => lastRun(state, {}) !== undefined,
  batched: (state) => lastRun(state, { many: true }) !== undefined,
  unacked: (state) => lastRun(state, { acks: 0 }) !== undefined,
  compressed: (state) =>
    lastRun(state, { gzip: true }) !== undefined &&
    lastRun(state, { gzip: true, many: true }) !== undefined,
  tried: (state) => jammed(state) !== undefined,
  fixed: (state) => relieved(state) !== undefined,
  passed: ({ progress }) => progress.passedHere === true,
} satisfies Record<string, (state: Facts) => boolean>;

/** How many times as fast the second way is; undefined while one of them wasn't measured. */
function ratioOf(slow: Run | undefined, fast: Run | undefined): number | undefined {
  return slow && fast ? rateOf(fast) / rateOf(slow) : undefined;
}

/** Lower bounds of the options of `ratio`. */
const RATIOS = [
  { option: 'thousand', from: 700 },
  { option: 'many', from: 30 },
  { option: 'few', from: 2 },
  { option: 'same', from: 0 },
] as const;

/** Without acknowledgements it is "much faster" from here on. */
const MUCH_FASTER = 1.5;
/** Gzip makes smaller what shrinks to less than this share. */
const SMALLER = 0.8;

const rounded = (value: number | undefined): string | undefined =>
  value === undefined ? undefined : String(Math.round(value));
const ofRun = (run: Run | undefined, read: (run: Run) => number) => run && rounded(read(run));

export const model = keepReached<Facts>({
  initial,
  reduce,
  milestones,
  measures: {
    ratio: (state) => {
      const ratio = ratioOf(lastRun(state, {}), lastRun(state, { many: true }));
      if (ratio === undefined) return undefined;
      const option = RATIOS.find(({ from }) => ratio >= from)?.option ?? 'same';
      return { option, value: `×${Math.round(ratio)}` };
    },
    acks: (state) => {
      const run = lastRun(state, { acks: 0 });
      const ratio = ratioOf(lastRun(state, {}), run);
      if (ratio === undefined || !run?.outcome) return undefined;
      const { from, end, records } = run.outcome;
      const option = end - from < records ? 'lost' : ratio >= MUCH_FASTER ? 'faster' : 'same';
      return { option, value: `${Math.round(ratio * 100)}%, ${end - from} / ${records}` };
    },
    gzip: (state) => {
      const share = (many: boolean) => {
        const plain = lastRun(state, { many });
        const packed = lastRun(state, { many, gzip: true });
        return plain && packed ? bytesOf(packed) / bytesOf(plain) : undefined;
      };
      const [one, thousand] = [share(false), share(true)];
      if (one === undefined || thousand === undefined) return undefined;
      const option = one < SMALLER ? 'both' : thousand < SMALLER ? 'batch' : 'never';
      const percent = (value: number) => `${Math.round(value * 100)}%`;
      return { option, value: `1: ${percent(one)}, 1000: ${percent(thousand)}` };
    },
    bottleneck: (state) => {
      const jam = jammed(state);
      return jam && { option: 'consumers', value: `lag +${Math.round(jam.measured)}/s` };
    },
  },
  live: {
    rateSingle: (state) => ofRun(lastRun(state, {}), rateOf),
    // Microseconds: whole numbers are written alike in both languages.
    waitSingle: (state) => ofRun(lastRun(state, {}), ({ outcome }) => (outcome?.p50 ?? 0) * 1000),
    rateBatched: (state) => ofRun(lastRun(state, { many: true }), rateOf),
    ratio: (state) => rounded(ratioOf(lastRun(state, {}), lastRun(state, { many: true }))),
    rateUnacked: (state) => ofRun(lastRun(state, { acks: 0 }), rateOf),
    sentUnacked: (state) => rounded(lastRun(state, { acks: 0 })?.outcome?.records),
    loggedUnacked: (state) => {
      const outcome = lastRun(state, { acks: 0 })?.outcome;
      return outcome && rounded(outcome.end - outcome.from);
    },
    bytesSingle: (state) => ofRun(lastRun(state, {}), bytesOf),
    bytesBatched: (state) => ofRun(lastRun(state, { many: true }), bytesOf),
    bytesGzipSingle: (state) => ofRun(lastRun(state, { gzip: true }), bytesOf),
    bytesGzipBatched: (state) => ofRun(lastRun(state, { gzip: true, many: true }), bytesOf),
    slopePredicted: (state) => rounded(jammed(state)?.predicted),
    slopeMeasured: (state) => rounded(jammed(state)?.measured),
    slopeFixed: (state) => rounded(relieved(state)?.measured),
  },
});
