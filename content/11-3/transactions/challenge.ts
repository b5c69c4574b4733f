/**
 * The challenge of the lab `transactions`: a hundred orders, three deaths, and each billed once.
 * Broker and database are asked directly; what the screen shows plays no part.
 */
import type { LogRecord } from '#lib/events.ts';
import type { ChallengeReport, LabContext } from '#lib/lab.ts';
import { messages } from './messages.ts';
import { fatesOf } from './model-fates.ts';
import { BILLING, BILLS, ORDERS } from './names.ts';

export const WANTED = { orders: 100, deaths: 3 } as const;

interface Line {
  readonly _id: 'line';
  readonly end: number;
}

/** Keeps where the orders end now: the challenge counts from here. */
export async function drawLine({ db, kafka }: LabContext): Promise<void> {
  const end = (await kafka.ranges(ORDERS))[0]?.end ?? 0;
  await db
    .collection<Line>('checks')
    .updateOne({ _id: 'line' }, { $set: { end } }, { upsert: true });
}

/** By order since the line: how often the log holds a bill of it, by fate. */
function billsFrom(records: readonly LogRecord[], line: number) {
  const fates = fatesOf(records);
  const committed = new Map<number, number>();
  const attempts = new Set<string>();
  for (const { offset, headers, producer } of records) {
    const fate = fates.get(offset);
    const order = Number(headers.from ?? -1);
    if (fate === undefined || order < line) continue;
    if (fate === 'aborted' && producer) attempts.add(`${producer.id}/${producer.epoch}`);
    if (fate === 'committed' || fate === 'plain') {
      committed.set(order, (committed.get(order) ?? 0) + 1);
    }
  }
  return { committed, aborted: attempts.size };
}

export async function checkChallenge(lab: LabContext): Promise<ChallengeReport> {
  const { db, kafka, scope } = lab;
  const line = (await db.collection<Line>('checks').findOne({ _id: 'line' }))?.end ?? null;
  const from = line ?? 0;
  const [end, records, bookmark, receipts] = await Promise.all([
    kafka.ranges(ORDERS).then(([range]) => range?.end ?? 0),
    kafka.records(BILLS),
    kafka.committed(BILLING, ORDERS).then((offsets) => offsets.get(0) ?? null),
    db
      .collection<{ order: number }>('receipts')
      .find({ order: { $gte: from } })
      .toArray(),
  ]);
  const wanted = Array.from({ length: Math.max(0, end - from) }, (_, index) => from + index);
  const { committed, aborted } = billsFrom(records, from);
  const once = wanted.filter((order) => committed.get(order) === 1).length;
  const bills = [...committed.values()].reduce((all, count) => all + count, 0);
  const distinct = new Set(receipts.map(({ order }) => order)).size;
  const topic = scope.topic(BILLS);
  const enough = line !== null && wanted.length >= WANTED.orders;
  const conditions = [
    {
      id: 'orders',
      left: String(line === null ? '–' : wanted.length),
      right: String(WANTED.orders),
      sign: '≥',
      ok: enough,
      query: `${scope.topic(ORDERS)}[0] @ ${line ?? '–'}…${end - 1}`,
    },
    {
      id: 'deaths',
      left: String(aborted),
      right: String(WANTED.deaths),
      sign: '≥',
      ok: aborted >= WANTED.deaths,
      query: `${topic}: distinct (producerId, epoch) of aborted records`,
    },
    {
      id: 'bills',
      left: `${bills} / ${once}`,
      right: `${wanted.length} / ${wanted.length}`,
      ok: enough && bills === wanted.length && once === wanted.length,
      query: `${topic}: records with a commit marker, by header from`,
    },
    {
      id: 'receipts',
      left: `${receipts.length} / ${distinct}`,
      right: `${wanted.length} / ${wanted.length}`,
      ok: enough && receipts.length === wanted.length && distinct === wanted.length,
      query: `db.receipts.find({ order: { $gte: ${from} } })`,
    },
    {
      id: 'bookmark',
      left: String(bookmark ?? '–'),
      right: String(end),
      ok: enough && bookmark === end,
      query: `fetchOffsets(${scope.group(BILLING)})`,
    },
  ] as const;
  return {
    passed: conditions.every(({ ok }) => ok),
    at: Date.now(),
    conditions: conditions.map((condition) => ({ ...condition, text: textOf(condition.id) })),
  };
}

const textOf = (id: 'orders' | 'deaths' | 'bills' | 'receipts' | 'bookmark') => ({
  id: messages.id[`check-${id}`],
  en: messages.en[`check-${id}`],
});
