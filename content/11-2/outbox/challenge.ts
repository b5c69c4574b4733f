/**
 * The challenge of the lab `outbox`: a hundred orders, ten of them under a SIGKILL, and order, event
 * in the outbox and event in the log are the same set. Asked of database, oplog and broker.
 */
import type { Timestamp } from 'mongodb';
import type { ChallengeReport, LabContext } from '#lib/lab.ts';
import { oplogNow } from '#lib/mongo/oplog.ts';
import type { OutboxEvent } from '../../shop/outbox.ts';
import type { Life } from './effects.ts';
import { messages } from './messages.ts';
import { LIMITS, numberOf, TOPIC, WRITER } from './names.ts';
import { bothWritten } from './oplog-window.ts';

/** Ids named in a condition; a reader can't use a hundred. */
const NAMED_MAX = 4;
/** More transactions than a run has orders are not looked for. */
const ENTRIES_MAX = 2 * LIMITS.orders;

interface Line {
  readonly _id: 'line';
  /** The last order number given out before it. */
  readonly after: number;
  readonly ts: Timestamp;
  readonly at: Date;
}

/** Keeps where the oplog and the order numbers stand now: the challenge counts from here. */
export async function drawLine({ db }: LabContext): Promise<void> {
  const counters = db.collection<{ _id: string; n: number }>('counters');
  const after = (await counters.findOne({ _id: 'orders' }))?.n ?? 0;
  const line = { after, ts: await oplogNow(db.client), at: new Date() };
  await db.collection<Line>('checks').updateOne({ _id: 'line' }, { $set: line }, { upsert: true });
}

async function read({ db, kafka, children }: LabContext) {
  const line = await db.collection<Line>('checks').findOne({ _id: 'line' });
  const after = line?.after ?? 0;
  const since = line?.at ?? new Date(0);
  const [orders, outbox, records, lives, together] = await Promise.all([
    db.collection<{ _id: string }>('orders').find().project({ _id: 1 }).toArray(),
    db.collection<OutboxEvent>('outbox').find().toArray(),
    kafka.records(TOPIC),
    db
      .collection<Life>('lives')
      .find({ startedAt: { $gte: since } })
      .sort({ startedAt: 1 })
      .toArray(),
    line ? bothWritten(db, line.ts, ENTRIES_MAX) : null,
  ]);
  const later = (orderId: string | null) => numberOf(orderId ?? '') > after;
  // Who still runs has said no farewell either; only one of them can.
  const ended = children.running(WRITER) ? lives.slice(0, -1) : lives;
  return {
    line,
    orders: orders.map(({ _id }) => String(_id)).filter(later),
    outbox: outbox.filter(({ aggregateid }) => later(aggregateid)),
    events: records.filter(({ key, control }) => !control && later(key)),
    deaths: ended.filter(({ leftAt }) => leftAt === undefined).length,
    together: together?.filter(later) ?? null,
  };
}

export async function checkChallenge(lab: LabContext): Promise<ChallengeReport> {
  const { line, orders, outbox, events, deaths, together } = await read(lab);
  const topic = lab.scope.topic(TOPIC);
  const drawn = line !== null;
  const from = `_id > ORD-${line?.after ?? '–'}`;
  const inOutbox = compare(
    outbox.map(({ aggregateid }) => aggregateid),
    orders,
  );
  const eventIds = new Set(events.map(({ headers }) => headers.eventId ?? '–'));
  const inLog = compare(
    [...eventIds],
    outbox.map(({ _id }) => _id),
  );
  const atOnce = compare(together ?? [], orders);
  const { storm } = LIMITS;
  const conditions = [
    {
      id: 'orders',
      left: String(orders.length),
      right: String(storm.orders),
      sign: '≥',
      ok: drawn && orders.length >= storm.orders,
      query: `db.orders.countDocuments({${from}})`,
    },
    {
      id: 'deaths',
      left: String(deaths),
      right: String(storm.deaths),
      sign: '≥',
      ok: drawn && deaths >= storm.deaths,
      query: 'db.lives.countDocuments({startedAt: {$gte: …}, leftAt: {$exists: false}})',
    },
    {
      id: 'outbox',
      left: inOutbox.text,
      right: String(orders.length),
      ok: drawn && orders.length > 0 && inOutbox.same,
      query: `db.outbox.find({${from}}): aggregateid = db.orders._id`,
    },
    {
      id: 'events',
      left: inLog.text,
      right: String(outbox.length),
      ok: drawn && outbox.length > 0 && inLog.same,
      query: `distinct eventId in ${topic} = db.outbox._id`,
    },
    ...(drawn && together === null
      ? []
      : ([
          {
            id: 'together',
            left: atOnce.text,
            right: String(orders.length),
            ok: drawn && orders.length > 0 && atOnce.same,
            query: "local.oplog.rs {op: 'c', 'o.applyOps': orders + outbox, ts: {$gt: …}}",
          },
        ] as const)),
  ] as const;
  return {
    passed: conditions.every(({ ok }) => ok),
    at: Date.now(),
    conditions: conditions.map((condition) => ({ ...condition, text: textOf(condition.id) })),
  };
}

/**
 * As sets, and each id once: a missing one (−), one that should not be there (+) and one that is
 * there twice do not cancel each other out.
 */
export function compare(found: readonly string[], wanted: readonly string[]) {
  const times = new Map(wanted.map((id) => [id, 0]));
  for (const id of found) times.set(id, (times.get(id) ?? 0) + 1);
  const known = new Set(wanted);
  const odd = [...times].flatMap(([id, count]) => {
    const short = id.slice(0, 8);
    if (!known.has(id)) return [`+${short}`];
    if (count === 1) return [];
    return [count === 0 ? `−${short}` : `${short} ×${count}`];
  });
  const more = odd.length > NAMED_MAX ? ' …' : '';
  const named = `${odd.slice(0, NAMED_MAX).join(', ')}${more}`;
  return {
    same: odd.length === 0,
    text: odd.length > 0 ? `${found.length} (${named})` : `${found.length}`,
  };
}

type ConditionId = 'orders' | 'deaths' | 'outbox' | 'events' | 'together';

const textOf = (id: ConditionId) => ({
  id: messages.id[`check-${id}`],
  en: messages.en[`check-${id}`],
});
