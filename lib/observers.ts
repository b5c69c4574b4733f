/**
 * The only ones that publish. They watch the logs (tail), Kafka's record of its groups, the change
 * stream and the broker's files, and turn what they read into facts on the bus, under the short
 * names of the sandbox it belongs to. (The supervisor publishes what processes do.)
 */
import type { Admin } from 'kafkajs';
import type { Db, MongoClient } from 'mongodb';
import type { Bus } from './bus.ts';
import type { LabFact } from './events.ts';
import { firstOf } from './first-of.ts';
import { publishGroups } from './group-facts.ts';
import type { KafkaConnection } from './kafka/client.ts';
import type { KafkaDomain } from './kafka/domain.ts';
import { segmentFiles } from './kafka/files.ts';
import { followGroupLog, GROUP_LOG, type GroupSource, pollGroups } from './kafka/group-source.ts';
import { toLogRecord } from './kafka/record.ts';
import { startTail, type TailBatch } from './kafka/tail.ts';
import type { LabServer, TopicSpec } from './lab.ts';
import { DOCUMENTS_MAX } from './limits.ts';
import { timeText } from './mongo/oplog.ts';
import { type CollectionGone, type DocumentChange, startWatch } from './mongo/watch.ts';
import { createOplogReading } from './oplog-reading.ts';
import { progressId, toProgress } from './progress-store.ts';
import { REGISTRY_DATABASE } from './registry.ts';
import { parseDatabase, parseName, type SandboxRun, type Scope } from './scope.ts';

/** Files change with every record; a look this often is enough, ms. */
const FILES_EVERY_MS = 500;
/** A session begins without what the broker did not bring within this, ms. */
const TOLD_WITHIN_MS = 3000;
/** So old may be what a page is given that joins, ms; it says it is live as soon as it has it. */
const FRESH_MS = 2000;

export interface Observers extends AsyncDisposable {
  readonly groupSource: GroupSource;
  listen(
    scope: Scope,
    who: { visitor: string; slug: string },
    on: Parameters<Bus['listen']>[1],
  ): () => void;
  tell(scope: Scope, fact: LabFact): void;
  /** Reads what is there now, then follows it. */
  observe(scope: Scope, lab: LabServer, stores: { kafka: KafkaDomain; db: Db }): Promise<void>;
  /**
   * Resolves when a run has been told what stood in its topics and in the groups' log a moment ago,
   * or the broker did not bring it in time. A server that was stopped for a while, as a laptop with
   * its lid shut is, is asked by its readers before it has read anything new itself.
   */
  caughtUp(scope: Scope, topics: readonly TopicSpec[]): Promise<void>;
  release(scope: Scope, topics: readonly TopicSpec[]): void;
}

interface ObserversOptions {
  readonly bus: Bus;
  readonly connection: KafkaConnection;
  readonly admin: Admin;
  readonly mongo: MongoClient;
  readonly logDir?: string | undefined;
  /** Without it no raw entries are told. */
  readonly oplogReadable: boolean;
  /** The change stream has a gap: every open session must be rebuilt from the collections. */
  historyLost(): void;
  fault(who: string, error: unknown): void;
}

