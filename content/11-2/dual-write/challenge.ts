/**
 * The challenge of the lab `dual-write`: three ghost orders and two orphan events, each by a death
 * of its own. Broker and database are asked directly; what the screen shows plays no part.
 */

import type { ChallengeReport, LabContext } from '#lib/lab.ts';
import { parseOrder } from '../../shop/events.ts';
import { buyersOf, endOf } from './counter.ts';
import { messages } from './messages.ts';
import { BUYERS, numberOf, ORDERS, TOPIC } from './names.ts';

export const WANTED = { ghosts: 3, orphans: 2 } as const;
/** Ids named in a condition; a reader can't use a hundred. */
const NAMED_MAX = 5;

interface Line {
  readonly _id: 'line';
  /** Orders with a greater number count. */
  readonly n: number;
  readonly end: number;
}

/** Keeps how far numbers and log are now: the challenge counts from here. */
export async function drawLine(context: LabContext): Promise<void> {
  const { db } = context;
  const counter = await db.collection<{ _id: string; n: number }>('counters').findOne({
    _id: 'orders',
  });
  const line = { n: counter?.n ?? 0, end: await endOf(context) };
  await db.collection<Line>('checks').updateOne({ _id: 'line' }, { $set: line }, { upsert: true });
}

async function read(context: LabContext) {
  const { db, kafka } = context;
  const line = await db.collection<Line>('checks').findOne({ _id: 'line' });
  const [documents, records, notes] = await Promise.all([
    db
      .collection<{ _id: string }>(ORDERS)
      .find({}, { projection: { _id: 1 } })
      .toArray(),
    kafka.records(TOPIC),
    buyersOf(context)
      .find({}, { sort: { n: 1 } })
      .toArray(),
  ]);
  const underWay = new Set(notes.filter(({ state }) => state === 'waiting').map(({ _id }) => _id));
  // An id that is none of ours has no number: it counts, so that it is named.
  const since = (id: string) =>
    (numberOf(id) ?? Number.POSITIVE_INFINITY) > (line?.n ?? 0) && !underWay.has(id);
  const saved = new Set(documents.map(({ _id }) => String(_id)).filter(since));
  const told = records.flatMap(({ value, control }) =>
    control ? [] : [parseOrder(value)?.orderId ?? ''],
  );
  const published = new Set(told.filter((id) => id !== '' && since(id)));
  return {
    line,
    ghosts: [...saved].filter((id) => !published.has(id)),
    orphans: [...published].filter((id) => !saved.has(id)),
    notes: notes.filter(({ n }) => n > (line?.n ?? 0)),
  };
}

export async function checkChallenge(context: LabContext): Promise<ChallengeReport> {
  const { line, ghosts, orphans, notes } = await read(context);
  const topic = context.scope.topic(TOPIC);
  const odd = [...ghosts, ...orphans];
  const dead = new Set(notes.filter(({ died }) => died).map(({ _id }) => _id));
  const killed = odd.filter((id) => dead.has(id));
  const unexplained = odd.filter((id) => !dead.has(id));
  const last = Math.max(0, ...odd.map((id) => numberOf(id) ?? 0));
  const after = notes.filter(({ n, state }) => n > last && state === 'answered').length;
  const from = line === null ? '–' : `ORD-${line.n + 1}`;
  const drawn = line !== null;
  const conditions = [
    {
      id: 'ghosts',
      left: drawn ? listed(ghosts) : '–',
      right: String(WANTED.ghosts),
      ok: drawn && ghosts.length === WANTED.ghosts,
      query: `db.${ORDERS}.distinct('_id') \\ orderId in ${topic}[0], from ${from} on`,
    },
    {
      id: 'orphans',
      left: drawn ? listed(orphans) : '–',
      right: String(WANTED.orphans),
      ok: drawn && orphans.length === WANTED.orphans,
      query: `orderId in ${topic}[0] \\ db.${ORDERS}.distinct('_id'), from ${from} on`,
    },
    {
      id: 'killed',
      left:
        unexplained.length === 0
          ? String(killed.length)
          : `${killed.length} (≠ ${named(unexplained)})`,
      right: String(odd.length),
      ok: drawn && odd.length > 0 && unexplained.length === 0,
      query: `db.${BUYERS}.find({_id: {$in: […]}, died: true})`,
    },
    {
      id: 'after',
      left: String(after),
      right: '1',
      sign: '≥',
      ok: drawn && odd.length > 0 && after > 0,
      query: `db.${BUYERS}.find({n: {$gt: ${last}}, state: 'answered'})`,
    },
  ] as const;
  return {
    passed: conditions.every(({ ok }) => ok),
    at: Date.now(),
    conditions: conditions.map((condition) => ({ ...condition, text: textOf(condition.id) })),
  };
}

const named = (ids: readonly string[]): string =>
  ids.slice(0, NAMED_MAX).join(', ') + (ids.length > NAMED_MAX ? ' …' : '');

const listed = (ids: readonly string[]): string =>
  ids.length === 0 ? '0' : `${ids.length} (${named(ids)})`;

type ConditionId = 'ghosts' | 'orphans' | 'killed' | 'after';

const textOf = (id: ConditionId) => ({
  id: messages.id[`check-${id}`],
  en: messages.en[`check-${id}`],
});
