/** What `npm run faults` is told on its command line. */
import { parseArgs } from 'node:util';

export interface Args {
  readonly seed: number;
  readonly minutes: number;
  /** Only faults whose name contains this. */
  readonly only: string | undefined;
  /** Only the checks with a safeguard taken away. */
  readonly negative: boolean;
  /** Only the faults, without the rows of invariants. */
  readonly deck: boolean;
  readonly list: boolean;
}

export const MINUTES_MAX = 600;

export function readArgs(given: readonly string[]): Args {
  const { values } = parseArgs({
    args: [...given],
    options: {
      seed: { type: 'string' },
      minutes: { type: 'string', default: '20' },
      only: { type: 'string' },
      negative: { type: 'boolean', default: false },
      deck: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
    },
  });
  return {
    seed: whole('--seed', values.seed ?? String(Math.floor(Math.random() * 1e6)), 2 ** 32 - 1),
    minutes: whole('--minutes', values.minutes, MINUTES_MAX),
    only: values.only,
    negative: values.negative,
    deck: values.deck,
    list: values.list,
  };
}

function whole(name: string, text: string, most: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= most) return number;
  throw new Error(`${name} ${text}: must be a whole number from 0 to ${most}`);
}
