/** What `npm run bench -- …` may be told. */
import { parseArgs } from 'node:util';

/** `live`: the live tail and the burst; the others as they are called. */
export const PARTS = [
  'live',
  'starts',
  'visits',
  'producers',
  'children',
  'connector',
  'writes',
] as const;
export type Part = (typeof PARTS)[number];

/** What needs no reader's page; their figures are kept apart from those of the whole. */
const STREAM: readonly Part[] = ['connector', 'writes'];

export interface BenchOptions {
  readonly parts: ReadonlySet<Part>;
  readonly rounds: number;
  readonly keep: boolean;
}

const ROUNDS = { least: 1, usual: 5, most: 20 };

export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      parts: { type: 'string' },
      rounds: { type: 'string' },
      keep: { type: 'boolean', default: false },
    },
  });
  const asked = values.parts?.split(',') ?? PARTS;
  const parts = PARTS.filter((part) => asked.includes(part));
  if (parts.length !== asked.length) {
    throw new Error(`--parts: any of ${PARTS.join(', ')}, separated by commas`);
  }
  const rounds = Number(values.rounds ?? ROUNDS.usual);
  if (!Number.isInteger(rounds) || rounds < ROUNDS.least || rounds > ROUNDS.most) {
    throw new Error(`--rounds: a whole number from ${ROUNDS.least} to ${ROUNDS.most}`);
  }
  const keepable = [PARTS, STREAM].some((whole) => whole.join() === parts.join());
  if (values.keep && !keepable) {
    throw new Error(`--keep: only all parts, or ${STREAM.join(',')}, take the place of kept ones`);
  }
  return { parts: new Set(parts), rounds, keep: values.keep };
}
