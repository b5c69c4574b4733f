/**
 * The verbs of the lab `phone` on real processes: the waits add, the chances multiply, one death
 * fails every order. The observers' facts are held against the ledger and the services themselves.
 */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type LabBench, openBench } from '#infra/lab-bench.ts';
import { percentOf, quantile } from '../../shop/ledger.ts';
import type { Sheet } from '../../shop/order-desk.ts';
import { SERVICES } from '../../shop/services.ts';
import { LIMITS, ORDERS, type State } from './model.ts';
import { seriesOf } from './testing.ts';

const GUESSES = [
  ['healthy', '30'],
  ['two-percent', '98'],
  ['slow', '184'],
  ['dead', 'some'],
  ['retry-dead', 'all'],
] as const;

describe('lab phone', () => {
  let bench: LabBench<State>;
  beforeAll(async () => {
    bench = await openBench<State>(inject('stack'), 'phone');
  });
  afterAll(async () => {
    await bench[Symbol.asyncDispose]();
  });

  const state = () => bench.state();
  const until = (holds: (state: State) => boolean) => bench.until(holds);
  const act = (verb: string, input: object = {}) => bench.act(verb, input);
  const { last, send } = seriesOf(() => bench);

  it('opens with five services and their caller, each a process with a port of its own', async () => {
    await until(({ processes }) =>
      [ORDERS, ...SERVICES].every((name) => processes[name]?.phase === 'ready'),
    );
    const pids = [ORDERS, ...SERVICES].map((name) => state().processes[name]?.pid);
    expect(new Set(pids).size).toBe(6);
    const addresses = await Promise.all(
      SERVICES.map((name) => bench.children().call(name, 'address', null)),
    );
    expect(new Set(addresses.map((one) => (one as { port: number }).port)).size).toBe(5);
  });

  it('keeps orders, kills and presets locked until their guesses are stored', async () => {
    for (const [verb, input] of [
      ['place', { count: 100 }],
      ['preset', { name: 'failing' }],
      ['preset', { name: 'slow' }],
      ['kill', { service: 'notification' }],
      ['retry', { on: true }],
    ] as const) {
      expect(await act(verb, input)).toMatchObject({ ok: false, code: 'prediction-first' });
    }
    expect(bench.children().running('notification')).toBe(true);
    for (const [id, option] of GUESSES) await act('predict', { id, option });
    await until(({ progress }) => Object.keys(progress.predictions).length === GUESSES.length);
  });

  it.each([
    ['place', { count: 2 }, 'bad-input'],
    ['place', { count: { $gt: 0 } }, 'bad-input'],
    ['kill', { service: 'order-service' }, 'bad-input'],
    ['kill', { service: '__proto__' }, 'bad-input'],
    ['set', { service: 'search', failPercent: 101, delayMs: 30 }, 'limit-service'],
    ['set', { service: 'search', failPercent: -1, delayMs: 30 }, 'limit-service'],
    ['set', { service: 'search', failPercent: 2.5, delayMs: 30 }, 'limit-service'],
    ['set', { service: 'search', failPercent: 0, delayMs: 2001 }, 'limit-service'],
    ['set', { service: 'search', failPercent: Number.NaN, delayMs: 30 }, 'limit-service'],
    ['forecast', { percent: 101 }, 'limit-forecast'],
    ['forecast', { percent: Number.NaN }, 'limit-forecast'],
    ['constructor', {}, 'bad-input'],
  ])('refuses %s %j with %s and changes nothing', async (verb, input, code) => {
    const { book, series } = state();
    expect(await act(verb, input)).toMatchObject({ ok: false, code });
    expect(state()).toMatchObject({ book, series });
    expect(await bench.db().collection('orders').countDocuments()).toBe(0);
  });

  it('adds the waits of all five', async () => {
    const { series, orders } = await send(100);
    expect(orders.map(({ status }) => status)).toEqual(Array(100).fill(201));
    expect(series.accepted).toBe(100);
    const sorted = orders.map(({ ms }) => ms).sort((a, b) => a - b);
    expect(sorted[0]).toBeGreaterThanOrEqual(145);
    expect(Math.abs((quantile(series, 0.5) ?? 0) - (sorted[49] ?? 0))).toBeLessThanOrEqual(1);
    for (const name of SERVICES) {
      const counted = await bench.children().call(name, 'counted', String(series.id));
      expect(counted).toEqual({ done: 100, refused: 0 });
    }
    expect(state().reached).toEqual(['healthy']);
    expect(state().watched).toMatchObject({ status: 201, calls: { search: { status: 200 } } });
  });

  it('multiplies their chances, and calls nobody after the first refusal', async () => {
    expect(await act('preset', { name: 'failing' })).toEqual({ ok: true });
    const { series, orders } = await send(300);
    // 0.98⁵ is 90.4 %; of 300 draws, all but one in ten thousand lie within 6.6 points.
    expect(percentOf(series)).toBeGreaterThan(83);
    expect(percentOf(series)).toBeLessThan(97);
    expect(orders.filter(({ status }) => status === 201)).toHaveLength(series.accepted);
    const [first, second] = await Promise.all(
      (['payment', 'inventory'] as const).map(
        async (name) =>
          (await bench.children().call(name, 'counted', String(series.id))) as {
            done: number;
            refused: number;
          },
      ),
    );
    expect(first && first.done + first.refused).toBe(300);
    expect(second && second.done + second.refused).toBe(first?.done);
    expect(state().reached).toContain('failing');
  });

  it('waits for the slowest, though nothing fails', async () => {
    expect(await act('preset', { name: 'slow' })).toEqual({ ok: true });
    const { series, orders } = await send(100);
    expect(series.accepted).toBe(100);
    expect(Math.min(...orders.map(({ ms }) => ms))).toBeGreaterThanOrEqual(915);
    expect(state().reached).toContain('slowed');
  });

  it('changes nothing while buyers wait, and sends no second series beside them', async () => {
    expect(await act('place', { count: 100 })).toEqual({ ok: true });
    for (const [verb, input] of [
      ['place', { count: 1 }],
      ['set', { service: 'search', failPercent: 1, delayMs: 30 }],
      ['preset', { name: 'healthy' }],
      ['retry', { on: true }],
      ['forecast', { percent: 80 }],
    ] as const) {
      expect(await act(verb, input)).toMatchObject({ ok: false, code: 'orders-running' });
    }
    await until(({ series }) => series.at(-1)?.id === 4 && series.at(-1)?.over === true);
    expect(last()?.placed).toBe(100);
  });

  it('fails every order when one service is dead, and nobody is called after it', async () => {
    await act('preset', { name: 'healthy' });
    const pid = state().processes.notification?.pid ?? 0;
    const kills = await Promise.all([
      act('kill', { service: 'notification' }),
      act('kill', { service: 'notification' }),
    ]);
    expect(kills.some(({ ok }) => ok)).toBe(true);
    expect(() => process.kill(pid, 0)).toThrow();
    expect(await act('kill', { service: 'notification' })).toMatchObject({ code: 'not-running' });
    const { series, orders } = await send(100);
    expect(orders.map(({ status }) => status)).toEqual(Array(100).fill(502));
    expect(series.failures).toEqual({ 'notification ECONNREFUSED': 100 });
    const counted = (name: string) => bench.children().call(name, 'counted', String(series.id));
    expect(await counted('inventory')).toEqual({ done: 100, refused: 0 });
    expect(await counted('analytics')).toEqual({ done: 0, refused: 0 });
    expect(bench.children().running(ORDERS)).toBe(true);
  });

  it('is not helped by trying a dead one again, but heals brief failures', async () => {
    expect(await act('retry', { on: true })).toEqual({ ok: true });
    const dead = await send(100);
    expect(dead.series.accepted).toBe(0);
    expect(dead.orders.every(({ calls }) => (calls as unknown[]).length === 5)).toBe(true);
    expect(await act('revive', { service: 'notification' })).toEqual({ ok: true });
    expect(await act('revive', { service: 'notification' })).toMatchObject({
      code: 'already-running',
    });
    await act('preset', { name: 'failing' });
    const { series } = await send(300);
    // Three refusals in a row are eight in a million calls.
    expect(series.accepted).toBeGreaterThanOrEqual(299);
    expect(state().reached).toEqual(['healthy', 'failing', 'slowed', 'dead', 'retried', 'healed']);
    await until(({ progress }) => Object.keys(progress.outcomes ?? {}).length === GUESSES.length);
    expect(state().progress.outcomes?.dead?.option).toBe('none');
  });

  it('passes no challenge that was not foretold, and one that was', async () => {
    expect((await bench.challenge()).passed).toBe(false);
    await act('retry', { on: false });
    for (const service of SERVICES) {
      const failPercent = service === 'search' ? 20 : 0;
      expect(await act('set', { service, failPercent, delayMs: 5 })).toEqual({ ok: true });
    }
    expect(await act('forecast', { percent: 80 })).toEqual({ ok: true });
    await until(({ series }) => series.at(-1)?.forecast === 80 && series.at(-1)?.over === true);
    await until(({ series }) => series.at(-1)?.placed === 1000);
    const report = await bench.challenge();
    // Chance alone keeps one right answer in sixty out; whatever it was, the parts must agree.
    const luck = new Set(['rate', 'forecast']);
    expect(report.conditions.filter(({ id, ok }) => !ok && !luck.has(id))).toEqual([]);
    expect(report.conditions.find(({ id }) => id === 'rate')?.left).toMatch(/^(7[4-9]|8[0-6])/);
  });

  it('believes no ledger that the services do not bear out', async () => {
    const series = last()?.id ?? 0;
    const orders = bench.db().collection<Sheet>('orders');
    const forged = Array.from({ length: 50 }, (_, n) => ({
      orderId: `ORD-palsu-${n}`,
      ...{ status: 201, askedAt: 0, ms: 1 },
    }));
    await orders.insertOne({ _id: 'forged', series, way: 'phone', orders: forged });
    const red = (await bench.challenge()).conditions.filter(({ ok }) => !ok).map(({ id }) => id);
    expect(red).toContain('services');
    await orders.deleteOne({ _id: 'forged' });
  });

  it('takes no call of another sandbox, though it knows the port', async () => {
    const port = state().book.payment.port;
    const headers = { 'x-owner': 'sb-somebody-else' };
    const strange = await fetch(`http://127.0.0.1:${port}/orders`, { method: 'POST', headers });
    expect(strange.status).toBe(421);
  });

  it('holds a limited number of orders in one run', async () => {
    const all = bench.db().collection<{ _id: number; asked: number }>('series');
    const asked = (await all.find().toArray()).reduce((sum, one) => sum + one.asked, 0);
    const last = await all.findOne({}, { sort: { _id: -1 } });
    const full = { $set: { asked: (last?.asked ?? 0) + LIMITS.run - asked - 99 } };
    await all.updateOne({ _id: last?._id ?? 0 }, full);
    expect(await act('place', { count: 100 })).toMatchObject({ code: 'limit-orders' });
    await all.updateOne({ _id: last?._id ?? 0 }, { $set: { asked: last?.asked ?? 0 } });
    expect(await bench.db().collection('series').countDocuments()).toBe(last?._id);
  });

  it('rebuilds the same state from the database', async () => {
    const { series, book } = state();
    await bench.rebuild();
    await until((now) => now.series.length === series.length && now.seams === 1);
    const told = ({ id, placed, accepted, over }: (typeof series)[number]) => ({
      ...{ id, placed, accepted, over },
    });
    // The forged sheet was taken out of the database: only what stands there is told again.
    expect(state().series.slice(0, -1).map(told)).toEqual(series.slice(0, -1).map(told));
    expect(state().book).toEqual(book);
  });

  it('starts over healthy, with six new processes', async () => {
    expect(await act('reset')).toEqual({ ok: true });
    await until(
      ({ series, processes }) =>
        series.length === 0 &&
        [ORDERS, ...SERVICES].every((name) => processes[name]?.phase === 'ready'),
    );
    expect(await act('place', { count: 1 })).toEqual({ ok: true });
    await until(({ series }) => series[0]?.over === true);
    expect(last()?.accepted).toBe(1);
  });
});
