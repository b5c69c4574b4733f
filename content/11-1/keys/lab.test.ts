/**
 * The verbs of the lab `keys` on a real broker, a real database and real processes. The observers'
 * facts are awaited, then held against reads of the broker and the database themselves.
 */
import { Partitioners } from 'kafkajs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type LabBench, openBench } from '#infra/lab-bench.ts';
import { recordsIn } from '#lib/fold/topic.ts';
import { CUSTOMERS } from '../../shop/events.ts';
import { GROUP, SENDER, type State, TOPIC } from './model.ts';
import { sendsOf } from './model-readings.ts';
import { parseStatus } from './status.ts';

describe('lab keys', () => {
  let bench: LabBench<State>;
  beforeAll(async () => {
    bench = await openBench<State>(inject('stack'), 'keys');
  });
  afterAll(async () => {
    await bench[Symbol.asyncDispose]();
  });

  const state = () => bench.state();
  const until = (holds: (state: State) => boolean) => bench.until(holds);
  const last = (now: State) => sendsOf(now).at(-1);
  const allViewed = (now: State) => sendsOf(now).every(({ done }) => done);
  const held = async () =>
    (await bench.kafka().ranges(TOPIC)).reduce((sum, { end }) => sum + end, 0);
  const views = () => bench.db().collection('order_status');
  const run = async (pace: 'slow' | 'even') => {
    expect(await bench.act('run', { pace })).toEqual({ ok: true });
    const every = Object.keys(state().partitions).length;
    await until(({ group: { members } }) => {
      const held = members.map(({ partitions }) => partitions.length);
      return held.length === every && held.every((count) => count === 1);
    });
  };
  const failing = async () =>
    (await bench.challenge()).conditions.filter(({ ok }) => !ok).map(({ id }) => id);

  it('opens with its sender running and three empty partitions', async () => {
    await until(({ processes }) => processes[SENDER]?.phase === 'ready');
    await until(({ partitions }) => Object.keys(partitions).length === 3);
    expect(await bench.kafka().ranges(TOPIC)).toEqual(
      [0, 1, 2].map((partition) => ({ partition, low: 0, end: 0 })),
    );
  });

  it('keeps a button locked until its prediction is stored', async () => {
    for (const [verb, input] of [
      ['place', { orders: 12, key: 'none' }],
      ['place', { orders: 12, key: 'customer' }],
      ['place', { orders: 12, key: 'seller' }],
      ['open', {}],
      ['grow', { to: 4 }],
      ['measure', { keys: 100, from: 3, to: 4 }],
    ] as const) {
      expect(await bench.act(verb, input)).toMatchObject({ code: 'prediction-first' });
    }
    for (const [id, option] of [
      ['no-key', '0'],
      ['budi', '1'],
      ['moved', '75'],
      ['split', '0'],
      ['hot', 'even'],
    ]) {
      expect(await bench.act('predict', { id, option })).toEqual({ ok: true });
    }
    await until(({ progress }) => Object.keys(progress.predictions).length === 5);
    expect(await held()).toBe(0);
  });

  it.each([
    ['place', { orders: 0, key: 'none' }, 'limit-orders'],
    ['place', { orders: 201, key: 'none' }, 'limit-orders'],
    ['place', { orders: 1.5, key: 'none' }, 'limit-orders'],
    ['place', { orders: 12, key: 'colour' }, 'bad-input'],
    ['place', { orders: { $gt: 0 }, key: 'none' }, 'bad-input'],
    ['place', { orders: 12, key: '__proto__' }, 'bad-input'],
    ['measure', { keys: 99, from: 3, to: 4 }, 'limit-keys'],
    ['measure', { keys: 10_001, from: 3, to: 4 }, 'limit-keys'],
    ['measure', { keys: 100, from: 0, to: 4 }, 'limit-measured'],
    ['measure', { keys: 100, from: 4, to: 4 }, 'limit-measured'],
    ['measure', { keys: 100, from: 12, to: 13 }, 'limit-measured'],
    ['grow', { to: 3 }, 'limit-partitions'],
    ['grow', { to: 7 }, 'limit-partitions'],
    ['finish', {}, 'nothing-open'],
    ['stop', { how: 'kill' }, 'not-running'],
    ['run', { pace: 'fast' }, 'bad-input'],
    ['constructor', {}, 'bad-input'],
  ])('refuses %s %j as %s and changes nothing', async (verb, input, code) => {
    expect(await bench.act(verb, input)).toMatchObject({ ok: false, code });
    expect(await bench.kafka().ranges(TOPIC)).toHaveLength(3);
    expect(await held()).toBe(0);
  });

  it('loses the order of every order without a key, and the view believes it', async () => {
    await run('slow');
    expect(await bench.act('place', { orders: 6, key: 'none' })).toEqual({ ok: true });
    await until(allViewed);
    // In turn over three partitions: each order has all three. Four of six have an earlier state
    // in the slow one; a busy machine may be late for some of them elsewhere too.
    expect(last(state())).toMatchObject({ by: 'none', orders: 6, inverted: 6 });
    expect(last(state())?.misread).toBeGreaterThan(0);
    const records = await bench.kafka().recordsByPartition(TOPIC);
    expect([...records.values()].map(({ length }) => length)).toEqual([6, 6, 6]);
    expect([...records.values()].flat().every(({ key }) => key === null)).toBe(true);
    const wrong = await views().countDocuments({ state: { $ne: 'PesananDikirim' } });
    expect(wrong).toBeGreaterThan(0);
    expect(last(state())?.wrong).toBe(wrong);
  });

  it('keeps it under a key, however slow a partition is', async () => {
    expect(await bench.act('place', { orders: 6, key: 'customer' })).toEqual({ ok: true });
    await until((now) => sendsOf(now).length === 2 && allViewed(now));
    expect(last(state())).toMatchObject({ by: 'customer', inverted: 0, misread: 0, wrong: 0 });
    const places = new Map<string, Set<number>>();
    for (const [partition, records] of await bench.kafka().recordsByPartition(TOPIC)) {
      for (const { key } of records) {
        if (key) places.set(key, (places.get(key) ?? new Set()).add(partition));
      }
    }
    const fate = CUSTOMERS.map((name) => [...(places.get(name) ?? [])]);
    expect(fate).toEqual([[0], [0], [1], [1], [2], [2]]);
  });

  it('takes two presses at once for one, and a view killed twice for dead', async () => {
    expect(await bench.act('stop', { how: 'term' })).toEqual({ ok: true });
    await run('even');
    const before = await held();
    const both = await Promise.all([
      bench.act('place', { orders: 60, key: 'order' }),
      bench.act('place', { orders: 60, key: 'order' }),
    ]);
    const codes = both.map((answer) => (answer.ok ? 'ok' : answer.code)).sort();
    expect(codes).toEqual(['ok', 'still-working']);
    expect(await held()).toBe(before + 180);
    await until(allViewed);
    expect(await bench.act('stop', { how: 'kill' })).toEqual({ ok: true });
    expect(await bench.act('stop', { how: 'kill' })).toMatchObject({ code: 'not-running' });
    await until(({ processes }) => processes[GROUP]?.phase === 'exited');
  });

  it('measures on real topics what the hash says, and leaves none behind', async () => {
    expect(await bench.act('measure', { keys: 10_000, from: 3, to: 4 })).toEqual({ ok: true });
    await until(({ moves }) => moves.length === 1);
    const partitioner = Partitioners.DefaultPartitioner();
    const place = (key: string, count: number) =>
      partitioner({
        topic: 't',
        message: { key, value: '' },
        partitionMetadata: Array.from({ length: count }, (_, partitionId) => ({
          ...{ partitionErrorCode: 0, partitionId, leader: 0 },
          ...{ replicas: [], isr: [] },
        })),
      });
    const keys = Array.from({ length: 10_000 }, (_, n) => CUSTOMERS[n] ?? `pembeli-${n}`);
    const moved = keys.filter((key) => place(key, 3) !== place(key, 4)).length;
    expect(state().moves[0]).toMatchObject({ keys: 10_000, from: 3, to: 4, moved });
    expect(moved).toBeGreaterThan(7000);
    expect(moved).toBeLessThan(8000);
    await until(({ measuring }) => !measuring);
    await expect(bench.kafka().ranges('pengukuran-1')).rejects.toThrow();
  });

  it('scatters orders that are under way while a partition is added', async () => {
    expect(await bench.act('open', {})).toEqual({ ok: true });
    await until(({ open }) => Object.keys(open).length === 6);
    expect(await bench.act('open', {})).toMatchObject({ code: 'orders-open' });
    // Pressed twice at once: one of them comes too late, and says so.
    const grown = await Promise.all([bench.act('grow', { to: 4 }), bench.act('grow', { to: 4 })]);
    const answers = grown.map((answer) => (answer.ok ? 'ok' : answer.code)).sort();
    expect(answers).toEqual(['limit-partitions', 'ok']);
    await until(({ partitions }) => Object.keys(partitions).length === 4);
    expect(await bench.act('finish', {})).toEqual({ ok: true });
    await until((now) => last(now)?.complete === 6 && Object.keys(now.open).length === 0);
    // All but rina have moved: the orders of five buyers.
    expect(last(state())).toMatchObject({ by: 'customer', orders: 6, inverted: 5 });
    const fourth = (await bench.kafka().recordsByPartition(TOPIC)).get(3) ?? [];
    const known = fourth.flatMap(({ value }) => parseStatus(value)?.customer ?? []);
    expect([...new Set(known)].sort()).toEqual(['agus', 'joko']);
    await run('slow');
    await until(allViewed);
    expect(last(state())?.misread).toBeGreaterThan(0);
    expect(state().reached).toContain('split');
  });

  it('makes one partition hot under the key of a great seller', async () => {
    expect(await bench.act('stop', { how: 'term' })).toEqual({ ok: true });
    await run('even');
    expect(await bench.act('place', { orders: 120, key: 'seller' })).toEqual({ ok: true });
    await until((now) => last(now)?.by === 'seller' && allViewed(now));
    const shares = Object.values(last(state())?.shares ?? {});
    expect(Math.max(...shares)).toBeGreaterThanOrEqual(216);
    expect(last(state())?.inverted).toBe(0);
  });

  it('is red for every unsound key, and green for a sound one', async () => {
    expect(await bench.act('stop', { how: 'term' })).toEqual({ ok: true });
    expect(await failing()).toEqual(['orders', 'inversions', 'spread', 'share', 'view']);
    expect(await bench.act('place', { orders: 200, key: 'none' })).toEqual({ ok: true });
    expect(await failing()).toEqual(['inversions', 'view']);
    expect(await bench.act('place', { orders: 200, key: 'shop' })).toEqual({ ok: true });
    expect(await failing()).toEqual(['spread', 'share', 'view']);
    expect(await bench.act('place', { orders: 200, key: 'order' })).toEqual({ ok: true });
    expect(await failing()).toEqual(['view']);
    await until((now) => last(now)?.by === 'order' && last(now)?.complete === 200);
    const { send } = last(state()) ?? {};
    // The unsound ones need not be read as well.
    await until(({ group }) => group.members.length === 0);
    for (const [partition, records] of await bench.kafka().recordsByPartition(TOPIC)) {
      const offset = records.findIndex(({ value }) => parseStatus(value)?.send === send);
      await bench.kafka().moveBookmark(GROUP, TOPIC, partition, offset);
    }
    await run('even');
    await until((now) => last(now)?.done === true);
    expect(await failing()).toEqual([]);
    await until(({ progress }) => progress.passed !== undefined);
    await views().updateOne({ send }, { $set: { state: 'PesananDibuat' } });
    expect(await failing()).toEqual(['view']);
  }, 60_000);

  it('holds a bounded number of messages, and says so', async () => {
    let answer = await bench.act('place', { orders: 200, key: 'order' });
    while (answer.ok) answer = await bench.act('place', { orders: 200, key: 'order' });
    expect(answer).toMatchObject({ code: 'limit-run' });
    expect(await held()).toBeLessThanOrEqual(3000);
  });

  it('rebuilds the same state from broker and database', async () => {
    // At rest, or the two readings would be of different moments.
    expect(await bench.act('stop', { how: 'term' })).toEqual({ ok: true });
    await until(({ group }) => group.members.length === 0);
    const before = state();
    await bench.rebuild();
    const same = (now: State) => JSON.stringify(sendsOf(now)) === JSON.stringify(sendsOf(before));
    await until(same);
    expect(recordsIn(state().partitions)).toBe(recordsIn(before.partitions));
    expect(state().moves).toEqual(before.moves);
    expect(state().seams).toBe(1);
  });
});
