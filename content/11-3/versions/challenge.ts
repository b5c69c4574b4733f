/**
 * The challenge of the lab `versions`: the stream three times over and shuffled, into empty views,
 * and the guarded one says of every order what the orders say. Topics and database are asked; what
 * the screen shows plays no part.
 */
import type { LogRecord } from '#lib/events.ts';
import type { ChallengeReport, LabContext } from '#lib/lab.ts';
import { parseChange } from './change.ts';
import type { OrderDocument, Shuffle, ViewDocument } from './documents.ts';
import { differing, fingerprint, type Said } from './fingerprint.ts';
import { messages } from './messages.ts';
import { COLLECTIONS, collectionOf, groupOf, ORDERS, STREAM, TOPICS, type View } from './names.ts';

/** `late`: records that come after a newer one of the same order. */
export const WANTED = { records: 3 * STREAM, events: STREAM, copies: 3, late: 600 } as const;
/** Ids named in a condition; a reader can't use more. */
const NAMED_MAX = 4;

async function read({ db, kafka }: LabContext) {
  const shuffle = await db
    .collection<Shuffle>(COLLECTIONS.shuffles)
    .findOne({}, { sort: { _id: -1 } });
  const view = (of: View) =>
    db.collection<ViewDocument>(collectionOf(of)).find().sort({ _id: 1 }).toArray();
  const committed = async (of: View) =>
    (await kafka.committed(groupOf(of), TOPICS.shuffled)).get(0) ?? 0;
  const [orders, set, guarded, all, places] = await Promise.all([
    db.collection<OrderDocument>(COLLECTIONS.orders).find().sort({ _id: 1 }).toArray(),
    view('set'),
    view('guarded'),
    kafka.records(TOPICS.shuffled),
    Promise.all([committed('set'), committed('guarded')]),
  ]);
  const { from = 0, to = 0 } = shuffle ?? {};
  const records = all.filter(({ offset, control }) => offset >= from && offset < to && !control);
  const end = (all.at(-1)?.offset ?? -1) + 1;
  return { shuffle, orders, set, guarded, records, end, places };
}

/** What the records themselves say: how often each event, how many late, and the newest of each. */
function told(records: readonly LogRecord[]) {
  const times = new Map<string, number>();
  const newest = new Map<string, Said & { version: number }>();
  let late = 0;
  for (const { value } of records) {
    const change = parseChange(value);
    if (!change) continue;
    const { orderId: _id, qty, price, version } = change;
    const event = `${_id} v${version}`;
    times.set(event, (times.get(event) ?? 0) + 1);
    const before = newest.get(_id)?.version ?? 0;
    if (version < before) late += 1;
    if (version > before) newest.set(_id, { _id, qty, total: qty * price, version });
  }
  const uneven = [...times].filter(([, count]) => count !== WANTED.copies).map(([event]) => event);
  return { events: times.size, uneven, late, newest: [...newest.values()] };
}

export async function checkChallenge(lab: LabContext): Promise<ChallengeReport> {
  const { shuffle, orders, set, guarded, records, end, places } = await read(lab);
  const stream = told(records);
  const topic = `${lab.scope.topic(TOPICS.shuffled)}[0]`;
  const since = `${topic} @ ${shuffle?.from ?? '–'}…${shuffle ? shuffle.to - 1 : '–'}`;
  const built = guarded.filter(({ from }) => isWithin(from, shuffle));
  const apart = differing(stream.newest, orders);
  const wrong = differing(guarded, orders);
  const setWrong = differing(set, orders);
  const [setAt, guardedAt] = places;
  const conditions = [
    {
      id: 'records',
      left: `${records.length} / ${stream.events}`,
      right: `${WANTED.records} / ${WANTED.events}`,
      ok:
        records.length === WANTED.records &&
        stream.events === WANTED.events &&
        stream.uneven.length === 0,
      query: `count, distinct (orderId, version), each ×${WANTED.copies}, of ${since}${named(stream.uneven)}`,
    },
    {
      id: 'late',
      left: String(stream.late),
      right: String(WANTED.late),
      sign: '≥',
      ok: stream.late >= WANTED.late,
      query: `${since}: version < max(version) of the same orderId before it`,
    },
    {
      id: 'truth',
      left: fingerprint(stream.newest),
      right: fingerprint(orders),
      ok: orders.length === ORDERS && apart.length === 0,
      query: `max(version) per orderId of ${since} = db.orders.find()${named(apart)}`,
    },
    {
      id: 'rebuilt',
      left: String(built.length),
      right: String(ORDERS),
      ok: built.length === ORDERS && guarded.length === ORDERS,
      query: `db.view_guarded.countDocuments({'from.topic': '${TOPICS.shuffled}', 'from.offset': {$gte: ${shuffle?.from ?? '–'}}})`,
    },
    {
      id: 'hash',
      left: fingerprint(guarded),
      right: fingerprint(orders),
      ok: orders.length === ORDERS && wrong.length === 0,
      query: `hash(db.view_guarded.find()) = hash(db.orders.find())${named(wrong)}`,
    },
    {
      id: 'control',
      left: String(setWrong.length),
      right: '1',
      sign: '≥',
      ok: setAt === end && end > 0 && setWrong.length > 0,
      query: `db.view_set.find() ≠ db.orders.find(), committed ${setAt} / ${end}${named(setWrong)}`,
    },
    {
      id: 'lag',
      left: String(guardedAt),
      right: String(end),
      ok: guardedAt === end && end > 0,
      query: `OffsetFetch ${lab.scope.group(groupOf('guarded'))} ${topic} = ListOffsets latest`,
    },
  ] as const;
  return {
    passed: conditions.every(({ ok }) => ok),
    at: Date.now(),
    conditions: conditions.map((condition) => ({ ...condition, text: textOf(condition.id) })),
  };
}

const isWithin = ({ topic, offset }: ViewDocument['from'], shuffle: Shuffle | null): boolean =>
  shuffle !== null && topic === TOPICS.shuffled && offset >= shuffle.from && offset < shuffle.to;

function named(odd: readonly string[]): string {
  if (odd.length === 0) return '';
  return `: ${odd.slice(0, NAMED_MAX).join(', ')}${odd.length > NAMED_MAX ? ' …' : ''}`;
}

type ConditionId = 'records' | 'late' | 'truth' | 'rebuilt' | 'hash' | 'control' | 'lag';

const textOf = (id: ConditionId) => ({
  id: messages.id[`check-${id}`],
  en: messages.en[`check-${id}`],
});
