/**
 * The challenge of the lab `one-fate`: eighty orders, payment dead at three different crash points,
 * and marker and payment of each order exactly once. Broker and database are asked directly; what
 * the screen shows plays no part.
 */
import type { ChallengeReport, LabContext } from '#lib/lab.ts';
import { parseOrder } from '../../shop/events.ts';
import type { RunDocument } from './book.ts';
import { messages } from './messages.ts';
import { COLLECTIONS, type ConsumerName, LIMITS, TOPIC } from './names.ts';

export const WANTED = { orders: 2 * LIMITS.orders, points: 3 } as const;
/** Ids named in a condition; a reader can't use a hundred. */
const NAMED_MAX = 5;

interface ByEvent {
  readonly eventId: string;
  readonly total?: number;
}

async function read({ db, kafka }: LabContext, name: ConsumerName) {
  const [end, records, committed, runs] = await Promise.all([
    kafka.ranges(TOPIC).then(([range]) => range?.end ?? 0),
    kafka.records(TOPIC),
    kafka.committed(name, TOPIC).then((offsets) => offsets.get(0) ?? null),
    db.collection<RunDocument>(COLLECTIONS.runs).find({ name }).sort({ startedAt: 1 }).toArray(),
  ]);
  const truth = new Map(
    records.flatMap(({ control, headers: { eventId }, value }) =>
      control || eventId === undefined ? [] : [[eventId, parseOrder(value)?.total ?? 0] as const],
    ),
  );
  // All of this service's, whatever their id: one that no record asked for would be found too.
  const mine = { consumer: name };
  const [payments, markers] = await Promise.all([
    db.collection<ByEvent>(COLLECTIONS.payments).find(mine).toArray(),
    db.collection<ByEvent>(COLLECTIONS.markers).find(mine).toArray(),
  ]);
  return { end, committed, truth, payments, markers, deaths: deathsIn(runs) };
}

/**
 * Proven deaths under lag: Kafka gave the record in hand to the next life once more. One that was
 * armed and never came there, or died behind its bookmark, does not count.
 */
export function deathsIn(runs: readonly RunDocument[]): RunDocument[] {
  return runs.filter(({ reached }, index) => {
    const heir = runs.slice(index + 1).find(({ first }) => first !== undefined);
    return (
      typeof reached?.offset === 'number' &&
      heir?.first !== undefined &&
      heir.first <= reached.offset
    );
  });
}

export const checkChallenge = (lab: LabContext): Promise<ChallengeReport> =>
  checkOf(lab, 'payment');

/** The same conditions of any of the three services: two of them can't meet them. */
export async function checkOf(lab: LabContext, name: ConsumerName): Promise<ChallengeReport> {
  const seen = await read(lab, name);
  const topic = `${lab.scope.topic(TOPIC)}[0]`;
  const paid = compare(seen.payments, seen.truth);
  const marked = compare(seen.markers, seen.truth);
  const points = [...new Set(seen.deaths.flatMap(({ reached }) => reached?.point ?? []))];
  const charged = seen.payments.reduce((sum, { total }) => sum + (total ?? 0), 0);
  const owed = [...seen.truth.values()].reduce((sum, total) => sum + total, 0);
  const orders = seen.truth.size;
  const some = orders > 0;
  const conditions = [
    {
      id: 'orders',
      left: String(orders),
      right: String(WANTED.orders),
      sign: '≥',
      ok: orders >= WANTED.orders,
      query: `distinct eventId of ${topic}`,
    },
    {
      id: 'deaths',
      left: `${points.length}${points.length > 0 ? ` (${points.join(', ')})` : ''}`,
      right: String(WANTED.points),
      sign: '≥',
      ok: points.length >= WANTED.points,
      query: `db.payment_runs.find({name: '${name}'}): reached.offset ≥ first of the next life`,
    },
    {
      id: 'payments',
      left: paid.text,
      right: String(orders),
      ok: some && paid.same,
      query: `db.payments.find({consumer: '${name}'}) = distinct eventId of ${topic}`,
    },
    {
      id: 'markers',
      left: marked.text,
      right: String(orders),
      ok: some && marked.same,
      query: `db.processed_events.find({consumer: '${name}'}) = distinct eventId of ${topic}`,
    },
    {
      id: 'sum',
      left: `Rp${charged}`,
      right: `Rp${owed}`,
      ok: some && charged === owed,
      query: `db.payments.aggregate([{$match: {consumer: '${name}'}}, {$group: {_id: null, sum: {$sum: '$total'}}}])`,
    },
    {
      id: 'lag',
      left: String(seen.committed ?? '–'),
      right: String(seen.end),
      ok: seen.committed === seen.end && seen.end > 0,
      query: `OffsetFetch ${lab.scope.group(name)} ${topic} = ListOffsets latest`,
    },
  ] as const;
  return {
    passed: conditions.every(({ ok }) => ok),
    at: Date.now(),
    conditions: conditions.map((condition) => ({ ...condition, text: textOf(condition.id) })),
  };
}

/** As sets, and each id once: a missing one, a second one and a stranger do not cancel out. */
function compare(found: readonly ByEvent[], truth: ReadonlyMap<string, number>) {
  const times = new Map<string, number>([...truth.keys()].map((eventId) => [eventId, 0]));
  for (const { eventId } of found) times.set(eventId, (times.get(eventId) ?? 0) + 1);
  const odd = [...times].filter(([eventId, count]) => count !== 1 || !truth.has(eventId));
  const named = odd.slice(0, NAMED_MAX).map(([eventId, count]) => `${eventId} ×${count}`);
  const more = odd.length > NAMED_MAX ? ' …' : '';
  const text = odd.length > 0 ? `${found.length} (${named.join(', ')}${more})` : `${found.length}`;
  return { same: odd.length === 0, text };
}

type ConditionId = 'orders' | 'deaths' | 'payments' | 'markers' | 'sum' | 'lag';

const textOf = (id: ConditionId) => ({
  id: messages.id[`check-${id}`],
  en: messages.en[`check-${id}`],
});
