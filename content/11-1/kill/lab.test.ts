/**
 * The verbs of the lab `kill` on a real broker and real processes. What the observers tell is held
 * against DescribeGroups, the database and the process table; no test waits for a time.
 */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type LabBench, openBench } from '#infra/lab-bench.ts';
import { endOf, GROUP, lagOf, lastOf, MEMBERS, ownerOf, type State, TOPIC } from './model.ts';
import { pauseOfHeld, pauseOfOthers } from './model-pauses.ts';
import type { Payment } from './payments.ts';

interface Kill {
  readonly _id: string;
  readonly at: number;
  readonly goneAt: number;
}

describe('lab kill', () => {
  let bench: LabBench<State>;
  beforeAll(async () => {
    bench = await openBench<State>(inject('stack'), 'kill');
  });
  afterAll(async () => {
    await bench[Symbol.asyncDispose]();
  });

  const state = () => bench.state();
  const until = (holds: (state: State) => boolean) => bench.until(holds);
  const act = async (verb: string, input: unknown) => {
    expect(await bench.act(verb, input)).toEqual({ ok: true });
  };
  const each = (members: number) => (now: State) =>
    now.group.members.length === members &&
    [0, 1, 2].every((partition) => ownerOf(now.group.members, partition));
  const drained = async () => {
    await act('stop-flow', {});
    await until((now) => now.flow === null && lagOf(now) === 0);
  };

  it('opens with its writer running and nobody in the group', async () => {
    await until(({ processes }) => processes['order-service']?.phase === 'ready');
    expect(endOf(state())).toBe(0);
    expect(await bench.kafka().describe(GROUP)).toEqual([]);
  });

  it.each([
    ['flow', { perSecond: 0 }, 'limit-flow'],
    ['flow', { perSecond: 31 }, 'limit-flow'],
    ['flow', { perSecond: 1.5 }, 'limit-flow'],
    ['flow', { perSecond: '9' }, 'bad-input'],
    ['start-all', { sessionMs: 5999 }, 'limit-session'],
    ['start', { member: 'payment-a', sessionMs: 30_001 }, 'limit-session'],
    ['start', { member: 'order-service', sessionMs: 6000 }, 'bad-input'],
    ['stop', { member: 'payment-a', how: 'SIGSTOP' }, 'bad-input'],
    ['stop', { member: 'payment-a', how: 'kill' }, 'prediction-first'],
    ['freeze', { member: 'payment-a' }, 'prediction-first'],
    ['wake', { member: 'payment-a' }, 'not-running'],
    ['stop-all', {}, 'not-running'],
  ])('refuses %s %j as %s and starts nothing', async (verb, input, code) => {
    expect(await bench.act(verb, input)).toMatchObject({ ok: false, code });
    expect(MEMBERS.some((name) => bench.children().running(name))).toBe(false);
    expect(await bench.kafka().ranges(TOPIC)).toMatchObject([{ end: 0 }, { end: 0 }, { end: 0 }]);
  });

  it('shares three partitions among three members, as the broker says', async () => {
    for (const [id, option] of [
      ['pause-term', 'soon'],
      ['pause-kill', 'session'],
      ['others', 'short'],
      ['late-commit', 'refused'],
    ]) {
      await act('predict', { id, option });
    }
    await until(({ progress }) => Object.keys(progress.predictions).length === 4);
    await act('start-all', { sessionMs: 6000 });
    expect(await bench.act('start-all', { sessionMs: 6000 })).toMatchObject({
      code: 'already-running',
    });
    await act('flow', { perSecond: 12 });
    expect(await bench.act('flow', { perSecond: 12 })).toMatchObject({ code: 'flow-running' });
    await until((now) => each(3)(now) && now.reached.includes('shared'));
    const told = state().group.members.map(({ client, partitions }) => ({ client, partitions }));
    const asked = await bench.kafka().describe(GROUP);
    expect(told.sort(byClient)).toEqual(asked.sort(byClient));
    expect(state().group.members.map(({ sessionMs }) => sessionMs)).toEqual([6000, 6000, 6000]);
  });

  it('hands the partition on at once when a member says goodbye', async () => {
    await act('stop', { member: 'payment-a', how: 'term' });
    await until((now) => now.reached.includes('left') && each(2)(now));
    const episode = lastOf(state(), 'term');
    expect(episode).toMatchObject({ member: 'payment-a', settled: true });
    expect(episode?.next?.generation).toBeGreaterThan(episode?.generation ?? 0);
    expect(pauseOfHeld(episode ?? never())).toBeLessThan(episode?.sessionMs ?? 0);
    expect(await bench.act('stop', { member: 'payment-a', how: 'term' })).toMatchObject({
      code: 'not-running',
    });
    await act('start', { member: 'payment-a', sessionMs: 6000 });
    await until(each(3));
  });

  it('waits a session out when a member is killed, and loses nothing', async () => {
    const before = state().group.generation;
    await act('stop', { member: 'payment-a', how: 'kill' });
    expect(await bench.act('stop', { member: 'payment-a', how: 'kill' })).toMatchObject({
      code: 'not-running',
    });
    // The broker does not know yet: the dead one is still a member, and holds its partition.
    expect((await bench.kafka().describe(GROUP)).map(({ client }) => client)).toContain(
      'payment-a',
    );
    await until((now) => now.reached.includes('killed'));
    const episode = lastOf(state(), 'kill') ?? never();
    expect(pauseOfHeld(episode)).toBeGreaterThan(pauseOfOthers(episode));
    expect(pauseOfHeld(episode)).toBeGreaterThan(4000);
    expect(state().group.generation).toBeGreaterThan(before);
    await drained();
    expect(failedButGap(await bench.challenge())).toEqual([]);
  });

  it('fails the challenge by a missing order, too long a pause, or the victim as its own heir', async () => {
    const payments = bench.db().collection<Payment>('payments');
    const [one] = await payments.find({ partition: 1, offset: 3 }).toArray();
    if (!one) throw new Error('no payment at 1@3');
    await payments.deleteOne({ _id: one._id });
    expect(failedButGap(await bench.challenge())).toEqual(['seen']);
    await payments.insertOne(one);
    // As if the session had been ten seconds: the first order after the kill came later.
    const kill = await bench.db().collection<Kill>('checks').findOne();
    const held = lastOf(state(), 'kill')?.held[0] ?? 0;
    const after = { partition: held, 'deliveries.0.at': { $gt: kill?.goneAt ?? never() } };
    await payments.updateMany(after, { $inc: { 'deliveries.0.at': 4000 } });
    expect(failed(await bench.challenge())).toEqual(['gap']);
    await payments.updateMany(after, { $inc: { 'deliveries.0.at': -4000 } });
    // As if the victim, run again under its name, had gone on with its own partition.
    const heir = (await payments.findOne(after))?.deliveries[0]?.member ?? never();
    await payments.updateMany(after, { $set: { 'deliveries.0.member': 'payment-a' } });
    expect(failedButGap(await bench.challenge())).toEqual(['heirs']);
    await payments.updateMany(after, { $set: { 'deliveries.0.member': heir } });
    // What the victim stored between the note of its kill and its end is no going on.
    const last = { partition: held, 'deliveries.0.member': 'payment-a' };
    const at = kill?.goneAt ?? never();
    await payments.updateOne(last, { $set: { 'deliveries.0.at': at } });
    expect(failedButGap(await bench.challenge())).toEqual([]);
  });

  it('refuses the late commit of a process that was frozen, and charges nobody twice', async () => {
    await act('flow', { perSecond: 12 });
    await until(each(2));
    const victim = 'payment-b';
    const { pid } = state().processes[victim] ?? never();
    await act('freeze', { member: victim });
    await until(({ frozen }) => frozen[victim] === pid);
    expect(await bench.act('start', { member: victim, sessionMs: 6000 })).toMatchObject({
      code: 'already-running',
    });
    // The signal is sent, not yet obeyed: a thread that waits for a core stops once it has one.
    if (process.platform === 'linux') await expect.poll(() => stateOf(pid), PATIENT).toBe('T');
    await until((now) => lastOf(now, 'freeze') !== undefined);
    const heir = (await bench.kafka().describe(GROUP)).map(({ client }) => client);
    expect(heir).toEqual(['payment-c']);
    await act('wake', { member: victim });
    await until(({ refused }) => refused.length > 0);
    expect(state().refused[0]).toMatchObject({ member: victim, pid });
    expect(state().refused[0]?.error).toMatch(/UNKNOWN_MEMBER_ID|ILLEGAL_GENERATION/);
    await until(each(2));
    await drained();
    const { partition, offset } = state().refused[0] ?? never();
    const twice = await bench
      .db()
      .collection<Payment>('payments')
      .find({ partition, offset })
      .toArray();
    expect(twice).toHaveLength(1);
    expect(twice[0]?.deliveries.map(({ member }) => member)).toEqual(['payment-c', victim]);
    const orders = await bench.db().collection('payments').countDocuments();
    expect(orders).toBe(endOf(state()));
  });

  it('lets a reset end a frozen process as well', async () => {
    await act('flow', { perSecond: 12 });
    await act('freeze', { member: 'payment-c' });
    await until(({ frozen }) => frozen['payment-c'] !== undefined);
    const { pid } = state().processes['payment-c'] ?? never();
    await act('reset', {});
    await until((now) => endOf(now) === 0);
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });
});

const PATIENT = { timeout: 20_000 };

const byClient = (a: { client: string }, b: { client: string }) => a.client.localeCompare(b.client);

const failed = ({ conditions }: { conditions: readonly { id: string; ok: boolean }[] }) =>
  conditions.filter(({ ok }) => !ok).map(({ id }) => id);

/** How long the pause was is the machine's own matter; a busy one needs more than eight seconds. */
const failedButGap = (report: Parameters<typeof failed>[0]) =>
  failed(report).filter((id) => id !== 'gap');

/** The kernel's word for it: `T` is stopped by a signal. */
async function stateOf(pid: number): Promise<string | undefined> {
  return (await readFile(`/proc/${pid}/stat`, 'utf8')).match(/\) (\w)/)?.[1];
}

function never(): never {
  throw new Error('not told');
}
