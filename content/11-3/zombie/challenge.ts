/**
 * The challenge of the lab `zombie`: three poisonous orders in a hundred. Broker and database are
 * asked directly: who waited, who was put aside and with which cause, and who was charged how often.
 */
import type { LogRecord } from '#lib/events.ts';
import type { ChallengeReport, LabContext } from '#lib/lab.ts';
import { messages } from './messages.ts';
import { DLQ, GROUP, ORDERS } from './names.ts';
import { type Payment, paymentsIn } from './stores.ts';

export const WANTED = { orders: 100, odd: 3, withinMs: 30_000 } as const;

interface Line {
  readonly _id: 'line';
  /** Ends of `pesanan` and `pesanan-dlq` when it was drawn. */
  readonly orders: number;
  readonly letters: number;
}

/** Keeps where orders and dead letters end now: the challenge counts from here. */
export async function drawLine({ db, kafka }: LabContext): Promise<void> {
  const [[orders], [letters]] = await Promise.all([kafka.ranges(ORDERS), kafka.ranges(DLQ)]);
  const ends = { orders: orders?.end ?? 0, letters: letters?.end ?? 0 };
  await db.collection<Line>('checks').updateOne({ _id: 'line' }, { $set: ends }, { upsert: true });
}

/** It names the very record it was, and says why it was put aside. */
function hasCause(letter: LogRecord, orders: ReadonlyMap<number, LogRecord>): boolean {
  const { headers, value } = letter;
  const origin = orders.get(Number(headers['dlq-offset'] ?? -1));
  const original = headers['dlq-topic'] !== ORDERS || origin?.value === value;
  return (
    Boolean(headers['dlq-topic'] && headers['dlq-error'] && headers['dlq-message']) && original
  );
}

/** The longest time from the record to its charge, of those that were not played again, ms. */
function slowestOf(payments: readonly Payment[], orders: ReadonlyMap<string, LogRecord>): number {
  const waits = payments.map(({ eventId, at }) => at - (orders.get(eventId)?.at ?? at));
  return Math.max(0, ...waits);
}

async function read({ db, kafka }: LabContext) {
  const line = await db.collection<Line>('checks').findOne({ _id: 'line' });
  const [records, letters, ranges, committed, payments] = await Promise.all([
    kafka.records(ORDERS),
    kafka.records(DLQ),
    kafka.ranges(ORDERS),
    kafka.committed(GROUP, ORDERS),
    paymentsIn(db).find().toArray(),
  ]);
  const since = records.filter(({ offset }) => offset >= (line?.orders ?? 0));
  const orders = new Map(
    since
      .filter(({ headers }) => !headers.replayed)
      .map((record) => [record.headers.eventId ?? `${ORDERS}@${record.offset}`, record]),
  );
  return {
    line,
    orders,
    places: new Map(records.map((record) => [record.offset, record])),
    letters: letters.filter(({ offset }) => offset >= (line?.letters ?? 0)),
    payments: payments.filter(({ eventId }) => orders.has(eventId)),
    end: ranges[0]?.end ?? 0,
    bookmark: committed.get(0) ?? 0,
  };
}

export async function checkChallenge(lab: LabContext): Promise<ChallengeReport> {
  const { scope } = lab;
  const { line, orders, places, letters, payments, end, bookmark } = await read(lab);
  const direct = payments.filter(({ replayed }) => replayed === null);
  const aside = new Set(letters.map(({ headers, offset }) => headers.eventId ?? `@${offset}`));
  const told = letters.filter((letter) => hasCause(letter, places)).length;
  const distinct = new Set(payments.map(({ eventId }) => eventId)).size;
  const slowest = slowestOf(direct, orders);
  const enough = line !== null && orders.size >= WANTED.orders;
  const wanted = Math.max(0, orders.size - WANTED.odd);
  const topic = scope.topic(DLQ);
  const conditions = [
    {
      id: 'orders',
      left: String(line === null ? '–' : orders.size),
      right: String(WANTED.orders),
      sign: '≥',
      ok: enough,
      query: `distinct eventId in ${scope.topic(ORDERS)} from offset ${line?.orders ?? '–'}`,
    },
    {
      id: 'letters',
      left: String(aside.size),
      right: String(WANTED.odd),
      ok: enough && aside.size === WANTED.odd,
      query: `distinct eventId in ${topic} from offset ${line?.letters ?? '–'}`,
    },
    {
      id: 'cause',
      left: String(told),
      right: String(letters.length),
      ok: enough && letters.length > 0 && told === letters.length,
      query: `${topic}: headers dlq-topic, dlq-offset, dlq-error, dlq-message`,
    },
    {
      id: 'direct',
      left: String(direct.length),
      right: String(wanted),
      ok: enough && direct.length === wanted,
      query: 'db.payments.find({ replayed: null }) since the line',
    },
    {
      id: 'time',
      left: `${WANTED.withinMs} ms`,
      right: `${slowest} ms`,
      sign: '≥',
      ok: enough && direct.length > 0 && slowest <= WANTED.withinMs,
      query: 'db.payments.at − timestamp of its record, the longest',
    },
    {
      id: 'once',
      left: `${payments.length} / ${distinct}`,
      right: `${orders.size} / ${orders.size}`,
      ok: enough && payments.length === orders.size && distinct === orders.size,
      query: 'n(db.payments) / distinct eventId since the line',
    },
    {
      id: 'lag',
      left: String(bookmark),
      right: String(end),
      ok: enough && bookmark === end,
      query: `OffsetFetch ${scope.group(GROUP)} = ListOffsets latest`,
    },
  ] as const;
  return {
    passed: conditions.every(({ ok }) => ok),
    at: Date.now(),
    conditions: conditions.map((condition) => ({ ...condition, text: textOf(condition.id) })),
  };
}

type ConditionId = 'orders' | 'letters' | 'cause' | 'direct' | 'time' | 'once' | 'lag';

const textOf = (id: ConditionId) => ({
  id: messages.id[`check-${id}`],
  en: messages.en[`check-${id}`],
});
