/**
 * The challenge of the lab `lost-ack`: twenty orders, one of them twice in the log, and the proxy has
 * done it. Broker, database and the proxy's own ledger are asked directly; what the screen shows
 * plays no part.
 */
import type { LogRecord } from '#lib/events.ts';
import type { ChallengeReport, LabContext } from '#lib/lab.ts';
import { LEDGER, type ProxyEntry } from '../../shop/ack-proxy.ts';
import type { Send } from '../../shop/proxied-orders.ts';
import { messages } from './messages.ts';
import { CHECKS, SENDS, TOPIC } from './names.ts';

export const WANTED = { orders: 20, duplicates: 1, cuts: 1 } as const;
/** Ids named in a condition; a reader can't use a hundred. */
const NAMED_MAX = 5;

interface Line {
  readonly _id: 'line';
  /** Where the log ended. */
  readonly end: number;
  /** The last entry of the proxy's ledger. */
  readonly requests: number;
}

const ledgerOf = ({ db }: LabContext) => db.collection<ProxyEntry>(LEDGER);
const endOf = async ({ kafka }: LabContext) => (await kafka.ranges(TOPIC))[0]?.end ?? 0;

/** Keeps how far log and ledger are now: the challenge counts from here. */
export async function drawLine(context: LabContext): Promise<void> {
  const last = await ledgerOf(context).findOne({}, { sort: { _id: -1 } });
  const line = { end: await endOf(context), requests: last?._id ?? 0 };
  await context.db
    .collection<Line>(CHECKS)
    .updateOne({ _id: 'line' }, { $set: line }, { upsert: true });
}

async function read(context: LabContext) {
  const { db, kafka } = context;
  const line = await db.collection<Line>(CHECKS).findOne({ _id: 'line' });
  const from = line?.end ?? Number.POSITIVE_INFINITY;
  const records = (await kafka.records(TOPIC)).filter(
    ({ offset, control }) => offset >= from && !control,
  );
  const events = new Map<string, LogRecord[]>();
  for (const record of records) {
    const eventId = record.headers.eventId ?? `?@${record.offset}`;
    events.set(eventId, [...(events.get(eventId) ?? []), record]);
  }
  const [cuts, sends] = await Promise.all([
    ledgerOf(context)
      .find({ _id: { $gt: line?.requests ?? Number.MAX_SAFE_INTEGER }, fate: 'cut' })
      .toArray(),
    db
      .collection<Send>(SENDS)
      .find({ eventId: { $in: [...events.keys()] } })
      .toArray(),
  ]);
  const again = [...events].filter(([, copies]) => copies.length > 1);
  return { line, events, again, cuts, sends };
}

export async function checkChallenge(context: LabContext): Promise<ChallengeReport> {
  const { line, events, again, cuts, sends } = await read(context);
  const topic = `${context.scope.topic(TOPIC)}[0] @ ${line?.end ?? '–'}…`;
  const offsets = again.flatMap(([, copies]) => copies.map(({ offset }) => offset));
  const alike = again.every(([, copies]) => isOnePayload(copies));
  const single = sends.filter(({ outcome }) => outcome === 'acked');
  const [cut] = cuts;
  const conditions = [
    {
      id: 'orders',
      left: String(events.size),
      right: String(WANTED.orders),
      ok: events.size === WANTED.orders,
      query: `distinct eventId of ${topic}`,
    },
    {
      id: 'duplicate',
      left: `${again.length}${named(again)}`,
      right: `${WANTED.duplicates} (×2)`,
      ok: again.length === WANTED.duplicates && offsets.length === 2 && alike,
      query: `eventId, value, headers of ${topic}: count > 1`,
    },
    {
      id: 'cut',
      left: String(cuts.length),
      right: String(WANTED.cuts),
      ok: cuts.length === WANTED.cuts,
      query: `db.${LEDGER}.find({_id: {$gt: ${line?.requests ?? '–'}}, fate: 'cut'})`,
    },
    {
      id: 'made',
      left: String(cut?.baseOffset ?? '–'),
      right: offsets.join(', ') || '–',
      sign: '∈',
      ok: cut !== undefined && offsets.includes(cut.baseOffset ?? -1),
      query: `db.${LEDGER}.findOne({_id: ${cut?._id ?? '–'}}).baseOffset`,
    },
    {
      id: 'sends',
      left: `${single.length} / ${sends.length}`,
      right: `${WANTED.orders} / ${WANTED.orders}`,
      ok: single.length === WANTED.orders && sends.length === WANTED.orders,
      query: `db.${SENDS}.find({eventId: {$in: […]}}), outcome 'acked'`,
    },
  ] as const;
  return {
    passed: conditions.every(({ ok }) => ok),
    at: Date.now(),
    conditions: conditions.map((condition) => ({ ...condition, text: textOf(condition.id) })),
  };
}

/** The very same order: what two presses of a hand make may look alike, but never is. */
function isOnePayload([first, ...others]: readonly LogRecord[]): boolean {
  const payload = ({ key, value, headers }: LogRecord) => JSON.stringify([key, value, headers]);
  return first !== undefined && others.every((one) => payload(one) === payload(first));
}

function named(again: readonly (readonly [string, readonly LogRecord[]])[]): string {
  const ids = again.slice(0, NAMED_MAX).map(([id, copies]) => `${id} ×${copies.length}`);
  return ids.length === 0 ? '' : ` (${ids.join(', ')}${again.length > NAMED_MAX ? ' …' : ''})`;
}

type ConditionId = 'orders' | 'duplicate' | 'cut' | 'made' | 'sends';

const textOf = (id: ConditionId) => ({
  id: messages.id[`check-${id}`],
  en: messages.en[`check-${id}`],
});
