/**
 * kafkajs 2.2.4 asks for the metadata of every topic that a client ever named, and the whole answer
 * is an error when one of them is gone. It forgets a topic that it deleted itself; but a client that
 * was adding another one in that moment takes the old list back, and from then on each of its
 * requests fails, for ever. Sandboxes come and go: this guard asks which topics there are, drops
 * the others, and lets the request be made once more. A topic that isn't there is still an error for
 * whoever names it. Guarded at run time, so bundles carry it too (docs/decisions/0005).
 */
import Cluster, { type Targets } from 'kafkajs/src/cluster/index.js';

type Guarded = Targets & { [guarded]?: true };

const guarded = Symbol.for('menara.kafkajs.gone-topics');

export function forgetGoneTopics(): void {
  const prototype = Cluster.prototype as unknown as Guarded;
  if (prototype[guarded]) return;
  const { addMultipleTargetTopics: add, refreshMetadata: refresh } = prototype;
  if (typeof add !== 'function' || typeof refresh !== 'function') {
    throw new Error('kafkajs changed: cluster has no addMultipleTargetTopics or refreshMetadata');
  }
  /** Clusters in the midst of adding: there the error belongs to who names the topic. */
  const adding = new WeakMap<Targets, number>();
  const count = (cluster: Targets, by: number) =>
    adding.set(cluster, (adding.get(cluster) ?? 0) + by);

  prototype.refreshMetadata = async function (this: Targets) {
    try {
      await refresh.call(this);
    } catch (error) {
      if (!isUnknownTopic(error) || adding.get(this) || !(await dropGone(this))) throw error;
      await refresh.call(this);
    }
  };
  prototype.addMultipleTargetTopics = async function (this: Targets, topics) {
    count(this, 1);
    try {
      await add.call(this, topics);
    } catch (error) {
      // Whatever was taken back by now: what is gone leaves, and the rest is asked for again.
      if (!isUnknownTopic(error) || !(await dropGone(this))) throw error;
      await add.call(this, topics);
    } finally {
      count(this, -1);
    }
  };
  prototype[guarded] = true;
}

const isUnknownTopic = (error: unknown): boolean =>
  error instanceof Error && 'type' in error && error.type === 'UNKNOWN_TOPIC_OR_PARTITION';

/** @returns whether any was dropped */
async function dropGone(cluster: Targets): Promise<boolean> {
  const before = cluster.targetTopics.size;
  // No name means all of them.
  // Of nobody who could be asked: the error that there is says more.
  const told = await cluster.brokerPool
    .withBroker(({ broker }) => broker.metadata([]))
    .catch(() => null);
  if (!told) return false;
  const there = new Set(told.topicMetadata.map(({ topic }) => topic));
  for (const topic of cluster.targetTopics) {
    if (!there.has(topic)) cluster.targetTopics.delete(topic);
  }
  return cluster.targetTopics.size < before;
}