export async function startObservers(options: ObserversOptions): Promise<Observers> {
  const { bus, logDir } = options;
  const learners = new Map<string, Map<Scope, true>>();
  const looks = new Map<string, NodeJS.Timeout>();

  const look = (to: SandboxRun, topic: string, name: string, partition: number) => {
    const key = `${topic}-${partition}`;
    if (!logDir || looks.has(key)) return;
    const read = () => {
      looks.delete(key);
      segmentFiles(logDir, topic, partition)
        .then((files) => bus.publish(to, { type: 'files', topic: name, partition, files }))
        .catch((error) => options.fault('files', error));
    };
    looks.set(key, setTimeout(read, FILES_EVERY_MS));
  };

  const oplog = createOplogReading({
    client: options.mongo,
    publish: bus.publish,
    fault: (error) => options.fault('oplog', error),
  });

  const onBatch = (batch: TailBatch) => {
    if (batch.topic === GROUP_LOG) {
      return publishGroups(batch, bus, (error) => options.fault('group log', error));
    }
    const at = parseName(batch.topic);
    if (!at) return;
    const { partition, low, end, stable } = batch;
    const records = batch.messages.map(toLogRecord);
    const open = stable < end ? { stable } : {};
    const place = { topic: at.name, partition, low, end, ...open };
    bus.publish(
      at,
      records.length > 0 ? { type: 'records', ...place, records } : { type: 'range', ...place },
    );
    look(at, batch.topic, at.name, partition);
  };

  const onChange = (change: DocumentChange | CollectionGone) => {
    if (change.op === 'gone') {
      const of = parseDatabase(change.database);
      if (of) bus.publish(of, { type: 'dropped', collection: change.collection });
      return;
    }
    if (change.database === REGISTRY_DATABASE) {
      if (change.collection !== 'progress') return;
      for (const scope of learners.get(change.id)?.keys() ?? []) {
        const progress = toProgress(change.document, scope.prefix);
        bus.publish(scope, { type: 'progress', progress });
      }
      return;
    }
    const to = parseDatabase(change.database);
    const { collection, id, op, document, clusterTime } = change;
    if (!to) return;
    const written = clusterTime && { ts: timeText(clusterTime), wallMs: change.wallMs };
    bus.publish(to, {
      type: 'document',
      collection,
      id,
      op,
      document,
      ...(written && { written }),
    });
    if (clusterTime) oplog.rang(change.database, clusterTime);
  };

  const tail = startTail({
    connection: options.connection,
    clientId: 'menara-tail',
    batch: onBatch,
    fault: (error) => options.fault('tail', error),
  });
  const groupSource = await followGroupLog(options.admin, tail);
  const polls = new Map<string, () => void>();
  const watch = startWatch({
    client: options.mongo,
    change: onChange,
    historyLost: options.historyLost,
    fault: (error) => options.fault('watch', error),
  });
  // Before any room reads a collection: what is written after that read must come by the stream.
  await watch.opened;

  return {
    groupSource,
    tell: (scope, fact) => bus.publish(scope, fact),
    listen(scope, { visitor, slug }, on) {
      const id = progressId(visitor, slug);
      const scopes = learners.get(id) ?? new Map<Scope, true>();
      learners.set(id, scopes.set(scope, true));
      const unlisten = bus.listen(scope, on);
      return () => {
        unlisten();
        scopes.delete(scope);
        if (scopes.size === 0) learners.delete(id);
      };
    },
    async observe(scope, lab, { kafka, db }) {
      for (const { name, tailed } of lab.topics) {
        if (tailed === false) continue;
        const ranges = await kafka.ranges(name);
        // From the first kept record: the state of a rebuilt session is folded from the log itself.
        const told = tail.add(
          scope.topic(name),
          ranges.map(({ partition, low }) => ({ partition, from: low })),
        );
        // Or a page that comes back would be called live before the log has been read again. An
        // empty one has nothing to wait for, and a broker that has just gone away no end.
        if (ranges.some(({ low, end }) => low < end)) await firstOf(told, TOLD_WITHIN_MS);
        for (const group of lab.groups) await tellCommitted(bus, scope, kafka, group, name);
      }
      if (groupSource === 'poll') {
        const stop = pollGroups({
          scope,
          kafka,
          groups: lab.groups,
          topics: lab.topics.map(({ name }) => name),
          publish: (fact) => bus.publish(scope, fact),
          fault: (error) => options.fault('groups', error),
        });
        polls.set(scope.prefix, stop);
      }
      for (const collection of lab.collections) await tellDocuments(bus, scope, db, collection);
      if (lab.oplog && options.oplogReadable) {
        await firstOf(oplog.begin(scope, lab.oplog, db), TOLD_WITHIN_MS);
      }
    },
    caughtUp(scope, topics) {
      const names = [GROUP_LOG, ...topics.map(({ name }) => scope.topic(name))];
      return firstOf(tail.readSince(names, Date.now() - FRESH_MS), TOLD_WITHIN_MS);
    },
    release(scope, topics) {
      for (const { name } of topics) tail.remove(scope.topic(name));
      oplog.end(scope);
      polls.get(scope.prefix)?.();
      polls.delete(scope.prefix);
    },
    async [Symbol.asyncDispose]() {
      for (const timer of looks.values()) clearTimeout(timer);
      for (const stop of polls.values()) stop();
      await Promise.all([tail[Symbol.asyncDispose](), watch[Symbol.asyncDispose]()]);
    },
  };
}

async function tellCommitted(
  bus: Bus,
  scope: Scope,
  kafka: KafkaDomain,
  group: string,
  topic: string,
) {
  for (const [partition, offset] of await kafka.committed(group, topic)) {
    if (offset !== null) bus.publish(scope, { type: 'committed', group, topic, partition, offset });
  }
}

async function tellDocuments(bus: Bus, scope: Scope, db: Db, collection: string) {
  for await (const document of db.collection(collection).find().limit(DOCUMENTS_MAX)) {
    const id = String(document._id);
    bus.publish(scope, { type: 'document', collection, id, op: 'insert', document });
  }
}
