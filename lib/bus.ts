/**
 * Observers publish here, sessions listen. One channel per run of a sandbox, so an event that
 * arrives late for an earlier run finds no listener and is gone by its name alone.
 */
import type { LabEvent, LabFact } from './events.ts';
import type { SandboxRun } from './scope.ts';

type Listener = (event: LabEvent) => void;
type PulseListener = (name: string, at: number) => void;

export interface Bus {
  publish(to: SandboxRun, fact: LabFact): void;
  /** To every sandbox that is being listened to: the health of the engines, for one. */
  broadcast(fact: LabFact): void;
  /** Signs of life: not kept in any history, there would be nothing else in it. */
  pulse(to: SandboxRun, name: string): void;
  listen(to: SandboxRun, on: { event: Listener; pulse: PulseListener }): () => void;
}

const channel = ({ sandbox, run }: SandboxRun) => `${sandbox}.${run}`;

export function createBus(now: () => number = Date.now): Bus {
  const channels = new Map<string, Set<{ event: Listener; pulse: PulseListener }>>();
  const tell = (key: string, event: LabEvent) => {
    for (const listener of channels.get(key) ?? []) listener.event(event);
  };
  return {
    publish: (to, fact) => tell(channel(to), { ...fact, at: now() }),
    broadcast(fact) {
      const event = { ...fact, at: now() };
      for (const key of channels.keys()) tell(key, event);
    },
    pulse(to, name) {
      const at = now();
      for (const listener of channels.get(channel(to)) ?? []) listener.pulse(name, at);
    },
    listen(to, listener) {
      const key = channel(to);
      const listeners = channels.get(key) ?? new Set();
      channels.set(key, listeners.add(listener));
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0 && channels.get(key) === listeners) channels.delete(key);
      };
    },
  };
}
