/**
 * Reads back what stands in the logs, for every sandbox, with one fetch loop per broker. It is no
 * consumer group: it leaves no trace among the groups that the labs show, keeps control records,
 * reads uncommitted, and takes over a topic or a partition that is added while it runs. A record is
 * on the screen because it came through here.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Broker, FetchedMessage } from 'kafkajs/src/cluster/index.js';
import { type KafkaConnection, offsetNumber } from './client.ts';
import { type OpenCluster, openCluster } from './cluster.ts';

/** How long the broker may hold a fetch when nothing is new, ms; a new topic waits this long. */
const FETCH_WAIT_MS = 100;
const FETCH_BYTES_MAX = 4 * 1024 * 1024;
/** Per partition and fetch, so that one sandbox's burst leaves room for the others. */
const PARTITION_BYTES_MAX = 128 * 1024;
const RETRY_MS = 250;
const READ_UNCOMMITTED = 0;

export interface TailBatch {
  readonly topic: string;
  readonly partition: number;
  /** First offset still kept, and the next one to be written. */
  readonly low: number;
  readonly end: number;
  /** The last stable offset: before it every transaction has ended. */
  readonly stable: number;
  readonly messages: readonly FetchedMessage[];
}

export interface Tail extends AsyncDisposable {
  /**
   * Begins at `from` per partition (0 = everything that is kept).
   *
   * @returns when all that stood there by then has been told, or the topic is no longer followed
   */
  add(topic: string, partitions: readonly { partition: number; from: number }[]): Promise<void>;
  remove(topic: string): void;
  /**
   * @param since ms on this machine's clock
   * @returns when all that stood in these topics at `since` has been told; at once when it was
   */
  readSince(topics: readonly string[], since: number): Promise<void>;
}

interface Position {
  next: number;
  low: number;
  end: number;
  stable: number;
  /** When the last fetch was sent whose answer reached the end, ms: what is older has been told. */
  readAt: number;
  /** Resolves `add`: its end has been read once, or nobody wants it any more. */
  told(): void;
}

type Positions = Map<string, Map<number, Position>>;

interface Waiting {
  readonly topics: readonly string[];
  readonly since: number;
  done(): void;
}

interface TailOptions {
  readonly connection: KafkaConnection;
  readonly clientId: string;
  batch(batch: TailBatch): void;
  fault(error: unknown): void;
}

export function startTail({ connection, clientId, batch, fault }: TailOptions): Tail {
  const positions: Positions = new Map();
  const waiting = new Set<Waiting>();
  const stopping = new AbortController();
  let cluster: OpenCluster | undefined;
  let running = Promise.resolve();
  let asleep = true;

  const closeCluster = async () => {
    const closing = cluster;
    cluster = undefined;
    await closing?.close().catch(fault);
  };

  const round = async () => {
    cluster ??= await openCluster(connection, clientId);
    for (const { topic, partition } of await cluster.grown(positions)) {
      // Whoever added it, it is new: everything it holds is to be read.
      positions.get(topic)?.set(partition, { ...begin(0), told: () => undefined });
    }
    const leaders = await cluster.leaders(positions);
    if (leaders.size === 0) await pause(FETCH_WAIT_MS);
    await Promise.all(
      [...leaders].map(([broker, led]) => fetchOnce(broker, led, positions, batch)),
    );
  };

  const isRead = ({ topics, since }: Waiting) =>
    topics.every((topic) =>
      [...(positions.get(topic)?.values() ?? [])].every(({ readAt }) => readAt > since),
    );
  const letGo = () => {
    for (const one of waiting) {
      if (!isRead(one)) continue;
      waiting.delete(one);
      one.done();
    }
  };

  const recover = async (error: unknown) => {
    const lost = outOfRange(error);
    const position = lost && positions.get(lost.topic)?.get(lost.partition);
    if (lost && position && cluster) {
      // Records were deleted under us: go on at the first one that is kept.
      position.next = await cluster.earliest(lost.topic, lost.partition);
      return;
    }
    fault(error);
    // A new cluster knows the current metadata: a deleted topic is then left out by itself.
    await closeCluster();
    await pause(RETRY_MS);
  };

  const loop = async () => {
    while (!stopping.signal.aborted && positions.size > 0) {
      await round().then(letGo).catch(recover).catch(fault);
    }
    asleep = true;
  };

  const wake = () => {
    if (!asleep || stopping.signal.aborted) return;
    asleep = false;
    running = loop();
  };

  /** Who waits for it to be read is not left waiting. */
  const forget = (topic: string) => {
    for (const { told } of positions.get(topic)?.values() ?? []) told();
    positions.delete(topic);
    letGo();
  };

  return {
    add(topic, partitions) {
      forget(topic);
      const fresh = new Map<number, Position>();
      const told = partitions.map(
        ({ partition, from }) =>
          new Promise<void>((resolve) => {
            fresh.set(partition, { ...begin(from), told: resolve });
          }),
      );
      positions.set(topic, fresh);
      wake();
      return Promise.all(told).then(() => undefined);
    },
    remove: forget,
    readSince: (topics, since) =>
      new Promise((done) => {
        waiting.add({ topics, since, done });
        letGo();
      }),
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await running;
      for (const topic of [...positions.keys()]) forget(topic);
      await closeCluster();
    },
  };
}

