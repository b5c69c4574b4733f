/** What `npm run faults` is told on its command line. */
import { parseArgs } from 'node:util';
import { commandOf } from '../bench/machine.ts';

export interface Args {
  readonly seed: number;
  readonly minutes: number;
  /** Only what has one of these in its name; empty: everything. */
  readonly only: readonly string[];
  /** The n-th of so many portions of what the seed dealt. */
  readonly part: { readonly n: number; readonly of: number };
  /** Only the checks with a safeguard taken away. */
  readonly negative: boolean;
  /** Only the faults, without the rows of invariants. */
  readonly deck: boolean;
  /** The verdicts take the place of the kept ones of the same name, and of those in docs/. */
  readonly keep: boolean;
  /** Kept with the verdicts: what else went on on the machine. */
  readonly note: string | undefined;
  readonly list: boolean;
  readonly help: boolean;
}

export const MINUTES_MAX = 600;
const PARTS_MAX = 20;

export const HELP = `npm run faults -- [options]
  --list               what can be broken, and which invariants are tried
  --seed 7             deals the same deck in the same order; without it, another each time
  --minutes 20         nothing new is dealt after that; from 15 on also what takes minutes
  --only 'broker'      what has this in its name; may be given more than once
  --part 2/3           the second of three portions of the dealt deck
  --deck, --negative   only the faults; only the trials with a safeguard taken out
  --keep               the verdicts go to docs/measured.md
  --note 'words'       kept with them: what else the machine did
A verdict stands after each; the exit code is 0 when all held.`;

export function readArgs(given: readonly string[]): Args {
  const { values } = parseArgs({
    args: [...given],
    options: {
      seed: { type: 'string' },
      minutes: { type: 'string', default: '20' },
      only: { type: 'string', multiple: true, default: [] },
      part: { type: 'string', default: '1/1' },
      negative: { type: 'boolean', default: false },
      deck: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
      note: { type: 'string' },
      list: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const { only, negative, deck, keep, note, list, help } = values;
  return {
    ...{ only, negative, deck, keep, note, list, help },
    seed: whole('--seed', values.seed ?? String(Math.floor(Math.random() * 1e6)), 2 ** 32 - 1),
    minutes: whole('--minutes', values.minutes, MINUTES_MAX),
    part: portion(values.part),
  };
}

function whole(name: string, text: string, most: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= most) return number;
  throw new Error(`${name} ${text}: must be a whole number from 0 to ${most}`);
}

function portion(text: string): Args['part'] {
  const [, n, of] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).map(Number);
  if (n && of && n <= of && of <= PARTS_MAX) return { n, of };
  throw new Error(`--part ${text}: must be as 2/3, with at most ${PARTS_MAX} portions`);
}

/** Whether one of `only` is in the name, or nothing was said. */
export const isNamed = (only: readonly string[], name: string): boolean =>
  only.length === 0 || only.some((part) => name.includes(part));

/** The portion of a list, in its order; all portions together are the list. */
export function portionOf<T>(list: readonly T[], { n, of }: Args['part']): readonly T[] {
  const at = (part: number) => Math.round((list.length * part) / of);
  return list.slice(at(n - 1), at(n));
}

/** As it has to be typed to deal the same again, without the note that is kept with it. */
export function commandLine(argv: readonly string[]): string {
  const said = argv.filter((one, at) => !one.startsWith('--note') && argv[at - 1] !== '--note');
  const quoted = said.map((one) => (/[^\w./=-]/.test(one) ? `'${one}'` : one));
  return commandOf('faults', quoted);
}
