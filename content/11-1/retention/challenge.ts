/**
 * The challenge of the lab `retention`: payment was away for a minute under load, the topic keeps
 * no more than the disk's budget, and not one order is missing. Broker and database are asked.
 */
import type { ChallengeReport, LabContext } from '#lib/lab.ts';
import { messages } from './messages.ts';
import { GROUP, LIMITS, TOPIC } from './model.ts';
import { type Payment, payment } from './payments.ts';

export const WANTED = { outageMs: 60_000, waiting: 500 } as const;
/** Offsets named in a condition; a reader can't use a hundred. */
const NAMED_MAX = 5;

interface Outage {
  readonly ms: number;
  /** The first offset that was not handled before it. */
  readonly from: number;
  readonly began: number;
  readonly ended: number;
}

export async function checkChallenge(lab: LabContext): Promise<ChallengeReport> {
  const { db, kafka, scope } = lab;
  const [documents, ranges, committed, retention] = await Promise.all([
    db.collection<Payment>('payments').find().toArray(),
    kafka.ranges(TOPIC),
    kafka.committed(GROUP, TOPIC),
    kafka.setting(TOPIC, 'retention.ms'),
  ]);
  const payments = documents.flatMap((document) => payment.safeParse(document).data ?? []);
  const end = ranges[0]?.end ?? 0;
  const done = committed.get(0) ?? null;
  const outage = longestOutage(payments);
  const from = outage?.from ?? 0;
  const handled = new Set(payments.map(({ offset }) => offset));
  const missing = Array.from(
    { length: Math.max(0, end - from) },
    (_, index) => from + index,
  ).filter((offset) => !handled.has(offset));
  const waited = outage
    ? payments.filter(({ writtenAt }) => writtenAt > outage.began && writtenAt < outage.ended)
    : [];
  const keeps = Number(retention);
  const topic = scope.topic(TOPIC);
  const conditions = [
    {
      id: 'outage',
      left: `${outage?.ms ?? 0} ms`,
      right: `${WANTED.outageMs} ms`,
      sign: '≥',
      ok: (outage?.ms ?? 0) >= WANTED.outageMs,
      query: 'db.payments.find().sort({at: 1}): at − at before',
    },
    {
      id: 'waiting',
      left: String(waited.length),
      right: String(WANTED.waiting),
      sign: '≥',
      ok: waited.length >= WANTED.waiting,
      query: `db.payments.countDocuments({writtenAt: {$gt: ${outage?.began ?? 0}, $lt: ${outage?.ended ?? 0}}})`,
    },
    {
      id: 'budget',
      left: `${LIMITS.retentionMs.max} ms`,
      right: `${retention ?? '–'} ms`,
      sign: '≥',
      // −1 is Kafka's word for "for ever", which no budget holds.
      ok: keeps > 0 && keeps <= LIMITS.retentionMs.max,
      query: `DescribeConfigs ${topic} retention.ms`,
    },
    {
      id: 'missing',
      left: missing.length === 0 ? '0' : `${missing.length} (${named(missing)})`,
      right: '0',
      ok: outage !== undefined && missing.length === 0 && end > from,
      query: `${from}…${end - 1} without distinct offset of db.payments`,
    },
    {
      id: 'lag',
      left: String(done ?? '–'),
      right: String(end),
      ok: done === end && end > 0,
      query: `OffsetFetch ${scope.group(GROUP)} ${topic}[0] = ListOffsets latest`,
    },
  ] as const;
  return {
    passed: conditions.every(({ ok }) => ok),
    at: Date.now(),
    conditions: conditions.map((condition) => ({ ...condition, text: textOf(condition.id) })),
  };
}

/** The longest time in which nothing was handled; undefined: fewer than two payments. */
function longestOutage(payments: readonly Payment[]): Outage | undefined {
  const inTime = [...payments].sort((a, b) => a.at - b.at || a.offset - b.offset);
  let longest: Outage | undefined;
  for (const [index, { at }] of inTime.entries()) {
    const before = inTime[index - 1];
    if (!before) continue;
    const ms = at - before.at;
    // The last of the longest: whoever tries again is judged by the new try.
    if (ms < Math.min(longest?.ms ?? 0, WANTED.outageMs)) continue;
    longest = { ms, from: before.offset + 1, began: before.at, ended: at };
  }
  return longest;
}

function named(offsets: readonly number[]): string {
  const shown = offsets.slice(0, NAMED_MAX).join(', ');
  return offsets.length > NAMED_MAX ? `${shown} …` : shown;
}

type ConditionId = 'outage' | 'waiting' | 'budget' | 'missing' | 'lag';

const textOf = (id: ConditionId) => ({
  id: messages.id[`check-${id}`],
  en: messages.en[`check-${id}`],
});
