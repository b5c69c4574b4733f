/** The verbs of the lab `transactions` on the real stack, and what its challenge lets pass. */
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { type LabBench, openBench } from '#infra/lab-bench.ts';
import type { State } from './model.ts';
import { fatesOf } from './model-fates.ts';
import { billsOf, sum, twiceIn } from './model-readings.ts';
import { BILLING, BILLS, ORDERS, PAYMENTS, type ReaderName } from './names.ts';

const GUESSES = { open: 'one', offset: '4', hung: 'waits', twin: 'new', border: 'more' };

let bench: LabBench<State>;
const state = () => bench.state();
const until = (holds: (state: State) => boolean) => bench.until(holds);
const ok = async (verb: string, input: unknown) =>
  expect(await bench.act(verb, input), `${verb} ${JSON.stringify(input)}`).toEqual({ ok: true });
const pay = (cashier = 'cashier') => ok('pay', { cashier });
const end = (how: string, cashier = 'cashier') => ok('end', { cashier, how });
const ready = (name: string) => until(({ processes }) => processes[name]?.phase === 'ready');
const given = (reader: ReaderName) =>
  state()
    .seen[reader].payments.map(({ key }) => key)
    .join('');
const untilGiven = (reader: ReaderName, keys: string) => until(() => given(reader) === keys);
const bill = async (manner: string, armed = false) => {
  await ok('bill', { manner, armed });
  if (armed) await until(({ processes }) => processes.biller?.phase === 'exited');
  else await ready('biller');
};
const billed = (orders: number) =>
  until(
    (now) => now.next === orders && Object.keys(billsOf(now, 'read-committed')).length === orders,
  );
const stop = (program: string, how = 'term') => ok('stop', { program, how });
const failing = async () =>
  (await bench.challenge()).conditions.filter((one) => !one.ok).map(({ id }) => id);

