/**
 * The challenge of the lab `call-or-publish`: the last series of orders, handled by all three while
 * the order service was dead, and without one question. Broker and database are asked, never the
 * screen.
 */
import { z } from 'zod';
import type { ChallengeReport, LabContext } from '#lib/lab.ts';
import { messages } from './messages.ts';
import { COPIES, COUNT, TOPIC } from './model.ts';
import { CONSUMERS, type Copy, parseEvent, seriesOf } from './order-state.ts';
import { OUTAGES, type Outage } from './shop-floor.ts';

/** Ids named in a condition; a reader can't use a hundred. */
const NAMED_MAX = 5;

const seriesSchema = z.object({ _id: z.number(), form: z.string(), count: z.number() });

type StoredCopy = Copy & { readonly _id: string };

async function read({ db, kafka }: LabContext) {
  const last = seriesSchema.safeParse(
    await db.collection<{ _id: number }>('series').findOne({}, { sort: { _id: -1 } }),
  ).data;
  const own = last?._id ?? 0;
  const [records, copies, calls, outages, committed] = await Promise.all([
    kafka.records(TOPIC),
    db.collection<StoredCopy>(COPIES).find().toArray(),
    db
      .collection<{ answered: number }>('calls')
      .find({ series: own, caller: { $in: CONSUMERS } })
      .toArray(),
    db.collection<Outage>(OUTAGES).find().toArray(),
    Promise.all(CONSUMERS.map((name) => kafka.committed(name, TOPIC))),
  ]);
  const ofSeries = (orderId: string) => seriesOf(orderId) === own;
  const events = records.flatMap(({ value }) => parseEvent(value) ?? []);
  const ours = events.filter(({ orderId }) => ofSeries(orderId));
  const handled = copies.filter(({ _id }) => ofSeries(_id));
  return {
    full: last?.form === 'full' ? ours.filter(({ state }) => state).length : 0,
    written: new Set(ours.map(({ orderId }) => orderId)),
    handled: new Set(handled.map(({ _id }) => _id)),
    inOutage: handled.filter(({ handledAt }) => outages.some((one) => within(one, handledAt))),
    asked: calls.reduce((sum, { answered }) => sum + answered, 0),
    committed: committed.map((offsets) => offsets.get(0) ?? null),
    end: (await kafka.ranges(TOPIC))[0]?.end ?? 0,
    own,
  };
}

const within = ({ diedAt, revivedAt = Number.POSITIVE_INFINITY }: Outage, at: number): boolean =>
  diedAt <= at && at < revivedAt;

export async function checkChallenge(lab: LabContext): Promise<ChallengeReport> {
  const found = await read(lab);
  const { full, written, handled, inOutage, asked, committed, end, own } = found;
  const topic = lab.scope.topic(TOPIC);
  const missing = [...written].filter((id) => !handled.has(id));
  const surplus = [...handled].filter((id) => !written.has(id));
  const conditions = [
    {
      id: 'full',
      left: String(full),
      right: String(COUNT),
      sign: '≥',
      ok: full >= COUNT,
      query: `${topic}[0], value of ORD-${own}-*, last db.series: form 'full'`,
    },
    {
      id: 'dead',
      left: String(inOutage.length),
      right: String(written.size),
      ok: written.size > 0 && inOutage.length === written.size,
      query: `db.${COPIES}.find({_id: /^ORD-${own}-/}, {handledAt: 1}) in db.${OUTAGES}`,
    },
    {
      id: 'calls',
      left: String(asked),
      right: '0',
      ok: own > 0 && asked === 0,
      query: `db.calls.find({series: ${own}})`,
    },
    {
      id: 'ids',
      left: listed(handled.size, surplus),
      right: listed(written.size, missing),
      ok: written.size > 0 && missing.length === 0 && surplus.length === 0,
      query: `db.${COPIES}.find({_id: /^ORD-${own}-/}, {_id: 1}) = orderId of ${topic}[0]`,
    },
    {
      id: 'lag',
      left: committed.map((offset) => offset ?? '–').join(', '),
      right: String(end),
      ok: end > 0 && committed.every((offset) => offset === end),
      query: `OffsetFetch ${CONSUMERS.map((name) => lab.scope.group(name)).join(', ')}; ListOffsets ${topic}[0]`,
    },
  ] as const;
  return {
    passed: conditions.every(({ ok }) => ok),
    at: Date.now(),
    conditions: conditions.map((condition) => ({ ...condition, text: textOf(condition.id) })),
  };
}

function listed(count: number, odd: readonly string[]): string {
  const named = odd.slice(0, NAMED_MAX).join(', ');
  return odd.length === 0
    ? String(count)
    : `${count} (≠ ${named}${odd.length > NAMED_MAX ? ' …' : ''})`;
}

type ConditionId = 'full' | 'dead' | 'calls' | 'ids' | 'lag';

const textOf = (id: ConditionId) => ({
  id: messages.id[`check-${id}`],
  en: messages.en[`check-${id}`],
});
