/**
 * The verbs of the lab `one-fate` on a real broker, a real database and real processes. What the
 * page would show is held against reads of broker and database themselves, and against services
 * that lack what is taught: then it has to go wrong.
 */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type LabBench, openBench } from '#infra/lab-bench.ts';
import type { TryDocument } from './book.ts';
import { checkOf } from './challenge.ts';
import type { State } from './model.ts';
import { caughtUp, deathsOf, fatesOf } from './model-readings.ts';
import { COLLECTIONS, type ConsumerName, type Point, TOPIC, TRIAL } from './names.ts';

const GUESSES = {
  ...{ 'marker-first': 'exact', 'effect-first': 'exact', 'one-transaction': 'more' },
  ...{ orphan: 'at-once', swallow: 'skipped', race: 'same' },
};
const BOTH = ['payment-marker', 'payment-effect'] as const;

describe('lab one-fate', () => {
  let bench: LabBench<State>;
  beforeAll(async () => {
    bench = await openBench<State>(inject('stack'), 'one-fate');
    await until(({ processes }) => processes.injector?.phase === 'ready');
  });
  afterAll(() => bench[Symbol.asyncDispose]());

  const state = () => bench.state();
  const until = (holds: (state: State) => boolean) => bench.until(holds);
  const ok = async (verb: string, input: unknown) =>
    expect(await bench.act(verb, input), `${verb} ${JSON.stringify(input)}`).toEqual({ ok: true });
  const end = async () => (await bench.kafka().ranges(TOPIC))[0]?.end ?? 0;
  const ids = async (collection: string, consumer: string) =>
    (await bench.db().collection(collection).find({ consumer }).toArray())
      .map(({ eventId }) => Number(String(eventId).slice('evt-'.length)))
      .sort((a, b) => a - b);
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
  const write = async () => {
    const before = await end();
    await ok('write', {});
    await until((now) => now.end === before + 40);
  };
  const run = (names: readonly ConsumerName[], dies?: { point: Point; order: number }) =>
    ok('run', { names, ...(dies ? { dies } : {}) });
  const die = async (
    names: readonly ConsumerName[],
    dies: { point: Point; order: number },
    deaths: number,
  ) => {
    await run(names, dies);
    await until((now) =>
      names.every(
        (name) => deathsOf(now, name).length === deaths && now.processes[name]?.phase === 'exited',
      ),
    );
  };
  const read = (...names: readonly ConsumerName[]) =>
    until((now) => names.every((name) => caughtUp(now, name)));
  const failing = async () =>
    (await bench.challenge()).conditions.filter((one) => !one.ok).map(({ id }) => id);

  /** Conditions about the money that a service can't meet, with what was found. */
  const red = async (name: ConsumerName) => {
    const { conditions } = await checkOf(bench.room.context(), name);
    const open = conditions.filter(
      ({ id, ok: held }) => !held && id !== 'orders' && id !== 'deaths',
    );
    return Object.fromEntries(open.map(({ id, left }) => [id, left]));
  };

  it('keeps its verbs locked until their guesses are stored', async () => {
    for (const [verb, input] of [
      ['run', { names: ['payment-marker'] }],
      ['run', { names: ['payment'] }],
      ['run', { names: ['payment'], catches: 'inside' }],
      ['orphan', {}],
      ['race', {}],
    ] as const) {
      expect(await bench.act(verb, input)).toMatchObject({ ok: false, code: 'prediction-first' });
    }
    for (const [id, option] of Object.entries(GUESSES)) await ok('predict', { id, option });
    await until(({ progress }) => Object.keys(progress.predictions).length === 6);
  });

  it.each([
    ['write', { count: 1000 }, 'bad-input'],
    ['again', { order: 1.5 }, 'bad-input'],
    ['again', { order: 1 }, 'no-such-event'],
    ['run', { names: [] }, 'bad-input'],
    ['run', { names: ['injector'] }, 'bad-input'],
    ['run', { names: ['payment'], dies: { point: 'somewhere', order: 1 } }, 'bad-input'],
    ['run', { names: ['payment-marker'], dies: { point: 'before-commit', order: 1 } }, 'bad-input'],
    ['run', { names: ['payment'], dies: { point: 'between', order: 1 } }, 'no-such-event'],
    ['run', { names: ['payment'], dies: { point: 'between', order: { $gt: 0 } } }, 'bad-input'],
    ['stop', { names: ['payment'], how: 'term' }, 'not-running'],
    ['stop', { names: ['payment'], how: 'SIGSTOP' }, 'bad-input'],
    ['orphan', {}, 'not-running'],
    ['race', { handlers: 5000 }, 'bad-input'],
    ['predict', { id: 'race', option: '97' }, 'bad-input'],
  ])('refuses %s %j with %s and changes nothing', async (verb, input, code) => {
    expect(await bench.act(verb, input)).toMatchObject({ ok: false, code });
    expect(await end()).toBe(0);
    expect(await bench.db().collection(COLLECTIONS.runs).countDocuments()).toBe(0);
  });

  it('loses two payments marker first, and doubles two effect first', async () => {
    await write();
    await die(BOTH, { point: 'between', order: 8 }, 1);
    await die(BOTH, { point: 'between', order: 21 }, 2);
    await run(BOTH);
    await read(...BOTH);
    const others = numbers(40).filter((order) => order !== 8 && order !== 21);
    expect(await ids('payments', 'payment-marker')).toEqual(others);
    expect(await ids('processed_events', 'payment-marker')).toEqual(numbers(40));
    const doubled = [...numbers(40), 8, 21].sort((a, b) => a - b);
    expect(await ids('payments', 'payment-effect')).toEqual(doubled);
    expect(await ids('processed_events', 'payment-effect')).toEqual(numbers(40));
    await until(({ reached }) => reached.includes('split'));
    expect(fatesOf(state(), 'payment-marker').never).toEqual(['evt-8', 'evt-21']);
    expect(fatesOf(state(), 'payment-effect').twice).toEqual(['evt-8', 'evt-21']);
    // The very check of the challenge, over services that lack the transaction: it turns red.
    expect(await red('payment-marker')).toEqual({
      payments: '38 (evt-8 ×0, evt-21 ×0)',
      sum: 'Rp380000',
    });
    expect(await red('payment-effect')).toEqual({
      payments: '42 (evt-8 ×2, evt-21 ×2)',
      sum: 'Rp420000',
    });
  });

  it('is exact in one transaction, dying inside it and after it', async () => {
    await ok('stop', { names: BOTH, how: 'term' });
    await die(['payment'], { point: 'between', order: 8 }, 1);
    // Nothing of the order in hand, and all of those before it.
    expect(await ids('payments', 'payment')).toEqual(numbers(7));
    expect(await ids('processed_events', 'payment')).toEqual(numbers(7));
    await die(['payment'], { point: 'after', order: 21 }, 2);
    expect(await ids('payments', 'payment')).toEqual(numbers(21));
    expect((await bench.kafka().committed('payment', TOPIC)).get(0) ?? 0).toBe(0);
    await run(['payment']);
    await read('payment');
    expect(await ids('payments', 'payment')).toEqual(numbers(40));
    expect(await ids('processed_events', 'payment')).toEqual(numbers(40));
    const refusals = bench.db().collection(COLLECTIONS.refusals);
    expect(await refusals.countDocuments({ consumer: 'payment', code: 11000 })).toBe(7 + 21);
    await until(({ reached }) => reached.includes('exact'));
  });

  it('lets the heir of a dead transaction wait for its lifetime, closed connection or not', async () => {
    await ok('orphan', {});
    await until((now) => now.processes['payment-twin']?.phase === 'exited');
    expect(state().processes['payment-twin']?.exit).toMatchObject({
      ...{ signal: 'SIGKILL', reason: 'crash-point', crashPoint: 'between' },
    });
    await until(({ reached }) => reached.includes('orphaned'));
    const [tried] = await bench
      .db()
      .collection<TryDocument>(COLLECTIONS.tries)
      .find({ kind: 'trial', endedAt: { $exists: true } })
      .toArray();
    const told = await bench
      .db()
      .admin()
      .command({ getParameter: 1, transactionLifetimeLimitSeconds: 1 });
    expect(state().lifetime).toBe(told.transactionLifetimeLimitSeconds);
    const waited = (tried?.endedAt?.getTime() ?? 0) - (tried?.startedAt.getTime() ?? 0);
    // The twin began its transaction before it died: the heir may come a moment into that life.
    expect(waited).toBeGreaterThan(told.transactionLifetimeLimitSeconds * 1000 - 1500);
    expect(tried?.outcome).toBe('inserted');
    expect(tried?.codes[112]).toBe((tried?.runs ?? 0) - 1);
    expect(tried?.error).toMatchObject({ code: 112, codeName: 'WriteConflict' });
    expect(await bench.db().collection('payments').countDocuments({ consumer: TRIAL })).toBe(1);
  });

  it('repeats a callback that swallows E11000, and goes on when it is caught outside', async () => {
    await ok('stop', { names: ['payment'], how: 'term' });
    await ok('run', { names: ['payment'], catches: 'inside' });
    await ok('again', { order: 1 });
    await until(({ reached }) => reached.includes('swallowed'));
    const [stuck] = await bench
      .db()
      .collection<TryDocument>(COLLECTIONS.tries)
      .find({ kind: 'delivery', eventId: 'evt-1' })
      .toArray();
    expect(stuck?.error).toMatchObject({ code: 251, codeName: 'NoSuchTransaction' });
    expect(stuck?.error?.message).toMatch(/has been aborted/);
    expect((await bench.kafka().committed('payment', TOPIC)).get(0)).toBe(40);
    expect(await bench.act('write', {})).toMatchObject({ code: 'injection-running' });
    await ok('stop', { names: ['payment'], how: 'kill' });
    await run(['payment']);
    await until(({ reached }) => reached.includes('freed'));
    expect((await bench.kafka().committed('payment', TOPIC)).get(0)).toBe(41);
    expect(await ids('payments', 'payment')).toEqual(numbers(40));
  });

  it('runs a callback more than once for fifty at once, and pays once', async () => {
    await ok('race', {});
    await until(({ reached }) => reached.includes('raced'));
    const race = await bench
      .db()
      .collection<TryDocument>(COLLECTIONS.tries)
      .findOne({ kind: 'race' });
    expect(race).toMatchObject({ handlers: 50, effects: 1, refused: 49 });
    expect(race?.runs).toBe(50 + (race?.codes[112] ?? 0));
    expect(race?.codes[112]).toBeGreaterThan(0);
    expect(race?.codes[11000]).toBe(49);
  });

  it('passes only with a third crash point, and names what was tampered with', async () => {
    expect(await failing()).toEqual(['orders', 'deaths']);
    await ok('stop', { names: ['payment'], how: 'term' });
    await write();
    await die(['payment'], { point: 'before-commit', order: 60 }, 3);
    // Armed and dead, but nobody has been given its order again.
    expect(await failing()).toEqual(['deaths', 'payments', 'markers', 'sum', 'lag']);
    await run(['payment']);
    await read('payment');
    expect(await failing()).toEqual([]);
    await until(({ progress }) => progress.passed !== undefined);
    const payments = bench.db().collection('payments');
    const one = await payments.findOne({ consumer: 'payment', eventId: 'evt-60' });
    await payments.deleteOne({ consumer: 'payment', eventId: 'evt-60' });
    expect(await failing()).toEqual(['payments', 'sum']);
    // One missing and one twice do not cancel out.
    await payments.insertOne({ consumer: 'payment', eventId: 'evt-61', total: 10_000 });
    expect(await failing()).toEqual(['payments']);
    await payments.deleteOne({ consumer: 'payment', eventId: 'evt-61', pid: { $exists: false } });
    if (one) await payments.insertOne(one);
    expect(await failing()).toEqual([]);
  });

  it('rebuilds the same figures from broker and database', async () => {
    const before = state();
    await bench.rebuild();
    await until(({ end: last, counted }) => last === before.end && counted === before.counted);
    const of = (name: ConsumerName) => fatesOf(before, name);
    for (const name of [...BOTH, 'payment'] as const) {
      await until((now) => fatesOf(now, name).charged.count === of(name).charged.count);
      await until((now) => fatesOf(now, name).marked === of(name).marked);
      expect(fatesOf(state(), name)).toEqual(of(name));
    }
    expect(state().refused).toEqual(before.refused);
    expect(state().lives).toEqual(before.lives);
    expect(state().tries).toEqual(before.tries);
  });
});
