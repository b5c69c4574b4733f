/** A room without broker and database: a real session, driven by the test itself. */
import type { LabEvent } from '../events.ts';
import type { LabContext, LabServer } from '../lab.ts';
import type { LabModule, Room, Subscriber } from '../room.ts';
import { scopeOf } from '../scope.ts';
import { createSession } from '../session.ts';
import { endsModel } from './events.ts';

export const bareServer: LabServer = {
  topics: [],
  groups: [],
  collections: [],
  answers: { predictions: {}, quiz: {} },
  open: async () => undefined,
  verbs: {},
  challenge: async () => ({ passed: false, at: 0, conditions: [] }),
};

export function labModule(slug: string, server: Partial<LabServer> = {}): LabModule {
  return {
    slug,
    limits: { children: 3, actionsPerSecond: 5 },
    model: endsModel as LabModule['model'],
    server: { ...bareServer, ...server },
  };
}

export interface FakeRoom extends Room {
  publish(event: LabEvent): void;
  pulse(name: string, at: number): void;
  /** What a reset does to those who look on. */
  replace(): void;
}

export function fakeRoom(visitor: string, lab = labModule('log')): FakeRoom {
  const subscribers = new Set<Subscriber>();
  let session = createSession(lab.model);
  let run = 1;
  return {
    visitor,
    lab,
    allowAction: () => true,
    session: () => session,
    context: () => ({ scope: scopeOf({ sandbox: '0'.repeat(16), run }) }) as LabContext,
    settled: async () => undefined,
    run: () => run,
    caughtUp: async () => undefined,
    subscribe(subscriber) {
      subscribers.add(subscriber);
      return () => void subscribers.delete(subscriber);
    },
    subscribers: () => subscribers.size,
    publish(event) {
      session.publish(event);
      for (const subscriber of subscribers) subscriber.event(event);
    },
    pulse(name, at) {
      for (const subscriber of subscribers) subscriber.pulse(name, at);
    },
    replace() {
      session = createSession(lab.model);
      run += 1;
      for (const subscriber of subscribers) subscriber.replaced();
    },
    reset: async () => undefined,
    rebuild: async () => undefined,
    close: async () => undefined,
  };
}
