/**
 * The verbs of the lab `relay` on a real broker, a real database and real processes, in one room
 * from the first pair to the drained backlog. What the page would show is held against reads of
 * broker and database themselves.
 */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type LabBench, openBench } from '#infra/lab-bench.ts';
import type { State } from './model.ts';
import { distinctIn, invertedIn, repeatsIn } from './model-lanes.ts';
import { countsOf, lostOf } from './model-readings.ts';
import { CRASH_POINT, KINDS, type Kind, LOADS, type LoadKind, topicOf } from './names.ts';
import { COLLECTIONS, type Load, type OutboxRow, type ParkedRow } from './outbox.ts';

const GUESSES = { cursor: 'ab', stream: 'ab', crash: 'lost', claim: 'none', poison: 'skip' };

/** So often in a row nobody is overtaken only where nobody can be. */
const DEALS_MAX = 5;

describe('lab relay', () => {
  let bench: LabBench<State>;
  beforeAll(async () => {
    bench = await openBench<State>(inject('stack'), 'relay');
  });
  afterAll(() => bench[Symbol.asyncDispose]());

  const state = () => bench.state();
  const until = (holds: (state: State) => boolean) => bench.until(holds);
  const ok = async (verb: string, input: object) =>
    expect(await bench.act(verb, input), `${verb} ${JSON.stringify(input)}`).toEqual({ ok: true });
  const exited = (name: string) => (now: State) => now.processes[name]?.phase === 'exited';
  const run = async (relay: string, armed = false) => {
    await ok('run', { relay, armed });
    if (armed) return;
    await until(({ processes }) => processes[relay]?.phase === 'ready');
  };
  const stop = async (relay: string, how = 'term') => {
    await ok('stop', { relay, how });
    await until(exited(relay));
  };
  const ended = (now: State, count: number) =>
    Object.values(now.loads).filter(({ endedAt }) => endedAt !== undefined).length === count;
  const write = async (kind: LoadKind) => {
    const before = Object.keys(state().loads).length;
    await ok('write', { kind });
    await until((now) => ended(now, before + 1));
  };
  const outbox = () => bench.db().collection<OutboxRow>(COLLECTIONS.outbox);
  const sentTo = async (kind: Kind) =>
    (await bench.kafka().records(topicOf(kind))).map(({ headers }) => headers.eventId);
  const others = { 'relay-flag': 'relay-flag-2', 'relay-flag-2': 'relay-flag' } as const;
  const holder = () =>
    state().places.lease?.owner === 'relay-flag' ? 'relay-flag' : 'relay-flag-2';
  const killHolder = async () => {
    const heir = others[holder()];
    await stop(holder(), 'kill');
    await until(({ places }) => places.lease?.owner === heir);
    return heir;
  };
  const reached = (name: string) => until((now) => now.reached.includes(name));

  it('keeps its verbs locked until their guesses are stored', async () => {
    await until(({ processes }) => processes['order-service']?.phase === 'ready');
    for (const [verb, input] of [
      ['write', { kind: 'pair' }],
      ['write', { kind: 'poison' }],
      ['run', { relay: 'relay-flag', armed: false }],
      ['run', { relay: 'relay-cursor', armed: true }],
      ['manner', { manner: 'claim' }],
      ['park', { park: true }],
    ] as const) {
      expect(await bench.act(verb, input)).toMatchObject({ ok: false, code: 'prediction-first' });
    }
    for (const [id, option] of Object.entries(GUESSES)) await ok('predict', { id, option });
    await until(({ progress }) => Object.keys(progress.predictions).length === 5);
  });

  it.each([
    ['write', { kind: 'flood' }],
    ['write', { kind: 'pair', count: 100_000 }],
    ['run', { relay: 'order-service', armed: false }],
    ['run', { relay: { $gt: '' }, armed: false }],
    ['stop', { relay: 'relay-flag', how: 'hard' }],
    ['manner', { manner: 'anarchy' }],
    ['constructor', {}],
  ])('refuses %s %j and changes nothing', async (verb, input) => {
    expect(await bench.act(verb, input)).toMatchObject({ ok: false, code: 'bad-input' });
    expect(await outbox().countDocuments()).toBe(0);
  });

  it('loses the transaction that began first and committed last, by cursor', async () => {
    await run('relay-cursor');
    await write('pair');
    await reached('skipped');
    expect(await sentTo('cursor')).toEqual(['evt-0002']);
    expect((await outbox().find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id)).toEqual([
      'evt-0001',
      'evt-0002',
    ]);
    expect(lostOf(state())).toEqual(['evt-0001']);
    const pair = await bench.db().collection<Load>(COLLECTIONS.loads).findOne({ kind: 'pair' });
    expect(pair).toMatchObject({ committed: 2, late: ['evt-0001'] });
  });

  it('loses nothing by flag, nor by stream, and the stream keeps the order of commits', async () => {
    await run('relay-flag');
    await run('relay-stream');
    await reached('whole');
    expect(await sentTo('flag')).toEqual(['evt-0001', 'evt-0002']);
    expect(await sentTo('stream')).toEqual(['evt-0002', 'evt-0001']);
    expect(await sentTo('cursor')).toEqual(['evt-0002']);
    const fourth = { relay: 'relay-flag-2', armed: false };
    expect(await bench.act('run', fourth)).toMatchObject({ ok: false, code: 'limit-children' });
  });

  it.each(['flag', 'stream'] as const)(
    'repeats an event under the same id when relay-%s dies before it marks it',
    async (kind) => {
      const relay = `relay-${kind}`;
      await stop(relay);
      const [before, repeats] = [distinctIn(state().lanes[kind]), repeatsIn(state().lanes[kind])];
      await run(relay, true);
      await write('pair');
      await until(exited(relay));
      expect(state().processes[relay]?.exit).toMatchObject({
        ...{ signal: 'SIGKILL', reason: 'crash-point', crashPoint: CRASH_POINT },
      });
      const died = (await sentTo(kind)).at(-1);
      await run(relay);
      await until(({ lanes }) => repeatsIn(lanes[kind]) === repeats + 1);
      await until(({ lanes }) => distinctIn(lanes[kind]) >= before + 1);
      const all = await bench.kafka().records(topicOf(kind));
      const twice = all.filter(({ headers }) => headers.eventId === died);
      expect(twice.map(({ key, headers }) => `${key} ${headers.eventType}`)).toHaveLength(2);
      expect(new Set(twice.map(({ key, value }) => key + value)).size).toBe(1);
      expect(new Set(twice.map(({ headers }) => headers.relayPid)).size).toBe(2);
    },
  );

  it('doubles events when two relays are free', async () => {
    await stop('relay-cursor');
    await run('relay-flag-2');
    await write('states');
    await reached('doubled');
    await until((now) => countsOf(now).waiting === 0);
  });

  it('disorders the events of one order when they claim rows', async () => {
    await ok('manner', { manner: 'claim' });
    await until(({ manner }) => manner === 'claim');
    // Chance deals the rows; as the text tells a reader, it is dealt again if nobody was overtaken.
    let load = 0;
    for (let deal = 0; deal < DEALS_MAX && !state().reached.includes('disordered'); deal += 1) {
      load = Object.keys(state().loads).length + 1;
      await write('states');
      await until(({ lanes }) => lanes.flag.tally[load]?.distinct === LOADS.states);
      await until((now) => countsOf(now).waiting === 0);
    }
    await reached('disordered');
    await until(({ lanes }) => lanes.flag.tally[load]?.distinct === LOADS.states);
    expect(state().lanes.flag.tally[load]?.records).toBe(LOADS.states);
    const { aggregateid } = state().lanes.flag.inverted.at(-1) ?? { aggregateid: '' };
    const told = (await bench.kafka().records(topicOf('flag')))
      .filter(({ key }) => key === aggregateid)
      .map(({ headers }) => headers.eventType);
    expect(told).toHaveLength(3);
    expect(told).not.toEqual(['PesananDibuat', 'PesananDibayar', 'PesananDikirim']);
  });

  it('keeps them once and in order under one lease', async () => {
    await ok('manner', { manner: 'lease' });
    await until(({ manner }) => manner === 'lease');
    const inverted = invertedIn(state().lanes.flag);
    await write('states');
    await reached('ordered');
    expect(invertedIn(state().lanes.flag)).toBe(inverted);
  });

  it('keeps the order of each order when the holder freezes past its lease and wakes', async () => {
    const load = Object.keys(state().loads).length + 1;
    const frozen = holder();
    const inverted = invertedIn(state().lanes.flag);
    await ok('write', { kind: 'states' });
    await until(({ lanes }) => (lanes.flag.tally[load]?.distinct ?? 0) >= 10);
    const pid = state().processes[frozen]?.pid ?? 0;
    process.kill(pid, 'SIGSTOP');
    await until(({ places }) => places.lease?.owner === others[frozen]);
    await until(({ lanes }) => lanes.flag.tally[load]?.distinct === LOADS.states);
    process.kill(pid, 'SIGCONT');
    await until((now) => countsOf(now).waiting === 0 && ended(now, load));
    // Once awake it may finish the one row it had in hand: a repeat, and never an inversion.
    const heir = await killHolder();
    expect(heir).toBe(frozen);
    const { records = 0, distinct = 0 } = state().lanes.flag.tally[load] ?? {};
    expect(records - distinct).toBeLessThanOrEqual(1);
    expect(invertedIn(state().lanes.flag)).toBe(inverted);
    await stop(heir);
    await run('relay-flag');
  });

  it('holds up everything behind a row that can not pass, until it is put aside', async () => {
    await write('poison');
    await reached('blocked');
    expect(state().refusals.flag?.type).toBe('MESSAGE_TOO_LARGE');
    expect(await outbox().countDocuments({ published: false })).toBe(7);
    await ok('park', { park: true });
    await reached('parked');
    await until((now) => countsOf(now).waiting === 0);
    const parked = await bench
      .db()
      .collection<ParkedRow>(COLLECTIONS.parked)
      .findOne({ kind: 'flag' });
    expect(parked?.cause).toMatchObject({ type: 'MESSAGE_TOO_LARGE', code: 10 });
    expect(await outbox().countDocuments({ published: false })).toBe(1);
    expect(await sentTo('flag')).not.toContain(parked?.eventId);
    // The stream passes it too, and goes on behind it.
    await until(({ parked: all }) => all.some(({ kind }) => kind === 'stream'));
  });

  it('drains what has piled up while no relay ran, and says in what time', async () => {
    await stop('relay-flag');
    await stop('relay-stream');
    await write('backlog');
    await run('relay-flag');
    await reached('drained');
    const last = state().runs.at(-1);
    expect(last?.drained?.rows).toBe(LOADS.backlog);
    expect(last?.drained?.ms).toBeGreaterThan(0);
    expect(await outbox().countDocuments({ published: false, parked: { $exists: false } })).toBe(0);
  });

  it('rebuilds the same figures from broker and database', async () => {
    await stop('relay-flag');
    const before = state();
    await bench.rebuild();
    await until(({ lanes }) => KINDS.every((kind) => lanes[kind].end === before.lanes[kind].end));
    await until((now) => countsOf(now).all === countsOf(before).all);
    const now = state();
    for (const kind of KINDS) {
      expect(now.lanes[kind].tally).toEqual(before.lanes[kind].tally);
      expect(now.lanes[kind].again).toEqual(before.lanes[kind].again);
    }
    expect(lostOf(now)).toEqual(lostOf(before));
    expect(now.places).toEqual(before.places);
    expect(now.loads).toEqual(before.loads);
    expect(now.seams).toBe(before.seams + 1);
  });
});
