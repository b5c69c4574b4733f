/**
 * The verbs of the lab `lost-ack` on a real broker, a real database, a real proxy and real deaths, in
 * one room from the first ack to the last case. What the page would show is held against reads of
 * broker and database themselves.
 */
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { type LabBench, openBench } from '#infra/lab-bench.ts';
import { LEDGER, type ProxyEntry } from '../../shop/ack-proxy.ts';
import { PRODUCER, type Send } from '../../shop/proxied-orders.ts';
import type { State } from './model.ts';
import { openCaseOf } from './model-readings.ts';
import { causesOf, tracesOf } from './model-traces.ts';
import {
  CAUSES,
  type Cause,
  causeOf,
  PAYMENT,
  PAYMENTS,
  PROXY,
  SENDS,
  SERVICE,
  TOPIC,
} from './names.ts';

const GUESSES = { 'lost-ack': 'once-failed', 'no-retry': 'not-stored', redelivery: 'one-one' };

describe('lab lost-ack', () => {
  let bench: LabBench<State>;
  beforeAll(async () => {
    bench = await openBench<State>(inject('stack'), 'lost-ack');
    await until(({ processes }) => processes[SERVICE]?.phase === 'ready');
  });
  afterAll(() => bench[Symbol.asyncDispose]());

  const state = () => bench.state();
  const until = (holds: (state: State) => boolean) => bench.until(holds);
  const ok = async (verb: string, input: object = {}) =>
    expect(await bench.act(verb, input), `${verb} ${JSON.stringify(input)}`).toEqual({ ok: true });
  const refused = async (verb: string, input: object, code: string) =>
    expect(await bench.act(verb, input), verb).toMatchObject({ ok: false, code });
  const records = () => bench.kafka().records(TOPIC);
  const eventIds = async () => (await records()).map(({ headers }) => headers.eventId);
  const sends = () => bench.db().collection<Send>(SENDS);
  const ledger = () => bench.db().collection<ProxyEntry>(LEDGER).find().sort({ _id: 1 }).toArray();
  /** Every call of `send` so far is noted, or its program is gone. */
  const noted = (count: number) =>
    until(
      (now) =>
        Object.keys(now.sends).length === count &&
        Object.values(now.sends).every(
          ({ outcome, pid }) => outcome !== 'open' || pid !== now.processes[SERVICE]?.pid,
        ),
    );
  const outcomes = () => state().progress.outcomes ?? {};

  it('keeps its verbs locked until their guesses are stored, and refuses what does not fit', async () => {
    await refused('cut', {}, 'prediction-first');
    await refused('retries', { on: false }, 'prediction-first');
    await refused('crash-payment', {}, 'prediction-first');
    await refused('case', {}, 'prediction-first');
    for (const [id, option] of Object.entries(GUESSES)) await ok('predict', { id, option });
    // A guess is known when the change stream has told it.
    await until(({ progress }) => Object.keys(progress.predictions).length === 3);
    for (const count of [0, 7, 21, 1.5, -1]) await refused('order', { count }, 'bad-input');
    await refused('order', { count: 1, retries: 9 }, 'bad-input');
    await refused('name', { cause: 'gremlins' }, 'bad-input');
    await refused('name', { cause: 'retry' }, 'no-case');
    await refused('crash-payment', {}, 'not-running');
    await refused('case', {}, 'not-running');
    expect(await records()).toEqual([]);
    expect(await ledger()).toEqual([]);
  });

  it('carries nobody whose line is another, and nothing that is no frame', async () => {
    const { port } = await proxyAddress();
    const [broker = ''] = inject('stack').kafka.brokers;
    const target = broker.replace(':', ' ');
    const { prefix } = bench.room.context().scope;
    const ends = (hello: string) => closed(port, hello);
    await ends(`sb-stranger-r1- ${target}\n`);
    await ends(`${prefix} ${target} ${'x'.repeat(500)}`);
    await ends(`${prefix} ${target}\n\u007f\u007f\u007f\u007fGET / HTTP/1.1\r\n\r\n`);
    expect(bench.children().running(PROXY)).toBe(true);
    expect(await ledger()).toEqual([]);
  });

  const proxyAddress = async () =>
    z.object({ port: z.int() }).parse(await bench.children().call(PROXY, 'address', {}));

  it('stores an order twice when its ack is cut, and its program hears of success', async () => {
    await ok('order', { count: 1 });
    await noted(1);
    await until(({ reached }) => reached.includes('first'));
    await ok('cut');
    await until(({ armed }) => armed === 1);
    await ok('order', { count: 1 });
    await noted(2);
    expect(await eventIds()).toEqual(['evt-1', 'evt-2', 'evt-2']);
    // The ledger has what was passed a moment after it was passed.
    await until(({ requests }) => Object.keys(requests).length === 3);
    const [, first, second] = await records();
    expect({ ...second, offset: 1, at: 0 }).toEqual({ ...first, at: 0 });
    const entries = await ledger();
    expect(entries.map(({ fate, baseOffset }) => [fate, baseOffset])).toEqual([
      ['passed', 0],
      ['cut', 1],
      ['passed', 2],
    ]);
    expect(entries[2]?.bytes).toBe(entries[1]?.bytes);
    expect(entries[2]?.connection).not.toBe(entries[1]?.connection);
    const heard = await sends().findOne({ _id: 'ORD-2/1' });
    expect(heard).toMatchObject({ outcome: 'acked', baseOffset: 2, retries: PRODUCER.retries });
    await until(({ reached }) => reached.includes('doubled'));
    await until(() => outcomes()['lost-ack'] !== undefined);
    expect(outcomes()['lost-ack']).toMatchObject({ option: 'twice-ok', value: '×2, ✓' });
    expect(state().armed).toBe(0);
  });

  it('tells of a failure without retries, although the order is stored', async () => {
    await ok('retries', { on: false });
    await ok('cut');
    await ok('order', { count: 1 });
    await noted(3);
    expect((await eventIds()).slice(3)).toEqual(['evt-3']);
    const heard = await sends().findOne({ _id: 'ORD-3/1' });
    expect(heard).toMatchObject({ outcome: 'failed', retries: 0 });
    expect(heard?.error?.name).toMatch(/^KafkaJS/);
    await until(() => outcomes()['no-retry'] !== undefined);
    expect(outcomes()['no-retry']).toMatchObject({ option: 'stored' });
  });

  it('publishes again, as another process, what it had not noted', async () => {
    await ok('restart');
    await noted(4);
    const again = (await records()).slice(3);
    expect(again.map(({ headers }) => headers.eventId)).toEqual(['evt-3', 'evt-3']);
    expect(new Set(again.map(({ headers }) => headers.producerPid)).size).toBe(2);
    await until(({ reached }) => reached.includes('resent'));
    await ok('retries', { on: true });
  });

  it('makes two events of one form that was sent twice', async () => {
    await ok('click');
    await noted(6);
    const twins = (await records()).slice(5);
    expect(twins.map(({ headers }) => headers.eventId)).toEqual(['evt-4', 'evt-5']);
    expect(new Set(twins.map(({ headers }) => headers.idempotencyKey)).size).toBe(1);
    await until(({ reached }) => reached.includes('clicked'));
  });

  it('carries out the cause that the seed chooses, and leaves its evidence alone', async () => {
    await ok('run-payment');
    for (const cause of CAUSES) {
      await until((now) => (now.groups.payment.committed ?? 0) === now.end && now.end > 0);
      await until(({ groups }) => groups.payment.members.length > 0);
      await investigate(cause);
    }
    await until(({ reached }) => reached.includes('named') && reached.includes('redelivered'));
  });

  /** Opens a case with a seed of that cause, and names it as the evidence has it. */
  async function investigate(cause: Cause): Promise<void> {
    // Armed by a reader who then opened a case: it must not lose an ack of that case.
    await ok('cut');
    await ok('case', { seed: seedOf(cause) });
    await until((now) => openCaseOf(now) !== undefined);
    const key = openCaseOf(state())?.key ?? '';
    const proven = (now: State) =>
      tracesOf(now).flatMap((trace) => (trace.key === key ? causesOf(trace) : []));
    await until((now) => proven(now).length > 0);
    expect(proven(state())).toEqual([cause]);
    expect(state().cases[Object.keys(state().cases).length]?.seed).toBeNull();
    await refused('case', {}, 'case-open');
    await until((now) => openCaseOf(now)?.end === now.end);
    await ok('name', { cause: proven(state())[0] ?? '' });
    await until((now) => openCaseOf(now) === undefined);
  }

  it('charges one record twice where payment died after the charge', async () => {
    const payments = await bench.db().collection(PAYMENTS).find().toArray();
    const offsets = payments.map(({ offset }) => Number(offset));
    const twice = offsets.filter((offset, index) => offsets.indexOf(offset) !== index);
    expect(twice).toHaveLength(1);
    const ids = await eventIds();
    expect(ids.filter((id) => id === ids[twice[0] ?? -1])).toHaveLength(1);
    await until(() => outcomes().redelivery !== undefined);
    expect(outcomes().redelivery).toMatchObject({ option: 'one-two', value: '1 / 2' });
  });

  it('finds its way again when the proxy was gone, and its ledger goes on', async () => {
    await settled();
    const before = (await ledger()).length;
    const { pid } = state().processes[PROXY] ?? {};
    await bench.children().stop(PROXY, 'kill');
    const calls = Object.keys(state().sends).length;
    await ok('order', { count: 1 });
    await noted(calls + 1);
    expect(state().processes[PROXY]?.pid).not.toBe(pid);
    await until(({ requests }) => Object.keys(requests).length > before);
    const entries = await ledger();
    expect(entries).toHaveLength(before + 1);
    expect(entries.at(-1)).toMatchObject({ _id: before + 1, fate: 'passed' });
  });

  /** Every record's request has its entry in the ledger, and is known of. */
  const settled = () => until(({ requests, end }) => Object.keys(requests).length === end);

  it('tells the same again when the session is rebuilt', async () => {
    await until((now) => now.copies.length === now.end);
    const before = state();
    await bench.rebuild();
    await until((now) => now.copies.length === before.end);
    expect(state()).toMatchObject({
      ...{ sends: before.sends, requests: before.requests, payments: before.payments },
      ...{ copies: before.copies, cases: before.cases, retries: true, seams: 1 },
    });
    expect(bench.children().running(PAYMENT)).toBe(true);
  });
});

/** Resolves once the other end has closed what began like this. */
async function closed(port: number, hello: string): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(hello);
  socket.resume();
  await once(socket, 'close');
}

function seedOf(cause: Cause): number {
  for (let seed = 0; seed < 1000; seed += 1) if (causeOf(seed) === cause) return seed;
  throw new Error(`no seed for ${cause}`);
}
