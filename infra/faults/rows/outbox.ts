/** O1, O2, O4 and O5: an order and its event, and the relay that follows the outbox. */
import { newOrder } from '#content/11-2/outbox/order.ts';
import { newEvent, type OutboxEvent } from '#content/shop/outbox.ts';
import { PARKED_RECORDS, type ParkedRecord } from '#content/shop/publisher.ts';
import type { Random } from '#lib/random.ts';
import type { Finding } from '../ledgers.ts';
import { PAYMENT, preparePayments } from './effects.ts';
import {
  databaseOf,
  FOLLOWERS,
  follow,
  missing,
  notePlace,
  recordsOf,
  startMutated,
} from './follower.ts';
import { drained, eventually, type Lane, openLane, type RowContext, realBundle } from './lane.ts';
import type { Mutation } from './mutant.ts';
import { broken, type Row } from './row.ts';

const ORDER_SERVICE = 'content/11-2/outbox/order-service.worker.ts';
const POINTS = ['between-writes', 'before-commit', 'after-commit'] as const;
const DEATHS = 12;
/** What a topic of a sandbox takes, bytes; a payload beyond it is poison. */
const TOPIC_CONFIG = { 'max.message.bytes': '65536' };
const POISON_BYTES = 80_000;

/** A refused record is tried again, as if the broker were away. */
const NO_CORNER: Mutation = {
  program: FOLLOWERS.relay.program,
  file: 'content/shop/publisher.ts',
  from: 'if (isHopeless(error)) return passBy(messages, error);',
  to: 'if (!messages) return passBy(messages, error);',
};

const outboxOf = (context: RowContext, lane: Lane) =>
  databaseOf(context, lane).collection<OutboxEvent>('outbox');

const eventIdOf = ({ headers }: { readonly headers: Readonly<Record<string, string>> }) =>
  headers.eventId ?? '';

/** Rows whose orders were saved with them: to the relay they are all the same. */
async function fill(context: RowContext, lane: Lane, count: number, poisoned = -1): Promise<void> {
  const rows = Array.from({ length: count }, (_, n) => {
    const { _id: orderId, customer, item, total } = newOrder(`ORD-${n + 1}`);
    const note = n === poisoned ? { note: 'x'.repeat(POISON_BYTES) } : {};
    const payload = { orderId, customer, item, total, ...note };
    return newEvent({ aggregateid: orderId, type: 'PesananDibuat', payload, schemaVersion: '1' });
  });
  await outboxOf(context, lane).insertMany(rows);
}

/** The order service dies at each of its points: what it was at is saved whole, or not at all. */
async function atomic(context: RowContext, random: Random, forget: boolean): Promise<Finding[]> {
  await using lane = await openLane(context);
  const database = databaseOf(context, lane);
  for (const name of ['orders', 'outbox', 'lives']) await database.createCollection(name);
  const bundle = realBundle(ORDER_SERVICE);
  const points = Array.from({ length: DEATHS }, (_, n) => POINTS[n % POINTS.length] ?? POINTS[0]);
  for (const [death, crashPoint] of random.shuffle(points).entries()) {
    const service = lane.run({ name: 'order-service', bundle, crashPoint });
    await service.ready;
    const place = (number: number, mortal: boolean) =>
      service.call('place', { orderId: `ORD-${number}`, version: '1', forget, mortal });
    await place(2 * death + 1, false);
    await place(2 * death + 2, true).catch(() => undefined);
    await service.gone;
  }
  const ids = async () => ({
    orders: new Set(await database.collection<{ _id: string }>('orders').distinct('_id')),
    events: (await outboxOf(context, lane).find().toArray()).map((row) => row.aggregateid),
  });
  // A transaction that a dead process left open is ended by the server a little later.
  await eventually(async () => {
    const { orders, events } = await ids();
    return orders.size === events.length;
  }, 5000);
  const { orders, events } = await ids();
  const told = new Set(events);
  const without = [...orders].filter((id) => !told.has(id));
  const orphans = events.filter((id) => !orders.has(id));
  return [
    ...(without.length > 0 ? [broken('order without event', without.join())] : []),
    ...(orphans.length > 0 ? [broken('event without order', orphans.join())] : []),
    ...(told.size < events.length ? [broken('effect twice', 'two events of one order')] : []),
  ];
}

