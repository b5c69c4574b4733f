/**
 * The verbs of the lab `commit-order` on a real broker, a real database and real processes: what
 * each place of the commit costs when its program dies in the gap, and what is left of it when the
 * commit is moved behind the lab's back. Held against broker and database themselves.
 */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type LabBench, openBench } from '#infra/lab-bench.ts';
import { isAlive } from '#lib/fold/shared.ts';
import { parseOrder } from '../../shop/events.ts';
import { PROGRAM } from './lab.ts';
import type { State } from './model.ts';
import { isDone, lastSeries, outcomeOf } from './model-series.ts';
import { CONSUMERS, type ConsumerName, GAP, type Place, TOPIC } from './names.ts';
import type { Payment, SignalNote } from './stores.ts';

const GUESSES = {
  'after-batch': 'exact',
  'after-record': 'exact',
  'before-effect': 'exact',
  sigterm: 'more',
};
/** Orders of a series here, and how many of them are charged when a service stands midway. */
const SERIES = 50;
const MIDWAY = 15;

describe('lab commit-order', () => {
  let bench: LabBench<State>;
  beforeAll(async () => {
    bench = await openBench<State>(inject('stack'), 'commit-order');
    await until(({ processes }) => processes.injector?.phase === 'ready');
  });
  afterAll(() => bench[Symbol.asyncDispose]());

  const state = () => bench.state();
  const until = (holds: (state: State) => boolean) => bench.until(holds);
  const ok = async (verb: string, input: object) =>
    expect(await bench.act(verb, input), `${verb} ${JSON.stringify(input)}`).toEqual({ ok: true });
  const send = async (orders: number) => {
    const end = state().end + orders;
    await ok('send', { orders });
    await until((now) => now.end === end && lastSeries(now).next === end);
  };
  const stands = (group: ConsumerName, place: Place) =>
    until(({ standings }) => standings[group]?.place === place);
  const stand = async (group: ConsumerName, place = GAP[group]) => {
    await ok('run', { consumer: group, stand: place });
    await stands(group, place);
  };
  const stop = async (consumer: ConsumerName, how: 'term' | 'kill') => {
    await ok('stop', { consumer, how });
    await until((now) => !isAlive(now, consumer) && now.standings[consumer] === undefined);
  };
  const finished = (group: ConsumerName) =>
    until((now) => isDone(now, group, lastSeries(now)) && now.groups[group].committed === now.end);
  const run = async (group: ConsumerName) => {
    await ok('run', { consumer: group });
    await finished(group);
  };
  const committed = async (group: ConsumerName) =>
    (await bench.kafka().committed(group, TOPIC)).get(0) ?? null;
  const payments = (group: ConsumerName, from = 0) =>
    bench
      .db()
      .collection<Payment>('payments')
      .find({ group, offset: { $gte: from } })
      .toArray();
  const charges = async (group: ConsumerName, from = 0) =>
    (await payments(group, from)).reduce((sum, { times }) => sum + times, 0);
  const failing = async () =>
    (await bench.challenge()).conditions.filter((one) => !one.ok).map(({ id }) => id);

  it('keeps its verbs locked until their guesses are stored', async () => {
    for (const [verb, input] of [
      ...CONSUMERS.map((consumer) => ['run', { consumer }] as const),
      ['run', { consumer: 'payment-batch', stand: 'after-effect' }],
      ['stop', { consumer: 'payment-batch', how: 'term' }],
    ] as const) {
      expect(await bench.act(verb, input)).toMatchObject({ ok: false, code: 'prediction-first' });
    }
    for (const [id, option] of Object.entries(GUESSES)) await ok('predict', { id, option });
    await until(({ progress }) => Object.keys(progress.predictions).length === 4);
  });

  it.each([
    ['send', { orders: 9 }, 'limit-orders'],
    ['send', { orders: 201 }, 'limit-orders'],
    ['send', { orders: 10.5 }, 'limit-orders'],
    ['send', { orders: '100' }, 'bad-input'],
    ['send', { orders: { $gt: 0 } }, 'bad-input'],
    ['send', {}, 'bad-input'],
    ['run', { consumer: 'injector' }, 'bad-input'],
    ['run', { consumer: 'payment-batch', stand: 'nowhere' }, 'bad-input'],
    ['run', { consumer: 'payment-batch', stand: 'after-effect' }, 'no-order-yet'],
    ['stop', { consumer: 'payment-batch', how: 'kill' }, 'not-running'],
    ['stop', { consumer: 'payment-batch', how: 'SIGSTOP' }, 'bad-input'],
    ['predict', { id: 'sigterm', option: '100' }, 'bad-input'],
  ])('refuses %s %j with %s, and changes nothing', async (verb, input, code) => {
    expect(await bench.act(verb, input)).toMatchObject({ ok: false, code });
    expect(await bench.kafka().ranges(TOPIC)).toEqual([{ partition: 0, low: 0, end: 0 }]);
    for (const name of ['orders', 'series', 'signals']) {
      expect(await bench.db().collection(name).countDocuments()).toBe(0);
    }
  });

  it('stands in the gap of each place: effect and bookmark disagree as they should', async () => {
    await send(SERIES);
    await Promise.all(CONSUMERS.map((group) => stand(group)));
    expect(await Promise.all(CONSUMERS.map((group) => charges(group)))).toEqual([
      MIDWAY,
      MIDWAY,
      MIDWAY - 1,
    ]);
    expect(await Promise.all(CONSUMERS.map(committed))).toEqual([null, MIDWAY - 1, MIDWAY]);
    expect(await bench.act('send', { orders: 10 })).toMatchObject({ code: 'still-working' });
  });

  it('repeats the tail that was not committed, one order, or none and loses it', async () => {
    await Promise.all(CONSUMERS.map((group) => stop(group, 'kill')));
    await Promise.all(CONSUMERS.map(run));
    const [batch, record, before] = await Promise.all(CONSUMERS.map((group) => payments(group, 0)));
    const counts = await Promise.all(CONSUMERS.map((group) => charges(group)));
    expect(counts).toEqual([SERIES + MIDWAY, SERIES + 1, SERIES - 1]);
    // K2: what is repeated is the tail from the bookmark to the last effect, and nothing else.
    const again = (all: readonly Payment[] = []) =>
      all.filter(({ times }) => times > 1).map(({ offset }) => offset);
    expect(again(batch).sort((a, b) => a - b)).toEqual(Array.from({ length: MIDWAY }, (_, n) => n));
    expect(again(record)).toEqual([MIDWAY - 1]);
    expect(again(before)).toEqual([]);
    expect(before?.some(({ offset }) => offset === MIDWAY - 1)).toBe(false);
    // K3: a position holds one order, for whoever reads it; a repeat is another process's.
    const records = await bench.kafka().records(TOPIC);
    for (const { offset, orderId, pids, times } of [batch, record, before].flatMap(
      (all = []) => all,
    )) {
      expect(parseOrder(records[offset]?.value ?? '')?.orderId).toBe(orderId);
      expect(new Set(pids).size).toBe(times);
    }
    const series = lastSeries(state());
    expect(outcomeOf(state(), 'payment-batch', series)).toMatchObject({
      amount: (SERIES + MIDWAY) * 10_000,
    });
    expect(outcomeOf(state(), 'payment-before', series)).toMatchObject({ never: [MIDWAY - 1] });
    // One signal each: that makes no experiment yet, for the text nor for the challenge.
    expect(state().reached).toEqual([]);
    expect(await failing()).toEqual(['kills', 'exact', 'terms']);
  });

  it('charges exactly once where SIGTERM came twice in the same gap', async () => {
    await Promise.all(CONSUMERS.map((group) => stop(group, 'term')));
    await send(SERIES);
    for (const round of [1, 2]) {
      await stand('payment-batch');
      expect(await committed('payment-batch')).toBe(SERIES + MIDWAY * (round - 1));
      await stop('payment-batch', 'term');
      expect(await committed('payment-batch')).toBe(SERIES + MIDWAY * round);
    }
    await run('payment-batch');
    expect(await charges('payment-batch', SERIES)).toBe(SERIES);
    await until(({ reached }) => reached.includes('leftTwice'));
    const notes = bench.db().collection<SignalNote>('signals');
    expect(await notes.countDocuments({ signal: 'SIGTERM', offset: { $ne: null } })).toBe(2);
  });

  it('turns the check red when the commit is moved behind the effect', async () => {
    const moved = (standAt?: { place: Place; offset: number }) => {
      const settings = { topic: TOPIC, group: 'payment-before', commit: 'payment-record' };
      const own = { ...settings, workMs: 0, ...(standAt ? { standAt } : {}) };
      bench.children().start({ name: 'payment-before', program: PROGRAM, settings: own });
    };
    moved({ place: 'before-effect', offset: SERIES + MIDWAY - 1 });
    await Promise.all([stands('payment-before', 'before-effect'), stand('payment-record')]);
    await Promise.all([stop('payment-before', 'kill'), stop('payment-record', 'kill')]);
    moved();
    await Promise.all([finished('payment-before'), run('payment-record')]);
    // Killed in the same place as before, and nobody is missing: the third result can't be had.
    expect(await charges('payment-before', SERIES)).toBe(SERIES);
    expect(await charges('payment-record', SERIES)).toBe(SERIES + 1);
    expect(await failing()).toEqual(['fewer', 'kills']);
    await until((now) => outcomeOf(now, 'payment-before', lastSeries(now)).never.length === 0);
  });

  it('rebuilds the same figures from broker and database', async () => {
    const before = state();
    await bench.rebuild();
    await until(({ end, groups }) =>
      CONSUMERS.every((group) => end === 2 * SERIES && groups[group].committed === end),
    );
    const now = state();
    expect(now.series).toEqual(before.series);
    expect(now.signals).toEqual(before.signals);
    for (const group of CONSUMERS) {
      for (const series of [{ number: 1, first: 0, next: SERIES }, lastSeries(before)]) {
        expect(outcomeOf(now, group, series)).toEqual(outcomeOf(before, group, series));
      }
    }
  });
});