/** Whoever begins here waits for `add`: from then on it can only grow old. */
const begin = (from: number) => ({ next: from, low: -1, end: -1, stable: -1, readAt: Date.now() });

async function fetchOnce(
  broker: Broker,
  led: ReadonlyMap<string, readonly number[]>,
  positions: Positions,
  batch: (batch: TailBatch) => void,
): Promise<void> {
  const asked = new Set<Position | undefined>();
  const topics = [...led].map(([topic, partitions]) => ({
    topic,
    partitions: partitions.map((partition) => {
      const position = positions.get(topic)?.get(partition);
      asked.add(position);
      const fetchOffset = String(position?.next ?? 0);
      return { partition, fetchOffset, maxBytes: PARTITION_BYTES_MAX };
    }),
  }));
  // Not when it is answered: an answer may lie there for as long as this process was stopped.
  const sentAt = Date.now();
  const { responses } = await broker.fetch({
    isolationLevel: READ_UNCOMMITTED,
    maxWaitTime: FETCH_WAIT_MS,
    minBytes: 1,
    maxBytes: FETCH_BYTES_MAX,
    topics,
  });
  for (const { topicName: topic, partitions } of responses) {
    for (const answer of partitions) {
      const { partition, lastStartOffset, highWatermark, messages: all } = answer;
      const position = positions.get(topic)?.get(partition);
      // Added anew while this fetch was under way: its answer belongs to the place before.
      if (!position || !asked.has(position)) continue;
      const low = Math.max(0, offsetNumber(lastStartOffset));
      const end = offsetNumber(highWatermark);
      const stable = offsetNumber(answer.lastStableOffset);
      // A fetch returns whole batches: the first may begin before the offset that was asked for.
      const messages = all.filter(({ offset }) => offsetNumber(offset) >= position.next);
      const last = messages.at(-1);
      // A transaction that ends is told by its marker at first, and a moment later by this.
      const moved = low !== position.low || end !== position.end || stable !== position.stable;
      position.next = last ? offsetNumber(last.offset) + 1 : Math.max(position.next, low);
      position.low = low;
      position.end = end;
      position.stable = stable;
      if (last || moved) batch({ topic, partition, low, end, stable, messages });
      // Nothing more came, or this was the last: what stands here is the end.
      if (last && position.next < end) continue;
      position.readAt = sentAt;
      position.told();
    }
  }
}

function outOfRange(error: unknown): { topic: string; partition: number } | undefined {
  if (!(error instanceof Error) || error.name !== 'KafkaJSOffsetOutOfRange') return undefined;
  const { topic, partition } = error as Error & { topic: string; partition: number };
  return { topic, partition };
}
