/**
 * The challenge of the lab `lost-ack` on a real broker, a real database and a real proxy: what it
 * lets pass, what it names as missing, and a producer that the broker can recognise. With that one
 * there is no duplicate however many acks are lost, and the challenge has to see it.
 */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { type LabBench, openBench } from '#infra/lab-bench.ts';
import { LEDGER, type ProxyEntry } from '../../shop/ack-proxy.ts';
import type { Send, StoredOrder } from '../../shop/proxied-orders.ts';
import { WANTED } from './challenge.ts';
import type { State } from './model.ts';
import { causesOf, tracesOf } from './model-traces.ts';
import { type Count, LIMITS, PROXY, SENDS, SERVICE, TOPIC } from './names.ts';

const GUESSES = { 'lost-ack': 'twice-ok', 'no-retry': 'stored' };

describe('challenge of lost-ack', () => {
  let bench: LabBench<State>;
  beforeAll(async () => {
    bench = await openBench<State>(inject('stack'), 'lost-ack');
    for (const [id, option] of Object.entries(GUESSES)) await ok('predict', { id, option });
    await until(({ progress }) => Object.keys(progress.predictions).length === 2);
  });
  afterAll(() => bench[Symbol.asyncDispose]());

  const until = (holds: (state: State) => boolean) => bench.until(holds);
  const ok = async (verb: string, input: object = {}) =>
    expect(await bench.act(verb, input), `${verb} ${JSON.stringify(input)}`).toEqual({ ok: true });
  const red = async () =>
    (await bench.challenge()).conditions.filter((one) => !one.ok).map(({ id }) => id);
  const sends = () => bench.db().collection<Send>(SENDS);
  /** So many calls of `send` in all, each of them noted. */
  const noted = (count: number) =>
    until(({ sends: all }) => {
      const calls = Object.values(all);
      return calls.length === count && calls.every(({ outcome }) => outcome !== 'open');
    });
  const send = async (count: Count) => {
    const before = await sends().countDocuments();
    await ok('order', { count });
    await noted(before + count);
  };

  it('fails without a line, and where nobody lost an ack', async () => {
    await send(WANTED.orders);
    expect(await red()).toEqual(['orders', 'duplicate', 'cut', 'made', 'sends']);
    await ok('line');
    await send(WANTED.orders);
    expect(await red()).toEqual(['duplicate', 'cut', 'made']);
  });

  it('fails where the application sent again what the client was told had failed', async () => {
    await ok('line');
    await ok('retries', { on: false });
    await ok('cut');
    await send(WANTED.orders);
    const calls = await sends().countDocuments();
    await ok('restart');
    await noted(calls + 1);
    await until((now) => tracesOf(now).some((trace) => causesOf(trace).includes('resend')));
    // The proxy did cut one, and the twin is there, but by another process and another call.
    expect(await red()).toEqual(['duplicate', 'sends']);
    await ok('retries', { on: true });
  });

  it('goes wrong with a producer that the broker recognises, and sees it', async () => {
    await bench.children().stop(SERVICE, 'term');
    const address = await bench.children().call(PROXY, 'address', {});
    const { port: proxyPort } = z.object({ port: z.int() }).parse(address);
    bench.children().start({
      name: SERVICE,
      program: 'content/shop/proxied-orders.worker.ts',
      settings: { topic: TOPIC, proxyPort, idempotent: true },
    });
    await ok('line');
    await ok('cut');
    await send(WANTED.orders);
    expect(await red()).toEqual(['duplicate', 'made']);
    const ledger = bench.db().collection<ProxyEntry>(LEDGER);
    const cut = await ledger.findOne({ fate: 'cut' }, { sort: { _id: -1 } });
    // The same offset was answered twice: the broker knew the batch again.
    await expect.poll(() => ledger.countDocuments({ baseOffset: cut?.baseOffset ?? -1 })).toBe(2);
  });

  it('passes with one lost ack among twenty, and not with two', async () => {
    await ok('restart');
    await ok('line');
    await ok('cut');
    await send(WANTED.orders);
    expect(await red()).toEqual([]);
    await until(({ progress }) => progress.passed !== undefined);
    // One more, and it is one too many of everything.
    await ok('cut');
    await send(1);
    expect(await red()).toEqual(['orders', 'duplicate', 'cut', 'sends']);
  });

  it('takes no more orders than one run may hold', async () => {
    const orders = bench.db().collection<StoredOrder>('orders');
    const known = await orders.countDocuments();
    const [some] = await orders.find({ noted: true }).limit(1).toArray();
    if (!some) throw new Error('no order');
    const more = Array.from({ length: LIMITS.run - known - 1 }, (_, n) => ({
      ...{ ...some, _id: `ORD-filled-${n}` },
    }));
    await orders.insertMany(more);
    const refusal = { ok: false, code: 'limit-orders' };
    expect(await bench.act('order', { count: 20 })).toMatchObject(refusal);
    expect(await bench.act('click', {})).toMatchObject(refusal);
    await send(1);
    expect(await bench.act('order', { count: 1 })).toMatchObject(refusal);
  });
});