/** Dies after the broker has the events and before the place is saved; what is done is done once. */
async function repeated(context: RowContext, random: Random, save: 'before' | 'after') {
  const ROWS = 400;
  const KILLS = 10;
  await using lane = await openLane(context);
  await preparePayments(context, lane, true);
  await databaseOf(context, lane).createCollection('outbox');
  await notePlace(lane, 'relay', { save });
  await fill(context, lane, ROWS);
  const crashPoint = save === 'before' ? 'token-saved' : 'published';
  for (let kill = 0; kill < KILLS; kill += 1) {
    const dieAfter = random.between(5, 25);
    await follow(lane, 'relay', { save, dieAfter, crashPoint }).gone;
  }
  follow(lane, 'relay', { save });
  const ids = (await outboxOf(context, lane).find().toArray()).map(({ _id }) => _id);
  const findings = await missing(context, lane.topic, ids, eventIdOf);
  if (findings.length > 0) return findings;
  const records = await recordsOf(context, lane.topic);
  // Or the deaths were none.
  if (records.length === ids.length) findings.push(broken('effect of nothing', 'no repeat'));
  lane.run({ name: 'payment', bundle: realBundle(PAYMENT), workMs: 0 });
  if (!(await drained(lane))) findings.push(broken('acked, no effect', 'payment is not drained'));
  const payments = databaseOf(context, lane).collection('payments');
  const paid = (await payments.find().toArray()).map(({ eventId }) => String(eventId));
  if (new Set(paid).size !== ids.length) {
    findings.push(broken('acked, no effect', `${new Set(paid).size} of ${ids.length} are paid`));
  }
  if (paid.length !== new Set(paid).size) findings.push(broken('effect twice', 'paid twice'));
  return findings;
}

/** One of a hundred that no broker takes: the others pass, and it is put aside with its reason. */
async function poisoned(context: RowContext, mutation?: Mutation): Promise<Finding[]> {
  const ROWS = 100;
  const POISONED = 40;
  const WITHIN_MS = 10_000;
  await using lane = await openLane(context, 1, TOPIC_CONFIG);
  await databaseOf(context, lane).createCollection('outbox');
  const relay = await startMutated('relay', context, lane, mutation);
  await relay.ready;
  const begun = Date.now();
  await fill(context, lane, ROWS, POISONED);
  const rows = await outboxOf(context, lane).find().toArray();
  const sound = rows.filter(({ payload }) => !('note' in payload)).map(({ _id }) => _id);
  const findings = await missing(context, lane.topic, sound, eventIdOf);
  if (findings.length > 0) return findings;
  const tookMs = Date.now() - begun;
  if (tookMs > WITHIN_MS) findings.push(broken('acked, never seen', `${tookMs} ms for the rest`));
  const parked = databaseOf(context, lane).collection<ParkedRecord>(PARKED_RECORDS);
  const aside = await parked.find().toArray();
  const said = aside.map(({ key, cause }) => `${key} ${cause.type}`).join();
  if (said !== `ORD-${POISONED + 1} MESSAGE_TOO_LARGE`) {
    findings.push(broken('acked, never seen', `put aside: ${said || 'nothing'}`));
  }
  return findings;
}

/** What has piled up while no relay ran is carried, all of it, in its order and in time. */
async function backlog(context: RowContext): Promise<Finding[]> {
  const ROWS = 3000;
  const WITHIN_MS = 30_000;
  await using lane = await openLane(context);
  await databaseOf(context, lane).createCollection('outbox');
  await notePlace(lane, 'relay');
  await fill(context, lane, ROWS);
  const ids = (await outboxOf(context, lane).find().sort({ $natural: 1 }).toArray()).map(
    ({ _id }) => _id,
  );
  const begun = Date.now();
  follow(lane, 'relay');
  const findings = await missing(context, lane.topic, ids, eventIdOf);
  const tookMs = Date.now() - begun;
  context.say(`O5: ${ROWS} rows in ${tookMs} ms`);
  if (tookMs > WITHIN_MS) findings.push(broken('acked, never seen', `drained in ${tookMs} ms`));
  const keys = (await recordsOf(context, lane.topic)).map(eventIdOf);
  if (findings.length === 0 && keys.join() !== ids.join()) {
    findings.push(broken('order of a key broken', 'not as they were committed, once each'));
  }
  return findings;
}

export const outboxRows: readonly Row[] = [
  {
    row: 'O1',
    name: `an order and its event are saved both or neither, over ${DEATHS} deaths`,
    guarded: (context, random) => atomic(context, random, false),
    safeguard: 'the session of the event',
    unguarded: (context, random) => atomic(context, random, true),
    turnsRed: 'event without order',
  },
  {
    row: 'O2',
    name: 'a relay that dies repeats and loses nothing, and each event takes effect once',
    guarded: (context, random) => repeated(context, random, 'after'),
    safeguard: 'the publish before the place',
    unguarded: (context, random) => repeated(context, random, 'before'),
    turnsRed: 'acked, not in the log',
  },
  {
    row: 'O4',
    name: 'a row that can never pass is put aside with its reason, and the others pass',
    guarded: (context) => poisoned(context),
    safeguard: 'the corner for what is refused for good',
    unguarded: (context) => poisoned(context, NO_CORNER),
    turnsRed: 'acked, not in the log',
  },
  {
    row: 'O5',
    name: 'a backlog of 3,000 rows is carried within 30 s, without a gap and in its order',
    guarded: backlog,
  },
];
