/**
 * What became of each record, read off the raw log alone: a record belongs to its producer's open
 * transaction until that producer's next marker says how it ended. Pure.
 */
import type { LogRecord } from '#lib/events.ts';
import { latest } from '#lib/fold/latest.ts';

export type Fate = 'open' | 'committed' | 'aborted' | 'plain';

/** By offset, for records only; markers have no fate, they decide it. */
export type Fates = ReadonlyMap<number, Fate>;

export function fatesOf(records: readonly LogRecord[]): Fates {
  const fates = new Map<number, Fate>();
  const open = new Map<string, number[]>();
  for (const { offset, control, producer } of records) {
    if (!producer) {
      fates.set(offset, 'plain');
    } else if (control) {
      const fate = control === 'commit' ? 'committed' : 'aborted';
      for (const one of open.get(producer.id) ?? []) fates.set(one, fate);
      open.delete(producer.id);
    } else {
      fates.set(offset, 'open');
      open.set(producer.id, [...(open.get(producer.id) ?? []), offset]);
    }
  }
  return fates;
}

/** One for each topic: three parts of the panel ask the same of the same records. */
const remembered = {
  pembayaran: latest(fatesOf),
  pesanan: latest(fatesOf),
  tagihan: latest(fatesOf),
} as const;

export const fatesIn = (topic: keyof typeof remembered, records: readonly LogRecord[]): Fates =>
  remembered[topic](records);
