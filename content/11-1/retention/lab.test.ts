/**
 * The verbs of the lab `retention` on a real broker: what is deleted, what is compacted, and where
 * a reader goes on. Every claim of the observers is held against the broker's own answers.
 */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type LabBench, openBench } from '#infra/lab-bench.ts';
import {
  CATALOG,
  FIRST_RETENTION_MS,
  GROUP,
  LIMITS,
  lagOf,
  lostOf,
  OUT_OF_RANGE,
  PRICE_TOPIC,
  type State,
  TOPIC,
} from './model.ts';
import type { Payment } from './payments.ts';
import { tableOf } from './prices.ts';

describe('lab retention', () => {
  let bench: LabBench<State>;
  beforeAll(async () => {
    bench = await openBench<State>(inject('stack'), 'retention');
  });
  afterAll(async () => {
    await bench[Symbol.asyncDispose]();
  });

  const state = () => bench.state();
  const until = (holds: (state: State) => boolean) => bench.until(holds);
  const act = async (verb: string, input: unknown) => {
    expect(await bench.act(verb, input)).toEqual({ ok: true });
  };
  const rested = (now: State) => now.away !== null && now.group.members.length === 0;

  it('opens with the retention that the broker has', async () => {
    await until(({ processes }) => processes['order-service']?.phase === 'ready');
    await until(({ retentionMs }) => retentionMs === FIRST_RETENTION_MS);
    expect(await bench.kafka().setting(TOPIC, 'retention.ms')).toBe(String(FIRST_RETENTION_MS));
    expect(await bench.kafka().setting(PRICE_TOPIC, 'cleanup.policy')).toBe('compact');
  });

  it.each([
    ['flow', { perSecond: 0 }, 'limit-flow'],
    ['flow', { perSecond: 21 }, 'limit-flow'],
    ['retention', { ms: 1999 }, 'limit-retention'],
    ['retention', { ms: 120_001 }, 'limit-retention'],
    ['retention', { ms: -1 }, 'limit-retention'],
    ['retention', { ms: '8000' }, 'bad-input'],
    ['run', { from: 'none' }, 'bad-input'],
    ['stop', { how: 'term' }, 'not-running'],
    ['change', {}, 'prediction-first'],
    ['drop', {}, 'prediction-first'],
  ])('refuses %s %j as %s and changes nothing', async (verb, input, code) => {
    expect(await bench.act(verb, input)).toMatchObject({ ok: false, code });
    expect(await bench.kafka().setting(TOPIC, 'retention.ms')).toBe(String(FIRST_RETENTION_MS));
    expect(await bench.kafka().ranges(TOPIC)).toMatchObject([{ end: 0 }]);
  });

  it('deletes in silence what was not read, and the reader goes on at what is left', async () => {
    for (const [id, option] of [
      ['next-offset', 'low'],
      ['compaction', 'exact'],
      ['tombstone', 'more'],
    ]) {
      await act('predict', { id, option });
    }
    await until(({ progress }) => Object.keys(progress.predictions).length === 3);
    await act('flow', { perSecond: 20 });
    await act('run', { from: 'earliest' });
    await until(({ reached }) => reached.includes('reading'));
    await act('stop', { how: 'term' });
    await until(rested);
    const committed = (await bench.kafka().committed(GROUP, TOPIC)).get(0) ?? -1;
    await until((now) => lostOf(now) > 0);
    const [range] = await bench.kafka().ranges(TOPIC);
    expect(range?.low).toBeGreaterThan(committed);
    expect(state().group.committed).toBe(committed);
    await act('run', { from: 'earliest' });
    await until(({ reached }) => reached.includes('returned'));
    const [back] = state().returns;
    expect(back).toMatchObject({ committed });
    expect(back?.offset).toBeGreaterThanOrEqual(range?.low ?? 0);
    expect(back?.offset).toBeLessThan(back?.end ?? 0);
    await until((now) => now.group.committed !== null && lagOf(now) < 10);
    const skipped = { offset: { $gte: committed, $lt: back?.offset ?? 0 } };
    // The last one before it left may be stored without its commit: that one is not lost.
    const stored = await bench.db().collection('payments').countDocuments(skipped);
    expect((back?.offset ?? 0) - committed - stored).toBe(back?.lost);
    expect(back?.lost).toBeGreaterThan(0);
    await until(({ lines }) => lines.some(({ message }) => message.startsWith(OUT_OF_RANGE)));
  });

  it('skips all the rest too when the reader begins at the end', async () => {
    await act('stop', { how: 'term' });
    await until(rested);
    const left = state().group.committed ?? 0;
    await until((now) => lostOf(now) > 0);
    await act('run', { from: 'latest' });
    await until(({ returns }) => returns.length === 2);
    const back = state().returns[1];
    expect(back?.committed).toBe(left);
    // Far beyond the first one that was still kept.
    expect(back?.offset).toBeGreaterThan((back?.low ?? 0) + 20);
  });

  it('keeps everything of the same outage once the retention is long enough', async () => {
    await act('retention', { ms: 120_000 });
    await until(({ retentionMs }) => retentionMs === 120_000);
    expect(await bench.kafka().setting(TOPIC, 'retention.ms')).toBe('120000');
    expect(await bench.kafka().setting(TOPIC, 'segment.ms')).toBe('1000');
    await until((now) => lagOf(now) < 10);
    await act('stop', { how: 'term' });
    await until(rested);
    const left = state().group.committed ?? 0;
    // As long as before: until the first of them would have been deleted.
    await until((now) => now.end - left > (FIRST_RETENTION_MS / 1000 + 3) * 20);
    expect((await bench.kafka().ranges(TOPIC))[0]?.low).toBeLessThanOrEqual(left);
    await act('stop-flow', {});
    await act('run', { from: 'earliest' });
    await until((now) => now.reached.includes('survived') && lagOf(now) === 0);
    expect(state().returns.at(-1)).toMatchObject({ committed: left, lost: 0 });
  });

  it('judges the outage by broker and database alone', async () => {
    const payments = bench.db().collection<Payment>('payments');
    expect(failed(await bench.challenge())).toEqual(['outage', 'waiting']);
    // As if the last outage had been a minute longer: what was handled before it, and the log
    // before that, happened a minute earlier.
    const back = state().returns.at(-1);
    const before = { offset: { $lt: back?.offset ?? 0 } };
    await payments.updateMany(before, { $inc: { at: -60_000, writtenAt: -60_000 } });
    const shifted = await bench.challenge();
    expect(failed(shifted)).toEqual(['waiting']);
    const one = await payments.findOne({ offset: (back?.offset ?? 0) + 5 });
    await payments.deleteOne({ _id: one?._id ?? '' });
    expect(failed(await bench.challenge())).toEqual(['waiting', 'missing']);
    // Whoever sets more than the budget with tools of their own is told so.
    const config = { 'retention.ms': '300000', 'segment.ms': '1000' };
    await bench.kafka().configure({ name: TOPIC, partitions: 1, config });
    expect(failed(await bench.challenge())).toEqual(['waiting', 'budget', 'missing']);
  });

  it('keeps the last record of each key, and buries one by a tombstone', async () => {
    const rounds = async (reached: (state: State) => boolean) => {
      for (let round = 0; round < 12 && !reached(state()); round += 1) {
        const { end } = state().prices;
        await act('change', {});
        await until(({ prices }) => prices.end > end);
      }
      await until(reached);
    };
    await rounds(({ reached }) => reached.includes('compacted'));
    const { kept, end } = state().prices;
    expect(kept.length).toBeLessThan(end);
    expect(Object.keys(tableOf(kept)).sort()).toEqual(['gula', 'kopi', 'madu', 'teh']);
    // The cleaner goes on in the background, and only ever takes away: what a client of our own
    // reads lies between what the catalogue found before and what it finds afterwards.
    const read = new Set((await bench.kafka().records(PRICE_TOPIC)).map(({ offset }) => offset));
    const before = new Set(kept.map(({ offset }) => offset));
    expect([...read].filter((offset) => !before.has(offset))).toEqual([]);
    await until(({ prices }) => prices.kept.every(({ offset }) => read.has(offset)));

    await act('drop', {});
    await until(({ prices }) => prices.kept.some(({ value }) => value === null));
    // One record more, and the table one row less; the old price goes with a later cleaning.
    expect(state().prices.end).toBe(end + 1);
    await rounds(({ reached }) => reached.includes('buried'));
    expect(Object.keys(tableOf(state().prices.kept)).sort()).toEqual(['gula', 'kopi', 'teh']);
    expect((await bench.kafka().ranges(PRICE_TOPIC))[0]?.low).toBe(0);
  });

  it('rebuilds its state from all payments that a run may hold', async () => {
    const payments = bench.db().collection<Payment>('payments');
    const first = LIMITS.orders - 2500;
    const more = Array.from({ length: 2500 }, (_, n) => first + n).map((offset) => ({
      ...{ _id: `ORD-more-${offset}`, offset, writtenAt: 1, at: 1 },
    }));
    await payments.insertMany(more);
    await until(({ handledTo }) => handledTo === LIMITS.orders);
    await bench.rebuild();
    // The last of them was read as well.
    expect(state().handledTo).toBe(LIMITS.orders);
  });

  it('finds the prices again when all its programs had ended', async () => {
    await bench.children().stop(CATALOG, 'term');
    await until(({ processes }) => processes[CATALOG]?.phase === 'exited');
    await bench.rebuild();
    const [written] = await bench.kafka().ranges(PRICE_TOPIC);
    expect(written?.end).toBeGreaterThan(0);
    await until(({ prices }) => prices.end === written?.end);
  });
});

const failed = ({ conditions }: { conditions: readonly { id: string; ok: boolean }[] }) =>
  conditions.filter(({ ok }) => !ok).map(({ id }) => id);
