/**
 * The chapter's own run: a thousand orders, each with its event in one transaction; `outbox` → relay
 * → Kafka and `orders` → connector → Kafka, under fifty deaths of the three programs.
 */
import type { OrderDocument } from '#content/11-2/outbox/order.ts';
import type { OutboxEvent } from '#content/shop/outbox.ts';
import type { Random } from '#lib/random.ts';
import type { Finding } from '../ledgers.ts';
import {
  changeIn,
  databaseOf,
  FOLLOWERS,
  type FollowerName,
  follow,
  inversions,
  missing,
  recordsOf,
} from './follower.ts';
import { eventually, type Lane, openLane, type RowContext, realBundle } from './lane.ts';
import { broken, type Row } from './row.ts';

const ORDERS = 1000;
/** Deaths: of the order service at its points, of relay and connector between their two writes. */
const KILLS = { service: 10, relay: 20, connector: 20 } as const;
const POINTS = ['between-writes', 'before-commit', 'after-commit'] as const;
const ORDER_SERVICE = 'content/11-2/outbox/order-service.worker.ts';
/** Orders that are paid afterwards, each a second change of its document. */
const PAID_EVERY = 5;
const TOPICS = { relay: 'pesanan', connector: 'orders-cdc' } as const;

type Save = 'before' | 'after';

/** Orders of all buyers, over the deaths of the service: who got no answer asks again. */
async function placeAll(lane: Lane, random: Random): Promise<void> {
  const bundle = realBundle(ORDER_SERVICE);
  const each = Math.floor(ORDERS / (KILLS.service + 1));
  let next = 1;
  for (let life = 0; life <= KILLS.service; life += 1) {
    const last = life === KILLS.service;
    const crashPoint = last ? undefined : random.shuffle(POINTS)[0];
    const name = 'order-service';
    const service = lane.run({ name, bundle, ...(crashPoint && { crashPoint }) });
    await service.ready;
    const place = (number: number, mortal: boolean) =>
      service.call('place', { orderId: `ORD-${number}`, version: '1', forget: false, mortal });
    const end = last ? ORDERS : next + each - 1;
    for (; next <= end; next += 1) await place(next, false);
    if (last) return;
    // Its buyer gets no answer, and is the first to ask the next one.
    await place(next, true).catch(() => undefined);
    await service.gone;
  }
}

async function through(lane: Lane, random: Random, name: FollowerName, save: Save): Promise<void> {
  const crashPoint = save === 'before' ? 'token-saved' : 'published';
  const place = { save, topic: TOPICS[name] };
  for (let kill = 0; kill < KILLS[name]; kill += 1) {
    await follow(lane, name, { ...place, dieAfter: random.between(5, 40), crashPoint }).gone;
  }
  follow(lane, name, place);
}

async function longWay(context: RowContext, random: Random, save: Save): Promise<Finding[]> {
  await using lane = await openLane(context);
  const { admin } = context.stores;
  const topics = {
    relay: lane.scope.topic(TOPICS.relay),
    connector: lane.scope.topic(TOPICS.connector),
  };
  const own = [{ topic: topics.connector, numPartitions: 1 }];
  await admin.createTopics({ waitForLeaders: true, topics: own });
  const db = databaseOf(context, lane);
  for (const name of ['orders', 'outbox', 'lives']) await db.createCollection(name);
  await begin(lane, save);
  const living = (['relay', 'connector'] as const).map((name) => through(lane, random, name, save));
  await placeAll(lane, random);
  const orders = db.collection<OrderDocument>('orders');
  for (let n = PAID_EVERY; n <= ORDERS; n += PAID_EVERY) {
    await orders.updateOne({ _id: `ORD-${n}` }, { $set: { status: 'DIBAYAR' } });
  }
  await Promise.all(living);
  return await audit(context, lane, topics);
}

/** Each of them notes where it begins: what is written from then on is owed. */
async function begin(lane: Lane, save: Save): Promise<void> {
  for (const name of Object.keys(FOLLOWERS) as FollowerName[]) {
    const first = follow(lane, name, { save, topic: TOPICS[name] });
    await first.ready;
    first.kill('SIGTERM');
    await first.gone;
  }
}

async function audit(
  context: RowContext,
  lane: Lane,
  topics: Readonly<Record<FollowerName, string>>,
): Promise<Finding[]> {
  const db = databaseOf(context, lane);
  const source = await db.collection<OrderDocument>('orders').find().toArray();
  const rows = await db.collection<OutboxEvent>('outbox').find().toArray();
  const ids = new Set(source.map(({ _id }) => _id));
  const told = new Set(rows.map(({ aggregateid }) => aggregateid));
  const findings: Finding[] = [];
  const compare = (what: 'order without event' | 'event without order', wrong: string[]) => {
    if (wrong.length > 0) findings.push(broken(what, wrong.slice(0, 5).join()));
  };
  if (source.length !== ORDERS)
    findings.push(broken('acked, no effect', `${source.length} orders`));
  compare(
    'order without event',
    [...ids].filter((id) => !told.has(id)),
  );
  compare(
    'event without order',
    [...told].filter((id) => !ids.has(id)),
  );
  const eventIds = rows.map(({ _id }) => _id);
  findings.push(
    ...(await missing(context, topics.relay, eventIds, ({ headers }) => headers.eventId ?? '')),
    ...(await missing(context, topics.connector, [...ids], (record) => changeIn(record)._id)),
  );
  const strangers = (await recordsOf(context, topics.relay)).filter(
    ({ headers }) => !eventIds.includes(headers.eventId ?? ''),
  );
  if (strangers.length > 0) findings.push(broken('effect of nothing', 'an event of no row'));
  const changes = await recordsOf(context, topics.connector);
  findings.push(...inversions(changes, stepOf));
  // The last that the log says of each order is what the collection has.
  const paid = () => recordsOf(context, topics.connector).then(statuses);
  const like = (last: ReadonlyMap<string, string>) =>
    source.every(({ _id, status }) => last.get(_id) === status);
  if (!(await eventually(async () => like(await paid()), 20_000))) {
    findings.push(broken('copies differ', 'status of orders'));
  }
  const repeats = changes.length - new Set(changes.map(({ headers }) => headers.eventId)).size;
  context.say(`long way: ${source.length} orders, ${changes.length} changes, ${repeats} repeats`);
  // Or nobody died between two writes.
  if (repeats === 0 && findings.length === 0) {
    findings.push(broken('effect of nothing', 'fifty deaths and no repeat'));
  }
  return findings;
}

const stepOf = (record: Parameters<typeof changeIn>[0]) => {
  const { _id, op } = changeIn(record);
  return { key: _id, seq: op === 'insert' ? 0 : 1 };
};

function statuses(records: readonly Parameters<typeof changeIn>[0][]): Map<string, string> {
  return new Map(
    records.map((record) => {
      const { _id, document } = changeIn(record) as unknown as {
        readonly _id: string;
        readonly document: { readonly status: string } | null;
      };
      return [_id, document?.status ?? ''];
    }),
  );
}

export const longWayRows: readonly Row[] = [
  {
    row: 'C1 O1 O2 O3',
    name: `${ORDERS} orders with 50 deaths: each has its event and its changes, in its order`,
    guarded: (context, random) => longWay(context, random, 'after'),
    safeguard: 'the publish before the place',
    unguarded: (context, random) => longWay(context, random, 'before'),
    turnsRed: 'acked, not in the log',
  },
];
