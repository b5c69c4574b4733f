/**
 * The challenge of the lab `radio`: fifty orders accepted while notification is dead, and each of
 * them handled later. Ledger, log and notifications are read directly; the screen plays no part.
 */
import { z } from 'zod';
import type { ChallengeReport, LabContext } from '#lib/lab.ts';
import { parseOrder } from '../../shop/events.ts';
import { orderSchema } from '../../shop/ledger.ts';
import { messages } from './messages.ts';
import { COUNT, TOPIC } from './model.ts';

/** Ids named in a condition; a reader can't use a hundred. */
const NAMED_MAX = 5;

interface Notification {
  readonly _id: string;
  readonly sentAt: Date;
}

async function read({ db, kafka }: LabContext) {
  // Under a living listener a burst makes a lag as well: only what was sent to a dead one counts.
  const dead = await db
    .collection('series')
    .distinct('_id', { services: { $elemMatch: { service: 'notification', killed: true } } });
  const [sheets, records, committed, notifications] = await Promise.all([
    db
      .collection('orders')
      .find({ way: 'radio', series: { $in: dead } })
      .toArray(),
    kafka.records(TOPIC),
    kafka.committed('notification', TOPIC).then((offsets) => offsets.get(0) ?? null),
    db.collection<Notification>('notifications').find().toArray(),
  ]);
  const placed = sheets.flatMap(({ orders }) => z.array(orderSchema).parse(orders));
  const end = (await kafka.ranges(TOPIC))[0]?.end ?? 0;
  const written = records.flatMap(({ value, at }) => {
    const order = parseOrder(value);
    return order ? [{ id: order.orderId, at }] : [];
  });
  return { dead, placed, written, committed, notifications, end };
}

/**
 * The greatest number of orders that stood in the log and were not yet notified, from the times
 * the records carry and those of the notifications. Of one moment the notification counts
 * first: the figure is never too large.
 */
export function greatestLag(written: readonly number[], sent: readonly number[]): number {
  const steps = [...written.map((at) => [at, 1] as const), ...sent.map((at) => [at, -1] as const)];
  steps.sort(([a, up], [b, other]) => a - b || up - other);
  let lag = 0;
  let worst = 0;
  for (const [, change] of steps) {
    lag += change;
    worst = Math.max(worst, lag);
  }
  return worst;
}

export async function checkChallenge(lab: LabContext): Promise<ChallengeReport> {
  const { dead, placed, written, committed, notifications, end } = await read(lab);
  const topic = lab.scope.topic(TOPIC);
  const accepted = placed.filter(({ status }) => status === 201).length;
  const worst = greatestLag(
    written.map(({ at }) => at),
    notifications.map(({ sentAt }) => sentAt.getTime()),
  );
  const ids = new Set(written.map(({ id }) => id));
  const notified = new Set(notifications.map(({ _id }) => _id));
  const missing = [...ids].filter((id) => !notified.has(id));
  const surplus = [...notified].filter((id) => !ids.has(id));
  const conditions = [
    {
      id: 'orders',
      left: String(placed.length),
      right: String(COUNT),
      sign: '≥',
      ok: placed.length >= COUNT,
      query: `db.orders.aggregate([{$match: {way: 'radio', series: {$in: [${dead}]}}}, {$unwind: '$orders'}, {$count: 'n'}])`,
    },
    {
      id: 'accepted',
      left: String(accepted),
      right: String(placed.length),
      ok: placed.length > 0 && accepted === placed.length,
      query: "… {$match: {'orders.status': 201}}, {$count: 'n'}])",
    },
    {
      id: 'worst',
      left: String(worst),
      right: String(COUNT),
      sign: '≥',
      ok: worst >= COUNT,
      query: `timestamp of ${topic}[0] against db.notifications.find({}, {sentAt: 1})`,
    },
    {
      id: 'lag',
      left: String(committed ?? '–'),
      right: String(end),
      ok: committed === end && end > 0,
      query: `OffsetFetch ${lab.scope.group('notification')} ${topic}[0] = ListOffsets latest`,
    },
    {
      id: 'ids',
      left: listed(notified.size, surplus),
      right: listed(ids.size, missing),
      ok: ids.size > 0 && missing.length === 0 && surplus.length === 0,
      query: `db.notifications.find({}, {_id: 1}) = distinct orderId of ${topic}[0]`,
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

type ConditionId = 'orders' | 'accepted' | 'worst' | 'lag' | 'ids';

const textOf = (id: ConditionId) => ({
  id: messages.id[`check-${id}`],
  en: messages.en[`check-${id}`],
});
