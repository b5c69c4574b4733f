/**
 * The verbs of the lab `oplog` on a real broker, a real database and real processes. What the page
 * would show is held against reads of oplog, broker and database of the test's own.
 */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type LabBench, openBench } from '#infra/lab-bench.ts';
import { readOplog } from '#lib/mongo/oplog.ts';
import { beginningOf } from '#lib/oplog-reading.ts';
import { exchangeToken } from '../../shop/exchange-token.ts';
import type { State } from './model.ts';
import { at } from './model-traces.ts';
import { CONNECTOR, LIMITS, REPEATED, TOPIC } from './names.ts';
import type { Rules } from './rules.ts';

const SOUND: Rules = {
  insert: 'upsert',
  diff: 'set-unset',
  replace: 'replaceOne',
  delete: 'deleteOne',
};

let bench: LabBench<State>;
const until = (holds: (state: State) => boolean) => bench.until(holds);
const ok = async (verb: string, input: unknown) =>
  expect(await bench.act(verb, input), `${verb} ${JSON.stringify(input)}`).toEqual({ ok: true });
const edit = (what: string) => ok('edit', { edit: what });
const guess = async (id: string, option: string) => {
  await ok('predict', { id, option });
  await until(({ progress }) => progress.predictions[id] !== undefined);
};
const connector = (phase: string) => until(({ processes }) => processes.connector?.phase === phase);
const entries = async () => {
  const db = bench.db();
  const from = await beginningOf(db, db.client);
  return readOplog(db.client, {
    ...{ database: db.databaseName, collections: ['orders'], from, max: 2000 },
  });
};
const seen = async () => {
  const count = (await entries()).length;
  await until((state) => state.entries === count);
};
const failing = async () =>
  (await bench.challenge()).conditions.filter((one) => !one.ok).map(({ id }) => id);
const textOf = async (id: string) =>
  (await bench.challenge()).conditions.find((one) => one.id === id)?.text.en ?? '';

beforeAll(async () => {
  bench = await openBench<State>(inject('stack'), 'oplog');
  await until(({ processes }) => processes.orders?.phase === 'ready');
  await connector('ready');
});
afterAll(() => bench[Symbol.asyncDispose]());

