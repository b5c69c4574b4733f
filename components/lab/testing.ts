/** The socket as the store of a lab sees it, and a lab with nothing in it: a test plays the server. */
import { vi } from 'vitest';
import type { LabEvent } from '#lib/events.ts';
import type { JoinReply, Snapshot } from '#lib/realtime/protocol.ts';
import type { LabPart } from './store.ts';

type Listener = (message?: unknown) => void;

interface Sent {
  readonly event: string;
  readonly message: unknown;
  readonly reply?: (reply: JoinReply) => void;
}

export const wire = {
  listeners: new Map<string, Set<Listener>>(),
  sent: [] as Sent[],
  connected: true,
  active: true,
  begin() {
    wire.listeners.clear();
    wire.sent.length = 0;
    wire.connected = true;
    wire.active = true;
  },
};

/** In the place of `withSocket`. */
export const withWire = (connect: (socket: unknown) => () => void): (() => void) =>
  connect({
    get connected() {
      return wire.connected;
    },
    get active() {
      return wire.active;
    },
    emit: (event: string, message: unknown, reply?: Sent['reply']) =>
      wire.sent.push({ event, message, ...(reply ? { reply } : {}) }),
    on: (event: string, listener: Listener) =>
      wire.listeners.set(event, (wire.listeners.get(event) ?? new Set()).add(listener)),
    off: (event: string, listener: Listener) => wire.listeners.get(event)?.delete(listener),
  });

export const numbered = (n: number): LabEvent => ({
  type: 'range',
  topic: 'pesanan',
  partition: 0,
  low: 0,
  end: n,
  at: n,
});

export const snapshot = (epoch = 'e1', run = 1): Snapshot => ({
  epoch,
  run,
  now: Date.now(),
  base: { seq: 0, state: { ends: [] } },
  events: [numbered(1), numbered(2)],
});

export const joins = (): Sent[] => wire.sent.filter(({ event }) => event === 'join');

/** To the last question. */
export const answer = (reply: JoinReply): void => joins().at(-1)?.reply?.(reply);

export const tell = (event: string, message?: unknown): void => {
  for (const listener of wire.listeners.get(event) ?? []) listener(message);
};

export const events = (from: number, ends: number[], epoch = 'e1'): void =>
  tell('events', { slug: 'log', epoch, now: 0, from, events: ends.map(numbered) });

export interface State {
  readonly ends: readonly number[];
  readonly stack?: {
    kafka: 'up' | 'down';
    mongo: 'up' | 'down';
    since: { kafka: number; mongo: number };
  };
}

export function aPart() {
  const parts: { done?: (answer: { ok: true }) => void } = {};
  const run = vi.fn(
    () =>
      new Promise<{ ok: true }>((resolve) => {
        parts.done = resolve;
      }),
  );
  const part: LabPart<State> = {
    model: {
      initial: { ends: [] },
      reduce: (state, event) => {
        if (event.type === 'range') return { ...state, ends: [...state.ends, event.end] };
        if (event.type !== 'stack') return state;
        return {
          ...state,
          stack: { kafka: event.kafka, mongo: event.mongo, since: { kafka: 0, mongo: 0 } },
        };
      },
      milestones: {},
      measures: {},
      live: {},
    },
    controls: { send: { run, disabled: () => undefined } },
    actions: { predict: run, answer: run },
    words: {
      error: (code) => `word for ${code}`,
      waitConnection: 'wait for the connection',
      waitBroker: 'wait for the broker',
      waitDatabase: 'wait for the database',
      inPast: 'in the past',
    },
  };
  return { part, run, done: (reply: { ok: true }) => parts.done?.(reply) };
}
