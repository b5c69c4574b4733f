/**
 * The verbs of the lab `cdc` on a real broker, a real replica set and real processes. What is lost
 * or doubled is counted by the test itself, from the topic and the collection; no test waits for a
 * time.
 */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type LabBench, openBench } from '#infra/lab-bench.ts';
import { isSettled, livesOf, refusedRun, roundOf, type State, tallyOf } from './model.ts';
import { CONNECTOR, COPIES, TOPIC } from './names.ts';
import { type OrderDocument, parseChange } from './records.ts';

describe('lab cdc', () => {
  let bench: LabBench<State>;
  beforeAll(async () => {
    bench = await openBench<State>(inject('stack'), 'cdc');
  });
  afterAll(async () => {
    await bench[Symbol.asyncDispose]();
  });

  const until = (holds: (state: State) => boolean) => bench.until(holds);
  const act = async (verb: string, input: unknown) => {
    expect(await bench.act(verb, input)).toEqual({ ok: true });
  };
  const predict = (id: string, option: string) => act('predict', { id, option });
  const reached = (milestone: string) => until((now) => now.reached.includes(milestone));
  const idle = () =>
    until(({ rounds }) => Object.values(rounds).every(({ ended }) => ended !== undefined));
  /** Order ids of a flow: those of the collection, and per event how often it is in the topic. */
  const compare = async (round: number) => {
    const found = await bench.db().collection<OrderDocument>('orders').find({ round }).toArray();
    const ids = found.map(({ _id }) => _id);
    const times = new Map<string, number>();
    for (const { value, headers } of await bench.kafka().records(TOPIC)) {
      const change = parseChange(value);
      if (change?.op !== 'insert' || !ids.includes(change._id)) continue;
      const event = `${change._id} ${headers.eventId}`;
      times.set(event, (times.get(event) ?? 0) + 1);
    }
    const told = new Set([...times.keys()].map((event) => event.split(' ')[0]));
    return {
      orders: ids.length,
      events: times.size,
      lost: ids.filter((id) => !told.has(id)),
      extra: [...times.values()].reduce((sum, n) => sum + n - 1, 0),
    };
  };

  it.each([
    ['flow', { size: 'all' }, 'bad-input'],
    ['run', { mode: 'never', start: 'saved' }, 'bad-input'],
    ['run', { mode: 'after', start: 'now' }, 'bad-input'],
    ['round', { mode: 'before' }, 'prediction-first'],
    ['token', { of: 'other' }, 'prediction-first'],
    ['copy', {}, 'prediction-first'],
    ['kill', { how: 'gap' }, 'not-running'],
    ['stop', {}, 'not-running'],
  ])('refuses %s %j as %s and changes nothing', async (verb, input, code) => {
    expect(await bench.act(verb, input)).toMatchObject({ ok: false, code });
    expect(bench.children().running(CONNECTOR)).toBe(false);
    expect(await bench.kafka().ranges(TOPIC)).toMatchObject([{ end: 0 }]);
    expect(await bench.db().collection('rounds').countDocuments()).toBe(0);
  });

  it('refuses to copy nothing, to exchange no token, and to kill at rest', async () => {
    await predict('copy', 'same');
    await predict('foreign', 'now');
    await until(({ progress }) => Object.keys(progress.predictions).length === 2);
    expect(await bench.act('copy', {})).toMatchObject({ code: 'no-order-yet' });
    expect(await bench.act('token', { of: 'old' })).toMatchObject({ code: 'no-token' });
    await act('run', { mode: 'after', start: 'saved' });
    await until(({ processes }) => processes[CONNECTOR]?.phase === 'ready');
    expect(await bench.act('kill', { how: 'gap' })).toMatchObject({ code: 'no-flow' });
    expect(await bench.act('run', { mode: 'after', start: 'saved' })).toMatchObject({
      code: 'already-running',
    });
  });

  it('publishes each order under the token of its own change', async () => {
    await act('flow', { size: 'few' });
    await reached('followed');
    expect(await compare(1)).toEqual({ orders: 12, events: 12, lost: [], extra: 0 });
    const records = await bench.kafka().records(TOPIC);
    const last = records.at(-1)?.headers.eventId;
    await until(({ place }) => place?.token?._data === last);
    const orders = await bench.db().collection<OrderDocument>('orders').find().toArray();
    expect(records.map(({ headers }) => headers.traceId)).toEqual(orders.map((one) => one.traceId));
    // The same change, read by somebody else from the same place, has the same token.
    const stream = bench
      .db()
      .collection('orders')
      .watch([], { startAfter: { _data: records[0]?.headers.eventId } });
    expect((await stream.next())._id).toEqual({ _data: records[1]?.headers.eventId });
    await stream.close();
  });

  it('loses one order a death when the token is saved before the publish', async () => {
    await predict('before', 'clean');
    await until(({ progress }) => progress.predictions.before !== undefined);
    await act('round', { mode: 'before' });
    expect(await bench.act('round', { mode: 'before' })).toMatchObject({ code: 'flow-running' });
    // Death by death: on a busy machine five starts of a program take their time.
    for (const deaths of [1, 2, 3, 4, 5]) {
      await until(({ kills }) => kills.filter(({ round }) => round === 2).length >= deaths);
    }
    await reached('before');
    const seen = await compare(2);
    expect(seen).toMatchObject({ orders: 400, events: 395, extra: 0 });
    expect(seen.lost).toHaveLength(5);
    expect(tallyOf(bench.state(), 'before').lost).toEqual(seen.lost);
    const deaths = await bench.db().collection('kills').find({ round: 2 }).toArray();
    expect(deaths.map(({ by, how }) => `${by} ${how}`)).toEqual(Array(5).fill('plan gap'));
  }, 90_000);

  it('fails the challenge for a lost order, by its id, when the reader kills in that gap', async () => {
    await act('stop', {});
    await act('run', { mode: 'before', start: 'saved' });
    await act('flow', { size: 'many' });
    await act('kill', { how: 'gap' });
    await until((now) => tallyOf(now, 'own').lost.length === 1);
    await act('stop-flow', {});
    await idle();
    await until((now) => isSettled(now, roundOf(now, 'own')));
    const [lost = '?'] = (await compare(3)).lost;
    const report = await bench.challenge();
    expect(failed(report)).toEqual(['orders', 'kills', 'distinct']);
    expect(report.conditions.find(({ id }) => id === 'distinct')?.left).toContain(lost);
  });

  it('passes it for five deaths in the other gap, each under load', async () => {
    await act('stop', {});
    await act('run', { mode: 'after', start: 'saved' });
    await act('flow', { size: 'many' });
    for (let kills = 1; kills <= 5; kills += 1) {
      await until(({ processes }) => processes[CONNECTOR]?.phase === 'ready');
      await act('kill', { how: 'gap' });
    }
    await until((now) => tallyOf(now, 'own').orders >= 100);
    await act('stop-flow', {});
    await idle();
    await until((now) => isSettled(now, roundOf(now, 'own')));
    expect(await compare(4)).toMatchObject({ lost: [], extra: 5 });
    const report = await bench.challenge();
    expect(failed(report)).toEqual([]);
  }, 90_000);

  it('stops at a token of another collection, says why, and publishes nothing', async () => {
    const before = await bench.kafka().ranges(TOPIC);
    const lives = livesOf(bench.state()).length;
    await act('token', { of: 'other' });
    for (const turn of [1, 2]) {
      await act('run', { mode: 'after', start: 'saved' });
      await until((now) => livesOf(now).length === lives + turn && refusedRun(now) !== undefined);
      await until(({ processes }) => processes[CONNECTOR]?.phase === 'exited');
      expect(bench.state().processes[CONNECTOR]?.exit).toMatchObject({ code: 2 });
      // At once, and not only at the next order: until then the server itself would keep silent.
      expect(refusedRun(bench.state())?.ended?.refusal).toMatchObject({
        code: 'foreign-collection',
        message: expect.stringContaining('customers'),
      });
    }
    expect(await bench.kafka().ranges(TOPIC)).toEqual(before);
  });

  it('goes on from a copy, and stops again at a token older than the oplog', async () => {
    await act('run', { mode: 'after', start: 'note-then-copy' });
    await reached('recovered');
    await until(({ processes }) => processes[CONNECTOR]?.phase === 'ready');
    const orders = await bench.db().collection('orders').distinct('_id');
    const copied = (await bench.kafka().records(TOPIC)).flatMap(({ value }) => {
      const change = parseChange(value);
      return change?.op === 'read' ? [change._id] : [];
    });
    expect(copied.sort()).toEqual(orders.map(String).sort());
    await act('flow', { size: 'few' });
    await until((now) => isSettled(now, roundOf(now, 'own')));
    await act('token', { of: 'old' });
    await act('run', { mode: 'after', start: 'saved' });
    await until((now) => refusedRun(now) !== undefined);
    // 286 where the oplog was cut already; a young one has its beginning still, and says 280.
    expect([280, 286]).toContain(refusedRun(bench.state())?.ended?.refusal?.code);
  });

  it('copies under writes: note, copy, follow agrees; copy, then listen does not', async () => {
    await act('copy', {});
    await reached('converged');
    const orders = await bench.db().collection<OrderDocument>('orders').find().toArray();
    const [first, noted] = await Promise.all(
      COPIES.map(async (name) => {
        const last = new Map<string, number>();
        for (const { value } of await bench.kafka().records(name)) {
          const change = parseChange(value);
          if (change?.document) last.set(change._id, change.document.version);
        }
        return orders.filter(({ _id, version }) => last.get(_id) !== version).length;
      }),
    );
    expect(noted).toBe(0);
    expect(first).toBeGreaterThan(0);
  });
});

const failed = ({ conditions }: { conditions: readonly { id: string; ok: boolean }[] }) =>
  conditions.filter(({ ok }) => !ok).map(({ id }) => id);
