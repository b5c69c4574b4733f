/**
 * The verbs of the lab `outbox` on a real broker, a real database and real processes, in one room.
 * What the page would show is held against reads of oplog, documents and topics of the test's own,
 * and the storm is played once with the session forgotten: then the checker has to go red.
 */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type LabBench, openBench } from '#infra/lab-bench.ts';
import type { State } from './model.ts';
import { differencesOf } from './model-fates.ts';
import { phonesOf } from './model-readings.ts';
import { CRASH_POINTS, LIMITS, RAW_TOPIC, TOPIC } from './names.ts';

const GUESSES = {
  ...{ entries: '1', aborted: '0', committed: 'delivered', forgotten: 'event' },
  ...{ phone: 'raw', versions: 'added', cost: 'some' },
};

let bench: LabBench<State>;
const state = () => bench.state();
const until = (holds: (state: State) => boolean) => bench.until(holds);
const ok = async (verb: string, input: unknown = {}) =>
  expect(await bench.act(verb, input), `${verb} ${JSON.stringify(input)}`).toEqual({ ok: true });
const ids = async (collection: string) =>
  (await bench.db().collection(collection).find().toArray()).map(({ _id }) => String(_id));
const outbox = () => bench.db().collection('outbox').find().toArray();
const failing = async () =>
  (await bench.challenge()).conditions.filter((one) => !one.ok).map(({ id }) => id);
const lastAttempt = () => state().attempts.at(-1);
/** Places one as asked, and waits until the window that was read is told. */
const place = async (placing: object) => {
  const before = state().attempts.length;
  await ok('place', placing);
  await until(({ attempts }) => attempts.length === before + 1);
};

/** Entries of the oplog about one order, asked for by its id and not by a window. */
const entriesOf = (orderId: string) =>
  bench
    .db()
    .client.db('local')
    .collection('oplog.rs')
    .find({
      $or: [
        { ns: `${bench.db().databaseName}.orders`, 'o._id': orderId },
        { ns: `${bench.db().databaseName}.outbox`, 'o.aggregateid': orderId },
        {
          op: 'c',
          'o.applyOps.ns': `${bench.db().databaseName}.orders`,
          'o.applyOps.o._id': orderId,
        },
      ],
    })
    .toArray();

