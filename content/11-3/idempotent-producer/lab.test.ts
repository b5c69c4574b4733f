/**
 * The verbs of the lab `idempotent-producer` on a real broker, a real database, a real proxy and real
 * deaths. What the page would show is held against reads of broker and database themselves.
 */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type LabBench, openBench } from '#infra/lab-bench.ts';
import { LEDGER, type ProxyEntry } from '../../shop/ack-proxy.ts';
import type { Send } from '../../shop/proxied-orders.ts';
import { WANTED } from './challenge.ts';
import type { State } from './model.ts';
import { swallowedOf } from './model-sessions.ts';
import {
  type Count,
  EXHAUSTING,
  LIMITS,
  ORDERS,
  PAYMENT,
  PAYMENTS,
  REFUSALS,
  SENDS,
  SERVICE,
  TOPIC,
} from './names.ts';

const GUESSES = { repeat: 'twice', session: 'once', exhausted: 'stored' };

describe('lab idempotent-producer', () => {
  let bench: LabBench<State>;
  beforeAll(async () => {
    bench = await openBench<State>(inject('stack'), 'idempotent-producer');
    await serviceReady();
  });
  afterAll(() => bench[Symbol.asyncDispose]());

  const state = () => bench.state();
  const until = (holds: (state: State) => boolean) => bench.until(holds);
  const serviceReady = () => until(({ processes }) => processes[SERVICE]?.phase === 'ready');
  const ok = async (verb: string, input: object = {}) =>
    expect(await bench.act(verb, input), `${verb} ${JSON.stringify(input)}`).toEqual({ ok: true });
  const refused = async (verb: string, input: object, code: string) =>
    expect(await bench.act(verb, input), verb).toMatchObject({ ok: false, code });
  const records = () => bench.kafka().records(TOPIC);
  const events = async () => (await records()).map(({ headers }) => headers.eventId);
  const sends = () => bench.db().collection<Send>(SENDS);
  const ledger = () => bench.db().collection<ProxyEntry>(LEDGER).find().sort({ _id: 1 }).toArray();
  const red = async () =>
    (await bench.challenge()).conditions.filter((one) => !one.ok).map(({ id }) => id);
  /** So many calls of `send` in all, each noted or its program gone, and the ledger told of them. */
  const noted = (count: number) =>
    until(
      (now) =>
        Object.keys(now.sends).length === count &&
        Object.values(now.sends).every(
          ({ outcome, pid }) => outcome !== 'open' || pid !== now.processes[SERVICE]?.pid,
        ),
    );
  const send = async (count: Count) => {
    const before = await sends().countDocuments();
    await ok('order', { count });
    await noted(before + count);
  };
  const dieAndReturn = async () => {
    await ok('die');
    await until(({ processes }) => processes[SERVICE]?.phase === 'exited');
    const calls = await sends().countDocuments();
    await ok('run-service');
    const left = await bench.db().collection(ORDERS).countDocuments({ noted: false });
    await until((now) => Object.keys(now.sends).length >= calls + Math.min(1, left));
    await bench.children().call(SERVICE, 'quiet', {});
    await noted(await sends().countDocuments());
  };

  it('keeps its verbs locked until their guesses are stored, and refuses what does not fit', async () => {
    for (const which of ['one', 'exhausting', 'ten']) {
      await refused('cut', { which }, 'prediction-first');
    }
    await refused('die', {}, 'prediction-first');
    for (const [id, option] of Object.entries(GUESSES)) await ok('predict', { id, option });
    await until(({ progress }) => Object.keys(progress.predictions).length === 3);
    for (const count of [0, 7, 21, 1.5, -1]) await refused('order', { count }, 'bad-input');
    await refused('cut', { which: 'all' }, 'bad-input');
    await refused('cut', { acks: 3 }, 'bad-input');
    await refused('idempotent', { on: 'yes' }, 'bad-input');
    await refused('run-service', {}, 'already-running');
    expect(await records()).toEqual([]);
    expect(await ledger()).toEqual([]);
  });

  it('numbers each batch, and one that is sent again is known by its number', async () => {
    await send(1);
    await until(({ reached }) => reached.includes('numbered'));
    await ok('cut', { which: 'one' });
    await send(1);
    expect(await events()).toEqual(['evt-1', 'evt-2']);
    await until(({ requests }) => Object.keys(requests).length === 3);
    const [first, second] = await records();
    expect(first?.numbered).toMatchObject({ epoch: 0, sequence: 0 });
    expect(second?.numbered).toEqual({ ...first?.numbered, sequence: 1 });
    const [, cut, again] = await ledger();
    expect([cut?.fate, again?.fate]).toEqual(['cut', 'passed']);
    expect(again?.baseOffset).toBe(cut?.baseOffset);
    expect(again?.connection).not.toBe(cut?.connection);
    // What passed the proxy is what stands in the log, and the second one is the first again.
    const { id: producerId, epoch, sequence } = second?.numbered ?? {};
    expect(cut?.batch).toEqual({ producerId, epoch, sequence });
    expect(again?.batch).toEqual(cut?.batch);
    await until(({ reached }) => reached.includes('recognised'));
    await until(({ progress }) => progress.outcomes?.repeat !== undefined);
    expect(state().progress.outcomes?.repeat).toMatchObject({ option: 'once', value: '×1, ✓' });
  });

  it('lets the same order in twice when it comes from another session', async () => {
    await dieAndReturn();
    const copies = (await records()).slice(2);
    expect(copies.map(({ headers }) => headers.eventId)).toEqual(['evt-3', 'evt-3']);
    const [first, second] = copies.map(({ numbered }) => numbered);
    expect(second?.id).not.toBe(first?.id);
    expect([first?.sequence, second?.sequence]).toEqual([2, 0]);
    await until(({ reached }) => reached.includes('session'));
    await until(({ progress }) => progress.outcomes?.session !== undefined);
    expect(state().progress.outcomes?.session).toMatchObject({ option: 'twice' });
  });

  it('lets one form in twice under two numbers of one session', async () => {
    await ok('click');
    await noted(6);
    const twins = (await records()).slice(4);
    expect(twins.map(({ numbered }) => numbered?.sequence)).toEqual([1, 2]);
    expect(new Set(twins.map(({ numbered }) => numbered?.id)).size).toBe(1);
    expect(new Set(twins.map(({ headers }) => headers.idempotencyKey)).size).toBe(1);
    expect(new Set(twins.map(({ key }) => key)).size).toBe(1);
    await until(({ reached }) => reached.includes('clicked'));
  });

  it('loses the next order when the client has given up, and tells its program of success', async () => {
    await ok('cut', { which: 'exhausting' });
    await send(1);
    const failed = await sends().findOne({ _id: 'ORD-6/1' });
    expect(failed).toMatchObject({ outcome: 'failed' });
    const [stored] = (await records()).slice(6);
    expect(stored?.headers.eventId).toBe('evt-6');
    await send(1);
    const next = await sends().findOne({ _id: 'ORD-7/1' });
    expect(next).toMatchObject({ outcome: 'acked', baseOffset: stored?.offset });
    expect(await events()).not.toContain('evt-7');
    const tail = (await ledger()).slice(-EXHAUSTING - 1);
    expect(tail.map(({ fate }) => fate)).toEqual(['cut', 'cut', 'cut', 'passed']);
    expect(new Set(tail.map(({ batch }) => batch?.sequence))).toEqual(new Set([3]));
    await until(({ reached }) => reached.includes('swallowed'));
    expect(swallowedOf(state()).map(({ send: one }) => one.order)).toEqual(['ORD-7']);
    await until(({ progress }) => progress.outcomes?.exhausted !== undefined);
    expect(state().progress.outcomes?.exhausted).toMatchObject({ option: 'lost' });
    // The number is used up now: from here on all is well again.
    await send(1);
    expect((await events()).at(-1)).toBe('evt-8');
  });

  it('pays each form of the log once, whatever stands there twice', async () => {
    await ok('run-payment');
    await until(({ reached }) => reached.includes('paid'));
    const keys = (await records()).map(({ headers }) => headers.idempotencyKey);
    const forms = new Set(keys);
    const paid = await bench.db().collection(PAYMENTS).find().toArray();
    expect(new Set(paid.map(({ key }) => key))).toEqual(forms);
    expect(paid).toHaveLength(forms.size);
    const refusals = await bench.db().collection(REFUSALS).find().toArray();
    expect(refusals).toHaveLength(keys.length - forms.size);
    expect(new Set(refusals.map(({ index }) => index))).toEqual(new Set(['uniq_form']));
  });

  it('fails without a line, then by the twin alone, then passes', async () => {
    expect(await red()).toEqual(['cuts', 'stored', 'numbered', 'repeats', 'twin', 'paid']);
    await ok('line');
    await ok('cut', { which: 'ten' });
    await send(WANTED.orders);
    await paidAll();
    expect(await red()).toEqual(['twin']);
    await dieAndReturn();
    await paidAll();
    expect(await red()).toEqual([]);
    await until(({ progress }) => progress.passed !== undefined);
  });

  const paidAll = async () => {
    const end = (await records()).length;
    await until(({ groups }) => groups.payment.committed === end);
  };

  it('fails by its doubled pairs when the producer numbers nothing', async () => {
    await ok('idempotent', { on: false });
    await serviceReady();
    await ok('line');
    await ok('cut', { which: 'ten' });
    await send(WANTED.orders);
    await paidAll();
    expect(await red()).toEqual(['numbered', 'repeats', 'twin']);
    const { conditions } = await bench.challenge();
    expect(conditions.find(({ id }) => id === 'repeats')?.left).toMatch(/^10 \(evt-\d+ · pid/);
    await ok('idempotent', { on: true });
  });

  it('fails by what is paid while payment rests, and takes no more orders than a run holds', async () => {
    await ok('stop-payment');
    await ok('line');
    await send(WANTED.orders);
    expect(await red()).toEqual(['cuts', 'twin', 'paid']);
    expect(bench.children().running(PAYMENT)).toBe(false);
    const orders = bench.db().collection<{ _id: string }>(ORDERS);
    const known = await orders.countDocuments();
    const [some] = await orders.find().limit(1).toArray();
    const more = Array.from({ length: LIMITS.run - known }, (_, n) => ({
      ...{ ...some, _id: `ORD-filled-${n}` },
    }));
    await orders.insertMany(more);
    for (const verb of ['click', 'die']) await refused(verb, {}, 'limit-orders');
    await refused('order', { count: 1 }, 'limit-orders');
  });

  it('tells the same again when the session is rebuilt', async () => {
    await until((now) => now.copies.length === now.end);
    const before = state();
    await bench.rebuild();
    await until((now) => now.copies.length === before.end);
    expect(state()).toMatchObject({
      ...{ sends: before.sends, requests: before.requests, payments: before.payments },
      ...{ copies: before.copies, refusals: before.refusals, seams: 1 },
    });
  });
});
