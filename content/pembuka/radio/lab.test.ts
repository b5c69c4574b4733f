/**
 * The verbs of the lab `radio` on a real broker, a real database and real processes: nothing fails
 * under a kill, the lag grows and drains, and the telephone beside it shows the difference.
 */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type LabBench, openBench } from '#infra/lab-bench.ts';
import { parseOrder } from '../../shop/events.ts';
import type { Sheet } from '../../shop/order-desk.ts';
import { SERVICES } from '../../shop/services.ts';
import { lagOf, ORDERS, type State, TOPIC, type Way } from './model.ts';

const GUESSES = [
  ['wait', 'same'],
  ['failed', '50'],
  ['notified', 'none'],
  ['both', 'both'],
  ['forget', 'all'],
] as const;

describe('lab radio', () => {
  let bench: LabBench<State>;
  beforeAll(async () => {
    bench = await openBench<State>(inject('stack'), 'radio');
  });
  afterAll(async () => {
    await bench[Symbol.asyncDispose]();
  });

  const state = () => bench.state();
  const until = (holds: (state: State) => boolean) => bench.until(holds);
  const act = (verb: string, input: object = {}) => bench.act(verb, input);
  const ledger = async (series: number, way: Way) =>
    (await bench.db().collection<Sheet>('orders').find({ series, way }).toArray()).flatMap(
      ({ orders }) => orders,
    );
  const send = async (ways: 'radio' | 'both', count: 1 | 50) => {
    const next = (state().series.radio.at(-1)?.id ?? 0) + 1;
    expect(await act('order', { ways, count })).toEqual({ ok: true });
    await until(({ series }) => {
      const shown = ways === 'both' ? [series.radio, series.phone] : [series.radio];
      return shown.every((all) => {
        const now = all.at(-1);
        return now?.id === next && now.over && now.placed === count;
      });
    });
    return next;
  };
  const caughtUp = (end: number) => (now: State) =>
    now.end === end && SERVICES.every((name) => now.groups[name].committed === end);
  const logged = async () =>
    (await bench.kafka().records(TOPIC)).map(({ value }) => parseOrder(value)?.orderId ?? '–');
  const notified = async () =>
    (await bench.db().collection('notifications').distinct('_id')).map(String);
  const kill = async () => {
    expect(await act('kill', { service: 'notification' })).toEqual({ ok: true });
    await until(({ processes }) => processes.notification?.phase === 'exited');
  };
  const groupIsEmpty = ({ groups }: State) => groups.notification.members.length === 0;

  it('opens with five listeners and their broadcaster', async () => {
    await until(({ processes }) =>
      [ORDERS, ...SERVICES].every((name) => processes[name]?.phase === 'ready'),
    );
    expect(await bench.kafka().ranges(TOPIC)).toEqual([{ partition: 0, low: 0, end: 0 }]);
  });

  it('keeps its verbs locked until their guesses are stored', async () => {
    for (const [verb, input] of [
      ['order', { ways: 'radio', count: 50 }],
      ['order', { ways: 'both', count: 50 }],
      ['kill', { service: 'notification' }],
      ['revive', { service: 'notification' }],
      ['revive-live', {}],
    ] as const) {
      expect(await act(verb, input)).toMatchObject({ ok: false, code: 'prediction-first' });
    }
    for (const [id, option] of GUESSES) await act('predict', { id, option });
    await until(({ progress }) => Object.keys(progress.predictions).length === GUESSES.length);
  });

  it.each([
    ['order', { ways: 'radio', count: 51 }],
    ['order', { ways: 'phone', count: 50 }],
    ['order', { ways: 'radio', count: { $gt: 0 } }],
    ['kill', { service: 'order-service' }],
    ['kill', { service: '__proto__' }],
    ['replay', { from: 3 }],
    ['constructor', {}],
  ])('refuses %s %j and changes nothing', async (verb, input) => {
    expect(await act(verb, input)).toMatchObject({ ok: false, code: 'bad-input' });
    expect(await bench.kafka().ranges(TOPIC)).toEqual([{ partition: 0, low: 0, end: 0 }]);
  });

  it('answers each buyer on one receipt, and all five hear each order', async () => {
    const series = await send('radio', 50);
    const orders = await ledger(series, 'radio');
    expect(orders.map(({ status }) => status)).toEqual(Array(50).fill(201));
    await until(caughtUp(50));
    for (const name of SERVICES) {
      expect(await bench.kafka().committed(name, TOPIC)).toEqual(new Map([[0, 50]]));
    }
    expect((await notified()).sort()).toEqual((await logged()).sort());
    expect(state().reached).toEqual(['aired']);
    const red = (await bench.challenge()).conditions.filter(({ ok }) => !ok).map(({ id }) => id);
    expect(red).toEqual(expect.arrayContaining(['orders', 'accepted']));
    // Five works of 30 ms are 150: by telephone the fastest of all can't be under that.
    expect(Math.min(...orders.map(({ ms }) => ms))).toBeLessThan(145);
    expect(state().watched.radio).toMatchObject({ status: 201 });
  });

  it('fails no order under a kill; its lag grows by all of them', async () => {
    const pid = state().processes.notification?.pid ?? 0;
    await kill();
    expect(() => process.kill(pid, 0)).toThrow();
    expect(await act('kill', { service: 'notification' })).toMatchObject({ code: 'not-running' });
    const series = await send('radio', 50);
    expect((await ledger(series, 'radio')).every(({ status }) => status === 201)).toBe(true);
    await until((now) => now.end === 100 && now.groups.payment.committed === 100);
    expect(lagOf(state(), 'notification')).toBe(50);
    expect(await bench.kafka().committed('notification', TOPIC)).toEqual(new Map([[0, 50]]));
    expect(await notified()).toHaveLength(50);
    expect(state().reached).toContain('silent');
    const red = (await bench.challenge()).conditions.filter(({ ok }) => !ok).map(({ id }) => id);
    expect(red).toEqual(['lag', 'ids']);
  });

  it('catches up once revived, one notification an order', async () => {
    expect(await act('revive', { service: 'notification' })).toEqual({ ok: true });
    expect(await act('revive', { service: 'notification' })).toMatchObject({
      code: 'already-running',
    });
    await until((now) => caughtUp(100)(now) && now.notified.length === 100);
    expect((await notified()).sort()).toEqual((await logged()).sort());
    expect(state().caughtUp).toEqual({ missed: 50, notified: 100 });
    expect(state().reached).toContain('caught');
    const report = await bench.challenge();
    expect(report.conditions.filter(({ ok }) => !ok)).toEqual([]);
    await until(({ progress }) => progress.passed !== undefined);
  });

  it('under the same kill fails every call and no broadcast, for the same orders', async () => {
    await kill();
    const series = await send('both', 50);
    const [phone, radio] = await Promise.all([ledger(series, 'phone'), ledger(series, 'radio')]);
    expect(phone.map(({ status }) => status)).toEqual(Array(50).fill(502));
    expect(radio.map(({ status }) => status)).toEqual(Array(50).fill(201));
    const ids = (orders: typeof phone) => orders.map(({ orderId }) => orderId).sort();
    expect(ids(phone)).toEqual(ids(radio));
    expect(phone.every(({ failedAt }) => failedAt === 'notification')).toBe(true);
    expect(lagOf(state(), 'notification')).toBe(50);
    expect(state().reached).toContain('sideBySide');
  });

  it('lets nobody move the bookmark while the broker still counts the dead member', async () => {
    // Killed only just now: its session lives on for six seconds.
    if (groupIsEmpty(state())) return;
    expect(await act('revive-live')).toMatchObject({ ok: false, code: 'group-active' });
    expect(await bench.kafka().committed('notification', TOPIC)).toEqual(new Map([[0, 100]]));
    expect(bench.children().running('notification')).toBe(false);
  });

  it('loses fifty without its bookmark, though nothing is in error and the lag is zero', async () => {
    await until(groupIsEmpty);
    expect(await act('revive-live')).toEqual({ ok: true });
    await until(({ reached }) => reached.includes('forgotten'));
    expect(lagOf(state(), 'notification')).toBe(0);
    expect(state().skipped).toEqual({ from: 100, to: 150, missing: 50 });
    await until(({ processes }) => processes.notification?.phase === 'ready');
    expect(await notified()).toHaveLength(100);
    expect((await logged()).length).toBe(150);
    const red = (await bench.challenge()).conditions.filter(({ ok }) => !ok).map(({ id }) => id);
    expect(red).toEqual(['ids']);
  });

  it('has them again with the bookmark put back, none of them twice', async () => {
    expect(await act('replay')).toEqual({ ok: true });
    await until(({ reached }) => reached.includes('replayed'));
    expect((await notified()).sort()).toEqual((await logged()).sort());
    expect(state().replayed).toEqual({ orders: 150, notified: 150 });
    expect((await bench.challenge()).passed).toBe(true);
  });

  it('fails the challenge when one notification is missing or forged', async () => {
    const stored = bench.db().collection<{ _id: string; sentAt: Date }>('notifications');
    const one = await stored.findOneAndDelete({});
    const red = async () =>
      (await bench.challenge()).conditions.filter(({ ok }) => !ok).map(({ id }) => id);
    expect(await red()).toEqual(['ids']);
    if (one) await stored.insertOne({ ...one, _id: 'ORD-palsu' });
    expect(await red()).toEqual(['ids']);
    await stored.deleteOne({ _id: 'ORD-palsu' });
    if (one) await stored.insertOne(one);
    expect(await red()).toEqual([]);
  });

  it('rebuilds the same state from broker and database, and takes no bookmark for skipped', async () => {
    await until(caughtUp(150));
    const { series, notified: before } = state();
    await bench.rebuild();
    await until((now) => caughtUp(150)(now) && now.notified.length === before.length);
    expect(state()).toMatchObject({ seams: 1, skipped: null });
    expect(state().series.radio.map(({ id, accepted }) => [id, accepted])).toEqual(
      series.radio.map(({ id, accepted }) => [id, accepted]),
    );
  });

  it('starts over with an empty log and six new processes', async () => {
    expect(await act('reset')).toEqual({ ok: true });
    await until(
      ({ end, processes }) =>
        end === 0 && [ORDERS, ...SERVICES].every((name) => processes[name]?.phase === 'ready'),
    );
    await send('radio', 1);
    await until(caughtUp(1));
  });
});
