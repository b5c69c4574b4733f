/** The rows of the figure: one for each way of sending, whatever has come of it. Pure. */
import { rateOf } from './model-facts.ts';
import type { Run, Tally } from './settings.ts';

type Way = Pick<Run, 'perRequest' | 'acks' | 'gzip'>;

/** The ways that the text measures, in its order: their rows are there from the beginning. */
const TEXT_WAYS: readonly Way[] = [
  { perRequest: 1, acks: -1, gzip: false },
  { perRequest: 1000, acks: -1, gzip: false },
  { perRequest: 1, acks: 0, gzip: false },
  { perRequest: 1, acks: -1, gzip: true },
  { perRequest: 1000, acks: -1, gzip: true },
];

const nameOf = ({ perRequest, acks, gzip }: Way) => `${perRequest} ${acks} ${gzip}`;
const TEXT_NAMES = new Set(TEXT_WAYS.map(nameOf));

export interface Shown {
  readonly name: string;
  /** null: a way of the reader's own, which they have not chosen yet. */
  readonly way: Way | null;
  readonly run: Run | undefined;
  /** The newest try came to nothing: what is drawn is an older one. */
  readonly failed: boolean;
  /** Messages a second, so far or in the end; 0 before its turn. */
  readonly rate: number;
  readonly tally: Tally | undefined;
}

/** The newest run of each way of the text, and in a last row that of any other way. */
export function shownOf(runs: readonly Run[], tally: Tally | null): readonly Shown[] {
  const row = (name: string, way: Way | null, tries: readonly Run[]): Shown => {
    const run = tries.findLast(({ state }) => state !== 'failed');
    const failed = tries.at(-1)?.state === 'failed';
    const own = run && tally?.id === run._id ? tally : undefined;
    const soFar = own && own.ms > 0 ? (own.records / own.ms) * 1000 : 0;
    const rate = run?.state === 'over' ? rateOf(run) : soFar;
    return { name, way, run, failed, rate, tally: own };
  };
  const others = runs.filter((run) => !TEXT_NAMES.has(nameOf(run)));
  const newest = others.at(-1);
  const alike = (way: Way) => runs.filter((run) => nameOf(run) === nameOf(way));
  return [
    ...TEXT_WAYS.map((way) => row(nameOf(way), way, alike(way))),
    row('other', newest ?? null, newest ? alike(newest) : []),
  ];
}
