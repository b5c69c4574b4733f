/**
 * What the lab `unique-index` refuses, on the real stack: locked buttons, numbers out of bounds, a
 * press while another one is under way. Whatever is refused has changed nothing.
 */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type LabBench, openBench } from '#infra/lab-bench.ts';
import { type ConsumerName, type State, TOPIC } from './model.ts';

let bench: LabBench<State>;
const until = (holds: (state: State) => boolean) => bench.until(holds);
const ok = async (verb: string, input: unknown) =>
  expect(await bench.act(verb, input)).toEqual({ ok: true });
const send = (events: number, copies: number) => ok('inject', { events, copies, order: 'grouped' });
const handled = (name: ConsumerName, count: number) =>
  until(({ end, groups }) => end === count && groups[name].committed === count);

describe('lab unique-index, at the door', () => {
  beforeAll(async () => {
    bench = await openBench<State>(inject('stack'), 'unique-index');
    await until(({ processes }) => processes.injector?.phase === 'ready');
  });
  afterAll(() => bench[Symbol.asyncDispose]());

  it('opens with the index in place and nothing in the log', async () => {
    const indexes = await bench.db().collection('processed_events').indexes();
    expect(indexes).toContainEqual(
      expect.objectContaining({
        name: 'uniq_consumer_event',
        unique: true,
        key: { consumer: 1, eventId: 1 },
      }),
    );
    expect(await bench.kafka().ranges(TOPIC)).toEqual([{ partition: 0, low: 0, end: 0 }]);
  });

  it.each([
    ['mode', { together: true }],
    ['run', { consumer: 'payment' }],
    ['run', { consumer: 'payment-naive', crashPoint: 'after-check' }],
    ['build-index', {}],
  ])('keeps %s %j locked until its guess is stored', async (verb, input) => {
    expect(await bench.act(verb, input)).toMatchObject({ ok: false, code: 'prediction-first' });
  });

  it.each([
    ['inject', { events: 0, copies: 5, order: 'grouped' }, 'limit-deliveries'],
    ['inject', { events: 101, copies: 1, order: 'grouped' }, 'limit-deliveries'],
    ['inject', { events: 1, copies: 51, order: 'grouped' }, 'limit-deliveries'],
    ['inject', { events: 100, copies: 6, order: 'grouped' }, 'limit-deliveries'],
    ['inject', { events: 1.5, copies: 2, order: 'grouped' }, 'limit-deliveries'],
    ['inject', { events: -1, copies: -50, order: 'grouped' }, 'limit-deliveries'],
    ['inject', { events: 1, copies: 2, order: 'grouped', eventId: 'evt-99' }, 'no-such-event'],
    ['inject', { events: '1', copies: 2, order: 'grouped' }, 'bad-input'],
    ['inject', { events: { $gt: 0 }, copies: 2, order: 'grouped' }, 'bad-input'],
    ['inject', { events: 1, copies: 2, order: 'backwards' }, 'bad-input'],
    ['inject', { events: 1, copies: 2, order: 'grouped', eventId: { $ne: '' } }, 'bad-input'],
    ['run', { consumer: '__proto__' }, 'bad-input'],
    ['run', { consumer: 'payment-naive', crashPoint: 'somewhere' }, 'bad-input'],
    ['stop', { consumer: 'payment', how: 'term' }, 'not-running'],
    ['stop', { consumer: 'payment', how: 'SIGSTOP' }, 'bad-input'],
    ['mode', { together: 'yes' }, 'bad-input'],
    ['predict', { id: 'check-first', option: '48' }, 'bad-input'],
  ])('refuses %s %j with %s', async (verb, input, code) => {
    expect(await bench.act(verb, input)).toMatchObject({ ok: false, code });
    expect(await bench.kafka().ranges(TOPIC)).toEqual([{ partition: 0, low: 0, end: 0 }]);
    expect(await bench.db().collection('orders').countDocuments()).toBe(0);
  });

  it('refuses a press while another injection is under way, and queues nothing', async () => {
    const press = () => bench.act('inject', { events: 100, copies: 5, order: 'interleaved' });
    const answers = await Promise.all([press(), press()]);
    expect(answers).toContainEqual({ ok: true });
    expect(answers).toContainEqual(expect.objectContaining({ code: 'injection-running' }));
    expect((await bench.kafka().ranges(TOPIC))[0]?.end).toBe(500);
  });

  it('refuses a press while a running service still has deliveries before it', async () => {
    await ok('run', { consumer: 'payment-naive' });
    expect(await bench.act('inject', { events: 1, copies: 1, order: 'grouped' })).toMatchObject({
      code: 'injection-running',
    });
    await handled('payment-naive', 500);
  });

  it('refuses what would be more than one run holds', async () => {
    for (const end of [1000, 1500, 2000]) {
      await send(10, 50);
      await handled('payment-naive', end);
    }
    expect(await bench.act('inject', { events: 1, copies: 1, order: 'grouped' })).toMatchObject({
      code: 'limit-run',
    });
  });
});
