/**
 * The verbs of the lab `sinks` on a real broker, a real replica set, a real DuckDB and real
 * processes. What a view should hold is computed by the test itself from the collection; no test
 * waits for a time.
 */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type LabBench, openBench } from '#infra/lab-bench.ts';
import { isAlive } from '#lib/fold/shared.ts';
import { flowOf, lastBuild, lastMany, type State, spreadOf, wipeUnderTraffic } from './model.ts';
import { shownAnswer } from './model-answers.ts';
import { ANALYTICS, CONNECTOR, SEARCH, SINKS, TOPIC } from './names.ts';
import { type OrderDocument, parseChange, type ReadingDocument } from './records.ts';

describe('lab sinks', () => {
  let bench: LabBench<State>;
  beforeAll(async () => {
    bench = await openBench<State>(inject('stack'), 'sinks');
  });
  afterAll(async () => {
    await bench[Symbol.asyncDispose]();
  });

  const until = (holds: (state: State) => boolean) => bench.until(holds);
  const act = async (verb: string, input: unknown) => {
    expect(await bench.act(verb, input)).toEqual({ ok: true });
  };
  const predict = async (id: string, option: string) => {
    await act('predict', { id, option });
    await until(({ progress }) => progress.predictions[id] !== undefined);
  };
  const reached = (milestone: string) => until((now) => now.reached.includes(milestone));
  const ready = (name: string) => until(({ processes }) => processes[name]?.phase === 'ready');
  const orders = () => bench.db().collection<OrderDocument>('orders');
  /** Over, and search has come to the end of the log. */
  const quiet = () =>
    until((now) => {
      const flow = lastMany(now);
      if (!flow?.ended || flowOf(now)) return false;
      const { orders: there } = spreadOf(now, flow._id, 'search');
      return there >= flow.ended.written && now.groups.search.committed === now.end;
    });
  const failed = async () =>
    (await bench.challenge()).conditions.filter(({ ok }) => !ok).map(({ id }) => id);
  /** A test asserts no time: what only a quick machine keeps is the reader's to pass. */
  const broken = async () => (await failed()).filter((id) => id !== 'p99' && id !== 'paused');

  it.each([
    ['flow', { kind: 'all' }, 'bad-input'],
    ['flow', { kind: 'many' }, 'prediction-first'],
    ['run', { name: 'payment' }, 'bad-input'],
    ['ask', {}, 'prediction-first'],
    ['pace', { slow: true }, 'prediction-first'],
    ['wipe', {}, 'prediction-first'],
    ['compare', {}, 'not-running'],
    ['find', { q: 'kopi' }, 'not-running'],
    ['find', { q: 'k'.repeat(61) }, 'limit-query'],
    ['select', { name: 'minute' }, 'not-running'],
    ['select', { name: 'DROP TABLE pesanan' }, 'bad-input'],
  ])('refuses %s %j as %s and changes nothing', async (verb, input, code) => {
    expect(await bench.act(verb, input)).toMatchObject({ ok: false, code });
    expect(bench.children().running(SEARCH)).toBe(false);
    expect(await bench.db().collection('flows').countDocuments()).toBe(0);
  });

  it('carries one order to search under one trace id, hop by hop', async () => {
    await act('run', { name: 'both' });
    await ready(CONNECTOR);
    await ready(SEARCH);
    await act('flow', { kind: 'one' });
    await reached('arrived');
    const [order] = await orders().find().toArray();
    const [record] = await bench.kafka().records(TOPIC);
    const [way] = bench.state().ways;
    expect(record?.headers.traceId).toBe(order?.traceId);
    expect(way).toMatchObject({ orderId: order?._id, traceId: order?.traceId, offset: 0 });
    const { committedAt = 0, readAt = 0, appendedAt = 0, search } = way ?? {};
    // The oplog's clock is the database's: it may read a millisecond earlier than ours.
    expect(committedAt).toBeGreaterThanOrEqual((order?.createdAt ?? 0) - 1);
    expect(appendedAt).toBeGreaterThanOrEqual(readAt);
    expect(search).toBeGreaterThanOrEqual(appendedAt);
    expect(record?.at).toBe(appendedAt);
  });

  it('finds by real words what the database has, and sums what the reader asks for', async () => {
    await predict('delay', 'hundred');
    await act('run', { name: ANALYTICS });
    await ready(ANALYTICS);
    await act('flow', { kind: 'many' });
    await reached('measured');
    await quiet();
    await reached('summed');
    const flow = lastMany(bench.state());
    expect(spreadOf(bench.state(), flow?._id ?? 0, 'search').orders).toBe(300);
    await act('find', { q: 'kopi DIBAYAR' });
    await until(({ found }) => found?.q === 'kopi DIBAYAR');
    const wanted = await orders().countDocuments({ item: /^kopi/, status: 'DIBAYAR' });
    expect(wanted).toBeGreaterThan(0);
    expect(bench.state().found?.total).toBe(wanted);
    await until(({ end, groups }) => groups.analytics.committed === end);
    await act('select', { name: 'status' });
    await until((now) => shownAnswer(now)?.name === 'status');
    const sums = await orders()
      .aggregate([
        { $group: { _id: '$status', orders: { $sum: 1 }, turnover: { $sum: '$total' } } },
        { $sort: { _id: 1 } },
      ])
      .toArray();
    expect(shownAnswer(bench.state())?.rows).toEqual(
      sums.map(({ _id: label, ...rest }) => ({ label, ...rest })),
    );
    await act('compare', {});
    await until(({ comparisons }) => comparisons.length === 1);
    const [compared] = bench.state().comparisons;
    expect(compared?.search).toEqual(compared?.orders);
    expect(compared?.analytics).toEqual(compared?.orders);
    expect(compared?.orders.documents).toBe(await orders().countDocuments());
  });

  it('asks the view and the source at the instant of the 201', async () => {
    await predict('own', 'all');
    await act('ask', {});
    await reached('asked');
    const readings = await bench.db().collection<ReadingDocument>('readings').find().toArray();
    expect(readings.every(({ service }) => service.found)).toBe(true);
    expect(readings.every(({ foundAfterMs }) => foundAfterMs !== null)).toBe(true);
    const found = readings.filter(({ search }) => search.found).length;
    expect(bench.state().readings.filter(({ search }) => search.found)).toHaveLength(found);
    expect(await orders().countDocuments({ _id: { $in: readings.map(({ _id }) => _id) } })).toBe(5);
  });

  it('lets search fall behind alone, and does not pass a challenge for that', async () => {
    await predict('slow', 'both');
    await act('pace', { slow: true });
    await act('flow', { kind: 'many' });
    await until(({ lagMax }) => lagMax > 100);
    await act('stop-flow', {});
    await until((now) => flowOf(now) === undefined);
    await act('pace', { slow: false });
    await quiet();
    const flow = lastMany(bench.state())?._id ?? 0;
    const [search, analytics] = SINKS.map((sink) => spreadOf(bench.state(), flow, sink).p99 ?? 0);
    expect(analytics).toBeLessThan(search ?? 0);
    expect(await failed()).toEqual(['orders', 'p99', 'wiped', 'paused']);
  });

  it('rebuilds its index from offset 0 while orders flow, and passes the challenge', async () => {
    await predict('rebuild', 'missing');
    await act('flow', { kind: 'many' });
    await until((now) => spreadOf(now, lastMany(now)?._id ?? 0, 'search').orders > 100);
    await act('wipe', {});
    await until((now) => lastBuild(now, SEARCH)?.wiped === true);
    await quiet();
    expect(wipeUnderTraffic(bench.state())?.rebuilt?.records).toBeGreaterThan(400);
    await act('compare', {});
    await reached('rebuilt');
    expect(bench.state().comparisons.at(-1)?.search).toEqual(
      bench.state().comparisons.at(-1)?.orders,
    );
    expect(await broken()).toEqual([]);
  });

  it('begins at offset 0 after a start as well, whatever its bookmark says', async () => {
    await act('stop', { name: SEARCH, how: 'term' });
    await until((now) => !isAlive(now, SEARCH));
    const pid = bench.state().processes[SEARCH]?.pid;
    await act('run', { name: SEARCH });
    await until((now) => {
      const build = lastBuild(now, SEARCH);
      return build?.pid !== pid && Boolean(build?.rebuilt);
    });
    const all = await bench.kafka().records(TOPIC);
    expect(lastBuild(bench.state(), SEARCH)?.rebuilt?.records).toBe(all.length);
    await until(({ end, groups }) => groups.search.committed === end);
    expect(await broken()).toEqual([]);
  });

  it('does not pass for an index that has not heard of a change', async () => {
    await act('stop', { name: CONNECTOR, how: 'term' });
    const ids = (await bench.kafka().records(TOPIC)).map(({ value }) => parseChange(value)?._id);
    const [known] = await orders().find().toArray();
    expect(ids).toContain(known?._id);
    await orders().updateOne({ _id: known?._id ?? '' }, { $set: { status: 'DIBAYAR', total: 1 } });
    expect(await broken()).toEqual(['hash']);
  });
});
