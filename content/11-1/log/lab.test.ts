/**
 * The verbs of the lab `log` on a real broker, a real database and real processes. The observers'
 * facts are awaited, then held against reads of the broker and the database themselves.
 */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type LabBench, openBench } from '#infra/lab-bench.ts';
import { type State, TOPIC } from './model.ts';

describe('lab log', () => {
  let bench: LabBench<State>;
  beforeAll(async () => {
    bench = await openBench<State>(inject('stack'), 'log');
  });
  afterAll(async () => {
    await bench[Symbol.asyncDispose]();
  });

  const state = () => bench.state();
  const until = (holds: (state: State) => boolean) => bench.until(holds);
  const lag = ({ groups, end }: State, name: 'payment' | 'search') =>
    end - (groups[name].committed ?? 0);

  it('opens with its writer running and an empty log', async () => {
    await until(({ processes }) => processes['order-service']?.phase === 'ready');
    expect(state()).toMatchObject({ low: 0, end: 0, records: [] });
    expect(await bench.kafka().ranges(TOPIC)).toEqual([{ partition: 0, low: 0, end: 0 }]);
  });

  it('keeps a button locked until its prediction is stored', async () => {
    expect(await bench.act('run', { group: 'payment' })).toMatchObject({
      ok: false,
      code: 'prediction-first',
    });
    expect(bench.children().running('payment')).toBe(false);
  });

  it.each([
    ['send', { count: 2 }],
    ['send', { count: { $gt: 0 } }],
    ['send', { count: 1, more: true }],
    ['run', { group: '__proto__' }],
    ['stop', { group: 'payment', how: 'SIGSTOP' }],
    ['__proto__', {}],
    ['constructor', {}],
    ['predict', { id: 'after-payment', option: '7' }],
    ['predict', { id: 'constructor', option: '6' }],
  ])('refuses %s %j and changes nothing', async (verb, input) => {
    // What was read when may change by itself; what stands there may not.
    const standing = ({ end, groups, processes, documents, progress }: State) => ({
      ...{ end, groups, processes, documents, progress },
    });
    const before = standing(state());
    expect(await bench.act(verb, input)).toMatchObject({ ok: false, code: 'bad-input' });
    expect(await bench.kafka().ranges(TOPIC)).toEqual([{ partition: 0, low: 0, end: 0 }]);
    expect(standing(state())).toEqual(before);
  });

  it('stores orders with the headers of the book, in order', async () => {
    expect(await bench.act('send', { count: 6 })).toEqual({ ok: true });
    await until(({ end, records }) => end === 6 && records.length === 6);
    const [first] = await bench.kafka().records(TOPIC);
    expect(Object.keys(first?.headers ?? {}).sort()).toEqual([
      'eventId',
      'eventType',
      'occurredAt',
      'schemaVersion',
      'traceId',
    ]);
    expect(state().records.map(({ key }) => key)).toEqual([
      'dewi',
      'joko',
      'budi',
      'agus',
      'siti',
      'rina',
    ]);
    expect(state().reached).toEqual(['sixWritten']);
    // A curious look too early: an index that nobody has filled yet is not emptied by it.
    expect((await bench.challenge()).passed).toBe(false);
  });

  it('reads for two groups without touching the log', async () => {
    for (const [id, option] of [
      ['after-payment', '6'],
      ['new-reader', 'all'],
      ['rewind', 'one-number'],
    ]) {
      expect(await bench.act('predict', { id, option })).toEqual({ ok: true });
    }
    await until(({ progress }) => Object.keys(progress.predictions).length === 3);
    for (const group of ['payment', 'search'] as const) {
      expect(await bench.act('run', { group })).toEqual({ ok: true });
      expect(await bench.act('run', { group })).toMatchObject({ code: 'already-running' });
      await until((now) => lag(now, group) === 0);
      expect(await bench.kafka().committed(group, TOPIC)).toEqual(new Map([[0, 6]]));
    }
    expect(await bench.kafka().ranges(TOPIC)).toEqual([{ partition: 0, low: 0, end: 6 }]);
    expect(await bench.db().collection('search_index').countDocuments()).toBe(6);
    const { conditions } = await bench.challenge();
    expect(conditions.find(({ id }) => id === 'emptied')).toMatchObject({ ok: false });
  });

  it('moves no bookmark under a running member, and one number without', async () => {
    expect(await bench.act('rewind', {})).toMatchObject({ code: 'group-active' });
    expect(await bench.act('stop', { group: 'search', how: 'term' })).toEqual({ ok: true });
    await until(({ groups }) => groups.search.members.length === 0);
    expect(await bench.act('rewind', {})).toEqual({ ok: true });
    await until(({ groups }) => groups.search.committed === 0);
    expect(await bench.kafka().committed('search', TOPIC)).toEqual(new Map([[0, 0]]));
    expect(await bench.kafka().committed('payment', TOPIC)).toEqual(new Map([[0, 6]]));
    expect(state().reached).toContain('rewound');
  });

  it('passes the challenge only after the index was empty and is whole again', async () => {
    expect((await bench.challenge()).passed).toBe(false);
    expect(await bench.act('empty-index', {})).toEqual({ ok: true });
    await until(({ documents }) => Object.keys(documents).length === 0);
    expect(await bench.act('run', { group: 'search' })).toEqual({ ok: true });
    await until((now) => lag(now, 'search') === 0 && Object.keys(now.documents).length === 6);
    const report = await bench.challenge();
    expect(report.conditions.filter(({ ok }) => !ok)).toEqual([]);
    await until(({ progress }) => progress.passed !== undefined);
  });

  it('fails the challenge when a document is forged or an order comes in between', async () => {
    const index = bench.db().collection<{ _id: string }>('search_index');
    await index.insertOne({ _id: 'ORD-palsu' });
    const forged = await bench.challenge();
    expect(forged.conditions.find(({ id }) => id === 'ids')).toMatchObject({ ok: false });
    await index.deleteOne({ _id: 'ORD-palsu' });
    await bench.act('send', { count: 1 });
    await until(({ end }) => end === 7);
    const later = await bench.challenge();
    expect(later.conditions.find(({ id }) => id === 'end')).toMatchObject({ ok: false });
  });

  it('rebuilds the same state from broker and database', async () => {
    await until((now) => lag(now, 'payment') === 0 && lag(now, 'search') === 0);
    const before = state();
    await bench.rebuild();
    await until(({ end, documents }) => end === 7 && Object.keys(documents).length === 7);
    expect(state()).toMatchObject({
      records: before.records,
      documents: before.documents,
      seams: 1,
      groups: { payment: { committed: 7 }, search: { committed: 7 } },
    });
  });
});
