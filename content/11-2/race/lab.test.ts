/**
 * The verbs of the lab `race` on a real broker, a real database and real processes, in one run from
 * the first race to the passed challenge. The dual write is its own negative control: for the very
 * orders in which CDC agrees, it has to be found apart.
 */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type LabBench, openBench } from '#infra/lab-bench.ts';
import { CONNECTOR, PATHS, PAUSE_MS, type PathName, type State } from './model.ts';
import { tally } from './model-readings.ts';
import { parseChange, type Status } from './order-change.ts';

const GUESSES = {
  'final-mongo': 'dikirim',
  'final-search': 'dibatalkan',
  'of-20': '0',
  'by-time': '0',
  'after-cdc': 'same',
};
const BEHIND = { count: 20, pauseMs: PAUSE_MS, clockMs: 0, together: false };

let bench: LabBench<State>;
const until = (holds: (state: State) => boolean) => bench.until(holds);
const ok = async (verb: string, input: unknown = {}) =>
  expect(await bench.act(verb, input), `${verb} ${JSON.stringify(input)}`).toEqual({ ok: true });
const settled = (path: PathName, races: number) =>
  until((state) => {
    const sum = tally(state, path);
    return sum.races === races && sum.settled === races;
  });
const failing = async () =>
  (await bench.challenge()).conditions.filter((one) => !one.ok).map(({ id }) => id);

const statuses = async (collection: string) => {
  const all = await bench.db().collection<{ _id: string; status: Status }>(collection).find();
  return new Map((await all.toArray()).map(({ _id, status }) => [_id, status]));
};
/** Orders whose status in the database is not the view's, by id. */
const apart = async (path: PathName) => {
  const view = await statuses(PATHS[path].collection);
  const orders = [...(await statuses('orders'))];
  return orders.filter(([id, status]) => view.get(id) !== status).map(([id]) => id);
};
/** The statuses of each order as a log has them. */
const logged = async (path: PathName) => {
  const by = new Map<string, Status[]>();
  for (const { value } of await bench.kafka().records(PATHS[path].topic)) {
    const change = parseChange(value);
    if (change) by.set(change.orderId, [...(by.get(change.orderId) ?? []), change.status]);
  }
  return by;
};
/** For every order: what the database accepted, by its own numbers, as the clients were told. */
const accepted = async () => {
  const entries = await bench.db().collection('ledger').find().sort({ operationTime: 1 }).toArray();
  const by = new Map<string, Status[]>();
  for (const { orderId, status } of entries) {
    by.set(orderId, [...(by.get(orderId) ?? ['DIBAYAR']), status]);
  }
  return by;
};

describe('lab race', () => {
  beforeAll(async () => {
    bench = await openBench<State>(inject('stack'), 'race');
    await until(({ processes }) => processes['client-2']?.phase === 'ready');
  });
  afterAll(() => bench[Symbol.asyncDispose]());

  it('waits for the guesses, and names the limit of what it refuses', async () => {
    const refused = async (verb: string, input: unknown) => {
      const answer = await bench.act(verb, input);
      return answer.ok ? 'ok' : answer.code;
    };
    expect(await refused('race', { ...BEHIND, count: 1 })).toBe('prediction-first');
    expect(await refused('run-cdc', {})).toBe('prediction-first');
    for (const [id, option] of Object.entries(GUESSES)) await ok('predict', { id, option });
    await until(({ progress }) => Object.keys(progress.predictions).length === 5);
    for (const count of [0, 21, 2.5, -1]) {
      expect(await refused('race', { ...BEHIND, count })).toBe('limit-races');
    }
    for (const pauseMs of [-1, 501, 0.5]) {
      expect(await refused('race', { ...BEHIND, pauseMs })).toBe('limit-pause');
      expect(await refused('race', { ...BEHIND, clockMs: pauseMs })).toBe('limit-pause');
    }
    for (const input of [{}, { ...BEHIND, count: '20' }, { ...BEHIND, more: 1 }]) {
      expect(await refused('race', input)).toBe('bad-input');
    }
    expect(await bench.db().collection('orders').countDocuments()).toBe(0);
    expect(await bench.kafka().records('pesanan')).toEqual([]);
  });

  it('leaves MongoDB and search apart after one race, without an error', async () => {
    await ok('race', { ...BEHIND, count: 1, pauseMs: 500 });
    await settled('search', 1);
    expect((await statuses('orders')).get('ORD-1')).toBe('DIBATALKAN');
    expect((await statuses('search_index')).get('ORD-1')).toBe('DIKIRIM');
    expect((await logged('search')).get('ORD-1')).toEqual(['DIBAYAR', 'DIBATALKAN', 'DIKIRIM']);
    expect(await bench.db().collection('ledger').countDocuments({ error: null })).toBe(2);
    expect(bench.state().reached).toEqual(['raced']);
  });

  it('shows as many apart as the database itself, and the challenge says what lacks', async () => {
    expect(await failing()).toContain('races');
    await ok('line');
    await until(({ line }) => line === 1);
    await ok('race', BEHIND);
    await settled('search', 21);
    const ids = await apart('search');
    expect(tally(bench.state(), 'search').apart).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(1);
    expect(await failing()).toEqual(['agree', 'order']);
    const { conditions } = await bench.challenge();
    expect(conditions.find(({ id }) => id === 'agree')?.left).toContain('DIBATALKAN ≠ ∅');
  });

  it('agrees in every one of the same races once they come through the connector', async () => {
    await ok('run-cdc');
    await settled('search-cdc', 21);
    expect(await apart('search-cdc')).toEqual([]);
    // The negative control: for the same orders, by id, the two writes are still apart.
    expect((await apart('search')).length).toBeGreaterThan(1);
    const truth = await accepted();
    expect(truth.size).toBe(21);
    expect(await logged('search-cdc')).toEqual(truth);
    await until(({ reached }) => reached.includes('derived'));
    expect(await failing()).toEqual([]);
    await until(({ progress }) => progress.passed !== undefined);
  });

  it('notices a view that was tampered with, and an order that is missing from it', async () => {
    const view = bench.db().collection<{ _id: string }>('search_index_cdc');
    const before = await view.findOne({ _id: 'ORD-7' });
    await view.updateOne({ _id: 'ORD-7' }, { $set: { status: 'DIKIRIM' } });
    expect(await failing()).toEqual(['agree']);
    await view.deleteOne({ _id: 'ORD-7' });
    expect(await failing()).toEqual(['agree']);
    if (before) await view.insertOne(before);
    expect(await failing()).toEqual([]);
  });

  it('agrees whoever comes first, and over the death of its connector', async () => {
    const racing = ok('race', { ...BEHIND, together: true });
    await until((state) => tally(state, 'search').races === 41);
    await ok('stop-connector', { how: 'kill' });
    await racing;
    await settled('search', 41);
    await ok('run-cdc');
    await settled('search-cdc', 41);
    expect(await apart('search-cdc')).toEqual([]);
    expect(bench.state().processes[CONNECTOR]?.phase).not.toBe('exited');
  });

  it('holds no more races in a run than it says', async () => {
    const counters = bench.db().collection<{ _id: string }>('counters');
    await counters.updateOne({ _id: 'orders' }, { $set: { n: 181 } });
    expect(await bench.act('race', BEHIND)).toMatchObject({ ok: false, code: 'limit-run' });
    expect(await counters.findOne({ _id: 'orders' })).toMatchObject({ n: 181 });
    await ok('race', { ...BEHIND, count: 19 });
    await settled('search-cdc', 60);
    expect(await apart('search-cdc')).toEqual([]);
  });
});
