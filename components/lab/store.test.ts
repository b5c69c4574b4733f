import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LabEvent } from '#lib/events.ts';
import type { JoinReply, Snapshot } from '#lib/realtime/protocol.ts';
import type { LabPart } from './store.ts';
import { labStore } from './store.ts';

type Listener = (message?: unknown) => void;

/** The socket as the store sees it: the test plays the server. */
const wire = vi.hoisted(() => ({
  listeners: new Map<string, Set<(message?: unknown) => void>>(),
  sent: [] as { event: string; message: unknown; reply?: (reply: never) => void }[],
  connected: true,
  active: true,
}));
vi.mock('./with-socket.ts', () => ({
  withSocket: (connect: (socket: unknown) => () => void) =>
    connect({
      get connected() {
        return wire.connected;
      },
      get active() {
        return wire.active;
      },
      emit: (event: string, message: unknown, reply?: (reply: never) => void) =>
        wire.sent.push({ event, message, ...(reply ? { reply } : {}) }),
      on: (event: string, listener: Listener) =>
        wire.listeners.set(event, (wire.listeners.get(event) ?? new Set()).add(listener)),
      off: (event: string, listener: Listener) => wire.listeners.get(event)?.delete(listener),
    }),
}));

beforeEach(() => {
  vi.useFakeTimers();
  // A hidden tab: it is drawn by the clock, and nothing here needs a browser.
  vi.stubGlobal('document', { visibilityState: 'hidden' });
  wire.listeners.clear();
  wire.sent.length = 0;
  wire.connected = true;
  wire.active = true;
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const numbered = (n: number): LabEvent => ({
  type: 'range',
  topic: 'pesanan',
  partition: 0,
  low: 0,
  end: n,
  at: n,
});
const snapshot = (epoch = 'e1', run = 1): Snapshot => ({
  epoch,
  run,
  now: Date.now(),
  base: { seq: 0, state: { ends: [] } },
  events: [numbered(1), numbered(2)],
});
const joins = () => wire.sent.filter(({ event }) => event === 'join');
const answer = (reply: JoinReply) =>
  joins()
    .at(-1)
    ?.reply?.(reply as never);
const tell = (event: string, message?: unknown) => {
  for (const listener of wire.listeners.get(event) ?? []) listener(message);
};
const events = (from: number, ends: number[], epoch = 'e1') =>
  tell('events', { slug: 'log', epoch, now: 0, from, events: ends.map(numbered) });

describe('a lab’s page', () => {
  it('joins when it opens, and shows what it was given', () => {
    const { store, ends } = opened();
    expect(joins()).toMatchObject([{ message: { slug: 'log' } }]);
    expect(store.view().connected).toBe(false);
    answer({ ok: true, snapshot: snapshot() });
    expect(store.view().connected).toBe(true);
    expect(ends()).toEqual([1, 2]);
  });

  it('follows, and after a break joins with what it knows', () => {
    const { store, ends } = opened();
    answer({ ok: true, snapshot: snapshot() });
    events(3, [3]);
    vi.advanceTimersByTime(300);
    tell('disconnect');
    expect(store.view()).toMatchObject({ connected: false, lostAt: Date.now() });
    tell('connect');
    expect(joins().at(-1)?.message).toEqual({ slug: 'log', known: { epoch: 'e1', seq: 3 } });
    answer({
      ok: true,
      continuation: { epoch: 'e1', now: 0, from: 4, events: [numbered(4)] },
    });
    vi.advanceTimersByTime(300);
    expect(ends()).toEqual([1, 2, 3, 4]);
  });

  it('asks once when something is missing, however much comes behind the gap', () => {
    const { ends } = opened();
    answer({ ok: true, snapshot: snapshot() });
    for (let n = 9; n < 60; n += 1) events(n, [n]);
    expect(joins()).toHaveLength(2);
    vi.advanceTimersByTime(300);
    expect(ends()).toEqual([1, 2]);
  });

  it('takes another story whole, and mixes nothing of the old one in', () => {
    const { ends, store } = opened();
    answer({ ok: true, snapshot: snapshot() });
    tell('snapshot', { slug: 'log', snapshot: { ...snapshot('e2', 2), events: [numbered(9)] } });
    expect(ends()).toEqual([9]);
    expect(store.view().history).toMatchObject({ epoch: 'e2', run: 2 });
  });

  it('is not touched by what is told to another lab', () => {
    const { ends } = opened();
    answer({ ok: true, snapshot: snapshot() });
    tell('events', { slug: 'other', epoch: 'e1', now: 0, from: 3, events: [numbered(3)] });
    vi.advanceTimersByTime(300);
    expect(ends()).toEqual([1, 2]);
  });

  it('says why it is refused and tries again, until it is left', () => {
    const { store, leave } = opened();
    answer({ ok: false, code: 'kafka-away' });
    expect(store.view()).toMatchObject({ connected: false, refused: 'kafka-away' });
    vi.advanceTimersByTime(1000);
    expect(joins()).toHaveLength(2);
    leave();
    expect(wire.sent.at(-1)).toMatchObject({ event: 'leave', message: { slug: 'log' } });
    answer({ ok: false, code: 'kafka-away' });
    vi.advanceTimersByTime(10_000);
    expect(joins()).toHaveLength(2);
    expect(vi.getTimerCount()).toBe(0);
  });
});

it('tells of a socket that is not let in, and not of one that nobody answers', () => {
  const { store } = opened();
  answer({ ok: true, snapshot: snapshot() });
  tell('disconnect');
  tell('connect_error', new Error('websocket error'));
  expect(store.view().refused).toBeUndefined();
  wire.active = false;
  tell('connect_error', new Error('limit-sockets'));
  expect(store.view()).toMatchObject({ connected: false, refused: 'limit-sockets' });
});

describe('a button', () => {
  it('is pressed once, however often it is clicked, and changes no state by itself', async () => {
    const { store, ends, run, done } = opened();
    answer({ ok: true, snapshot: snapshot() });
    const press = () => store.view().controls.send?.run();
    const both = [press(), press()];
    expect(store.view().controls.send?.pending).toBe(true);
    expect(run).toHaveBeenCalledTimes(1);
    done({ ok: true });
    expect(await Promise.all(both)).toEqual([{ ok: true }, { ok: true }]);
    expect(store.view().controls.send?.pending).toBe(false);
    expect(ends()).toEqual([1, 2]);
  });

  it('tells a refusal in words, also when the server did not answer at all', async () => {
    const { store } = opened();
    const refused = await store.perform(async () => ({ ok: false, code: 'limit-rate' }));
    expect(refused).toEqual({ ok: false, code: 'limit-rate', message: 'word for limit-rate' });
    const gone = await store.perform(() => Promise.reject(new TypeError('fetch failed')));
    expect(gone).toMatchObject({ ok: false, code: 'no-answer' });
    const old = Object.assign(new Error('not found'), { name: 'UnrecognizedActionError' });
    const other = await store.perform(() => Promise.reject(old));
    expect(other).toMatchObject({ ok: false, code: 'session-gone' });
  });

  it('waits, with the reason, while the connection or an engine is away or the past is shown', () => {
    const { store } = opened();
    const why = () => store.view().controls.send?.disabled;
    answer({ ok: true, snapshot: snapshot() });
    expect(why()).toBeUndefined();
    store.seek(1);
    expect(why()).toBe('in the past');
    store.seek(null);
    const down = { type: 'stack', kafka: 'down', mongo: 'up', at: 0 } as const;
    tell('events', { slug: 'log', epoch: 'e1', now: 0, from: 3, events: [down] });
    vi.advanceTimersByTime(300);
    expect(why()).toBe('wait for the broker');
    tell('disconnect');
    expect(why()).toBe('wait for the connection');
  });
});

interface State {
  readonly ends: readonly number[];
  readonly stack?: {
    kafka: 'up' | 'down';
    mongo: 'up' | 'down';
    since: { kafka: number; mongo: number };
  };
}

function opened() {
  // A store lives as long as the page's module; each test begins with one that has left.
  const store = labStore('log');
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
  store.register(part);
  const leave = store.open();
  return {
    store,
    run,
    leave,
    done: (reply: { ok: true }) => parts.done?.(reply),
    ends: () => (store.view().state as State | undefined)?.ends,
  };
}
