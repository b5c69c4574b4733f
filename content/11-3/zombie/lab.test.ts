/** The verbs of the lab `zombie` on the real stack, and what its challenge lets pass. */
import { CompressionTypes, Kafka, logLevel } from 'kafkajs';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { type LabBench, openBench } from '#infra/lab-bench.ts';
import { readPartition } from '#lib/kafka/read.ts';
import { toWholeRecord } from '#lib/kafka/record.ts';
import { BATCH_BYTES_MAX } from '#lib/limits.ts';
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
    const topic = bench.room.context().scope.topic(ORDERS);
    await producer.send({ topic, messages });
    // Too large for the topic it is refused at the door; just below, its cause would not fit in.
    const large = (bytes: number, headers = {}, of = 'x') => ({
      ...{ topic, messages: [{ key: 'dewi', value: Buffer.alloc(bytes, of, 'latin1'), headers }] },
    });
    const refused = { type: 'MESSAGE_TOO_LARGE' };
    for (const compression of [CompressionTypes.None, CompressionTypes.GZIP]) {
      const sent = producer.send({ ...large(BATCH_BYTES_MAX), compression });
      await expect(sent).rejects.toMatchObject(refused);
    }
    await producer.send(large(BATCH_BYTES_MAX - 1000, { eventId: 'whole' }));
    await producer.send(large(BATCH_BYTES_MAX - 200, { eventId: 'large' }));
    await producer.send(large(10, { eventId: 'head', long: 'x'.repeat(BATCH_BYTES_MAX - 220) }));
    await drained(9);
    // Bytes that are no text are three times as many, read as text: too large to try again, too.
    await policy('retry');
    await producer.send(large(BATCH_BYTES_MAX / 2, { eventId: 'bytes' }, '\xff'));
    await drained(10);
    await policy('dlq');
    await send('plain');
    await drained(13);
    await paid(3);
    await producer.disconnect();
    // A check reads the first characters of a value; that it is whole, the replay will show.
    const letters = await bench.kafka().records(DLQ);
    const told = letters.map(({ headers: { eventId, 'dlq-value': left }, value }) => [
      ...[eventId, value.length, left],
    ]);
    expect(told.slice(6)).toEqual([
      ['whole', 1024, undefined],
      ['large', 0, 'left at pesanan-0@7'],
      ['head', 0, 'left at pesanan-0@8'],
      ['bytes', 0, 'left at pesanan-0@9'],
    ]);
    for (const { headers } of letters.slice(6)) {
      expect(headers).toMatchObject({ 'dlq-error': 'PoisonError', 'dlq-topic': ORDERS });
    }
    // All that are whole are played again, though together they are more than one batch takes.
    await ok('replay');
    await drained(20);
    const range = { low: 13, end: 20 };
    const played = await readPartition(inject('stack').kafka, topic, 0, range, toWholeRecord);
    expect(played.at(-1)?.value).toHaveLength(BATCH_BYTES_MAX - 1000);

    for (let times = 0; times < 5; times += 1) await send('many');
    expect(await bench.act('send', { kind: 'many' })).toMatchObject({ code: 'limit-run' });
  });
});
