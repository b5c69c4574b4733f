/**
 * The challenge of the lab `relay` on a real broker, a real database and real processes: what it
 * lets pass, what it names as missing, and the cursor, which loses rows of the very same load.
 */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type LabBench, openBench } from '#infra/lab-bench.ts';
import { connectKafka } from '#lib/kafka/client.ts';
import type { State } from './model.ts';
import { countsOf, lostOf } from './model-readings.ts';
import { type Kind, LOADS, type LoadKind, topicOf } from './names.ts';
import { COLLECTIONS, type Load, type OutboxRow, type RelayState } from './outbox.ts';

const GUESSES = { cursor: 'ab', stream: 'ab', crash: 'lost' };

describe('challenge of relay', () => {
  let bench: LabBench<State>;
  beforeAll(async () => {
    bench = await openBench<State>(inject('stack'), 'relay');
    for (const [id, option] of Object.entries(GUESSES)) await ok('predict', { id, option });
    await until(({ progress }) => Object.keys(progress.predictions).length === 3);
  });
  afterAll(() => bench[Symbol.asyncDispose]());

  const until = (holds: (state: State) => boolean) => bench.until(holds);
  const ok = async (verb: string, input: object) =>
    expect(await bench.act(verb, input), `${verb} ${JSON.stringify(input)}`).toEqual({ ok: true });
  const exited = (name: string) => (now: State) => now.processes[name]?.phase === 'exited';
  const run = async (relay: string, armed = false) => {
    await ok('run', { relay, armed });
    if (!armed) await until(({ processes }) => processes[relay]?.phase === 'ready');
  };
  const write = async (kind: LoadKind) => {
    const written = Object.keys(bench.state().loads).length + 1;
    await ok('write', { kind });
    await until(({ loads }) => loads[written]?.endedAt !== undefined);
  };
  const outbox = () => bench.db().collection<OutboxRow>(COLLECTIONS.outbox);
  const overlap = () =>
    bench
      .db()
      .collection<Load>(COLLECTIONS.loads)
      .findOne({ kind: 'overlap' }, { sort: { _id: -1 } });
  const sentTo = async (kind: Kind) =>
    (await bench.kafka().records(topicOf(kind))).map(({ headers }) => headers.eventId);
  const red = async () =>
    (await bench.challenge()).conditions.filter((one) => !one.ok).map(({ id }) => id);

  it('passes only with three proven deaths, and names what a cursor has lost', async () => {
    await run('relay-cursor');
    await run('relay-stream');
    await write('overlap');
    const load = await overlap();
    expect(load?.committed).toBe(LOADS.overlap);
    expect(await red()).toEqual(['deaths', 'missing', 'repeats', 'same']);
    for (let death = 0; death < 3; death += 1) {
      await run('relay-flag', true);
      await until(exited('relay-flag'));
    }
    // The third death is not proven before another process has published its last event.
    expect(await red()).toEqual(['deaths', 'missing']);
    await run('relay-flag');
    await until((now) => countsOf(now).waiting === 0);
    expect(await red()).toEqual([]);
    const rows = await outbox()
      .find({ aggregateid: new RegExp(`^ORD-${load?._id}-`) })
      .toArray();
    await until((now) => (now.lanes.stream.tally[load?._id ?? 0]?.distinct ?? 0) === 200);
    // The same rows: whole by flag and by stream, and not by cursor.
    const lost = async (kind: Kind) => {
      const sent = new Set(await sentTo(kind));
      return rows.map(({ _id }) => _id).filter((id) => !sent.has(id));
    };
    expect(await lost('flag')).toEqual([]);
    expect(await lost('stream')).toEqual([]);
    await until(({ places }) => places.cursor?.last === load?.lastId);
    const byCursor = await lost('cursor');
    expect(byCursor.length).toBeGreaterThan(0);
    await until((now) => lostOf(now).length === byCursor.length);
    expect(lostOf(bench.state())).toEqual(byCursor.sort());
  });

  it('sees an event under a second id, and a row that never came', async () => {
    const { kafka } = inject('stack');
    const { scope } = bench.room.context();
    const [record] = (await bench.kafka().records(topicOf('flag'))).slice(-1);
    const producer = connectKafka(kafka, 'test').producer({ allowAutoTopicCreation: false });
    await producer.connect();
    const { key = null, value = '' } = record ?? {};
    const headers = { ...record?.headers, eventId: 'evt-made-anew' };
    await producer.send({
      topic: scope.topic(topicOf('flag')),
      messages: [{ key, value, headers }],
    });
    await producer.disconnect();
    expect(await red()).toEqual(['same']);
    const load = await overlap();
    const row = await outbox().findOne({ aggregateid: `ORD-${load?._id}-7` });
    if (!row) throw new Error('no such row');
    await outbox().insertOne({ ...row, _id: 'evt-0000', published: true });
    expect(await red()).toEqual(['late', 'missing', 'same']);
    await outbox().deleteOne({ _id: 'evt-0000' });
  });

  it('names what a cursor has lost, when that is the relay that died', async () => {
    await write('overlap');
    const load = await overlap();
    await until(({ places }) => places.cursor?.last === load?.lastId);
    await ok('stop', { relay: 'relay-cursor', how: 'term' });
    await until(exited('relay-cursor'));
    await run('relay-cursor', true);
    await write('pair');
    await until(exited('relay-cursor'));
    expect(await red()).toEqual(['deaths', 'missing', 'repeats']);
    const missing = (await bench.challenge()).conditions.find(({ id }) => id === 'missing');
    const lost = lostOf(bench.state()).filter((id) => load && id >= load.firstId);
    expect(lost.length).toBeGreaterThan(0);
    expect(missing?.left).toBe(String(lost.length));
    expect(missing?.query).toContain(`${topicOf('cursor')}[0]: ${lost[0]}`);
  });

  it('stops with the cause when its token is none of this stream, and starts nowhere else', async () => {
    const end = (await sentTo('stream')).length;
    await ok('stop', { relay: 'relay-stream', how: 'term' });
    await until(exited('relay-stream'));
    const places = bench.db().collection<RelayState>(COLLECTIONS.state);
    const place = await places.findOne({ _id: 'stream' });
    const { _data = '' } = (place?.token ?? {}) as { readonly _data?: string };
    const token = { _data: aSecondBefore(_data) };
    await places.updateOne({ _id: 'stream' }, { $set: { token } });
    await ok('run', { relay: 'relay-stream', armed: false });
    await until(exited('relay-stream'));
    expect(bench.state().processes['relay-stream']?.exit).toMatchObject({
      ...{ code: 1, reason: 'crash' },
    });
    await until((now) => now.places.stream?.lost !== undefined);
    expect(bench.state().places.stream?.lost?.code).toBe(280);
    expect(await sentTo('stream')).toHaveLength(end);
  });
});

/** A token begins with its type and the seconds of its cluster time: nothing happened just then. */
const aSecondBefore = (token: string): string => {
  const seconds = Number.parseInt(token.slice(2, 10), 16) - 1;
  return token.slice(0, 2) + seconds.toString(16).toUpperCase().padStart(8, '0') + token.slice(10);
};
