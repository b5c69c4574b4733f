/**
 * The verbs of the lab `unique-index` on a real broker, a real database and real processes. What
 * the page would show is held against reads of broker and database themselves, and against a
 * database whose index was taken away: then everything here has to go wrong.
 */
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { type LabBench, openBench } from '#infra/lab-bench.ts';
import { type ConsumerName, type State, TOPIC } from './model.ts';
import { sumOf, truthOf } from './model-readings.ts';

const GUESSES = {
  'check-first': 'most',
  'unique-index': '1',
  'build-index': 'fails',
  'after-crash': '1',
};

let bench: LabBench<State>;
const state = () => bench.state();
const until = (holds: (state: State) => boolean) => bench.until(holds);
const lag = ({ groups, end }: State, name: ConsumerName) => end - (groups[name].committed ?? 0);
const ok = async (verb: string, input: unknown) =>
  expect(await bench.act(verb, input), `${verb} ${JSON.stringify(input)}`).toEqual({ ok: true });
const send = (events: number, copies: number, order = 'grouped') =>
  ok('inject', { events, copies, order });
const guessAll = async () => {
  for (const [id, option] of Object.entries(GUESSES)) await ok('predict', { id, option });
  await until(({ progress }) => Object.keys(progress.predictions).length === 4);
};
const handled = (name: ConsumerName, count: number) =>
  until((now) => now.end === count && lag(now, name) === 0);
const countIn = (collection: string) => bench.db().collection(collection).countDocuments();
const failing = async () =>
  (await bench.challenge()).conditions.filter((one) => !one.ok).map(({ id }) => id);

