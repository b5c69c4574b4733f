/**
 * Is the broker there, is the database there? Asked every second, and at once when an engine of
 * ours changes. The answer is told to every open session, so the page knows within four seconds.
 */
import type { Admin } from 'kafkajs';
import type { MongoClient } from 'mongodb';
import type { EngineHealth } from './events.ts';

const EVERY_MS = 1000;
/**
 * A connection on which nothing came for so long is given up, and the next question dials anew. A
 * broker that is only slow, as when a class starts its services at once, is not away. ms.
 */
export const PROBE_WITHIN_MS = 3000;

export interface StackHealth {
  readonly kafka: EngineHealth;
  readonly mongo: EngineHealth;
  /** When it last changed, ms. */
  readonly since: { readonly kafka: number; readonly mongo: number };
}

export interface Probe extends AsyncDisposable {
  current(): StackHealth;
  /** An engine of ours died: that is proof, however soon it is back. */
  died(engine: 'kafka' | 'mongo'): void;
  /** Ask now; what an engine's exit already proves need not wait for the next second. */
  ask(): Promise<void>;
}

export function startProbe(
  { admin, mongo }: { admin: Admin; mongo: MongoClient },
  changed: (health: StackHealth) => void,
): Probe {
  const now = Date.now();
  let current: StackHealth = { kafka: 'up', mongo: 'up', since: { kafka: now, mongo: now } };
  let asking: Promise<void> | undefined;

  const set = (engine: 'kafka' | 'mongo', health: EngineHealth) => {
    if (current[engine] === health) return;
    current = { ...current, [engine]: health, since: { ...current.since, [engine]: Date.now() } };
    changed(current);
  };
  const askOnce = async () => {
    await Promise.all([
      answers(() => admin.describeCluster()).then((health) => set('kafka', health)),
      answers(() => mongo.db('admin').command({ ping: 1 })).then((health) => set('mongo', health)),
    ]);
  };
  const ask = () => {
    asking ??= askOnce().finally(() => {
      asking = undefined;
    });
    return asking;
  };
  const timer = setInterval(ask, EVERY_MS);
  return {
    current: () => current,
    died: (engine) => set(engine, 'down'),
    ask,
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await asking;
    },
  };
}

async function answers(question: () => Promise<unknown>): Promise<EngineHealth> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, PROBE_WITHIN_MS, 'late');
  });
  // Whatever the reason of a refusal is, for the reader it is one fact: nobody answers.
  const asked = question().then(
    () => 'up' as const,
    () => 'down' as const,
  );
  const first = await Promise.race([asked, late]);
  clearTimeout(timer);
  return first === 'up' ? 'up' : 'down';
}
