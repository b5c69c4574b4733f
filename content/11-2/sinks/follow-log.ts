/**
 * How a derived view follows the log. The view lives in its process: after a start it is empty,
 * whatever bookmark its group has, and so it always begins at offset 0. To wipe it and to start it
 * are the same act.
 */
import { setTimeout as work } from 'node:timers/promises';
import type { EachBatchPayload, KafkaMessage } from 'kafkajs';
import { connectKafka, offsetNumber, PATIENT_RETRY } from '#lib/kafka/client.ts';
import type { Child } from '#lib/process/child.ts';
import { joinGroup, throwCause } from '../../shop/join-group.ts';
import { type SinkName, TOPIC, TRAIL } from './names.ts';
import { type OrderDocument, parseChange, type Stored, type TrailValue } from './records.ts';

/** Records taken in together. */
const WAVE_MAX = 100;
/** Orders named in one record of the trail: longer values are cut where they are read back. */
const NAMED_MAX = 8;

export interface LogChange {
  readonly orderId: string;
  readonly offset: number;
  /** null: removed. */
  readonly document: OrderDocument | null;
}

interface View {
  readonly sink: SinkName;
  /** Resolves once they can be found. */
  store(changes: readonly LogChange[]): Promise<void>;
  clear(): Promise<void>;
}

export interface Following {
  /** Empties the view and reads from offset 0. Resolves before the first record is there again. */
  wipe(): Promise<void>;
  /** How long one record's work takes from here on, ms. */
  pace(workMs: number): void;
  /** The offset behind the last record taken in. */
  next(): number;
}

export async function followLog(child: Child, view: View, workMs: number): Promise<Following> {
  const { consumer, topic } = await joinGroup(child, { group: view.sink, topic: TOPIC });
  const trail = await openTrail(child, view.sink);
  let pace = workMs;
  let next = 0;
  /** Records that were told of once are not news again when the view is rebuilt. */
  let told = -1;
  const builds = keepBuilds(trail);
  /** A wipe and a wave never overlap: half a wave would stand in an empty view. */
  const inTurn = oneByOne();
  let begun = false;

  // #region wipe
  const begin = async (wiped: boolean) => {
    await view.clear();
    next = 0;
    await builds.begin(wiped);
    // The bookmark first: a member that has to join again goes on from what the broker keeps.
    await consumer.commitOffsets([{ topic, partition: 0, offset: '0' }]).catch(throwCause);
    consumer.seek({ topic, partition: 0, offset: '0' });
    begun = true;
  };
  // #endregion

  // #region wave
  const take = async (wave: readonly KafkaMessage[]) => {
    const changes = wave.flatMap(toChange);
    await view.store(changes);
    const at = Date.now();
    const orders = wave.flatMap((message) => toStored(message, told, at));
    next = offsetNumber(wave.at(-1)?.offset ?? '-1') + 1;
    builds.took(wave.length);
    await trail.tell(...inParts(orders).map((part) => storedNow(builds.number(), part)));
    told = Math.max(told, next - 1);
    const bookmark = { topic, partition: 0, offset: String(next) };
    await consumer.commitOffsets([bookmark]).catch(throwCause);
  };
  // #endregion

  const eachBatch = async ({ batch, ...payload }: EachBatchPayload) => {
    const { heartbeat, isRunning, isStale, resolveOffset } = payload;
    for (let from = 0; from < batch.messages.length; ) {
      const wave = batch.messages.slice(from, from + (pace > 0 ? 1 : WAVE_MAX));
      if (pace > 0) await work(pace);
      const taken = await inTurn(async () => {
        // Before it has begun at 0 it would go on from a bookmark that a dead process left.
        if (!begun || !isRunning() || isStale()) return false;
        await take(wave);
        return true;
      });
      if (!taken) return;
      resolveOffset(wave.at(-1)?.offset ?? '0');
      await heartbeat();
      from += wave.length;
      if (next >= offsetNumber(batch.highWatermark)) await builds.arrived();
    }
  };

  await consumer.run({ autoCommit: false, eachBatchAutoResolve: false, eachBatch });
  await inTurn(() => begin(false));
  return {
    wipe: () => inTurn(() => begin(true)),
    pace: (ms) => {
      pace = ms;
    },
    next: () => next,
  };
}

/** Runs what it is given one after the other, whether the one before went well or not. */
function oneByOne() {
  let turn: Promise<unknown> = Promise.resolve();
  return <T>(act: () => Promise<T>): Promise<T> => {
    const result = turn.then(act);
    turn = result.catch(() => undefined);
    return result;
  };
}

/** When the view was begun at offset 0, and when it had come to the end again. */
function keepBuilds(trail: Trail) {
  let build = { number: 0, since: Date.now(), records: 0, done: false };
  return {
    number: () => build.number,
    async begin(wiped: boolean): Promise<void> {
      build = { number: build.number + 1, since: Date.now(), records: 0, done: false };
      await trail.tell({ kind: 'cleared', build: build.number, wiped });
    },
    took(records: number): void {
      build.records += records;
    },
    /** At the end of the log, as the broker had it when it gave the batch. */
    async arrived(): Promise<void> {
      if (build.done) return;
      build.done = true;
      const { number, records, since } = build;
      await trail.tell({ kind: 'rebuilt', build: number, records, ms: Date.now() - since });
    },
  };
}

/** A document that was gone before it could be looked up says nothing; its removal will follow. */
function toChange({ value, offset }: KafkaMessage): LogChange[] {
  const change = parseChange(value?.toString() ?? '');
  if (!change || (change.document === null && change.op !== 'delete')) return [];
  return [{ orderId: change._id, offset: offsetNumber(offset), document: change.document }];
}

function toStored({ value, offset, headers }: KafkaMessage, told: number, at: number): Stored[] {
  const change = parseChange(value?.toString() ?? '');
  const place = offsetNumber(offset);
  if (change?.op !== 'insert' || !change.document || place <= told) return [];
  const { _id: id, flow } = change.document;
  const committedAt = Date.parse(headers?.occurredAt?.toString() ?? '');
  if (Number.isNaN(committedAt)) return [];
  return [{ id, offset: place, flow, committedAt, at }];
}

const storedNow = (build: number, orders: Stored[]) => ({ kind: 'stored' as const, build, orders });

function inParts(orders: readonly Stored[]): Stored[][] {
  const parts = Math.ceil(orders.length / NAMED_MAX);
  return Array.from({ length: parts }, (_, part) =>
    orders.slice(part * NAMED_MAX, (part + 1) * NAMED_MAX),
  );
}

/** `Omit` would melt the kinds together. */
type Told<Value> = Value extends TrailValue ? Omit<Value, 'sink' | 'pid' | 'at'> : never;

interface Trail {
  tell(...values: readonly Told<TrailValue>[]): Promise<void>;
}

async function openTrail(child: Child, sink: SinkName): Promise<Trail> {
  const { kafka, name, prefix } = child.settings;
  const producer = connectKafka(kafka, name, PATIENT_RETRY).producer({
    allowAutoTopicCreation: false,
  });
  await producer.connect();
  child.onStop(() => producer.disconnect());
  return {
    async tell(...values) {
      if (values.length === 0) return;
      const of = { sink, pid: process.pid, at: Date.now() };
      const messages = values.map((value) => ({
        key: sink,
        value: JSON.stringify({ ...of, ...value }),
      }));
      await producer.send({ topic: prefix + TRAIL, acks: -1, messages });
    },
  };
}
