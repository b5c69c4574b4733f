/**
 * What the three relays share: their clients, how one row becomes one record, what happens to a row
 * that can never pass, and the loop that looks again when there was nothing. How a row is found and
 * remembered is each relay's own.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Collection, Db } from 'mongodb';
import { z } from 'zod';
import { connectKafka } from '#lib/kafka/client.ts';
import { connectMongo } from '#lib/mongo/client.ts';
import { type Child, startChild } from '#lib/process/child.ts';
import { causeOf, isHopeless } from '../../shop/hopeless.ts';
import { KINDS, kindOf, type Manner, POLL_MS, RELAYS, topicOf } from './names.ts';
import {
  COLLECTIONS,
  type OutboxRow,
  type ParkedRow,
  type RelayRun,
  type RelaySettings,
  type RelayState,
} from './outbox.ts';

/** After a broker or database that did not answer, or a row that was refused, ms: twice each time. */
const AGAIN_MS = { first: 500, last: 2000 };

const programSettings = z.object({
  kind: z.enum(KINDS),
  /** Before each row that is sent. */
  pauseMs: z.int().nonnegative(),
});

export interface Carrier {
  readonly child: Child;
  readonly outbox: Collection<OutboxRow>;
  readonly state: Collection<RelayState>;
  /** @returns the record's offset; null when the row was put aside instead */
  publish(row: OutboxRow): Promise<number | null>;
  manner(): Promise<Manner>;
  /**
   * Calls `look` until the program is asked to leave; it answers how many rows it has carried.
   * `idleMs`: after a look that found nothing.
   */
  run(look: () => Promise<number>, idleMs?: number): Promise<void>;
  stopping(): boolean;
}

export async function openCarrier(): Promise<Carrier> {
  const child = startChild();
  const { kafka, mongoUri, database, name, prefix, program } = child.settings;
  const { kind, pauseMs } = programSettings.parse(program);
  const relay = z.enum(RELAYS).parse(name);
  const mongo = await connectMongo({ uri: mongoUri }, name, 4);
  const db = mongo.db(database);
  const producer = connectKafka(kafka, name).producer({
    allowAutoTopicCreation: false,
    metadataMaxAge: 30_000,
  });
  await producer.connect();
  const settings = db.collection<RelaySettings>(COLLECTIONS.settings);
  const parked = db.collection<ParkedRow>(COLLECTIONS.parked);
  const outbox = db.collection<OutboxRow>(COLLECTIONS.outbox);
  const began = await beginRun(db, relay, child.settings.crashPoint ?? null);
  const topic = prefix + topicOf(kindOf(relay));
  const leaving = new AbortController();
  let loop: Promise<void> = Promise.resolve();
  let inHand: string | null = null;
  const read = () => settings.findOne({ _id: 'relays' });

  // #region publish
  async function publish(row: OutboxRow): Promise<number | null> {
    if (pauseMs > 0) await wait(pauseMs);
    inHand = row._id;
    const { _id: eventId, aggregateid: key, type, payload, traceId, createdAt } = row;
    // The id comes from the row: whoever sends it again, sends the same one.
    const headers = { eventId, eventType: type, traceId, occurredAt: createdAt.toISOString() };
    try {
      const value = JSON.stringify(payload);
      const message = { key, value, headers: { ...headers, relayPid: String(process.pid) } };
      const [acked] = await producer.send({ topic, acks: -1, messages: [message] });
      return Number(acked?.baseOffset);
    } catch (error) {
      // A broker that is away comes back; a row that is too large stays too large.
      if (!isHopeless(error) || !(await read())?.park) throw error;
      await park(row, error);
      return null;
    }
  }
  // #endregion

  async function park({ _id: eventId, aggregateid, payload }: OutboxRow, error: unknown) {
    const _id = `${kind} ${eventId}`;
    const about = { kind, eventId, aggregateid, bytes: JSON.stringify(payload).length };
    const entry = { ...about, cause: causeOf(error), at: new Date() };
    await parked.updateOne({ _id }, { $setOnInsert: entry }, { upsert: true });
    if (kind === 'flag') await outbox.updateOne({ _id: eventId }, { $set: { parked: true } });
  }

  const loopOver = async (look: () => Promise<number>, idleMs: number) => {
    let againMs = AGAIN_MS.first;
    while (!leaving.signal.aborted) {
      try {
        const carried = await look();
        againMs = AGAIN_MS.first;
        began.count(carried);
        if (carried > 0) continue;
        await began.drained();
        await pause(idleMs, leaving.signal);
      } catch (error) {
        child.report('refused', { eventId: inHand, ...causeOf(error) });
        await pause(againMs, leaving.signal);
        againMs = Math.min(2 * againMs, AGAIN_MS.last);
      }
    }
  };

  child.onStop(async () => {
    leaving.abort();
    // The row in hand is carried and marked: who is asked to leave repeats nothing.
    await loop;
    await producer.disconnect();
    await mongo.close();
  });
  return {
    child,
    outbox,
    state: db.collection<RelayState>(COLLECTIONS.state),
    publish,
    manner: async () => (await read())?.manner ?? 'free',
    stopping: () => leaving.signal.aborted,
    run(look, idleMs = POLL_MS) {
      child.ready();
      loop = loopOver(look, idleMs);
      return loop;
    },
  };
}

/** Ends early when the program is asked to leave. */
const pause = (ms: number, signal: AbortSignal) =>
  wait(ms, undefined, { signal }).catch((error) => {
    if (!signal.aborted) throw error;
  });

/** Written down before the first row is carried: who dies can say nothing any more. */
async function beginRun(db: Db, relay: RelayRun['relay'], crashPoint: string | null) {
  const runs = db.collection<RelayRun>(COLLECTIONS.runs);
  const { pid } = process;
  const _id = `${relay} ${pid}`;
  const run = { relay, pid, crashPoint, startedAt: new Date() };
  await runs.replaceOne({ _id }, run, { upsert: true });
  const from = performance.now();
  let [rows, ms, told] = [0, 0, false];
  return {
    count(carried: number) {
      if (carried === 0) return;
      rows += carried;
      ms = Math.round(performance.now() - from);
    },
    /** The first time that nothing is left: how many rows it took how long to carry. */
    async drained() {
      if (told) return;
      told = true;
      await runs.updateOne({ _id }, { $set: { drained: { rows, ms } } });
    },
  };
}
