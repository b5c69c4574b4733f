import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { State } from './testing.ts';

// Files share their modules: this one has a store of its own, at the end of a wire of its own.
vi.resetModules();
vi.doMock('./with-socket.ts', async () => {
  const { withWire } = await import('./testing.ts');
  return { withSocket: withWire };
});
const { labStore } = await import('./store.ts');
const { answer, aPart, events, joins, numbered, snapshot, tell, wire } = await import(
  './testing.ts'
);
afterAll(() => {
  vi.doUnmock('./with-socket.ts');
  vi.resetModules();
});

beforeEach(() => {
  vi.useFakeTimers();
  // A hidden tab: it is drawn by the clock, and nothing here needs a browser.
  vi.stubGlobal('document', { visibilityState: 'hidden' });
  wire.begin();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

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

describe('a page whose lab is not heard', () => {
  it('does not call itself live when it is opened again, until the server has answered', () => {
    const { store, leave } = opened();
    answer({ ok: true, snapshot: snapshot() });
    vi.advanceTimersByTime(300);
    leave();
    const leftAt = Date.now();
    expect(store.view()).toMatchObject({ connected: false, lostAt: leftAt });
    vi.advanceTimersByTime(60_000);
    const again = opened();
    expect(again.store.view()).toMatchObject({ connected: false, lostAt: leftAt });
    expect(again.ends()).toEqual([1, 2]);
    answer({ ok: true, continuation: { epoch: 'e1', now: 0, from: 3, events: [numbered(3)] } });
    expect(again.store.view().connected).toBe(true);
  });

  it('is as old as the moment since when it is refused, however often that is', () => {
    const { store } = opened();
    answer({ ok: true, snapshot: snapshot() });
    events(9, [9]);
    const lostAt = Date.now();
    answer({ ok: false, code: 'kafka-away' });
    expect(store.view()).toMatchObject({ connected: false, lostAt, refused: 'kafka-away' });
    vi.advanceTimersByTime(1000);
    answer({ ok: false, code: 'kafka-away' });
    tell('disconnect');
    // Who said that the broker is away is away now itself.
    expect(store.view()).toMatchObject({ connected: false, lostAt, refused: undefined });
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

/** A store lives as long as the page's module; each test begins with one that has left. */
function opened() {
  const store = labStore('log');
  const { part, run, done } = aPart();
  store.register(part);
  const leave = store.open();
  return {
    ...{ store, run, leave, done },
    ends: () => (store.view().state as State | undefined)?.ends,
  };
}
