/**
 * One visitor's collection is written to far faster than any press could, its connector carries
 * all of it; what do others in the same lab notice, from their own order to its record on their
 * page? Everything is the house's own: sandboxes, connectors, observers, sockets.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Db } from 'mongodb';
import { z } from 'zod';
import { CONNECTOR, TOPIC } from '#content/11-2/sinks/names.ts';
import type { OrderDocument } from '#content/11-2/sinks/records.ts';
import { connectKafka } from '#lib/kafka/client.ts';
import { connectMongo } from '#lib/mongo/client.ts';
import type { Course } from '../load/students.ts';
import { openVisitor } from '../load/visitor.ts';
import { clock } from './clock.ts';
import { besideWrites, CALM, FLOODS } from './goals.ts';
import type { Measures } from './measure.ts';
import { openNeighbours } from './neighbours.ts';
import type { Stack } from './shop.ts';
import { spreadOf } from './stats.ts';

const SLUG = 'sinks';
const SECONDS = 20;
/** Connections of the writer: five hundred a second must not wait for one. */
const POOL = 20;
/** The flood has to arrive, or nobody was disturbed by it, ms. */
const ARRIVED_WITHIN_MS = 60_000;

/** @throws Error when not every write of the flood became a record */
export async function measureWrites(
  server: Stack & { readonly url: string },
  courses: readonly Course[],
  say: (line: string) => void,
): Promise<Measures> {
  const course = courses.find(({ slug }) => slug === SLUG);
  if (!course) throw new Error(`the lab ${SLUG} is not there`);
  await using flood = await openFlood(server, course);
  await using neighbours = await openNeighbours(server.url, course, { begun: true });
  const ms = SECONDS * 1000;
  // Their programs and ours get warm before the clock counts.
  await neighbours.pressFor(ms / 4);
  const calm = await neighbours.pressFor(ms);
  say(`alone: ${told(calm)}`);
  const measures: Measures = { [CALM]: spreadOf(calm) };
  for (const perSecond of FLOODS) {
    const [, times] = await Promise.all([flood.write(perSecond), neighbours.pressFor(ms)]);
    say(`beside ${perSecond} writes/s: ${told(times)}`);
    await flood.arrived();
    measures[besideWrites(perSecond)] = spreadOf(times);
  }
  return measures;
}

const told = (times: readonly number[]) =>
  `${times.length} orders, p50 ${spreadOf(times).p50} ms, p95 ${spreadOf(times).p95} ms`;

interface Flood extends AsyncDisposable {
  /** So many a second, for as long as is measured. */
  write(perSecond: number): Promise<void>;
  /** Resolves when the topic holds a record of each write so far. */
  arrived(): Promise<void>;
}

/** A visitor of its own, with its connector at work; the writes come from outside, past the lab. */
async function openFlood({ url, brokers, mongoUri }: Stack & { url: string }, course: Course) {
  const visitor = await openVisitor(url, course);
  await visitor.ready();
  // Nobody searches there: what is asked is what its stream costs the others.
  const ready = visitor.next({ type: 'ready', name: CONNECTOR });
  await Promise.all([ready, visitor.act('run', [CONNECTOR])]);
  const sandbox = await sandboxOf(url, visitor.cookie);
  const mongo = await connectMongo({ uri: mongoUri }, 'bench', POOL);
  const admin = connectKafka({ brokers, ssl: false }, 'bench').admin();
  await admin.connect();
  const db = mongo.db(sandbox.replaceAll('-', '_'));
  const end = async () => {
    const [range] = await admin.fetchTopicOffsets(`${sandbox}-${TOPIC}`);
    return Number(range?.high ?? 0);
  };
  const before = await end();
  let written = 0;
  return {
    async write(perSecond) {
      const from = written;
      written += perSecond * SECONDS;
      await writeAll(db, from, perSecond);
    },
    async arrived() {
      const until = clock() + ARRIVED_WITHIN_MS;
      while ((await end()) < before + written) {
        if (clock() > until) throw new Error(`${await end()} records of ${written} writes`);
        await pause(100);
      }
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([visitor[Symbol.asyncDispose](), mongo.close(), admin.disconnect()]);
    },
  } satisfies Flood;
}

async function writeAll(db: Db, from: number, perSecond: number): Promise<void> {
  const orders = db.collection<OrderDocument>('orders');
  const began = clock();
  await Promise.all(
    Array.from({ length: perSecond * SECONDS }, async (_, n) => {
      await pause(Math.max(0, began + (n * 1000) / perSecond - clock()));
      await orders.insertOne(orderOf(from + n));
    }),
  );
}

/** Of no flow, so that the lab's own figures stay as they are; far above its own numbers. */
const orderOf = (n: number): OrderDocument => ({
  ...{ _id: `ORD-flood-${n}`, number: 1_000_000 + n, customer: 'rina', item: 'madu hutan sumbawa' },
  ...{ total: 95_000, status: 'DIBUAT', flow: 0, createdAt: Date.now(), traceId: `flood-${n}` },
});

const toolsSchema = z.object({ data: z.object({ sandbox: z.string() }) });

async function sandboxOf(url: string, cookie: string): Promise<string> {
  const response = await fetch(`${url}/api/lab/${SLUG}/tools`, {
    headers: { cookie: `menara=${cookie}` },
  });
  return toolsSchema.parse(await response.json()).data.sandbox;
}
