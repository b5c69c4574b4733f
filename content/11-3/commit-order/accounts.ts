/** What became of the last series of orders, asked of broker and database, group by group. */
import type { LabContext } from '#lib/lab.ts';
import { parseOrder } from '../../shop/events.ts';
import { CONSUMERS, type ConsumerName, type SignalName, TOPIC } from './names.ts';
import type { Payment, SeriesNote, SignalNote } from './stores.ts';

export interface Account {
  readonly group: ConsumerName;
  /** How often the orders of the series were charged, all together. */
  readonly charges: number;
  /** Orders that were not charged once, each with how often it was: `ORD-30 ×2`. */
  readonly odd: readonly string[];
  /** Signals that came while orders of this series were still before the group. */
  readonly kills: number;
  readonly terms: number;
  readonly committed: number | null;
}

export interface Accounts {
  /** Where the log ends, and where its last series begins. */
  readonly end: number;
  readonly first: number;
  /** Distinct orders of that series, as the log has them. */
  readonly orders: number;
  readonly accounts: readonly Account[];
}

export async function readAccounts({ db, kafka }: LabContext): Promise<Accounts> {
  const [series, ranges, records] = await Promise.all([
    db.collection<SeriesNote>('series').find().sort({ _id: 1 }).toArray(),
    kafka.ranges(TOPIC),
    kafka.records(TOPIC),
  ]);
  const end = ranges[0]?.end ?? 0;
  const first = series.findLast(({ _id }) => _id < end)?._id ?? 0;
  const [payments, signals, ...committed] = await Promise.all([
    db
      .collection<Payment>('payments')
      .find({ offset: { $gte: first } })
      .toArray(),
    db
      .collection<SignalNote>('signals')
      .find({ end: { $gt: first } })
      .toArray(),
    ...CONSUMERS.map((group) => kafka.committed(group, TOPIC)),
  ]);
  const ids = records
    .filter(({ offset, control }) => offset >= first && !control)
    .flatMap(({ value }) => parseOrder(value)?.orderId ?? []);
  const truth = [...new Set(ids)];
  const accounts = CONSUMERS.map((group, index): Account => {
    const mine = payments.filter((one) => one.group === group);
    const times = new Map(mine.map((one) => [one.orderId, one.times]));
    const timesOf = (id: string) => times.get(id) ?? 0;
    return {
      group,
      charges: truth.reduce((sum, id) => sum + timesOf(id), 0),
      odd: truth.filter((id) => timesOf(id) !== 1).map((id) => `${id} ×${timesOf(id)}`),
      kills: countOf(signals, group, 'SIGKILL', first),
      terms: countOf(signals, group, 'SIGTERM', first),
      committed: committed[index]?.get(0) ?? null,
    };
  });
  return { end, first, orders: truth.length, accounts };
}

/** One that came when nothing was left to do says nothing about the place of a commit. */
function countOf(
  signals: readonly SignalNote[],
  group: ConsumerName,
  signal: SignalName,
  first: number,
): number {
  return signals.filter((one) => {
    const from = one.committed ?? 0;
    return one.group === group && one.signal === signal && from >= first && from < one.end;
  }).length;
}
