/** What is kept of a night. */
import type { Machine } from '../bench/machine.ts';
import type { Args } from './args.ts';
import type { NightRun } from './night.ts';

export interface KeptNight extends NightRun, Omit<Args, 'keep' | 'help'> {
  readonly date: string;
  readonly command: string;
  readonly machine: Machine;
}

const sizeOf = ({ orders, kills, without }: KeptNight): string =>
  `${orders} ${kills} ${without.join()}`;

/** A later night takes the place of an earlier one of the same size and with the same safeguards. */
export function withNight(
  kept: readonly KeptNight[] | undefined,
  night: KeptNight,
): readonly KeptNight[] {
  const others = (kept ?? []).filter((one) => sizeOf(one) !== sizeOf(night));
  // The deck is drawn again from its seed; of its cards only the count is told.
  return [...others, { ...night, cards: [] }].sort(
    (a, b) => a.without.length - b.without.length || a.orders - b.orders,
  );
}
