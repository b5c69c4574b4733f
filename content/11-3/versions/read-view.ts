/**
 * How one view reads both topics: in waves, and the bookmark moves when a whole wave is done. When
 * the last record of a sending has been taken in, it writes down how the view stands.
 */
import type { Consumer, EachBatchPayload, KafkaMessage } from 'kafkajs';
import type { Collection, Db } from 'mongodb';
import { offsetNumber } from '#lib/kafka/client.ts';
import type { Child } from '#lib/process/child.ts';
import { joinGroup, throwCause } from '../../shop/join-group.ts';
import { type Arrived, parseChange } from './change.ts';
import type { GuardSetting, Pass, StaleWrite, ViewDocument, ViewStats } from './documents.ts';
import { HANDLERS, type Outcome, type Taken } from './handlers.ts';
import {
  COLLECTIONS,
  collectionOf,
  type Guard,
  groupOf,
  ROADS,
  type Road,
  TOPICS,
  type View,
} from './names.ts';

const WAVE_MAX = 60;

/** Resolves once the group's consumer has been started. */
export async function readView(child: Child, db: Db, view: View): Promise<Consumer> {
  const { prefix } = child.settings;
  const names = { group: groupOf(view), topic: TOPICS.ordered };
  const { consumer } = await joinGroup(child, names);
  await consumer.subscribe({ topic: prefix + TOPICS.shuffled, fromBeginning: true });
  const keep = keeper(db, view);
  await consumer.run({
    autoCommit: false,
    eachBatchAutoResolve: false,
    eachBatch: async ({
      batch,
      heartbeat,
      isRunning,
      isStale,
      resolveOffset,
    }: EachBatchPayload) => {
      const road = ROADS.find((one) => prefix + TOPICS[one] === batch.topic) ?? 'ordered';
      for (let from = 0; from < batch.messages.length; from += WAVE_MAX) {
        if (!isRunning() || isStale()) return;
        const wave = batch.messages.slice(from, from + WAVE_MAX);
        const last = wave.at(-1);
        if (!last) return;
        const next = offsetNumber(last.offset) + 1;
        const guard = await keep.guard();
        const events = wave.flatMap((message) => toArrived(message, TOPICS[road]));
        const taken = await keep.take(events, guard);
        const stats = await keep.count(road, taken, guard);
        // The sending ends here: what comes next belongs to another experiment.
        if (last.headers?.left?.toString() === '0') await keep.pass(stats, road, next);
        const place = { topic: batch.topic, partition: batch.partition, offset: String(next) };
        await consumer.commitOffsets([place]).catch(throwCause);
        resolveOffset(last.offset);
        await heartbeat();
      }
    },
  });
  return consumer;
}

/** What one view writes, and writes down. */
function keeper(db: Db, view: View) {
  // A view can be built anew. That a wave is in the journal is waited for once, by its last write.
  const once = { writeConcern: { w: 1 } } as const;
  const documents = db.collection<ViewDocument>(collectionOf(view), once);
  const stats = db.collection<ViewStats>(COLLECTIONS.stats);
  const passes = db.collection<Pass>(COLLECTIONS.passes);
  const stale: Collection<StaleWrite> = db.collection(COLLECTIONS.stale);
  const settings = db.collection<GuardSetting>(COLLECTIONS.settings);
  return {
    async guard(): Promise<Guard> {
      if (view !== 'guarded') return 'version';
      return (await settings.findOne({ _id: 'guard' }))?.by ?? 'version';
    },
    take: (wave: readonly Arrived[], by: Guard) => HANDLERS[view](documents, wave, by),
    async count(road: Road, taken: readonly Taken[], guard: Guard) {
      const late = taken.filter(({ outcome }) => outcome.stale);
      const [first] = late;
      // One of a wave is evidence enough; all are counted.
      if (first?.outcome.stale) await stale.insertOne(sampleOf(first.event, first.outcome, guard));
      const counts: Record<string, number> = {
        [`seen.${road}`]: taken.length,
        applied: taken.length - late.length,
        stale: late.length,
      };
      for (const { event } of late) {
        const field = `staleOf.${event.orderId}`;
        counts[field] = (counts[field] ?? 0) + 1;
      }
      return stats.findOneAndUpdate(
        { _id: view },
        { $inc: counts, ...(view === 'guarded' ? { $addToSet: { guards: guard } } : {}) },
        { upsert: true, returnDocument: 'after' },
      );
    },
    async pass(counted: ViewStats | null, road: Road, next: number) {
      if (!counted) return;
      const { seen, guards = [], applied, stale: late } = counted;
      const fields = { qty: 1, total: 1, version: 1 } as const;
      const found = await documents.find({}, { projection: fields }).sort({ _id: 1 }).toArray();
      await passes.insertOne({
        view,
        seen: { ordered: seen.ordered ?? 0, shuffled: seen.shuffled ?? 0 },
        ...{ guards, applied, stale: late, topic: TOPICS[road], next },
        documents: found,
        at: new Date(),
      });
    },
  };
}

type Late = Outcome & { readonly stale: true };

function sampleOf(event: Arrived, { error, again }: Late, guard: Guard): StaleWrite {
  const { topic, offset, orderId, version } = event;
  return { topic, offset, orderId, version, guard, error, again, at: new Date() };
}

/** A record that is no such event is passed over. */
function toArrived({ value, offset, headers }: KafkaMessage, topic: string): Arrived[] {
  const change = parseChange(value?.toString() ?? '');
  const sentNo = Number(headers?.sentNo?.toString());
  if (!change || !Number.isSafeInteger(sentNo)) return [];
  return [{ ...change, topic, offset: offsetNumber(offset), sentNo }];
}
