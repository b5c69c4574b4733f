/**
 * From a commit in MongoDB to its record in Kafka: through the connector and the relay of the shop,
 * the very programs, started as the labs start them, and in turns with them through Debezium's own.
 * The clock runs from the database's answer to a write until a plain consumer has the record in hand.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Db } from 'mongodb';
import { newEvent, type OutboxEvent } from '#content/shop/outbox.ts';
import { type Beside, besideOf } from './beside.ts';
import { startConnect, topicOf, type Watching } from './connect.ts';
import { findConnect } from './connect-files.ts';
import { COMMIT } from './goals.ts';
import type { Measures } from './measure.ts';
import { openShop, type Shop, type Stack } from './shop.ts';
import { spreadOf } from './stats.ts';

/** Where everything came through; longer than any figure that means something, ms. */
const ARRIVED_WITHIN_MS = 60_000;
/** Debezium as it comes looks twice a second; told to look more often, it is the harder rival, ms. */
const POLL_MS = 5;

/** Of each way and each round. */
export const PACES = [
  { perSecond: 10, commits: 30 },
  { perSecond: 500, commits: 750 },
] as const;

/** One way from a collection to a topic. */
interface Way {
  readonly name: string;
  readonly collection: string;
  readonly topic: string;
  readonly rows: 'orders' | 'outbox';
}

/** Whose median is held against whose. */
const RIVALS: readonly (readonly [ours: string, theirs: string])[] = [
  ['connector', 'Debezium'],
  ['connector', `Debezium, poll ${POLL_MS} ms`],
  ['relay', 'Debezium outbox'],
  ['relay', `Debezium outbox, poll ${POLL_MS} ms`],
];

export interface ConnectorFigures {
  readonly measures: Measures;
  readonly beside: readonly Beside[];
}

export async function measureConnector(
  stack: Stack,
  rounds: number,
  say: (line: string) => void,
): Promise<ConnectorFigures> {
  await using shop = await openShop(stack);
  const ours = waysOfOurs(shop);
  const files = await findConnect(say);
  if (typeof files === 'string') say(`Debezium is not here, its ratios are left out: ${files}`);
  const watching = typeof files === 'string' ? [] : watchingOf(shop);
  const ways = [...ours, ...watching.map(({ way }) => way)];
  await shop.createTopics(ways.map(({ topic }) => topic));
  // A collection has to be there before it is watched.
  for (const { collection } of ways) await shop.db.createCollection(collection);
  await using seen = await startReading(shop, ways);
  startOurs(shop);
  await using _connect =
    typeof files === 'string'
      ? undefined
      : await startConnect(
          files,
          stack,
          watching.map(({ watched }) => watched),
        );
  for (const way of ways) await warmUp(shop.db, way, seen.of(way));
  return await inTurns(shop.db, ways, rounds, seen);
}

function waysOfOurs({ scope }: Shop): readonly Way[] {
  const topic = (name: string) => scope.topic(name);
  return [
    { name: 'connector', collection: 'orders', topic: topic('pesanan'), rows: 'orders' },
    { name: 'relay', collection: 'outbox', topic: topic('outbox'), rows: 'outbox' },
  ];
}

function startOurs({ children }: Shop): void {
  const both = { connector: 'orders', relay: 'outbox' } as const;
  const topics = { connector: 'pesanan', relay: 'outbox' } as const;
  const programs = { connector: 'connector', relay: 'outbox-relay' } as const;
  for (const name of ['connector', 'relay'] as const) {
    children.start({
      ...{ name, program: `content/shop/${programs[name]}.worker.ts` },
      settings: { connector: name, collection: both[name], topic: topics[name] },
    });
  }
}

/** Each on a collection of its own: of two that watch one, the second would find a warm cache. */
function watchingOf({ scope }: Shop): readonly { way: Way; watched: Watching }[] {
  return (['orders', 'outbox'] as const).flatMap((rows) =>
    [undefined, POLL_MS].map((pollMs) => {
      const short = `dbz-${rows}${pollMs === undefined ? '' : '-quick'}`;
      const collection = short.replaceAll('-', '_');
      const routed = rows === 'outbox' ? { outboxTopic: scope.topic(short) } : {};
      const watched = {
        ...{ name: `${scope.prefix}${short}`, database: scope.database, collection },
        ...(pollMs === undefined ? {} : { pollMs }),
        ...routed,
      };
      const told = `Debezium${rows === 'outbox' ? ' outbox' : ''}`;
      const name = pollMs === undefined ? told : `${told}, poll ${pollMs} ms`;
      return { watched, way: { name, collection, topic: topicOf(watched), rows } };
    }),
  );
}