describe('lab oplog', () => {
  it('shows one insert as entry, event and record of the same time', async () => {
    expect(await bench.act('edit', { edit: 'pay' })).toMatchObject({ code: 'prediction-first' });
    await edit('place');
    await until(({ reached }) => reached.includes('joined'));
    const [trace] = bench.state().traces;
    const [entry] = await entries();
    const [record] = await bench.kafka().records(TOPIC);
    expect(trace?.ts).toBe(`${entry?.ts.t}.${entry?.ts.i}`);
    expect(record?.headers).toMatchObject({ clusterTime: trace?.ts, op: 'insert' });
    expect(record?.key).toBe('ORD-1');
    expect(JSON.parse(record?.value ?? '{}')).toMatchObject({
      _id: { _data: record?.headers.eventId },
    });
    expect(trace?.entry).toMatchObject({ op: 'i', o: entry?.o });
  });

  it('keeps a diff of an update, nothing of the same again, and the result of $inc', async () => {
    await guess('update-stores', 'whole');
    await edit('pay');
    await edit('pay');
    await guess('inc-stores', 'increment');
    await edit('ship');
    await until(({ firsts }) => firsts.increased !== undefined);
    expect((await entries()).map(({ op, o }) => [op, o.diff])).toEqual([
      ['i', undefined],
      ['u', { u: { status: 'DIBAYAR' } }],
      ['u', { u: { total: 67_000 } }],
    ]);
    const { measures } = bench.room.lab.model;
    expect(measures['update-stores']?.(bench.state())?.option).toBe('diff');
    expect(measures['inc-stores']?.(bench.state())?.option).toBe('result');
  });

  it('keeps nothing of a deleted order but its _id', async () => {
    await guess('delete-keeps', 'whole');
    await edit('remove');
    await until(({ reached }) => reached.includes('deleted'));
    expect((await entries()).at(-1)?.o).toEqual({ _id: 'ORD-1' });
    expect(await bench.act('edit', { edit: 'remove' })).toMatchObject({ code: 'no-order-yet' });
  });

  it('loses what happened while it was dead, when it starts without its bookmark', async () => {
    await guess('fresh-start', 'missed-ones');
    await ok('kill-connector', {});
    await connector('exited');
    await edit('place');
    await seen();
    const before = (await bench.kafka().records(TOPIC)).length;
    await ok('run-connector', { fromNow: true });
    await connector('ready');
    await edit('place');
    await until(({ reached }) => reached.includes('missed'));
    const keys = (await bench.kafka().records(TOPIC)).slice(before).map(({ key }) => key);
    expect(keys).toEqual(['ORD-3']);
  });

  it('misses nothing when it starts from its bookmark', async () => {
    await ok('kill-connector', {});
    await connector('exited');
    const before = (await bench.kafka().records(TOPIC)).length;
    for (const what of ['place', 'pay', 'ship']) await edit(what);
    await ok('run-connector', { fromNow: false });
    await until(({ resumed }) => resumed >= 3);
    // It may have died before it noted the order of the test before: that one comes again.
    const ops = async () =>
      (await bench.kafka().records(TOPIC))
        .slice(before)
        .flatMap(({ key, headers }) => (key === 'ORD-4' ? [headers.op] : []));
    await expect.poll(ops, { timeout: 10_000 }).toEqual(['insert', 'update', 'update']);
    expect(bench.state().missed).toBe(1);
  });

  it('passes the challenge with sound rules, and tells each slip by its trace', async () => {
    await ok('mix', {});
    await seen();
    expect(await failing()).toEqual(['until', 'repeated', 'hash']);
    await ok('rebuild', { ...SOUND, insert: 'insertOne' });
    expect(await failing()).toContain('until');
    expect(await textOf('until')).toMatch(/^applier stopped at ORD-/);
    for (const [slip, text] of SLIPS) {
      await ok('rebuild', { ...SOUND, ...slip });
      expect(await failing(), JSON.stringify(slip)).toEqual(['hash']);
      expect(await textOf('hash'), JSON.stringify(slip)).toMatch(text);
    }
    await ok('rebuild', SOUND);
    expect(await failing()).toEqual([]);
    const rebuild = await bench.db().collection('rebuilds').findOne();
    expect(rebuild).toMatchObject({ repeated: REPEATED, refused: null });
    const copied = await bench.db().collection('orders_copy').countDocuments();
    await until(({ copies }) => Object.keys(copies).length === copied);
    // A copy that somebody touched by hand is no copy of the log.
    await bench
      .db()
      .collection('orders_copy')
      .updateOne({}, { $set: { total: 1 } });
    expect(await failing()).toEqual(['hash']);
    // Nor is an older one: the collection has gone on.
    await ok('rebuild', SOUND);
    await edit('place');
    expect(await failing()).toEqual(['until', 'hash']);
  });

  it('refuses what it does not know, and more orders than a run holds', async () => {
    expect(await bench.act('rebuild', { ...SOUND, diff: 'eval' })).toMatchObject({
      code: 'bad-input',
    });
    expect(await bench.act('edit', { edit: { $gt: '' } })).toMatchObject({ code: 'bad-input' });
    const taken = { $set: { n: LIMITS.orders - LIMITS.mixed + 1 } };
    await bench.db().collection<{ _id: string }>('counters').updateOne({ _id: 'orders' }, taken);
    const before = (await entries()).length;
    expect(await bench.act('mix', {})).toMatchObject({ ok: false, code: 'limit-orders' });
    expect((await entries()).length).toBe(before);
  });

  it('shows the same after its session was rebuilt from the stores', async () => {
    await seen();
    // The bookmark is the last thing that is written of a change.
    await until(
      ({ kept, records }) => at(kept, 'token', '_data') === records.at(-1)?.headers.eventId,
    );
    const before = bench.state();
    await bench.rebuild();
    await until((state) => state.entries === before.entries && state.end === before.end);
    expect(bench.state().traces).toEqual(before.traces);
    expect(bench.state().kept).toEqual(before.kept);
  });

  it.each([
    ['other', 'foreign-collection', 'customers'],
    ['old', 'history-lost', 'resume'],
  ] as const)('ends loudly with a token of %s, and begins nowhere', async (of, cause, part) => {
    const { pid } = bench.state().processes[CONNECTOR] ?? {};
    if (bench.children().running(CONNECTOR)) await ok('kill-connector', {});
    await connector('exited');
    await exchangeToken(bench.room.context(), { connector: CONNECTOR, topic: TOPIC }, of);
    const before = await bench.kafka().ranges(TOPIC);
    await ok('run-connector', { fromNow: false });
    const now = () => bench.state().processes[CONNECTOR];
    await until(() => now()?.pid !== pid && now()?.exit !== undefined);
    expect(now()?.exit).toMatchObject({ reason: 'refused', code: 2, refusal: { cause } });
    expect(now()?.exit?.refusal?.message).toContain(part);
    expect(await bench.kafka().ranges(TOPIC)).toEqual(before);
  });
});

const SLIPS: readonly (readonly [Partial<Rules>, RegExp])[] = [
  [{ diff: 'set' }, /note is still in the copy/],
  [{ diff: 'replace-by-diff' }, /is lost from the copy/],
  [{ replace: 'set' }, /note is still in the copy/],
  [{ delete: 'mark' }, /was deleted, but is still/],
];
