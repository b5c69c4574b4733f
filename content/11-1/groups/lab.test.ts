/**
 * The verbs of the lab `groups` on a real broker and real processes. What the observers tell is
 * held against DescribeGroups, the log and the database; no test waits for a time.
 */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type LabBench, openBench } from '#infra/lab-bench.ts';
import type { Effect } from './effects.ts';
import type { State } from './model.ts';
import { isDone, workersOf } from './model-waves.ts';
import { endOf, lagOf, lostOf, ownerOf, storedOf } from './model-where.ts';
import { BUFFER, COUNTER, MEMBERS, PARTITIONS, TOPIC } from './names.ts';

/** The last sending of these tests. */
const LAST_WAVE = 6;

describe('lab groups', () => {
  let bench: LabBench<State>;
  beforeAll(async () => {
    bench = await openBench<State>(inject('stack'), 'groups');
  });
  afterAll(async () => {
    await bench[Symbol.asyncDispose]();
  });

  const state = () => bench.state();
  const until = (holds: (state: State) => boolean) => bench.until(holds);
  const act = async (verb: string, input: unknown) => {
    expect(await bench.act(verb, input)).toEqual({ ok: true });
  };
  /** So many members of payment, and every partition held: as the group log says. */
  const shared = (count: number) => (now: State) =>
    now.groups.payment.members.length === count &&
    PARTITIONS.every((of) => ownerOf(now.groups.payment.members, of) !== undefined);
  const counting = ({ groups }: State) => groups.analytics.members.length === 1;
  const sent = async (count: 60 | 300) => {
    const { length } = state().waves;
    await act('send', { count });
    await until((now) => now.waves.length > length);
  };
  const done = (now: State) => now.waves.every(isDone) && lagOf(now, 'payment') === 0;
  const ids = async (collection: string) =>
    (await bench.db().collection<Effect>(collection).distinct('_id')).sort();
  const orders = async () =>
    (await bench.kafka().records(TOPIC)).map(({ value }) => JSON.parse(value).orderId).sort();

  it('opens with its writer running and nobody in either group', async () => {
    await until(({ processes }) => processes['order-service']?.phase === 'ready');
    expect(endOf(state())).toBe(0);
    expect(await bench.kafka().describe('payment')).toEqual([]);
    expect(await bench.kafka().describe('analytics')).toEqual([]);
  });

  it.each([
    ['send', { count: 61 }, 'bad-input'],
    ['send', { count: '60' }, 'bad-input'],
    ['start', { member: 'order-service' }, 'bad-input'],
    ['start', { member: 'payment-b' }, 'prediction-first'],
    ['start', { member: 'payment-d' }, 'prediction-first'],
    ['start-all', {}, 'prediction-first'],
    ['analytics', { manner: 'own' }, 'prediction-first'],
    ['analytics', { manner: 'mistaken' }, 'prediction-first'],
    ['analytics', { manner: 'plain' }, 'bad-input'],
    ['kill', {}, 'prediction-first'],
    ['stop', { name: 'analytics' }, 'not-running'],
    ['stop', { name: 'order-service' }, 'bad-input'],
    ['replay', { group: 'search' }, 'bad-input'],
  ])('refuses %s %j as %s and changes nothing', async (verb, input, code) => {
    expect(await bench.act(verb, input)).toMatchObject({ ok: false, code });
    expect([...MEMBERS, COUNTER].some((name) => bench.children().running(name))).toBe(false);
    expect(await bench.kafka().ranges(TOPIC)).toMatchObject([{ end: 0 }, { end: 0 }, { end: 0 }]);
    expect(await bench.db().collection('waves').countDocuments()).toBe(0);
  });

  it('shares three partitions out, and leaves the fourth member without one', async () => {
    for (const [id, option] of [
      ['second', 'each'],
      ['fourth', 'all'],
      ['other-group', 'none'],
      ['mistake', 'both'],
      ['hoard-kill', 'none'],
    ]) {
      await act('predict', { id, option });
    }
    await until(({ progress }) => Object.keys(progress.predictions).length === 5);
    await act('start', { member: 'payment-a' });
    await until(shared(1));
    await sent(60);
    await until((now) => now.reached.includes('alone'));
    expect(state().waves[0]?.by).toEqual({ 'payment-a': 60 });

    await act('start', { member: 'payment-b' });
    await until(shared(2));
    await act('start-all', {});
    expect(await bench.act('start-all', {})).toMatchObject({ code: 'already-running' });
    await until(shared(3));
    await act('start', { member: 'payment-d' });
    await until(shared(4));
    const asked = await bench.kafka().describe('payment');
    expect(asked.map(({ partitions }) => partitions.length).sort()).toEqual([0, 1, 1, 1]);
    const told = state().groups.payment.members.map(({ client, partitions }) => ({
      client,
      partitions,
    }));
    expect(told.sort(byClient)).toEqual(asked.sort(byClient));
    expect(await bench.act('analytics', { manner: 'own' })).toMatchObject({
      ok: false,
      code: 'limit-children',
    });
    await sent(60);
    await until((now) => now.reached.includes('idle') && done(now));
    const [, second] = state().waves;
    expect(workersOf(second ?? never())).toBe(3);
    expect(Object.values(second?.by ?? {})).toEqual([20, 20, 20]);
    expect(await ids('payments')).toEqual(await orders());
  });

  it('lets another group hear every order that the first has handled', async () => {
    await act('stop', { name: 'payment-d' });
    await until(shared(3));
    await act('analytics', { manner: 'own' });
    await until((now) => now.reached.includes('both'));
    expect(await ids('analytics')).toEqual(await orders());
    expect(await bench.kafka().describe('analytics')).toMatchObject([
      { client: 'analytics', partitions: [0, 1, 2] },
    ]);
  });

  it('loses orders without an error when two services share a group id', async () => {
    await act('analytics', { manner: 'mistaken' });
    await until((now) => shared(4)(now) && now.manner === 'mistaken');
    await sent(60);
    await until((now) => now.reached.includes('mistaken'));
    const { at, lost } = state().mistaken ?? never();
    expect(lost).toBe(20);
    const partition = Number(at.slice(1));
    const members = await bench.kafka().describe('payment');
    expect(ownerOf(members, partition)).toBe('analytics');
    expect([...(await bench.kafka().committed('payment', TOPIC)).values()]).toEqual([60, 60, 60]);
    const payments = bench.db().collection<Effect>('payments');
    expect(await payments.countDocuments({ partition, wave: 3 })).toBe(0);
    expect(await payments.countDocuments({ wave: 3 })).toBe(40);
    const report = await bench.challenge();
    expect(failed(report)).toEqual(expect.arrayContaining(['members', 'paid', 'heard']));
    // A stranger holds the bookmark: nothing is stopped, nothing moves.
    expect(await bench.act('replay', { group: 'payment' })).toMatchObject({ code: 'group-active' });
    expect(MEMBERS.slice(0, 3).every((name) => bench.children().running(name))).toBe(true);
  });

  it('mends it: a group of its own, and the bookmarks of payment put back', async () => {
    await act('analytics', { manner: 'own' });
    await until((now) => shared(3)(now) && counting(now));
    await act('replay', { group: 'payment' });
    await until((now) => now.reached.includes('mended') && shared(3)(now) && done(now));
    const payments = bench.db().collection<Effect>('payments');
    expect(await payments.countDocuments()).toBe(180);
    expect(await ids('payments')).toEqual(await orders());
    expect(await ids('analytics')).toEqual(await orders());
  });

  it('passes the challenge, and fails it for each thing that is missing', async () => {
    await sent(300);
    await until((now) => done(now) && lagOf(now, 'analytics') === 0);
    await until((now) => storedOf(now, 'payment') === endOf(now));
    await until((now) => storedOf(now, 'analytics') === endOf(now));
    const report = await bench.challenge();
    expect(report.conditions.filter(({ ok }) => !ok)).toEqual([]);
    const payments = bench.db().collection<Effect>('payments');
    const one = await payments.findOneAndDelete({ wave: 4, partition: 1 });
    expect(failed(await bench.challenge())).toEqual(['drain', 'paid']);
    await payments.insertOne(one ?? never());
    await payments.updateOne({ _id: one?._id ?? '' }, { $inc: { at: 20_000 } });
    expect(failed(await bench.challenge())).toEqual(['drain']);
    await payments.updateOne({ _id: one?._id ?? '' }, { $inc: { at: -20_000 } });
    const counted = bench.db().collection<Effect>('analytics');
    const two = await counted.findOneAndDelete({ wave: 4 });
    const unheard = await bench.challenge();
    expect(failed(unheard)).toEqual(['heard']);
    expect(unheard.conditions.find(({ id }) => id === 'heard')?.query).toContain(two?._id);
    await counted.insertOne(two ?? never());
    expect((await bench.challenge()).passed).toBe(true);
    // What was taken out and put back was counted twice: a session read anew knows what is there.
    await bench.rebuild();
    await until((now) => endOf(now) === 480 && storedOf(now, 'analytics') === 480);
  });

  it('lets a slow reader be behind in the log, and nobody else', async () => {
    await act('analytics', { manner: 'slow' });
    await until((now) => now.manner === 'slow' && counting(now));
    await sent(60);
    await until((now) => now.reached.includes('slowed') && done(now));
    expect(state().held).toBe(0);
  });

  it('shows no lag while a hoarder has everything in memory, and loses it with the process', async () => {
    await act('analytics', { manner: 'hoarding' });
    await until((now) => counting(now) && lagOf(now, 'analytics') === 0 && now.held > 20);
    const before = await bench.kafka().committed('analytics', TOPIC);
    expect([...before.values()]).toEqual((await bench.kafka().ranges(TOPIC)).map(({ end }) => end));
    await act('kill', {});
    await until(({ deaths }) => deaths.length === 1);
    expect(await bench.act('replay', { group: 'analytics' })).toMatchObject({
      ok: false,
      code: 'group-active',
    });
    await act('analytics', { manner: 'bounded' });
    await until((now) => now.deaths[0]?.missing !== null);
    const missing = (await orders()).length - (await ids('analytics')).length;
    expect(missing).toBeGreaterThan(10);
    expect(state().deaths[0]).toMatchObject({ manner: 'hoarding', missing });
    expect(lostOf(state(), 'analytics')).toBe(missing);
  });

  it('holds no more than its buffer, and has committed nothing that is only in memory', async () => {
    await sent(60);
    await until(({ paused, held }) => paused && held >= BUFFER.full);
    expect(lagOf(state(), 'analytics')).toBeGreaterThan(BUFFER.full);
    await act('kill', {});
    await until(({ deaths }) => deaths.length === 2);
    // One record of each other partition may have been fetched already.
    expect(state().boundedMost).toBeLessThanOrEqual(BUFFER.full + PARTITIONS.length - 1);
    const committed = await bench.kafka().committed('analytics', TOPIC);
    const counted = bench.db().collection<Effect>('analytics');
    for (const partition of PARTITIONS) {
      const bookmark = committed.get(partition) ?? 0;
      const passed = { partition, offset: { $lt: bookmark }, wave: LAST_WAVE };
      const ofWave = await counted.find(passed).toArray();
      // Of the last sending: twenty orders a partition, and none of them passed over.
      const range = (await bench.kafka().ranges(TOPIC))[partition];
      expect(ofWave).toHaveLength(Math.max(0, bookmark - (range?.end ?? 0) + 20));
    }
  });
});

const byClient = (a: { client: string }, b: { client: string }) => a.client.localeCompare(b.client);

const failed = ({ conditions }: { conditions: readonly { id: string; ok: boolean }[] }) =>
  conditions.filter(({ ok }) => !ok).map(({ id }) => id);

function never(): never {
  throw new Error('not told');
}
