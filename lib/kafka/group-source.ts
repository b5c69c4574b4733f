/**
 * Where the facts about groups come from. Kafka's own group log is the source: commits arrive as
 * records. Where a cluster does not let us read it, the same facts are asked for twice a second;
 * that is slower and misses what came and went between, and the panel's needs say so.
 */
import type { Admin } from 'kafkajs';
import type { LabFact } from '../events.ts';
import type { Scope } from '../scope.ts';
import { offsetNumber } from './client.ts';
import type { KafkaDomain } from './domain.ts';
import { retrying } from './retrying.ts';
import type { Tail } from './tail.ts';

export const GROUP_LOG = '__consumer_offsets';
const POLL_MS = 500;

export type GroupSource = 'log' | 'poll';

/** Follows the group log from its end; what stands before is asked when a session opens. */
export async function followGroupLog(admin: Admin, tail: Tail): Promise<GroupSource> {
  try {
    // The broker makes the topic when a group is first asked for; so ask for one.
    await retrying(() => admin.fetchOffsets({ groupId: 'menara', topics: [] })).catch(mayBeHidden);
    const ranges = await retrying(() => admin.fetchTopicOffsets(GROUP_LOG));
    tail.add(
      GROUP_LOG,
      ranges.map(({ partition, high }) => ({ partition, from: offsetNumber(high) })),
    );
    return 'log';
  } catch (error) {
    if (isForbidden(error)) return 'poll';
    throw error;
  }
}

/** The client says the same of a coordinator that is away and of one that we may not ask for. */
function mayBeHidden(error: unknown): void {
  if (!(error instanceof Error && error.name === 'KafkaJSGroupCoordinatorNotFound')) throw error;
}

const isForbidden = (error: unknown): boolean =>
  error instanceof Error &&
  'type' in error &&
  ['TOPIC_AUTHORIZATION_FAILED', 'GROUP_AUTHORIZATION_FAILED'].includes(String(error.type));

interface Polled {
  readonly scope: Scope;
  readonly groups: readonly string[];
  readonly topics: readonly string[];
  readonly kafka: KafkaDomain;
  publish(fact: LabFact): void;
  fault(error: unknown): void;
}

/** Asks until the returned function is called; tells only what changed. */
export function pollGroups({ groups, topics, kafka, publish, fault }: Polled): () => void {
  const told = new Map<string, string>();
  const tell = (key: string, fact: LabFact) => {
    const text = JSON.stringify(fact);
    if (told.get(key) === text) return;
    told.set(key, text);
    publish(fact);
  };
  const ask = async () => {
    for (const group of groups) {
      const members = await kafka.describe(group);
      tell(group, { type: 'group', group, generation: 0, members });
      for (const topic of topics) {
        for (const [partition, offset] of await kafka.committed(group, topic)) {
          const fact = { type: 'committed', group, topic, partition, offset } as const;
          tell(`${group}.${topic}.${partition}`, fact);
        }
      }
    }
  };
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const next = () => {
    ask()
      .catch(fault)
      .finally(() => {
        if (!stopped) timer = setTimeout(next, POLL_MS);
      });
  };
  next();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
