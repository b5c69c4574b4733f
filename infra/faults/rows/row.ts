/** One row of the list of invariants, tried with its safeguard and, where it has one, without. */

import type { Random } from '#lib/random.ts';
import type { Breach, Finding } from '../ledgers.ts';
import type { RowContext } from './lane.ts';

export interface Row {
  readonly row: string;
  readonly name: string;
  /** Must find nothing. */
  guarded(context: RowContext, random: Random): Promise<Finding[]>;
  /** What `unguarded` takes away. */
  readonly safeguard?: string;
  /** The same trial without it: must find exactly this kind of breach, or the checker is blind. */
  unguarded?(context: RowContext, random: Random): Promise<Finding[]>;
  readonly turnsRed?: Breach;
}

export const broken = (breach: Breach, what: string): Finding => ({ breach, who: what, ids: [] });
