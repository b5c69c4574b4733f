/** The verbs of the lab `zombie` on the real stack, and what its challenge lets pass. */
import { Kafka, logLevel } from 'kafkajs';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { type LabBench, openBench } from '#infra/lab-bench.ts';
import type { State } from './model.ts';
import { casesOf, doubled, lagOf, twiceIn } from './model-readings.ts';
import { DLQ, GROUP, ORDERS, RETRY } from './names.ts';

const GUESSES = { zombie: 'twice', poison: 'wait', order: 'turned', park: 'two' };

let bench: LabBench<State>;
const state = () => bench.state();
const until = (holds: (state: State) => boolean) => bench.until(holds);
const ok = async (verb: string, input: unknown = {}) =>
  expect(await bench.act(verb, input), `${verb} ${JSON.stringify(input)}`).toEqual({ ok: true });
const ready = (name: string) => until(({ processes }) => processes[name]?.phase === 'ready');
const run = async (member = 'payment-a') => {
  await ok('run', { member });
  await ready(member);
};
const send = (kind: string) => ok('send', { kind });
const policy = (name: string) => ok('policy', { policy: name });
const drained = (end: number) => until((now) => now.lanes[ORDERS].end === end && lagOf(now) === 0);
const paid = (count: number) => until(({ charges }) => charges.length === count);
const failing = async () =>
  (await bench.challenge()).conditions.filter((one) => !one.ok).map(({ id }) => id);
const count = (collection: string) => bench.db().collection(collection).countDocuments();
const verdicts = () => casesOf(state()).map(({ verdict }) => verdict);

/** A froze with the first order in its hands, B went on, and A woke up: three orders in the log. */
async function wakeZombie(): Promise<void> {
  await until(({ group }) => group.members.some(({ partitions }) => partitions.length > 0));
  await ok('freeze', { member: 'payment-a' });
  await send('plain');
  await until(({ frozen }) => frozen['payment-a'] !== undefined);
  await run('payment-b');
  const end = state().lanes[ORDERS].end;
  await until((now) => (now.committed[ORDERS] ?? 0) === end);
  await ok('wake', { member: 'payment-a' });
  await until(({ late }) => late.length > 0);
}