describe('lab outbox', () => {
  beforeAll(async () => {
    bench = await openBench<State>(inject('stack'), 'outbox');
    await until(({ processes }) => processes['order-service']?.phase === 'ready');
  });
  afterAll(() => bench[Symbol.asyncDispose]());

  it('waits for the guess that a press is about', async () => {
    const refused = { ok: false, code: 'prediction-first' };
    expect(await bench.act('place', {})).toMatchObject({ ...refused, about: 'entries' });
    expect(await bench.act('place', { forget: true })).toMatchObject({ about: 'forgotten' });
    expect(await bench.act('place', { crashPoint: 'after-commit' })).toMatchObject({
      about: 'committed',
    });
    expect(await bench.act('place', { version: '4' })).toMatchObject({ code: 'bad-input' });
    expect(await ids('orders')).toEqual([]);
    for (const [id, option] of Object.entries(GUESSES)) await ok('predict', { id, option });
    await until(({ progress }) => Object.keys(progress.predictions).length === 7);
  });

  it('writes order and event in one oplog entry', async () => {
    await place({});
    expect(await ids('orders')).toEqual(['ORD-1']);
    const [event] = await outbox();
    expect(event).toMatchObject({
      ...{ aggregatetype: 'order', aggregateid: 'ORD-1', type: 'PesananDibuat' },
      payload: { orderId: 'ORD-1', customer: 'dewi', total: 58_000 },
    });
    expect(event?.payload).not.toHaveProperty('phone');
    const found = await entriesOf('ORD-1');
    expect(found).toHaveLength(1);
    expect(found[0]?.o.applyOps).toHaveLength(2);
    expect(lastAttempt()?.entries).toMatchObject([{ op: 'c', writes: ['orders', 'outbox'] }]);
    await until(({ reached }) => reached.includes('together'));
  });

  it.each(CRASH_POINTS)('dies for real at %s', async (crashPoint) => {
    await place({ crashPoint });
    const { orderId = '', died, entries } = lastAttempt() ?? {};
    expect(died).toBe(true);
    await until(({ exits }) => exits.at(-1)?.crashPoint === crashPoint);
    expect(state().exits.at(-1)?.signal).toBe('SIGKILL');
    const stored = crashPoint === 'after-commit';
    expect((await ids('orders')).includes(orderId)).toBe(stored);
    expect((await outbox()).some(({ aggregateid }) => aggregateid === orderId)).toBe(stored);
    expect(await entriesOf(orderId)).toHaveLength(stored ? 1 : 0);
    expect(entries).toHaveLength(stored ? 1 : 0);
  });

  it('publishes what outlived its process', async () => {
    await ok('run', { name: 'relay' });
    await until(({ reached }) => reached.includes('survived'));
    const keys = (await bench.kafka().records(TOPIC)).map(({ key }) => key);
    expect(keys).toEqual(['ORD-1', 'ORD-4']);
    expect(differencesOf(state())).toMatchObject({ withoutEvent: [], withoutOrder: [], unsent: 0 });
  });

  it('lets an event escape that forgot its session', async () => {
    await place({ crashPoint: 'before-commit', forget: true });
    await until(({ reached }) => reached.includes('orphaned'));
    expect(await ids('orders')).toEqual(['ORD-1', 'ORD-4']);
    expect(differencesOf(state()).withoutOrder).toEqual(['ORD-5']);
    expect(lastAttempt()?.entries).toMatchObject([{ op: 'i', writes: ['outbox'] }]);
    // Without a death nothing shows but the second entry: a transaction of one is a `c` too.
    await place({ forget: true });
    expect(lastAttempt()?.entries).toMatchObject([
      { op: 'i', writes: ['outbox'] },
      { op: 'c', writes: ['orders'] },
    ]);
    expect(differencesOf(state()).withoutEvent).toEqual([]);
  });

  it('leaks by raw CDC what the event keeps to itself, and cannot take it back', async () => {
    await ok('run', { name: 'cdc' });
    await until((now) => phonesOf(now).raw > 0);
    await ok('erase');
    await until(({ reached }) => reached.includes('leaked'));
    const holding = async (topic: string) =>
      (await bench.kafka().records(topic)).filter(({ value }) => value.includes('0800-')).length;
    expect(await holding(RAW_TOPIC)).toBeGreaterThan(0);
    expect(await holding(TOPIC)).toBe(0);
    const theirs = { customer: 'dewi', phone: { $exists: true } };
    expect(await bench.db().collection('orders').countDocuments(theirs)).toBe(0);
    await ok('stop', { name: 'cdc', how: 'term' });
    // Brought back, it goes on behind its token: nothing comes twice.
    const before = (await bench.kafka().records(RAW_TOPIC)).length;
    await ok('run', { name: 'cdc' });
    await place({});
    await until(({ raw }) => raw.end === before + 1);
  });

  it('lets the old consumer go on with a field more, and park one without its field', async () => {
    await ok('run', { name: 'payment' });
    await place({ version: '2' });
    await place({ version: '3' });
    await place({});
    await until(({ reached, groups, end }) => {
      return reached.includes('evolved') && groups.payment.committed === end;
    });
    const parked = await bench.db().collection('parked').find().toArray();
    expect(parked).toHaveLength(1);
    expect(parked[0]).toMatchObject({ schemaVersion: '3' });
    expect(parked[0]?.reason[0]).toMatch(/^total: /);
    // The one behind it was paid: what is parked holds up nobody.
    await until(({ payments, end }) => Object.keys(payments).length === end - 1);
  });

  it('sends again what a dead relay had sent, and is paid once', async () => {
    await ok('stop', { name: 'relay', how: 'kill' });
    await ok('run', { name: 'relay', crash: true });
    const before = state().end;
    await place({});
    await until(({ exits }) => exits.at(-1)?.crashPoint === 'after-publish');
    await ok('run', { name: 'relay' });
    await until(({ end, groups }) => end === before + 2 && groups.payment.committed === end);
    const [first, second] = (await bench.kafka().records(TOPIC)).slice(-2);
    expect(second?.headers.eventId).toBe(first?.headers.eventId);
    const eventId = first?.headers.eventId ?? '';
    expect(
      await bench
        .db()
        .collection('payments')
        .countDocuments({ _id: eventId as never }),
    ).toBe(1);
  });

  it('measures what it costs, in documents that nobody publishes', async () => {
    await ok('measure');
    expect(await bench.act('place', {})).toMatchObject({ code: 'still-working' });
    await until(({ costs }) => costs.length === 1);
    const cost = state().costs[0];
    for (const ms of [cost?.one, cost?.two, cost?.transaction]) expect(ms).toBeGreaterThan(0);
    expect(state().reached).toEqual(
      expect.arrayContaining(['together', 'vanished', 'survived', 'orphaned', 'leaked', 'priced']),
    );
    expect(differencesOf(state()).unsent).toBe(0);
  });

  it('passes the challenge behind the line only, through ten deaths', {
    timeout: 90_000,
  }, async () => {
    expect(await failing()).toContain('orders');
    await ok('line');
    await ok('storm', { forget: false });
    expect(await bench.act('place', {})).toMatchObject({ code: 'still-working' });
    // A busy machine starts a program in two seconds: ten of them are waited for in turn.
    for (const deaths of [3, 6, 9]) await until(({ storms }) => (storms[0]?.deaths ?? 0) >= deaths);
    await until(({ storms }) => storms.at(-1)?.state === 'over');
    await until((now) => differencesOf(now).unsent === 0);
    const report = await bench.challenge();
    expect(report.conditions.filter((one) => !one.ok)).toEqual([]);
    expect(report.conditions.map(({ id }) => id)).toContain('together');
    expect(state().exits.filter(({ signal }) => signal === 'SIGKILL').length).toBeGreaterThan(10);
    const mine = (await ids('orders')).filter((id) => Number(id.slice(4)) > (state().line ?? 0));
    expect(mine).toHaveLength(LIMITS.storm.orders);
  });

  it('fails it when the session was forgotten, and names the order that broke', async () => {
    await place({ crashPoint: 'before-commit', forget: true });
    const { orderId } = lastAttempt() ?? {};
    await until((now) => differencesOf(now).unsent === 0);
    const broken = await bench.challenge();
    expect(broken.conditions.find(({ id }) => id === 'outbox')).toMatchObject({
      ok: false,
      left: `101 (+${orderId})`,
    });
    // Alive to the end, both are there: only the oplog still knows that they were written apart.
    await ok('line');
    await place({ forget: true });
    await until((now) => differencesOf(now).unsent === 0);
    expect(await failing()).toEqual(['orders', 'deaths', 'together']);
  });

  it('tells the same after a rebuild', async () => {
    const before = state();
    await bench.rebuild();
    await until(({ seams, end }) => seams === 1 && end === before.end);
    await until((now) => Object.keys(now.payments).length === Object.keys(before.payments).length);
    expect(differencesOf(state())).toEqual(differencesOf(before));
    expect(state().attempts).toEqual(before.attempts);
    expect(phonesOf(state())).toEqual(phonesOf(before));
  });
});
