/**
 * The challenge of the lab `cdc`: the reader's own flow of orders, five deaths of the connector in
 * the gap between its two writes while orders arrive, every order in Kafka, and hardly one twice.
 * Broker and database are asked directly; what the screen shows plays no part.
 */
import type { ChallengeReport, LabContext } from '#lib/lab.ts';
import { CONNECTOR_RUNS, type ConnectorRun } from '../../shop/connector-settings.ts';
import { messages } from './messages.ts';
import { CONNECTOR, ORDERS, TOPIC } from './names.ts';
import {
  type KillDocument,
  type OrderDocument,
  parseChange,
  type RoundDocument,
} from './records.ts';

export const WANTED = { kills: 5, orders: 100, doubled: 10 } as const;
/** Orders named in a condition; a reader can't use a hundred. */
const NAMED_MAX = 5;

async function read({ db, kafka }: LabContext) {
  const [round] = await db
    .collection<RoundDocument>('rounds')
    .find({ by: 'hand', mode: { $ne: 'copy' } })
    .sort({ _id: -1 })
    .limit(1)
    .toArray();
  const of = { round: round?._id ?? -1 };
  const [orders, kills, runs, records] = await Promise.all([
    db.collection<OrderDocument>(ORDERS).find(of).sort({ number: 1 }).toArray(),
    db
      .collection<KillDocument>('kills')
      .find({ ...of, by: 'hand' })
      .sort({ at: 1 })
      .toArray(),
    db.collection<ConnectorRun>(CONNECTOR_RUNS).find({ connector: CONNECTOR }).toArray(),
    kafka.records(TOPIC),
  ]);
  const ids = new Set(orders.map(({ _id }) => _id));
  // By eventId: the same change published again has the same one, whatever its offset.
  const times = new Map<string, { readonly order: string; readonly times: number }>();
  for (const { headers, value } of records) {
    const change = parseChange(value);
    const { eventId } = headers;
    if (change?.op !== 'insert' || eventId === undefined || !ids.has(change._id)) continue;
    const before = times.get(eventId)?.times ?? 0;
    times.set(eventId, { order: change._id, times: before + 1 });
  }
  return { round, orders, kills, runs, events: [...times.values()] };
}

export async function checkChallenge(lab: LabContext): Promise<ChallengeReport> {
  const { round, orders, kills, runs, events } = await read(lab);
  const topic = lab.scope.topic(TOPIC);
  const inGap = kills.filter(({ how }) => how === 'gap');
  const underLoad = inGap.filter((kill) => cameWhileDead(kill, orders, runs));
  const told = new Set(events.map(({ order }) => order));
  const missing = orders.filter(({ _id }) => !told.has(_id)).map(({ _id }) => _id);
  const doubled = events.filter(({ times }) => times > 1);
  const extra = doubled.reduce((sum, { times }) => sum + times - 1, 0);
  const number = round?._id ?? '–';
  const conditions = [
    {
      id: 'orders',
      left: String(orders.length),
      right: String(WANTED.orders),
      sign: '≥',
      ok: orders.length >= WANTED.orders,
      query: `db.orders.countDocuments({round: ${number}})`,
    },
    {
      id: 'kills',
      left: `${underLoad.length}${underLoad.length < kills.length ? ` (${kills.length})` : ''}`,
      right: String(WANTED.kills),
      sign: '≥',
      ok: underLoad.length >= WANTED.kills,
      query: `db.kills.find({round: ${number}, by: 'hand', how: 'gap'}), db.orders.createdAt, db.connector_runs.startedAt`,
    },
    {
      id: 'distinct',
      left: missing.length === 0 ? String(told.size) : `${told.size} (≠ ${named(missing)})`,
      right: String(orders.length),
      ok: orders.length > 0 && missing.length === 0,
      query: `distinct _id of ${topic}[0] = db.orders.distinct('_id', {round: ${number}})`,
    },
    {
      id: 'doubled',
      left: String(WANTED.doubled),
      right: extra === 0 ? '0' : `${extra} (${named(doubled.map(({ order }) => order))})`,
      sign: '≥',
      ok: orders.length > 0 && extra <= WANTED.doubled,
      query: `eventId of ${topic}[0], counted`,
    },
  ] as const;
  return {
    passed: conditions.every(({ ok }) => ok),
    at: Date.now(),
    conditions: conditions.map((condition) => ({ ...condition, text: textOf(condition.id) })),
  };
}

/** Whether an order was written between this death and the connector's next life. */
function cameWhileDead(
  { at }: KillDocument,
  orders: readonly OrderDocument[],
  runs: readonly ConnectorRun[],
): boolean {
  const starts = runs.map(({ startedAt }) => startedAt).filter((startedAt) => startedAt > at);
  const next = starts.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...starts);
  return orders.some(({ createdAt }) => createdAt > at && createdAt < next);
}

function named(ids: readonly string[]): string {
  const shown = ids.slice(0, NAMED_MAX).join(', ');
  return ids.length > NAMED_MAX ? `${shown} …` : shown;
}

type ConditionId = 'orders' | 'kills' | 'distinct' | 'doubled';

const textOf = (id: ConditionId) => ({
  id: messages.id[`check-${id}`],
  en: messages.en[`check-${id}`],
});
