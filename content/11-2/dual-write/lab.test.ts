/**
 * The verbs of the lab `dual-write` on a real broker, a real database and a real process that dies
 * at its crash points. What the page would show is held against reads of broker and database
 * themselves.
 */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type LabBench, openBench } from '#infra/lab-bench.ts';
import type { State } from './model.ts';
import { setsOf } from './model-fates.ts';
import { type Manner, ORDERS, type Point, TOPIC, WRITER } from './names.ts';

const GUESSES = [
  ['ghost', 'nowhere'],
  ['restart', 'published'],
  ['retry', 'saved'],
  ['reverse', 'both'],
  ['transaction', 'nowhere'],
] as const;

describe('lab dual-write', () => {
  let bench: LabBench<State>;
  beforeAll(async () => {
    bench = await openBench<State>(inject('stack'), 'dual-write');
    await ready();
  });
  afterAll(async () => {
    await bench[Symbol.asyncDispose]();
  });

  const state = () => bench.state();
  const until = (holds: (state: State) => boolean) => bench.until(holds);
  const ready = () => until(({ processes }) => processes[WRITER]?.phase === 'ready');
  const act = (verb: string, input: object = {}) => bench.act(verb, input);
  const done = async (verb: string, input: object = {}) =>
    expect(await act(verb, input), `${verb} ${JSON.stringify(input)}`).toEqual({ ok: true });
  const wish = (manner: Manner, count: number, point: Point | null = null, retry = false) => ({
    ...{ manner, count, point, retry },
  });
  const place = async (...of: Parameters<typeof wish>) => {
    await done('place', wish(...of));
    const last = (await bench.db().collection('buyers').find().sort({ n: -1 }).next())?._id;
    await until(({ notes, end }) => {
      const note = notes[String(last)];
      return note !== undefined && note.state !== 'waiting' && end >= (note.end ?? 0);
    });
  };
  const revive = async () => {
    await until(({ processes }) => processes[WRITER]?.phase === 'exited');
    await done('run');
    await ready();
  };
  /** Reads of the test's own: which ids stand in MongoDB, and which in the log. */
  const truth = async () => {
    const documents = await bench.db().collection(ORDERS).find().toArray();
    const saved = documents.map(({ _id }) => String(_id));
    const records = await bench.kafka().records(TOPIC);
    const published = records.map(({ value }) => String(JSON.parse(value).orderId));
    return {
      ghosts: saved.filter((id) => !published.includes(id)),
      orphans: published.filter((id) => !saved.includes(id)),
      both: saved.filter((id) => published.includes(id)),
    };
  };
  const agree = async () => {
    const { ghosts, orphans, both } = setsOf(state());
    expect({ ghosts, orphans, both }).toEqual(await truth());
  };
  const red = async () =>
    (await bench.challenge()).conditions.filter(({ ok }) => !ok).map(({ id }) => id);

  it('asks for the guess before the program may die', async () => {
    const died = { ok: false, code: 'prediction-first' };
    expect(await act('place', wish('save-first', 1, 'between'))).toMatchObject(died);
    expect(await act('place', wish('publish-first', 1, 'between'))).toMatchObject(died);
    expect(await act('run')).toMatchObject(died);
    for (const [id, option] of GUESSES) await done('predict', { id, option });
    await until(({ progress }) => Object.keys(progress.predictions).length === GUESSES.length);
    expect(state().told).toBe(0);
  });

  it('names its limits, and sends nothing beyond them', async () => {
    for (const count of [0, 21, 2.5, -1]) {
      expect(await act('place', wish('save-first', count))).toMatchObject({ code: 'limit-orders' });
    }
    expect(await act('place', { ...wish('save-first', 1), extra: 1 })).toMatchObject({
      code: 'bad-input',
    });
    await agree();
    expect(state().end).toBe(0);
  });

  it('leaves a ghost, which neither a restart nor a retry repairs', async () => {
    await place('save-first', 3);
    expect(state().reached).toEqual(['agreed']);
    await place('save-first', 3, 'between');
    expect((await truth()).ghosts).toEqual(['ORD-6']);
    await until(({ deaths }) => deaths.length === 1);
    expect(state().deaths).toMatchObject([
      { signal: 'SIGKILL', point: 'between', orderId: 'ORD-6' },
    ]);
    expect(await act('place', wish('save-first', 1))).toMatchObject({ code: 'not-running' });
    await revive();
    await place('save-first', 3);
    await place('save-first', 3, 'between', true);
    expect((await truth()).ghosts).toEqual(['ORD-6', 'ORD-12']);
    expect(state().tries['ORD-12']).toEqual({ save: 1, publish: 0 });
    expect(state().reached).toEqual(['agreed', 'ghost', 'stays', 'retried']);
    await agree();
  });

  it('leaves an orphan the other way round, inside a transaction as well', async () => {
    await revive();
    await place('publish-first', 3, 'between');
    await revive();
    await place('in-transaction', 3, 'between');
    expect((await truth()).orphans).toEqual(['ORD-15', 'ORD-18']);
    expect(state().reached).toContain('transaction');
    await revive();
    // An orphan for good: its transaction is gone with the session of the dead.
    await place('in-transaction', 2);
    expect((await truth()).orphans).toEqual(['ORD-15', 'ORD-18']);
    await agree();
  });

  it.each(['before', 'after'] as const)('leaves no difference by a death %s', async (point) => {
    const sets = await truth();
    await place('save-first', 1, point);
    const { ghosts, orphans } = await truth();
    expect({ ghosts, orphans }).toEqual({ ghosts: sets.ghosts, orphans: sets.orphans });
    await agree();
    await revive();
  });

  it('passes the challenge only with three ghosts and two orphans of deaths of their own', async () => {
    expect(await red()).toEqual(['ghosts', 'orphans', 'killed', 'after']);
    await done('line');
    for (const manner of ['save-first', 'save-first', 'publish-first', 'in-transaction'] as const) {
      await place(manner, 1, 'between');
      await revive();
    }
    await place('save-first', 1);
    expect(await red()).toEqual(['ghosts']);
    // A ghost made by a deletion: the number is right, but nobody died of it.
    const last = `ORD-${state().told}`;
    const orders = bench.db().collection<{ _id: string }>(ORDERS);
    const kept = await orders.findOne({ _id: last });
    await orders.insertOne({ _id: 'ORD-299' });
    expect(await red()).toEqual(['killed', 'after']);
    await orders.deleteOne({ _id: 'ORD-299' });
    await orders.deleteOne({ _id: last });
    expect(await red()).toEqual(['ghosts', 'orphans', 'killed', 'after']);
    if (kept) await orders.insertOne(kept);
    await place('save-first', 1, 'between');
    expect(await red()).toEqual(['after']);
    await revive();
    await place('save-first', 2);
    expect(await red()).toEqual([]);
    await until(({ progress }) => progress.passed !== undefined);
    await place('save-first', 1, 'between');
    expect(await red()).toEqual(['ghosts', 'after']);
    await agree();
  });

  it('keeps the dead dead and the sets whole when its history is rebuilt', async () => {
    const before = setsOf(state());
    await until(({ processes }) => processes[WRITER]?.phase === 'exited');
    await bench.rebuild();
    await until(({ told, end }) => told > 0 && end > 0);
    expect(setsOf(state())).toEqual(before);
    expect(bench.children().running(WRITER)).toBe(false);
    expect(state().seams).toBe(1);
    await agree();
  });

  it('takes one press at a time, and no more orders than a run may hold', async () => {
    await done('run');
    await ready();
    const answers = await Promise.all([
      act('place', wish('save-first', 20)),
      act('place', wish('save-first', 20)),
    ]);
    const refused = answers.filter(({ ok }) => !ok);
    expect(refused).toMatchObject([{ code: 'orders-running' }]);
    const counters = bench.db().collection<{ _id: string; n: number }>('counters');
    await counters.updateOne({ _id: 'orders' }, { $set: { n: 299 } });
    expect(await act('place', wish('save-first', 2))).toMatchObject({ code: 'limit-run' });
    await place('save-first', 1);
    expect((await truth()).both).toContain('ORD-300');
  });

  it('survives a kill by hand, and starts over whole', async () => {
    await done('kill');
    await until(({ deaths }) => deaths.at(-1)?.point === null);
    await done('reset');
    await until(({ end, told }) => end === 0 && told === 0);
    await ready();
    await place('save-first', 1);
    expect(await truth()).toEqual({ ghosts: [], orphans: [], both: ['ORD-1'] });
  });
});
