/**
 * The challenge of the lab `keys`: two hundred orders, three states each, in order everywhere and
 * fairly spread. Broker and database are asked directly; what the screen shows plays no part.
 */
import type { ChallengeReport, LabContext } from '#lib/lab.ts';
import { messages } from './messages.ts';
import { GROUP, TOPIC } from './model.ts';
import { isInverted, type OrderFacts } from './model-orders.ts';
import { isRising, LAST_STATE, type OrderState, parseStatus, STATES } from './status.ts';

export const WANTED = { orders: 200, times: 2 } as const;
/** Ids named in a condition; a reader can't use a hundred. */
const NAMED_MAX = 5;

interface View {
  readonly _id: string;
  readonly state: OrderState;
  readonly seen: readonly OrderState[];
}

interface Told {
  readonly send: number;
  readonly orders: ReadonlyMap<string, OrderFacts>;
  readonly records: number;
  /** Records by partition, of all there are. */
  readonly shares: readonly number[];
}

/** The youngest send that is as large as it is asked for; an empty one if there is none. */
async function largeSend({ kafka }: LabContext): Promise<Told> {
  const byPartition = await kafka.recordsByPartition(TOPIC);
  const sends = new Map<number, { orders: Map<string, OrderFacts>; shares: Map<number, number> }>();
  for (const [partition, records] of byPartition) {
    for (const { offset, value } of records) {
      const fact = parseStatus(value);
      if (!fact) continue;
      const { send, orderId, customer, by, state } = fact;
      const told = sends.get(send) ?? { orders: new Map(), shares: new Map() };
      const places = { ...told.orders.get(orderId)?.places, [state]: { partition, offset } };
      told.orders.set(orderId, { customer, send, by, places });
      told.shares.set(partition, (told.shares.get(partition) ?? 0) + 1);
      sends.set(send, told);
    }
  }
  const [send, told] = [...sends]
    .filter(([, { orders }]) => orders.size >= WANTED.orders)
    .sort(([a], [b]) => b - a)[0] ?? [0, { orders: new Map(), shares: new Map<number, number>() }];
  const shares = [...byPartition.keys()].map((partition) => told.shares.get(partition) ?? 0);
  const records = shares.reduce((sum, share) => sum + share, 0);
  return { send, orders: told.orders, records, shares };
}

export async function checkChallenge(lab: LabContext): Promise<ChallengeReport> {
  const { send, orders, records, shares } = await largeSend(lab);
  const views = await lab.db
    .collection<View>('order_status')
    .find({ _id: { $in: [...orders.keys()] } })
    .toArray();
  const inverted = [...orders].filter(([, order]) => isInverted(order)).map(([id]) => id);
  const right = views.filter(
    ({ state, seen }) => state === LAST_STATE && seen.length === STATES.length && isRising(seen),
  );
  const known = new Set(right.map(({ _id }) => _id));
  const unseen = [...orders.keys()].filter((id) => !known.has(id));
  const full = orders.size === WANTED.orders && records === WANTED.orders * STATES.length;
  // Of what was not sent whole there is nothing to count yet.
  const shown = (figure: string) => (full ? figure : '–');
  const [least, most] = [Math.min(...shares), Math.max(...shares)];
  const listed = shares.map((share, partition) => `P${partition} ${share}`).join(', ');
  const topic = lab.scope.topic(TOPIC);
  const conditions = [
    {
      id: 'orders',
      left: `${orders.size} / ${records}`,
      right: `${WANTED.orders} / ${WANTED.orders * STATES.length}`,
      ok: full,
      query: `distinct orderId, count of ${topic} where send = ${send || '–'}`,
    },
    {
      id: 'inversions',
      left: shown(listOf(inverted)),
      right: '0',
      ok: full && inverted.length === 0,
      query: `orders of ${topic} whose states are not in one partition in their order`,
    },
    {
      id: 'spread',
      left: shown(String(least)),
      right: '1',
      sign: '≥',
      ok: full && least >= 1,
      query: `min count of ${topic} by partition: ${listed}`,
    },
    {
      id: 'share',
      left: shown(`${WANTED.times} × ${least}`),
      right: shown(String(most)),
      sign: '≥',
      ok: full && WANTED.times * least >= most,
      query: `${WANTED.times} × min, max count of ${topic} by partition: ${listed}`,
    },
    {
      id: 'view',
      left: unseen.length === 0 ? String(right.length) : `${right.length}, – ${listOf(unseen)}`,
      right: String(WANTED.orders),
      ok: full && unseen.length === 0,
      query: `db.order_status.find({send: ${send || '–'}, state: '${LAST_STATE}'}), by ${lab.scope.group(GROUP)}`,
    },
  ] as const;
  return {
    passed: conditions.every(({ ok }) => ok),
    at: Date.now(),
    conditions: conditions.map((condition) => ({ ...condition, text: textOf(condition.id) })),
  };
}

function listOf(ids: readonly string[]): string {
  const named = ids.slice(0, NAMED_MAX).join(', ');
  if (ids.length === 0) return '0';
  return `${ids.length} (${named}${ids.length > NAMED_MAX ? ' …' : ''})`;
}

const textOf = (id: 'orders' | 'inversions' | 'spread' | 'share' | 'view') => ({
  id: messages.id[`check-${id}`],
  en: messages.en[`check-${id}`],
});