interface Seen extends AsyncDisposable {
  /** By id, when its record was first in hand. */
  of(way: Way): ReadonlyMap<string, number>;
}

/** Whatever a connector makes of a key, our id is in it. */
const ID = /id(?:-\d+)+/;

async function startReading({ kafka, scope }: Shop, ways: readonly Way[]): Promise<Seen> {
  const times = new Map(ways.map(({ topic }) => [topic, new Map<string, number>()]));
  const consumer = kafka.consumer({ groupId: scope.group('bench'), maxWaitTimeInMs: 100 });
  await consumer.connect();
  await consumer.subscribe({ topics: [...times.keys()], fromBeginning: true });
  await consumer.run({
    eachMessage: async ({ topic, message }) => {
      const [id] = ID.exec(message.key?.toString() ?? '') ?? [];
      const known = times.get(topic);
      if (id !== undefined && known && !known.has(id)) known.set(id, performance.now());
    },
  });
  return {
    of: ({ topic }) => times.get(topic) ?? new Map(),
    [Symbol.asyncDispose]: () => consumer.disconnect(),
  };
}

/** @returns when the database had answered */
async function write(db: Db, { collection, rows }: Way, id: string): Promise<number> {
  if (rows === 'orders') {
    await db.collection<{ _id: string }>(collection).insertOne({ _id: id, ...ORDER });
  } else {
    const about = { aggregateid: id, type: 'PesananDibuat', payload: ORDER, schemaVersion: '1' };
    await db.collection<OutboxEvent>(collection).insertOne(newEvent(about));
  }
  return performance.now();
}

const ORDER = { customer: 'dewi', item: 'kopi arabika', total: 58_000, status: 'DIBUAT' };

/** Until its first record, its program was still starting, or the consumer joining. */
async function warmUp(db: Db, way: Way, seen: ReadonlyMap<string, number>): Promise<void> {
  const until = performance.now() + ARRIVED_WITHIN_MS;
  for (let n = 0; seen.size === 0; n += 1) {
    if (performance.now() > until) throw new Error(`${way.name} published nothing`);
    await write(db, way, `id-${n}`);
    await pause(250);
  }
}

/** Way after way, round after round: a noisy minute of the machine meets all of them. */
async function inTurns(
  db: Db,
  ways: readonly Way[],
  rounds: number,
  seen: Seen,
): Promise<ConnectorFigures> {
  const figures = new Map<string, number[][]>();
  // One more, first, that doesn't count: their compiler gets warm, and ours.
  for (let round = 0; round <= rounds; round += 1) {
    for (const way of ways) {
      for (const pace of PACES) {
        const name = nameOf(way.name, pace.perSecond);
        const times = await atPace(pace, round, (id) => write(db, way, id), seen.of(way));
        if (round > 0) figures.set(name, [...(figures.get(name) ?? []), times]);
      }
    }
  }
  const measures = Object.fromEntries(
    [...figures].map(([name, times]) => [name, spreadOf(times.flat())]),
  );
  const medians = (name: string) => figures.get(name)?.map((times) => spreadOf(times).p50);
  const beside = PACES.flatMap(({ perSecond }) =>
    RIVALS.flatMap(([one, other]) => {
      const theirs = medians(nameOf(other, perSecond));
      const name = `${COMMIT}, ${one} / ${other}, ${perSecond}/s`;
      const own = medians(nameOf(one, perSecond)) ?? [];
      return theirs ? [besideOf(name, 'ms', own, theirs)] : [];
    }),
  );
  return { measures, beside };
}

const nameOf = (way: string, perSecond: number) => `${COMMIT}, ${way}, ${perSecond}/s`;

/** @returns ms from commit to record, of each; one that never came is NaN */
async function atPace(
  { perSecond, commits }: (typeof PACES)[number],
  round: number,
  commit: (id: string) => Promise<number>,
  seen: ReadonlyMap<string, number>,
): Promise<number[]> {
  const began = performance.now();
  const committed = await Promise.all(
    Array.from({ length: commits }, async (_, n) => {
      await pause(Math.max(0, began + (n * 1000) / perSecond - performance.now()));
      const id = `id-${round}-${perSecond}-${n}`;
      return { id, at: await commit(id) };
    }),
  );
  const until = performance.now() + ARRIVED_WITHIN_MS;
  while (committed.some(({ id }) => !seen.has(id)) && performance.now() < until) await pause(50);
  // Where the record was there before the database's own answer, nobody waited.
  return committed.map(({ id, at }) => Math.max(0, (seen.get(id) ?? Number.NaN) - at));
}