describe('lab transactions', () => {
  beforeEach(async () => {
    bench = await openBench<State>(inject('stack'), 'transactions');
    await ready('cashier');
    await until(({ processes }) => processes.readers?.phase === 'ready');
    for (const [id, option] of Object.entries(GUESSES)) await ok('predict', { id, option });
    await until(({ progress }) => Object.keys(progress.predictions).length === 5);
  });
  afterEach(() => bench[Symbol.asyncDispose]());

  it('hides what is open, skips what was aborted, and counts the markers', async () => {
    await pay();
    await untilGiven('read-uncommitted', 'A');
    await until(({ lanes }) => lanes[PAYMENTS].stable === 0 && lanes[PAYMENTS].end === 1);
    expect(given('read-committed')).toBe('');
    expect(state().reached).toEqual(['hidden']);
    await end('commit');
    await untilGiven('read-committed', 'A');
    await pay();
    await end('abort');
    await pay();
    await end('commit');
    await untilGiven('read-committed', 'AC');
    await untilGiven('read-uncommitted', 'ABC');
    await until(({ lanes }) => lanes[PAYMENTS].stable === 6 && lanes[PAYMENTS].end === 6);
    const records = await bench.kafka().records(PAYMENTS);
    expect(records.map(({ control }) => control ?? '-').join(' ')).toBe(
      '- commit - abort - commit',
    );
    expect([...fatesOf(records).values()]).toEqual(['committed', 'aborted', 'committed']);
    expect(state().reached).toEqual(['hidden', 'shown', 'skipped']);
  });

  it('holds the committed reader up behind a dead producer, until its name comes back', async () => {
    await pay();
    await untilGiven('read-uncommitted', 'A');
    await stop('cashier', 'kill');
    await ok('open', { cashier: 'cashier-2', bearer: 'own' });
    await ready('cashier-2');
    await pay('cashier-2');
    await end('commit', 'cashier-2');
    await until(({ hung }) => hung?.open === 0 && hung.behind === 1);
    expect(given('read-committed')).toBe('');
    await ok('open', { cashier: 'cashier', bearer: 'own' });
    await untilGiven('read-committed', 'B');
    expect(fatesOf(await bench.kafka().records(PAYMENTS)).get(0)).toBe('aborted');
    expect(state().reached).toContain('freed');
  });

  it('believes the newest bearer of a name only', async () => {
    await pay();
    await ok('open', { cashier: 'cashier-2', bearer: 'twin' });
    await ready('cashier-2');
    await pay();
    await until(({ fenced }) => fenced.cashier !== null);
    expect(state().fenced.cashier).toMatchObject({ type: 'INVALID_PRODUCER_EPOCH', code: 47 });
    await pay('cashier-2');
    await end('commit', 'cashier-2');
    await untilGiven('read-committed', 'C');
    const records = await bench.kafka().records(PAYMENTS);
    const of = (offset: number) => records.find((one) => one.offset === offset)?.producer;
    const twin = records.findLast(({ control }) => !control)?.producer;
    expect(twin?.id).toBe(of(0)?.id);
    expect(twin?.epoch).toBeGreaterThan(of(0)?.epoch ?? 0);
  });

  it('bills exactly inside Kafka, and doubles what it leaves in MongoDB', async () => {
    await ok('orders', { many: false });
    await bill('transaction', true);
    expect(await bench.db().collection('receipts_bare').countDocuments()).toBe(5);
    expect((await bench.kafka().committed(BILLING, ORDERS)).get(0) ?? null).toBeNull();
    await bill('transaction');
    await billed(20);
    expect(await bench.db().collection('receipts_bare').countDocuments()).toBe(25);
    await until((now) => sum(now.bare) === 25 && sum(billsOf(now, 'read-uncommitted')) === 25);
    expect(twiceIn(billsOf(state(), 'read-committed'))).toBe(0);
    expect(state().reached).toContain('bordered');
    await stop('biller');

    await ok('orders', { many: false });
    await bill('guarded', true);
    await bill('guarded');
    await billed(40);
    expect(await bench.db().collection('receipts').countDocuments()).toBe(20);
    await until(({ reached }) => reached.includes('guarded'));
    expect(state().refused).toBe(5);
  });

  it('passes the challenge after three deaths, and not without a transaction or an index', async () => {
    expect(await failing()).toContain('orders');
    await ok('line', {});
    await ok('orders', { many: true });
    for (let death = 0; death < 3; death += 1) await bill('guarded', true);
    await bill('guarded');
    await billed(100);
    expect(await failing()).toEqual([]);
    await until(({ progress }) => progress.passed !== undefined);
    await stop('biller');

    // The safeguards taken away, one at a time: the checker has to see each.
    await ok('line', {});
    await ok('orders', { many: true });
    for (let death = 0; death < 3; death += 1) await bill('transaction', true);
    await bill('transaction');
    await billed(200);
    expect(await failing()).toEqual(['receipts']);
    await stop('biller');

    await ok('line', {});
    await ok('orders', { many: true });
    await bill('plain', true);
    await bill('plain');
    await billed(300);
    expect(await failing()).toEqual(['deaths', 'bills', 'receipts']);
    const bills = await bench.kafka().records(BILLS);
    const again = bills.filter(({ headers }) => Number(headers.from) >= 200);
    expect(again.filter(({ control }) => !control)).toHaveLength(105);
  });

  it('refuses more than a run holds, and what was not guessed', async () => {
    for (let times = 0; times < 4; times += 1) await ok('orders', { many: true });
    expect(await bench.act('orders', { many: false })).toMatchObject({ code: 'limit-run' });
    expect(await bench.act('pay', { cashier: 'nobody' })).toMatchObject({ code: 'bad-input' });
    await ok('reset', {});
    await ready('cashier');
    expect((await bench.kafka().ranges(ORDERS))[0]?.end).toBe(0);
  });
});
