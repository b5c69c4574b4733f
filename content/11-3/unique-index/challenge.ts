/**
 * The challenge of the lab `unique-index`: five hundred deliveries of a hundred events, and each
 * event paid once. Broker and database are asked directly; what the screen shows plays no part.
 */
import type { ChallengeReport, LabContext } from '#lib/lab.ts';
import { DUPLICATE_KEY } from '../../shop/error-object.ts';
import { parseOrder } from '../../shop/events.ts';
import { messages } from './messages.ts';
import { TOPIC } from './model.ts';

export const WANTED = { deliveries: 500, events: 100, refusals: 400 } as const;
/** Ids named in a condition; a reader can't use a hundred. */
const NAMED_MAX = 5;

interface Line {
  readonly _id: 'line';
  readonly end: number;
  readonly at: Date;
}

interface ByEvent {
  readonly eventId: string;
  readonly total?: number;
}

/** Keeps where the log ends now: the challenge counts from here. */
export async function drawLine({ db, kafka }: LabContext): Promise<void> {
  const end = (await kafka.ranges(TOPIC))[0]?.end ?? 0;
  await db
    .collection<Line>('checks')
    .updateOne({ _id: 'line' }, { $set: { end, at: new Date() } }, { upsert: true });
}

async function read({ db, kafka }: LabContext) {
  const line = await db.collection<Line>('checks').findOne({ _id: 'line' });
  const [end, records, committed] = await Promise.all([
    kafka.ranges(TOPIC).then(([range]) => range?.end ?? 0),
    kafka.records(TOPIC),
    kafka.committed('payment', TOPIC).then((offsets) => offsets.get(0) ?? null),
  ]);
  const from = line?.end ?? 0;
  const deliveries = records.filter(({ offset, control }) => offset >= from && !control);
  const truth = new Map(
    deliveries.flatMap(({ headers: { eventId }, value }) =>
      eventId === undefined ? [] : [[eventId, parseOrder(value)?.total ?? 0] as const],
    ),
  );
  const among = { eventId: { $in: [...truth.keys()] } };
  const refused = {
    offset: { $gte: from },
    code: DUPLICATE_KEY,
    'keyPattern.consumer': 1,
    'keyPattern.eventId': 1,
  };
  const [payments, markers, refusals] = await Promise.all([
    db.collection<ByEvent>('payments').find(among).toArray(),
    db
      .collection<ByEvent>('processed_events')
      .find({ ...among, consumer: 'payment' })
      .toArray(),
    db.collection('refusals').distinct('offset', refused),
  ]);
  const counts = { deliveries: deliveries.length, refusals: refusals.length };
  return { line: line?.end ?? null, end, committed, truth, payments, markers, ...counts };
}

export async function checkChallenge(lab: LabContext): Promise<ChallengeReport> {
  const seen = await read(lab);
  const topic = lab.scope.topic(TOPIC);
  const paid = compare(seen.payments, seen.truth);
  const marked = compare(seen.markers, seen.truth);
  const charged = seen.payments.reduce((sum, { total }) => sum + (total ?? 0), 0);
  const owed = [...seen.truth.values()].reduce((sum, total) => sum + total, 0);
  const full = seen.truth.size === WANTED.events;
  const since = `${topic}[0] @ ${seen.line ?? '–'}…${seen.end - 1}`;
  const conditions = [
    {
      id: 'deliveries',
      left: `${seen.deliveries} / ${seen.truth.size}`,
      right: `${WANTED.deliveries} / ${WANTED.events}`,
      ok: seen.line !== null && seen.deliveries === WANTED.deliveries && full,
      query: `count, distinct eventId of ${since}`,
    },
    {
      id: 'payments',
      left: paid.text,
      right: String(WANTED.events),
      ok: full && paid.same,
      query: 'db.payments.find({eventId: {$in: […]}}) = distinct eventId',
    },
    {
      id: 'markers',
      left: marked.text,
      right: String(WANTED.events),
      ok: full && marked.same,
      query: "db.processed_events.find({consumer: 'payment', eventId: {$in: […]}})",
    },
    {
      id: 'refusals',
      left: String(seen.refusals),
      right: String(WANTED.refusals),
      sign: '≥',
      ok: seen.line !== null && seen.refusals >= WANTED.refusals,
      query: `db.refusals.distinct('offset', {offset: {$gte: ${seen.line ?? '–'}}, code: 11000})`,
    },
    {
      id: 'sum',
      left: `Rp${charged}`,
      right: `Rp${owed}`,
      ok: full && charged === owed,
      query: "db.payments.aggregate([{$group: {_id: null, sum: {$sum: '$total'}}}])",
    },
    {
      id: 'lag',
      left: String(seen.committed ?? '–'),
      right: String(seen.end),
      ok: seen.committed === seen.end && seen.end > 0,
      query: `OffsetFetch ${lab.scope.group('payment')} ${topic}[0] = ListOffsets latest`,
    },
  ] as const;
  return {
    passed: conditions.every(({ ok }) => ok),
    at: Date.now(),
    conditions: conditions.map((condition) => ({ ...condition, text: textOf(condition.id) })),
  };
}

/** As sets, and each id once: a missing one and a second one do not cancel out. */
function compare(found: readonly ByEvent[], truth: ReadonlyMap<string, number>) {
  const times = new Map<string, number>();
  for (const { eventId } of found) times.set(eventId, (times.get(eventId) ?? 0) + 1);
  const odd = [...truth.keys()].filter((eventId) => times.get(eventId) !== 1);
  const named = odd.slice(0, NAMED_MAX).map((eventId) => `${eventId} ×${times.get(eventId) ?? 0}`);
  const more = odd.length > NAMED_MAX ? ' …' : '';
  const text = odd.length > 0 ? `${found.length} (${named.join(', ')}${more})` : `${found.length}`;
  return { same: odd.length === 0, text };
}

type ConditionId = 'deliveries' | 'payments' | 'markers' | 'refusals' | 'sum' | 'lag';

const textOf = (id: ConditionId) => ({
  id: messages.id[`check-${id}`],
  en: messages.en[`check-${id}`],
});