describe('lab zombie', () => {
  beforeEach(async () => {
    bench = await openBench<State>(inject('stack'), 'zombie');
    await ready('operator');
    for (const [id, option] of Object.entries(GUESSES)) await ok('predict', { id, option });
    await until(({ progress }) => Object.keys(progress.predictions).length === 4);
  });
  afterEach(() => bench[Symbol.asyncDispose]());

  it('lets a zombie charge once more, and the index refuse it', async () => {
    await run();
    await wakeZombie();
    await until((now) => now.reached.includes('doubled'));
    const [late] = state().late;
    expect(late?.error).toMatch(/UNKNOWN_MEMBER_ID|ILLEGAL_GENERATION/);
    expect(doubled(state())?.charges.map(({ member }) => member)).toEqual([
      'payment-b',
      'payment-a',
    ]);
    expect([await count('payments_bare'), await count('payments')]).toEqual([4, 3]);
    expect((await bench.kafka().committed(GROUP, ORDERS)).get(0)).toBe(3);
  });

  it('stands still at poison, until it steps aside with its cause', async () => {
    await run();
    await send('odd');
    await until((now) => now.reached.includes('stuck'));
    expect((await bench.kafka().committed(GROUP, ORDERS)).get(0)).toBe(1);
    expect(await count('payments')).toBe(1);
    await policy('dlq');
    await drained(8);
    await until((now) => now.reached.includes('cornered'));
    const [letter] = await bench.kafka().records(DLQ);
    expect(letter?.headers).toMatchObject({
      ...{ 'dlq-topic': ORDERS, 'dlq-offset': '1', 'dlq-reason': 'poison' },
      ...{ 'dlq-error': 'PoisonError', 'dlq-tries': '3', 'dlq-consumer': 'payment-a' },
    });
    expect(letter?.headers['dlq-message']).toContain('total');
    await paid(7);

    // Played again too early it only comes back; repaired, it is charged after its customer's next.
    await ok('replay');
    await drained(9);
    await until(({ lanes }) => lanes[DLQ].end === 2);
    await ok('repair');
    await ok('replay');
    await drained(10);
    await until((now) => now.reached.includes('repaired'));
    expect(verdicts()).toEqual(['turned']);
    expect(await bench.act('replay', {})).toMatchObject({ code: 'nothing-parked' });
  });

  it('turns the order round by a retry topic, and keeps it by parking', async () => {
    await run();
    await policy('retry');
    await ready('payment-retry');
    await send('odd');
    await drained(8);
    await until((now) => now.reached.includes('aside') && now.lanes[DLQ].end === 1);
    expect((await bench.kafka().records(RETRY)).length).toBe(1);
    expect((await bench.kafka().records(DLQ))[0]?.headers['dlq-topic']).toBe(RETRY);

    await policy('park');
    await send('odd');
    await drained(16);
    await until((now) => now.reached.includes('queued'));
    const parked = (await bench.kafka().records(DLQ)).slice(1);
    expect(parked.map(({ headers }) => headers['dlq-reason'])).toEqual(['poison', 'behind']);
    await ok('repair');
    await ok('replay');
    await drained(19);
    await until((now) => now.reached.includes('kept'));
    expect(verdicts()).toEqual(['turned', 'kept']);
    expect(await count('waiting_lines')).toBe(0);
    expect([await count('payments'), twiceIn(state().charges)]).toEqual([16, 0]);
  });

  it('passes the challenge with DLQ, repair and replay, and not without any of them', async () => {
    await run();
    expect(await failing()).toContain('orders');
    await ok('line');
    await send('many');
    // No dead letters: the partition stands.
    await until(({ stuck }) => stuck !== null);
    expect(await failing()).toEqual(['letters', 'cause', 'direct', 'once', 'lag']);
    await policy('dlq');
    await drained(100);
    await paid(97);
    expect(await failing()).toEqual(['once']);
    await ok('repair');
    await ok('replay');
    await drained(103);
    await paid(100);
    expect(await failing()).toEqual([]);
    await until(({ progress }) => progress.passed !== undefined);

    // The safeguards taken away, one at a time. A dead letter that lost its headers:
    const { brokers } = inject('stack').kafka;
    const producer = new Kafka({ brokers, logLevel: logLevel.NOTHING }).producer();
    await producer.connect();
    const letter = (await bench.kafka().records(DLQ))[0];
    const { eventId = '' } = letter?.headers ?? {};
    const bareLetter = {
      key: letter?.key ?? null,
      value: letter?.value ?? '',
      headers: { eventId },
    };
    await producer.send({ topic: bench.room.context().scope.topic(DLQ), messages: [bareLetter] });
    await producer.disconnect();
    await until(({ lanes }) => lanes[DLQ].end === 4);
    expect(await failing()).toEqual(['cause']);
    // And no unique index: the zombie's charge stands twice.
    await ok('line');
    await bench.db().collection('payments').dropIndex('uniq_consumer_event');
    await wakeZombie();
    expect(await count('payments')).toBe(104);
    await until(({ charges }) => twiceIn(charges) === 1);
    expect((await bench.challenge()).conditions.find(({ id }) => id === 'once')).toMatchObject({
      left: '4 / 3',
      ok: false,
    });
  });

  it('refuses what does not run, takes what was made by hand for poison, and has a limit', async () => {
    expect(await bench.act('freeze', { member: 'payment-a' })).toMatchObject({
      code: 'not-running',
    });
    expect(await bench.act('stop', { member: 'payment-a' })).toMatchObject({ code: 'not-running' });
    expect(await bench.act('replay', {})).toMatchObject({ code: 'nothing-parked' });
    expect(await bench.act('send', { kind: 'huge' })).toMatchObject({ code: 'bad-input' });
    await run();
    await policy('dlq');
    const { brokers } = inject('stack').kafka;
    const producer = new Kafka({ brokers, logLevel: logLevel.NOTHING }).producer();
    await producer.connect();
    const order = { orderId: 'ORD-X', customer: 'dewi', item: 'kopi', total: 1 };
    const values = ['RACUN', '', 'null', '[]', '{"orderId":7}', JSON.stringify(order)];
    // The last would be an order, if it said which event it is.
    const messages = values.map((value, index) => ({
      ...{ key: null, value },
      headers: index < 5 ? { eventId: `hand-${index}` } : {},
    }));
    await producer.send({ topic: bench.room.context().scope.topic(ORDERS), messages });
    await producer.disconnect();
    await send('plain');
    await drained(9);
    await paid(3);
    expect(await bench.kafka().records(DLQ)).toHaveLength(6);

    for (let times = 0; times < 5; times += 1) await send('many');
    expect(await bench.act('send', { kind: 'many' })).toMatchObject({ code: 'limit-run' });
  });
});
