/**
 * The challenge of the lab `idempotent-producer`: ten lost acks double nothing, one second session
 * does, and each form is paid once all the same. Broker and database are asked directly; what the
 * screen shows plays no part.
 */
import type { LogRecord } from '#lib/events.ts';
import type { ChallengeReport, LabContext } from '#lib/lab.ts';
import { LEDGER, type ProxyEntry } from '../../shop/ack-proxy.ts';
import type { StoredOrder } from '../../shop/proxied-orders.ts';
import { messages } from './messages.ts';
import { CHECKS, ORDERS, PAYMENTS, type Payment, TOPIC } from './names.ts';

export const WANTED = { orders: 20, cuts: 10, twins: 1 } as const;
/** Ids named in a condition; a reader can't use a hundred. */
const NAMED_MAX = 5;

interface Line {
  readonly _id: 'line';
  /** Where the log ended. */
  readonly end: number;
  /** The last entry of the proxy's ledger, and the last order's number. */
  readonly requests: number;
  readonly orders: number;
}

const ledgerOf = ({ db }: LabContext) => db.collection<ProxyEntry>(LEDGER);
const ordersOf = ({ db }: LabContext) => db.collection<StoredOrder>(ORDERS);

/** Keeps how far log, ledger and orders are now: the challenge counts from here. */
export async function drawLine(context: LabContext): Promise<void> {
  const [range] = await context.kafka.ranges(TOPIC);
  const request = await ledgerOf(context).findOne({}, { sort: { _id: -1 } });
  const order = await ordersOf(context).findOne({}, { sort: { n: -1 } });
  const line = { end: range?.end ?? 0, requests: request?._id ?? 0, orders: order?.n ?? 0 };
  await context.db
    .collection<Line>(CHECKS)
    .updateOne({ _id: 'line' }, { $set: line }, { upsert: true });
}

/** Records of one event that one session wrote: the broker should have known the second one. */
const sessionOf = ({ numbered, headers }: LogRecord): string =>
  numbered ? `${numbered.id}/${numbered.epoch}` : `pid ${headers.producerPid ?? '?'}`;

const eventOf = ({ headers, offset }: LogRecord): string => headers.eventId ?? `?@${offset}`;

function groupBy(records: readonly LogRecord[], keyOf: (record: LogRecord) => string) {
  const groups = new Map<string, LogRecord[]>();
  for (const record of records) {
    groups.set(keyOf(record), [...(groups.get(keyOf(record)) ?? []), record]);
  }
  return groups;
}

async function read(context: LabContext) {
  const { db, kafka } = context;
  const line = await db.collection<Line>(CHECKS).findOne({ _id: 'line' });
  const never = Number.MAX_SAFE_INTEGER;
  const [all, cuts, orders] = await Promise.all([
    kafka.records(TOPIC),
    ledgerOf(context)
      .find({ _id: { $gt: line?.requests ?? never }, fate: 'cut' })
      .toArray(),
    ordersOf(context)
      .find({ n: { $gt: line?.orders ?? never } })
      .toArray(),
  ]);
  const ids = new Set(orders.map(({ eventId }) => eventId));
  const records = all.filter((one) => ids.has(eventOf(one)) && !one.control);
  const forms = [...new Set(orders.map(({ key }) => key))];
  const paid = await db
    .collection<Payment>(PAYMENTS)
    .find({ key: { $in: forms } })
    .toArray();
  return { line, records, cuts, orders, forms, paid };
}

export async function checkChallenge(context: LabContext): Promise<ChallengeReport> {
  const { line, records, cuts, orders, forms, paid } = await read(context);
  const byEvent = groupBy(records, eventOf);
  const bySession = groupBy(records, (one) => `${eventOf(one)} · ${sessionOf(one)}`);
  const repeats = [...bySession].filter(([, copies]) => copies.length > 1);
  const twins = [...byEvent].filter(([, copies]) => new Set(copies.map(sessionOf)).size > 1);
  const numbered = records.filter((record) => record.numbered !== undefined).length;
  const enough = orders.length >= WANTED.orders;
  const topic = `${context.scope.topic(TOPIC)}[0]`;
  const since = `n > ${line?.orders ?? '–'}`;
  const conditions = [
    {
      id: 'cuts',
      left: String(cuts.length),
      right: String(WANTED.cuts),
      sign: '≥',
      ok: cuts.length >= WANTED.cuts,
      query: `db.${LEDGER}.find({_id: {$gt: ${line?.requests ?? '–'}}, fate: 'cut'})`,
    },
    {
      id: 'stored',
      left: String(byEvent.size),
      right: `${orders.length} (≥ ${WANTED.orders})`,
      ok: enough && byEvent.size === orders.length,
      query: `db.${ORDERS}.find({${since}}) ∩ distinct eventId of ${topic}`,
    },
    {
      id: 'numbered',
      left: String(numbered),
      right: String(records.length),
      ok: enough && numbered === records.length,
      query: `producerId ≥ 0 in the batches of ${topic}, ${since}`,
    },
    {
      id: 'repeats',
      left: `${repeats.length}${named(repeats)}`,
      right: '0',
      ok: enough && repeats.length === 0,
      query: `(eventId, producerId, epoch) of ${topic}: count > 1`,
    },
    {
      id: 'twin',
      left: `${twins.length}${named(twins)}`,
      right: String(WANTED.twins),
      ok: twins.length === WANTED.twins,
      query: `eventId of ${topic}: distinct (producerId, epoch) > 1`,
    },
    {
      id: 'paid',
      left: `${new Set(paid.map(({ key }) => key)).size} / ${paid.length}`,
      right: `${forms.length} / ${forms.length}`,
      ok: enough && paid.length === forms.length,
      query: `db.${PAYMENTS}.find({key: {$in: […]}}), distinct / all`,
    },
  ] as const;
  return {
    passed: conditions.every(({ ok }) => ok),
    at: Date.now(),
    conditions: conditions.map((condition) => ({ ...condition, text: textOf(condition.id) })),
  };
}

function named(again: readonly (readonly [string, readonly LogRecord[]])[]): string {
  const ids = again.slice(0, NAMED_MAX).map(([id, copies]) => `${id} ×${copies.length}`);
  return ids.length === 0 ? '' : ` (${ids.join(', ')}${again.length > NAMED_MAX ? ' …' : ''})`;
}

type ConditionId = 'cuts' | 'stored' | 'numbered' | 'repeats' | 'twin' | 'paid';

const textOf = (id: ConditionId) => ({
  id: messages.id[`check-${id}`],
  en: messages.en[`check-${id}`],
});
