/**
 * The verbs of the lab `versions` on a real broker, a real database and real processes, in one room
 * from the first event to the passed challenge. What the page would show is held against reads of
 * broker and database themselves; with the guard on the wrong number, the check has to see it.
 */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type LabBench, openBench } from '#infra/lab-bench.ts';
import type { OrderDocument, Pass, StaleWrite, ViewDocument } from './documents.ts';
import { differing, fingerprint } from './fingerprint.ts';
import type { State } from './model.ts';
import { standingOf, truthOf } from './model-readings.ts';
import {
  CHANGES,
  COLLECTIONS,
  collectionOf,
  ORDERS,
  STREAM,
  TOPICS,
  VIEWS,
  type View,
} from './names.ts';

const GUESSES = { once: 'all', thrice: 'all', shuffled: 'set-guarded', misnumbered: 'right' };
const IDS = Array.from({ length: ORDERS }, (_, index) => `ORD-${index + 1}`);

describe('lab versions', () => {
  let bench: LabBench<State>;
  beforeAll(async () => {
    bench = await openBench<State>(inject('stack'), 'versions');
  });
  afterAll(() => bench[Symbol.asyncDispose]());

  const state = () => bench.state();
  const until = (holds: (state: State) => boolean) => bench.until(holds);
  const ok = async (verb: string, input: object = {}) =>
    expect(await bench.act(verb, input), `${verb} ${JSON.stringify(input)}`).toEqual({ ok: true });
  const orders = () => bench.db().collection<OrderDocument>(COLLECTIONS.orders).find().toArray();
  const view = (of: View) =>
    bench.db().collection<ViewDocument>(collectionOf(of)).find().sort({ _id: 1 }).toArray();
  const wrong = async (of: View) => differing(await view(of), await orders());
  const last = (of: View) =>
    bench
      .db()
      .collection<Pass>(COLLECTIONS.passes)
      .findOne({ view: of }, { sort: { _id: -1 } });
  /** Every view has gone through so much since it was emptied, and the broker knows. */
  const read = async (ordered: number, shuffled: number) => {
    const seen = ({ stats }: State, of: View) => stats[of]?.seen;
    await until((now) =>
      VIEWS.every((of) => {
        const { ordered: a = 0, shuffled: b = 0 } = seen(now, of) ?? {};
        return a === ordered && b === shuffled;
      }),
    );
    await until(({ readers, lanes }) =>
      VIEWS.every(
        (of) =>
          readers[of].committed.ordered === lanes.ordered.end &&
          (readers[of].committed.shuffled ?? 0) === lanes.shuffled.end,
      ),
    );
  };
  const failing = async () =>
    (await bench.challenge()).conditions.filter((one) => !one.ok).map(({ id }) => id);

  it('keeps its verbs locked until their guesses are stored', async () => {
    await until(({ processes }) => processes.injector?.phase === 'ready');
    for (const [verb, input] of [
      ['write', {}],
      ['replay', {}],
      ['shuffle', { seed: 11, copies: 1 }],
      ['guard', { by: 'sent' }],
    ] as const) {
      expect(await bench.act(verb, input)).toMatchObject({ ok: false, code: 'prediction-first' });
    }
    for (const [id, option] of Object.entries(GUESSES)) await ok('predict', { id, option });
    await until(({ progress }) => Object.keys(progress.predictions).length === 4);
  });

  it.each([
    ['shuffle', { seed: 0, copies: 1 }, 'limit-deliveries'],
    ['shuffle', { seed: 10_000, copies: 3 }, 'limit-deliveries'],
    ['shuffle', { seed: 1.5, copies: 1 }, 'limit-deliveries'],
    ['shuffle', { seed: 11, copies: 2 }, 'bad-input'],
    ['shuffle', { seed: '11', copies: 1 }, 'bad-input'],
    ['shuffle', { seed: { $gt: 0 }, copies: 1 }, 'bad-input'],
    ['shuffle', { seed: 11, copies: 1 }, 'no-order-yet'],
    ['replay', {}, 'no-order-yet'],
    ['guard', { by: 'clock' }, 'bad-input'],
    ['stop', { how: 'term' }, 'not-running'],
    ['stop', { how: 'SIGSTOP' }, 'bad-input'],
    ['constructor', {}, 'bad-input'],
  ])('refuses %s %j with %s, and changes nothing', async (verb, input, code) => {
    expect(await bench.act(verb, input)).toMatchObject({ ok: false, code });
    expect(await bench.kafka().ranges(TOPICS.shuffled)).toMatchObject([{ end: 0 }]);
    expect(await orders()).toEqual([]);
  });

  it('has all three views agree with the orders, read once and in order', async () => {
    await ok('run');
    await ok('write');
    await read(STREAM, 0);
    for (const of of VIEWS) expect(await wrong(of), of).toEqual([]);
    expect((await orders()).map(({ version }) => version)).toEqual(IDS.map(() => CHANGES));
    const records = await bench.kafka().records(TOPICS.ordered);
    expect(records).toHaveLength(STREAM);
    expect(records.at(-1)?.headers).toMatchObject({ left: '0', sentNo: String(STREAM) });
    await until(({ reached }) => reached.includes('once'));
    expect(standingOf(state(), 'guarded').hash).toBe(fingerprint(await orders()));
    expect(await bench.act('write', {})).toMatchObject({ ok: false, code: 'limit-orders' });
  });

  it('has the adding view say three times as much, read three times', async () => {
    await ok('replay');
    await read(2 * STREAM, 0);
    await ok('replay');
    await read(3 * STREAM, 0);
    const truth = new Map((await orders()).map(({ _id, qty }) => [_id, qty]));
    for (const { _id, qty } of await view('inc')) expect(qty).toBe(3 * (truth.get(_id) ?? 0));
    expect(await wrong('set')).toEqual([]);
    expect(await wrong('guarded')).toEqual([]);
    expect(await last('guarded')).toMatchObject({ applied: STREAM, stale: 2 * STREAM });
    // Nothing was written to the topic for it: the same records were read again.
    expect(await bench.kafka().ranges(TOPICS.ordered)).toMatchObject([{ end: STREAM }]);
    await until(({ reached }) => reached.includes('thrice'));
  });

  it('tells a late write as MongoDB did: E11000 with upsert, nothing modified without', async () => {
    const late = await bench.db().collection<StaleWrite>(COLLECTIONS.stale).findOne();
    expect(late?.error).toMatchObject({ code: 11000, keyPattern: { _id: 1 } });
    expect(late?.error.keyValue).toEqual({ _id: late?.orderId });
    expect(late?.error.message).toMatch(/^E11000 .*\.view_guarded index: _id_ dup key/);
    expect(late?.again).toEqual({ matchedCount: 0, modifiedCount: 0 });
    await until((now) => now.late.length > 0);
  });

  it('has the adding and the guarded view right when each event comes once, shuffled', async () => {
    await ok('empty');
    await until(({ views }) => VIEWS.every((of) => Object.keys(views[of]).length === 0));
    await ok('shuffle', { seed: 11, copies: 1 });
    await read(0, STREAM);
    expect(await wrong('inc')).toEqual([]);
    expect((await wrong('set')).length).toBeGreaterThan(0);
    expect(await wrong('guarded')).toEqual([]);
    const stale = (await last('guarded'))?.stale ?? 0;
    expect(stale).toBeGreaterThan(STREAM / 2);
    await until(({ reached }) => reached.includes('shuffled'));
    const sums = Object.values(state().stats.guarded?.staleOf ?? {});
    expect(sums.reduce((sum, one) => sum + one, 0)).toBe(stale);
  });

  it('goes wrong by the number of the sending, and the challenge sees it', async () => {
    await ok('guard', { by: 'sent' });
    await ok('empty');
    await ok('shuffle', { seed: 11, copies: 3 });
    await read(0, 3 * STREAM);
    expect(await last('guarded')).toMatchObject({ guards: ['sent'], stale: 0 });
    expect(await wrong('guarded')).toEqual(await wrong('set'));
    await until(({ reached }) => reached.includes('misnumbered'));
    expect(await failing()).toEqual(['hash']);
  });

  it('passes the challenge with the stream three times, shuffled, guarded by version', async () => {
    await ok('guard', { by: 'version' });
    await ok('empty');
    await ok('shuffle', { seed: 4711, copies: 3 });
    await read(0, 3 * STREAM);
    expect(await failing()).toEqual([]);
    expect((await wrong('inc')).length).toBe(ORDERS);
    await until(({ progress }) => progress.passed !== undefined);
    const guarded = bench.db().collection<ViewDocument>(collectionOf('guarded'));
    await guarded.updateOne({ _id: 'ORD-2' }, { $inc: { qty: 1 } });
    expect(await failing()).toEqual(['hash']);
    await guarded.updateOne({ _id: 'ORD-2' }, { $inc: { qty: -1 } });
    // Orders bent to what a view says are not the truth: the topic knows better.
    const kept = bench.db().collection<OrderDocument>(COLLECTIONS.orders);
    await kept.updateOne({ _id: 'ORD-1' }, { $inc: { qty: 1 } });
    await guarded.updateOne({ _id: 'ORD-1' }, { $inc: { qty: 1 } });
    expect(await failing()).toEqual(['truth']);
    await kept.updateOne({ _id: 'ORD-1' }, { $inc: { qty: -1 } });
    await guarded.updateOne({ _id: 'ORD-1' }, { $inc: { qty: -1 } });
  });

  it('takes neither one copy for three, nor views that held the newest before', async () => {
    await ok('shuffle', { seed: 4712, copies: 1 });
    await read(0, 4 * STREAM);
    expect(await failing()).toEqual(['records', 'late', 'rebuilt']);
  });

  it('rebuilds the same figures from broker and database', async () => {
    await until((now) => standingOf(now, 'guarded').same);
    const before = state();
    await bench.rebuild();
    await until(({ lanes }) => lanes.shuffled.end === before.lanes.shuffled.end);
    await until(({ stats }) => VIEWS.every((of) => stats[of] !== undefined));
    const now = state();
    expect(now.reached).toEqual(['once', 'thrice', 'shuffled', 'misnumbered']);
    expect(truthOf(now)).toEqual(truthOf(before));
    for (const of of VIEWS) expect(standingOf(now, of)).toEqual(standingOf(before, of));
    expect(now.stats).toEqual(before.stats);
    expect(now.guard).toBe('version');
  });
});
