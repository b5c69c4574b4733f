/**
 * The challenge of the lab `groups`: three members with a partition each work off three hundred
 * orders in time, and another group has heard every one as well. Broker and database are asked.
 */
import type { GroupMember } from '#lib/events.ts';
import type { ChallengeReport, LabContext } from '#lib/lab.ts';
import { parseOrder } from '../../shop/events.ts';
import { type Effect, effect, type WaveBegun } from './effects.ts';
import { messages } from './messages.ts';
import { GROUPS, PARTITIONS, TOPIC } from './names.ts';

export const WANTED = { orders: 300, drainMs: 15_000 } as const;
/** Orders named in a condition; a reader can't use a hundred. */
const NAMED_MAX = 3;
const BUYERS_MAX = 2;

export async function checkChallenge(lab: LabContext): Promise<ChallengeReport> {
  const { db, kafka, scope } = lab;
  const [members, ranges, records, waves, payments, counted, ...committed] = await Promise.all([
    kafka.describe('payment'),
    kafka.ranges(TOPIC),
    kafka.records(TOPIC),
    db.collection<WaveBegun>('waves').find().toArray(),
    effectsOf(lab, 'payments'),
    effectsOf(lab, 'analytics'),
    ...GROUPS.map((group) => kafka.committed(group, TOPIC)),
  ]);
  const orders = records.flatMap(({ value }) => parseOrder(value) ?? []);
  const paid = missingOf(orders, payments);
  const heard = missingOf(orders, counted);
  const best = bestDrain(waves, payments);
  const ends = ranges.map(({ end }) => end);
  const bookmarks = committed.map((of) => ranges.map(({ partition }) => of.get(partition) ?? 0));
  const total = (offsets: readonly number[]) => offsets.reduce((sum, offset) => sum + offset, 0);
  const held = members.map(({ partitions }) => partitions.length).sort();
  const topic = scope.topic(TOPIC);
  const conditions = [
    {
      id: 'members',
      left: held.join(' ') || '–',
      right: PARTITIONS.map(() => 1).join(' '),
      ok: held.length === PARTITIONS.length && held.every((count) => count === 1),
      query: `DescribeGroups ${scope.group('payment')}: ${listed(members)}`,
    },
    {
      id: 'drain',
      left: `${WANTED.drainMs} ms`,
      right: best === undefined ? '–' : `${best} ms`,
      sign: '≥',
      ok: best !== undefined && best <= WANTED.drainMs,
      query: `db.payments.find({wave}): max(at) − min(at), waves of ${WANTED.orders}`,
    },
    {
      id: 'paid',
      left: said(orders.length, paid),
      right: String(orders.length),
      ok: orders.length > 0 && paid.length === 0,
      query: `orderId in ${topic} = _id in db.payments${named(paid)}`,
    },
    {
      id: 'heard',
      left: said(orders.length, heard),
      right: String(orders.length),
      ok: orders.length > 0 && heard.length === 0,
      query: `orderId in ${topic} = _id in db.analytics${named(heard)}`,
    },
    {
      id: 'lag',
      left: bookmarks.map(total).join(' · '),
      right: GROUPS.map(() => total(ends)).join(' · '),
      ok: orders.length > 0 && bookmarks.every((of) => of.every((at, index) => at === ends[index])),
      query: `OffsetFetch ${GROUPS.map(scope.group).join(', ')} = ListOffsets latest`,
    },
  ] as const;
  return {
    passed: conditions.every(({ ok }) => ok),
    at: Date.now(),
    conditions: conditions.map((condition) => ({ ...condition, text: textOf(condition.id) })),
  };
}

async function effectsOf({ db }: LabContext, collection: string): Promise<Effect[]> {
  const documents = await db.collection<Effect>(collection).find().toArray();
  return documents.filter((document) => effect.safeParse(document).success);
}

interface Order {
  readonly orderId: string;
  readonly customer: string;
}

/** Orders of the log without an effect. */
function missingOf(orders: readonly Order[], effects: readonly Effect[]): readonly Order[] {
  const ids = new Set(effects.map(({ _id }) => _id));
  return orders.filter(({ orderId }) => !ids.has(orderId));
}

/** How many have an effect, and whose orders have none: a partition has the same two buyers. */
function said(all: number, missing: readonly Order[]): string {
  if (missing.length === 0) return String(all);
  const buyers = [...new Set(missing.map(({ customer }) => customer))];
  const more = buyers.length > BUYERS_MAX ? ' …' : '';
  return `${all - missing.length} (≠ ${buyers.slice(0, BUYERS_MAX).join(', ')}${more})`;
}

function named(missing: readonly Order[]): string {
  if (missing.length === 0) return '';
  const more = missing.length > NAMED_MAX ? ' …' : '';
  return `; ≠ ${missing
    .slice(0, NAMED_MAX)
    .map(({ orderId }) => orderId)
    .join(', ')}${more}`;
}

const listed = (members: readonly GroupMember[]): string =>
  members.map(({ client, partitions }) => `${client} [${partitions}]`).join(', ') || '–';

/** First to last payment of the fastest sending that is large enough and paid whole, ms. */
function bestDrain(waves: readonly WaveBegun[], payments: readonly Effect[]): number | undefined {
  const times = waves.flatMap(({ _id, count }) => {
    const own = payments.filter(({ wave }) => wave === _id).map(({ at }) => at);
    if (count < WANTED.orders || own.length < count) return [];
    return [Math.max(...own) - Math.min(...own)];
  });
  return times.length === 0 ? undefined : Math.min(...times);
}

type ConditionId = 'members' | 'drain' | 'paid' | 'heard' | 'lag';

const textOf = (id: ConditionId) => ({
  id: messages.id[`check-${id}`],
  en: messages.en[`check-${id}`],
});