describe('lab unique-index', () => {
  beforeEach(async () => {
    bench = await openBench<State>(inject('stack'), 'unique-index');
    await until(({ processes }) => processes.injector?.phase === 'ready');
    await guessAll();
  });
  afterEach(() => bench[Symbol.asyncDispose]());

  it('is walked as the text tells it', async () => {
    await ok('run', { consumer: 'payment-naive' });
    await send(1, 50);
    await handled('payment-naive', 50);
    expect(await countIn('payments_naive')).toBe(1);
    await until(({ reached }) => reached.includes('inTurn'));

    await ok('mode', { together: true });
    await send(1, 50);
    await handled('payment-naive', 100);
    const stored = await bench
      .db()
      .collection('payments_naive')
      .countDocuments({ eventId: 'evt-2' });
    expect(stored).toBeGreaterThan(1);
    await until((now) => sumOf(now, 'payment-naive').count === 1 + stored);

    await ok('run', { consumer: 'payment' });
    await handled('payment', 100);
    expect(await countIn('payments')).toBe(2);
    expect(await countIn('processed_events')).toBe(2);
    expect(await countIn('refusals')).toBe(98);
    const refusal = await bench.db().collection('refusals').findOne({ eventId: 'evt-2' });
    expect(refusal).toMatchObject({
      code: 11000,
      keyPattern: { consumer: 1, eventId: 1 },
      keyValue: { consumer: 'payment', eventId: 'evt-2' },
    });
    expect(refusal?.message).toMatch(/^E11000 .*processed_events index: uniq_consumer_event/);
    await until((now) => now.refused === 98 && sumOf(now, 'payment').amount === 20_000);
    expect(truthOf(state())).toEqual({ count: 2, amount: 20_000 });

    await ok('build-index', {});
    await until(({ build }) => build !== null);
    expect(state().build?.document).toMatchObject({ ok: false, error: { code: 11000 } });
    const names = (await bench.db().collection('payments_naive').indexes()).map(({ name }) => name);
    expect(names).toEqual(['_id_']);
    expect(state().reached).toEqual(['inTurn', 'raced', 'guarded', 'indexTried']);
  });

  it('builds the index where nothing was stored twice, and drops it again', async () => {
    await ok('run', { consumer: 'payment-naive' });
    await send(3, 2);
    await handled('payment-naive', 6);
    await ok('build-index', {});
    await until(({ build }) => build?.document.ok === true);
    expect(await bench.db().collection('payments_naive').indexes()).toHaveLength(1);
  });

  it('delivers an event of the log once more, under the same id', async () => {
    await send(2, 1);
    await ok('inject', { events: 7, copies: 3, order: 'grouped', eventId: 'evt-2' });
    await until(({ end }) => end === 5);
    const ids = (await bench.kafka().records(TOPIC)).map(({ headers }) => headers.eventId);
    expect(ids).toEqual(['evt-1', 'evt-2', 'evt-2', 'evt-2', 'evt-2']);
    await until(({ counted }) => counted === 5);
    expect(state().ordinals).toEqual({ 0: 1, 1: 1, 2: 2, 3: 3, 4: 4 });
  });

  it.each([
    ['before-insert', 0],
    ['in-transaction', 0],
    ['after-insert', 1],
  ])('dying %s, payment comes back and each event is paid once', async (crashPoint, before) => {
    await ok('mode', { together: true });
    await send(1, 50);
    await ok('run', { consumer: 'payment', crashPoint });
    await until(({ died }) => died !== null);
    expect(state().died).toEqual({ offset: 0, point: crashPoint });
    expect(await countIn('payments')).toBe(before);
    expect(await countIn('processed_events')).toBe(before);
    expect((await bench.kafka().committed('payment', TOPIC)).get(0) ?? null).toBeNull();
    await ok('run', { consumer: 'payment' });
    await handled('payment', 50);
    expect(await countIn('payments')).toBe(1);
    // The delivery that had paid is redelivered, and refused like all the others.
    expect(await countIn('refusals')).toBe(49 + before);
    const revived = ({ reached }: State) => reached.includes('revived');
    if (crashPoint === 'after-insert') await until(revived);
    else expect(revived(state())).toBe(false);
  });

  it('passes the challenge only with 500 deliveries of 100 events behind the line', async () => {
    await ok('mode', { together: true });
    await ok('run', { consumer: 'payment' });
    expect(await failing()).toContain('deliveries');
    await send(2, 10);
    await handled('payment', 20);
    await ok('line', {});
    await until(({ line }) => line === 20);
    await send(100, 4, 'interleaved');
    await handled('payment', 420);
    expect(await failing()).toEqual(['deliveries', 'refusals']);
    await ok('line', {});
    await send(100, 5, 'interleaved');
    await handled('payment', 920);
    expect(await failing()).toEqual([]);
    await until(({ progress }) => progress.passed !== undefined);
    const payments = bench.db().collection('payments');
    const last = await payments.findOne({ eventId: 'evt-202' });
    await payments.deleteOne({ eventId: 'evt-202' });
    expect(await failing()).toEqual(['payments', 'sum']);
    // One missing and one twice do not cancel out.
    await payments.insertOne({ eventId: 'evt-201', total: 10_000 });
    expect(await failing()).toEqual(['payments']);
    await payments.deleteOne({ eventId: 'evt-201', consumer: { $exists: false } });
    if (last) await payments.insertOne(last);
    await bench
      .db()
      .collection('refusals')
      .deleteMany({ eventId: { $ne: 'evt-150' } });
    expect(await failing()).toEqual(['refusals']);
  });

  it('goes wrong without the index, and the challenge sees it', async () => {
    await bench.db().collection('processed_events').dropIndex('uniq_consumer_event');
    await ok('mode', { together: true });
    await ok('line', {});
    await send(100, 5);
    await ok('run', { consumer: 'payment' });
    await handled('payment', 500);
    expect(await countIn('payments')).toBe(500);
    expect(await failing()).toEqual(['payments', 'markers', 'refusals', 'sum']);
  });

  it('rebuilds the same figures from broker and database', async () => {
    await ok('mode', { together: true });
    await send(10, 20);
    await ok('run', { consumer: 'payment' });
    await ok('run', { consumer: 'payment-naive' });
    await handled('payment', 200);
    await handled('payment-naive', 200);
    await until((now) => now.refused === 190 && sumOf(now, 'payment').count === 10);
    await until(({ documents }) => documents.length === 60);
    const naive = await countIn('payments_naive');
    await until((now) => sumOf(now, 'payment-naive').count === naive);
    const before = state();
    await bench.rebuild();
    await until(({ end, counted }) => end === 200 && counted === 200);
    expect(state()).toMatchObject({
      events: before.events,
      ordinals: before.ordinals,
      refused: 190,
      together: true,
      seams: 1,
      groups: { payment: { committed: 200 }, 'payment-naive': { committed: 200 } },
    });
    expect(sumOf(state(), 'payment')).toEqual(sumOf(before, 'payment'));
    expect(sumOf(state(), 'payment-naive')).toEqual(sumOf(before, 'payment-naive'));
    expect(state().outcomes.payment).toEqual(before.outcomes.payment);
  });
});
