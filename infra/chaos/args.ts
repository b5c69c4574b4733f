/** What `npm run chaos` is told on its command line. */
import { parseArgs } from 'node:util';
import { SAFEGUARDS, type Safeguard } from '#content/11-3/chaos/names.ts';

export interface Args {
  readonly seed: number;
  readonly orders: number;
  readonly kills: number;
  readonly others: number;
  readonly perSecond: number;
  /** Safeguards that are switched off. */
  readonly without: readonly Safeguard[];
  /** The verdict goes to docs/measured.md. */
  readonly keep: boolean;
  readonly help: boolean;
}

export const HELP = `npm run chaos -- [options]
  --seed 7             deals the same deck; without it, another each time
  --orders 500         acknowledged in all
  --kills 10           cards that end a process by SIGKILL
  --others 6           cards of the other kinds; one of them kills the broker itself
  --per-second 20      orders asked for
  --without marker     a safeguard that is switched off: ${SAFEGUARDS.join(', ')}; may be given more than once
  --keep               the verdict goes to docs/measured.md
The exit code is 0 when every invariant held.`;

const MOST = { seed: 2 ** 32 - 1, orders: 20_000, kills: 1000, others: 1000, perSecond: 200 };

/** @throws Error with a sentence that names the option and its range */
export function readArgs(given: readonly string[]): Args {
  const { values } = parseArgs({
    args: [...given],
    options: {
      seed: { type: 'string' },
      orders: { type: 'string', default: '500' },
      kills: { type: 'string', default: '10' },
      others: { type: 'string', default: '6' },
      'per-second': { type: 'string', default: '20' },
      without: { type: 'string', multiple: true, default: [] },
      keep: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const { keep, help } = values;
  return {
    seed: whole('--seed', values.seed ?? String(1 + Math.floor(Math.random() * 9999)), MOST.seed),
    orders: whole('--orders', values.orders, MOST.orders),
    kills: whole('--kills', values.kills, MOST.kills),
    others: whole('--others', values.others, MOST.others),
    perSecond: whole('--per-second', values['per-second'], MOST.perSecond),
    without: values.without.map(safeguard),
    ...{ keep, help },
  };
}

function whole(name: string, text: string, most: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && number <= most) return number;
  throw new Error(`${name} ${text}: must be a whole number from 1 to ${most}`);
}

function safeguard(text: string): Safeguard {
  const found = SAFEGUARDS.find((one) => one === text);
  if (found) return found;
  throw new Error(`--without ${text}: must be one of ${SAFEGUARDS.join(', ')}`);
}
