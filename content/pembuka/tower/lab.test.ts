/**
 * The front page's verbs on a real broker, a real database and real processes: nothing before the
 * first order, a kill that the operating system knows of, and nothing lost by it.
 */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type LabBench, openBench } from '#infra/lab-bench.ts';
import { parseOrder } from '../../shop/events.ts';
import { SERVICES } from '../../shop/services.ts';
import { CALLS, LISTENERS, lagOf, type State, TELEPHONE, TOPIC, WRITER } from './model.ts';

describe('tower', () => {
  let bench: LabBench<State>;
  beforeAll(async () => {
    bench = await openBench<State>(inject('stack'), 'tower');
  });
  afterAll(async () => {
    await bench[Symbol.asyncDispose]();
  });

  const state = () => bench.state();
  const until = (holds: (state: State) => boolean) => bench.until(holds);
  const broadcast = () => bench.act('broadcast', { count: 1 });
  const pidOf = (name: string) => state().processes[name]?.pid ?? 0;
  const settled = ({ end, groups }: State, wanted: number) =>
    end === wanted && LISTENERS.every((name) => groups[name].committed === wanted);

  it('opens with nothing running and an empty log of one partition', async () => {
    expect(state()).toMatchObject({ low: 0, end: 0, records: [], processes: {} });
    expect(await bench.kafka().ranges(TOPIC)).toEqual([{ partition: 0, low: 0, end: 0 }]);
    for (const name of [WRITER, TELEPHONE, ...LISTENERS])
      expect(bench.children().running(name)).toBe(false);
  });

  it.each([
    ['broadcast', { count: 2 }],
    ['broadcast', {}],
    ['kill', { listener: 'order-service' }],
    ['kill', { listener: '__proto__' }],
    ['revive', { listener: 'search' }],
    ['constructor', {}],
  ])('refuses %s %j and starts nothing', async (verb, input) => {
    expect(await bench.act(verb, input)).toMatchObject({ ok: false, code: 'bad-input' });
    expect(state().processes).toEqual({});
  });

  it('cannot kill or note dead what does not run', async () => {
    expect(await bench.act('kill', { listener: 'notification' })).toMatchObject({
      code: 'not-running',
    });
    expect(await bench.db().collection('silenced').countDocuments()).toBe(0);
  });

  it('brings four processes with the first order, even with two at once', async () => {
    expect(await Promise.all([broadcast(), broadcast()])).toEqual([{ ok: true }, { ok: true }]);
    await until((now) => settled(now, 2));
    expect(Object.keys(state().processes).sort()).toEqual([...LISTENERS, TELEPHONE, WRITER].sort());
    expect(state().acked).toBe(2);
    // Of two orders at once either may come first.
    expect(
      state()
        .records.map(({ key }) => key)
        .sort(),
    ).toEqual(['dewi', 'joko']);
  });

  it('tells of each order by telephone what its buyer was answered, after five calls', async () => {
    await until(({ phoned }) => phoned.length === 2);
    for (const { failedAt, calls } of state().phoned) {
      expect(failedAt).toBeNull();
      expect(calls.map(({ service, status }) => [service, status])).toEqual(
        SERVICES.map((service) => [service, 200]),
      );
    }
  });

  it('goes on without a killed listener, which falls behind and stays dead', async () => {
    const pid = pidOf('notification');
    expect(await bench.act('kill', { listener: 'notification' })).toEqual({ ok: true });
    expect(() => process.kill(pid, 0)).toThrow();
    await until(({ reached }) => reached.includes('silenced'));
    expect(state().processes.notification?.exit).toMatchObject({ signal: 'SIGKILL' });
    for (let press = 0; press < 3; press += 1) expect(await broadcast()).toEqual({ ok: true });
    await until(({ end, groups }) => end === 5 && groups.payment.committed === 5);
    expect(lagOf(state(), 'notification')).toBe(3);
    expect(bench.children().running('notification')).toBe(false);
    expect(await bench.kafka().committed('notification', TOPIC)).toEqual(new Map([[0, 2]]));
    expect(state().reached).toContain('behind');
    // The same kill in the other shop: every order breaks off there, and nobody behind is called.
    await until(({ phoned }) => phoned.length === 5);
    const lost = await bench.db().collection(CALLS).find({ failedAt: 'notification' }).toArray();
    expect(lost).toHaveLength(3);
    for (const { calls } of lost) {
      expect(calls).toMatchObject([{ status: 200 }, { status: 200 }, { errno: 'ECONNREFUSED' }]);
    }
  });

  it('catches up once revived, with one notification an order', async () => {
    expect(await bench.act('revive', { listener: 'notification' })).toEqual({ ok: true });
    expect(await bench.act('revive', { listener: 'notification' })).toMatchObject({
      code: 'already-running',
    });
    await until((now) => settled(now, 5));
    const orders = (await bench.kafka().records(TOPIC)).map(
      ({ value }) => parseOrder(value)?.orderId,
    );
    const ids = await bench.db().collection('notifications').distinct('_id');
    expect(ids.map(String).sort()).toEqual(orders.sort());
    await until(({ notified }) => notified.length === 5);
    expect(await broadcast()).toEqual({ ok: true });
    await until((now) => settled(now, 6) && now.phoned.length === 6);
    expect(state().phoned.at(-1)).toMatchObject({ failedAt: null });
  });

  it('rebuilds the same state from broker and database', async () => {
    const { records, phoned } = state();
    await bench.rebuild();
    // Before anybody is shown the new session, the log has been read again.
    expect(state().end).toBe(6);
    await until((now) => settled(now, 6) && now.notified.length === 6);
    await until((now) => now.phoned.length === 6);
    expect(state()).toMatchObject({ records, phoned, seams: 1 });
  });

  it('starts over empty, with nothing running', async () => {
    expect(await bench.act('reset', {})).toEqual({ ok: true });
    await until(({ end, processes }) => end === 0 && Object.keys(processes).length === 0);
    expect(bench.children().running(WRITER)).toBe(false);
  });
});
