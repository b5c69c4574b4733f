/**
 * The verbs of the lab `call-or-publish` on a real broker, a real database and real processes: thin
 * events wait for a dead order service, full ones do not, and what is not told goes stale.
 */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type LabBench, openBench } from '#infra/lab-bench.ts';
import { lagsOf, ORDERS, type State, TOPIC } from './model.ts';
import { CONSUMERS, type Copy, type Form, parseEvent } from './order-state.ts';

const GUESSES = [
  ['calls', '0'],
  ['stuck', 'done'],
  ['carried', 'wait'],
  ['stale', 'new'],
  ['now', 'both'],
] as const;

describe('lab call-or-publish', () => {
  let bench: LabBench<State>;
  beforeAll(async () => {
    bench = await openBench<State>(inject('stack'), 'call-or-publish');
  });
  afterAll(async () => {
    await bench[Symbol.asyncDispose]();
  });

  const state = () => bench.state();
  const until = (holds: (state: State) => boolean) => bench.until(holds);
  const act = (verb: string, input: object = {}) => bench.act(verb, input);
  const done = async (verb: string, input: object = {}) =>
    expect(await act(verb, input)).toEqual({ ok: true });
  const publish = async (form: Form) => {
    const end = state().end + 20;
    await done('publish', { form });
    await until((now) => now.end === end && now.series.at(-1)?.form === form);
  };
  const allRead = (now: State) => now.end > 0 && lagsOf(now).most === 0;
  const committed = () =>
    Promise.all(CONSUMERS.map((name) => bench.kafka().committed(name, TOPIC))).then((all) =>
      all.map((offsets) => offsets.get(0) ?? null),
    );
  const asked = async (series: number) => {
    const found = await bench
      .db()
      .collection<{ answered: number }>('calls')
      .find({ series, caller: { $in: CONSUMERS } })
      .toArray();
    return found.map(({ answered }) => answered);
  };
  const stored = () => bench.db().collection<Copy & { _id: string }>('notifications');
  const ofSeries = (series: number) => ({ _id: new RegExp(`^ORD-${series}-`) });
  const exited = (name: string) => (now: State) => now.processes[name]?.phase === 'exited';
  const red = async () =>
    (await bench.challenge()).conditions.filter(({ ok }) => !ok).map(({ id }) => id);
  const kill = async () => {
    await done('kill');
    await until(exited(ORDERS));
  };
  const revive = async () => {
    await done('revive');
    await until(({ processes }) => processes[ORDERS]?.phase === 'ready');
  };

  it('opens with three consumers and an order service', async () => {
    await until(({ processes }) =>
      [ORDERS, ...CONSUMERS].every((name) => processes[name]?.phase === 'ready'),
    );
    expect(await bench.kafka().ranges(TOPIC)).toEqual([{ partition: 0, low: 0, end: 0 }]);
  });

  it('keeps its verbs locked until their guesses are stored', async () => {
    for (const [verb, input] of [
      ['publish', { form: 'thin' }],
      ['publish', { form: 'full' }],
      ['kill', {}],
      ['change', { told: false }],
      ['ask', {}],
    ] as const) {
      expect(await act(verb, input)).toMatchObject({ ok: false, code: 'prediction-first' });
    }
    for (const [id, option] of GUESSES) await act('predict', { id, option });
    await until(({ progress }) => Object.keys(progress.predictions).length === GUESSES.length);
    for (const verb of ['ask', 'change']) {
      const input = verb === 'ask' ? {} : { told: true };
      expect(await act(verb, input)).toMatchObject({ ok: false, code: 'no-order-yet' });
    }
  });

  it.each([
    ['publish', { form: 'fat' }],
    ['publish', { form: 'thin', count: 1000 }],
    ['publish', { form: { $gt: '' } }],
    ['change', { told: 'yes' }],
    ['kill', { name: 'payment' }],
    ['constructor', {}],
  ])('refuses %s %j and changes nothing', async (verb, input) => {
    expect(await act(verb, input)).toMatchObject({ ok: false, code: 'bad-input' });
    expect(await bench.kafka().ranges(TOPIC)).toEqual([{ partition: 0, low: 0, end: 0 }]);
  });

  it('is asked three times for every thin event', async () => {
    await publish('thin');
    await until((now) => allRead(now) && now.reached.includes('called'));
    expect(await asked(1)).toEqual([20, 20, 20]);
    expect(await stored().countDocuments({ ...ofSeries(1), source: 'call' })).toBe(20);
    const events = (await bench.kafka().records(TOPIC)).map(({ value }) => parseEvent(value));
    expect(events.every((event) => event && !event.state)).toBe(true);
  });

  it('holds all three up at the first thin event while the order service is dead', async () => {
    await done('rest');
    await until((now) => CONSUMERS.every((name) => exited(name)(now)));
    expect(await act('rest')).toMatchObject({ ok: false, code: 'not-running' });
    await publish('thin');
    const pid = state().processes[ORDERS]?.pid ?? 0;
    await kill();
    expect(() => process.kill(pid, 0)).toThrow();
    expect(await act('kill')).toMatchObject({ ok: false, code: 'not-running' });
    for (const [verb, input] of [
      ['publish', { form: 'full' }],
      ['change', { told: true }],
    ] as const) {
      expect(await act(verb, input)).toMatchObject({ ok: false, code: 'not-running' });
    }
    await done('work');
    await until(({ reached }) => reached.includes('stuck'));
    expect(await act('work')).toMatchObject({ ok: false, code: 'already-running' });
    expect(await committed()).toEqual([20, 20, 20]);
    expect(state().stuck).toEqual({ lag: 20, reason: 'ECONNREFUSED' });
    expect(await stored().countDocuments(ofSeries(2))).toBe(0);
    expect(await red()).toEqual(['full', 'dead', 'ids', 'lag']);
  });

  it('puts held-up consumers to rest at once, their bookmarks where they were', async () => {
    await done('rest');
    await until((now) => CONSUMERS.every((name) => exited(name)(now)));
    // Asked, and gone by itself: nobody had to kill it, or its session would linger.
    for (const name of CONSUMERS) {
      expect(state().processes[name]?.exit).toMatchObject({ code: 0, reason: 'asked' });
    }
    expect(await committed()).toEqual([20, 20, 20]);
    await done('work');
    await until(({ refusals }) => CONSUMERS.every((name) => refusals[name]));
  });

  it('loses none of them: revived, it is asked for each', async () => {
    await revive();
    expect(await act('revive')).toMatchObject({ ok: false, code: 'already-running' });
    await until((now) => allRead(now) && now.reached.includes('resumed'));
    expect(await asked(2)).toEqual([20, 20, 20]);
    expect(await stored().countDocuments(ofSeries(2))).toBe(20);
    // Handled, but by asking, and after the service was back.
    expect(await red()).toEqual(['full', 'dead', 'calls']);
  });

  it('handles full events under the same fault, and asks nothing', async () => {
    await done('rest');
    await publish('full');
    await kill();
    await done('work');
    await until((now) => allRead(now) && now.reached.includes('carried'));
    expect(await committed()).toEqual([60, 60, 60]);
    expect(await asked(3)).toEqual([]);
    expect(await stored().countDocuments({ ...ofSeries(3), source: 'event' })).toBe(20);
    const report = await bench.challenge();
    expect(report.conditions.filter(({ ok }) => !ok)).toEqual([]);
    await until(({ progress }) => progress.passed !== undefined);
    expect(state().series.map(({ bytes }) => bytes > 100)).toEqual([false, false, true]);
  });

  it('answers from the copy what changed in silence: the old address, as if it held', async () => {
    await revive();
    await done('change', { told: false });
    await done('ask');
    await until(({ reached }) => reached.includes('stale'));
    const { call, copy, change } = state().asked.at(-1) ?? {};
    expect(call?.state).toMatchObject({ orderId: 'ORD-3-20', version: 2 });
    expect(copy).toMatchObject({ version: 1, address: 'Jalan Melati 20' });
    expect(change?.told).toBe(false);
    expect((await stored().findOne({ _id: 'ORD-3-20' }))?.version).toBe(1);
    expect(await bench.kafka().ranges(TOPIC)).toEqual([{ partition: 0, low: 0, end: 60 }]);
  });

  it('catches up once the change is told, and nobody is asked for it', async () => {
    await done('change', { told: true });
    await until(({ reached }) => reached.includes('fresh'));
    expect((await stored().findOne({ _id: 'ORD-3-20' }))?.version).toBe(3);
    expect(state().caught?.change.version).toBe(3);
    await until((now) => now.end === 61 && allRead(now));
    expect(await asked(3)).toEqual([]);
    await done('ask');
    await until((now) => now.asked.length === 2);
    expect(state().asked.at(-1)?.copy?.version).toBe(3);
  });

  it('lets nobody but the copy answer when the order service is dead', async () => {
    await kill();
    await done('ask');
    await until(({ reached }) => reached.includes('unheard'));
    expect(state().asked.at(-1)).toMatchObject({
      dead: true,
      call: { status: null, errno: 'ECONNREFUSED' },
      copy: { version: 3 },
    });
  });

  it('reads old events once more, and none of them undoes a newer one', async () => {
    const before = await stored().find(ofSeries(3)).sort({ _id: 1 }).toArray();
    await done('rest');
    await until(({ groups }) => groups.notification.members.length === 0);
    // Back to the first of the full ones: no dead service has to be asked.
    await bench.kafka().moveBookmark('notification', TOPIC, 0, 40);
    await until(({ groups }) => groups.notification.committed === 40);
    await done('work');
    await until(allRead);
    expect(await stored().find(ofSeries(3)).sort({ _id: 1 }).toArray()).toEqual(before);
  });

  it('rebuilds the same from broker and database, and wakes nobody who was killed', async () => {
    const { series, handled, calls } = state();
    await bench.rebuild();
    await until((now) => allRead(now) && now.handled[3] === 20);
    expect(state()).toMatchObject({ series, handled, calls, seams: 1 });
    expect(bench.children().running(ORDERS)).toBe(false);
    expect((await bench.challenge()).passed).toBe(true);
  });

  it('starts over with an empty log and four new processes', async () => {
    await done('reset');
    await until(
      ({ end, processes }) =>
        end === 0 && [ORDERS, ...CONSUMERS].every((name) => processes[name]?.phase === 'ready'),
    );
    await publish('full');
    await until(allRead);
    // The order service was alive all the time: its consumers proved nothing.
    expect(await red()).toEqual(['dead']);
  });
});
