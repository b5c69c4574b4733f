/**
 * The verbs of the lab `dedupe-key` on a real broker, a real database and real processes, in one
 * room. What the page would show is held against reads of log, documents and indexes of the test's
 * own; each broken design is a negative control of the checker.
 */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type LabBench, openBench } from '#infra/lab-bench.ts';
import type { State } from './model.ts';
import { isExact, lastTrial, rowsOf } from './model-outcomes.ts';
import { ATTACKS, COST_MARKERS, type Design, PRESETS, RETENTION_MS, TOPIC } from './names.ts';

const GUESSES = { attempt: '10', shared: '5', missing: '1', expiring: '15', cost: 'many' };
const SOUND: Design = { who: 'each', what: 'eventId', born: 'birth', keep: 'ever' };

let bench: LabBench<State>;
const state = () => bench.state();
const until = (holds: (state: State) => boolean) => bench.until(holds);
const ok = async (verb: string, input: unknown = {}) =>
  expect(await bench.act(verb, input), `${verb} ${JSON.stringify(input)}`).toEqual({ ok: true });
const failing = async () =>
  (await bench.challenge()).conditions.filter((one) => !one.ok).map(({ id }) => id);
const markers = () => bench.db().collection('processed_events');
/** Puts a design to its attacks; resolves with the number of its trial once all is over. */
const attack = async (design: Design): Promise<number> => {
  const before = Object.keys(state().trials).length;
  await ok('attack', design);
  await until((now) => lastTrial(now)?._id === before + 1 && lastTrial(now)?.state !== 'running');
  expect(lastTrial(state())?.state).toBe('over');
  return before + 1;
};
const count = (collection: string, trial: number, more: object = {}) =>
  bench
    .db()
    .collection(collection)
    .countDocuments({ trial, ...more });
/** The page is told of documents and of the trial's end by one stream, but in batches. */
const exact = async (row: keyof typeof GUESSES | 'own', wanted: readonly boolean[]) => {
  await until((now) => {
    const found = rowsOf(now)[row as 'own'];
    if (!found) return false;
    return ATTACKS.every((one, index) => isExact(found, one) === wanted[index]);
  });
};

describe('lab dedupe-key', () => {
  beforeAll(async () => {
    bench = await openBench<State>(inject('stack'), 'dedupe-key');
    await until(({ processes }) => processes['order-service']?.phase === 'ready');
  });
  afterAll(() => bench[Symbol.asyncDispose]());

  it('waits for the guess that a design is about, and takes no other design', async () => {
    for (const [name, design] of Object.entries(PRESETS)) {
      expect(await bench.act('attack', design)).toMatchObject({
        ...{ ok: false, code: 'prediction-first', about: name },
      });
    }
    for (const wrong of [
      {},
      { ...SOUND, keep: '3s' },
      { ...SOUND, who: { $gt: '' } },
      { ...SOUND, what: '__proto__' },
      { ...SOUND, trial: 1 },
    ]) {
      expect(await bench.act('attack', wrong)).toMatchObject({ ok: false, code: 'bad-input' });
    }
    expect(await bench.act('measure', {})).toMatchObject({ code: 'prediction-first' });
    expect(await bench.kafka().ranges(TOPIC)).toEqual([{ partition: 0, low: 0, end: 0 }]);
    expect(await bench.db().collection('trials').countDocuments()).toBe(0);
    expect(await failing()).toContain('attacked');
    for (const [id, option] of Object.entries(GUESSES)) await ok('predict', { id, option });
    await until(({ progress }) => Object.keys(progress.predictions).length === 5);
    expect(state().retentionMs).toBe(RETENTION_MS);
  });

  it('pays twice where each attempt makes an id of its own', async () => {
    const trial = await attack(PRESETS.attempt);
    expect(await count('payments', trial, { attack: 'retry' })).toBe(10);
    expect(await count('payments', trial, { pass: 2 })).toBe(0);
    const records = await bench.kafka().records(TOPIC);
    expect(records).toHaveLength(20);
    expect(new Set(records.map(({ headers }) => headers.eventId)).size).toBe(20);
    await exact('attempt', [false, true, true, true]);
    expect(await failing()).toEqual(['payments', 'notifications']);
    expect(state().reached).toContain('doubled');
  });

  it('leaves one of two consumers out where they share one memory', async () => {
    const trial = await attack(PRESETS.shared);
    const of = { attack: 'two' };
    const sum = (await count('payments', trial, of)) + (await count('notifications', trial, of));
    expect(sum).toBe(5);
    const refusal = await bench.db().collection('refusals').findOne({ trial });
    expect(refusal?.refused[0]).toMatchObject({ code: 11000, keyPattern: { eventId: 1 } });
    await exact('shared', [false, false, false, true]);
    // Whoever was always quicker has all of its own.
    const sides = await failing();
    expect(sides.length).toBeGreaterThan(0);
    expect(['payments', 'notifications']).toEqual(expect.arrayContaining(sides));
  });

  it('accepts one event without an id, and takes all others for it', async () => {
    const trial = await attack(PRESETS.missing);
    expect(await count('payments', trial)).toBe(1);
    expect(await count('notifications', trial)).toBe(1);
    const refusal = await bench.db().collection('refusals').findOne({ trial, consumer: 'payment' });
    expect(refusal?.refused[0]?.keyValue).toEqual({ consumer: 'payment', eventId: null });
    await until(({ reached }) => reached.includes('swallowed'));
    expect(await failing()).toEqual(['payments', 'notifications']);
  });

  it('pays again once the markers have expired', async () => {
    const trial = await attack(PRESETS.expiring);
    expect(await count('payments', trial, { pass: 1 })).toBe(15);
    expect(await count('payments', trial, { pass: 2 })).toBe(15);
    const { forgotten } = rowsOf(state()).expiring?.trial ?? {};
    expect(forgotten?.count).toBe(30);
    expect(forgotten?.youngestMs).toBeGreaterThanOrEqual(2000);
    await exact('expiring', [true, true, true, false]);
    expect(await failing()).toEqual(['payments', 'notifications', 'replay', 'ttl']);
  });

  it.each([
    ['only the place in the log', { ...SOUND, what: 'offset' }, [false, true, true, true]],
    ['order and kind of event', { ...SOUND, what: 'order' }, [true, true, false, true]],
  ] as const)('sees through a key of %s', async (_, design, wanted) => {
    await attack(design);
    await exact('own', wanted);
    expect(await failing()).toEqual(['payments', 'notifications']);
  });

  it('passes no design that forgets before the log does, though all attacks pass it', async () => {
    await attack({ ...SOUND, keep: '1d' });
    await exact('own', [true, true, true, true]);
    expect(await failing()).toEqual(['ttl']);
  });

  it('passes the sound design, and no longer what was done to it by hand', async () => {
    const trial = await attack(SOUND);
    expect(await count('payments', trial)).toBe(15);
    expect(await count('notifications', trial)).toBe(15);
    await exact('own', [true, true, true, true]);
    expect(await failing()).toEqual([]);
    await until(({ progress }) => progress.passed !== undefined);
    const payments = bench.db().collection('payments');
    const one = await payments.findOne({ trial });
    // One missing and one twice do not cancel out.
    await payments.updateOne({ trial, fact: { $ne: one?.fact } }, { $set: { fact: one?.fact } });
    expect(await failing()).toEqual(['payments']);
    await markers().createIndex({ at: 1 }, { expireAfterSeconds: 604_800 });
    expect(await failing()).toEqual(['payments', 'ttl']);
    await markers().dropIndex('uniq_key');
    expect(await failing()).toEqual(['payments', 'unique', 'ttl']);
  });

  it('refuses a second press while a trial is under way', async () => {
    const before = Object.keys(state().trials).length;
    const answers = await Promise.all([bench.act('attack', SOUND), bench.act('attack', SOUND)]);
    expect(answers).toContainEqual({ ok: true });
    expect(answers).toContainEqual(expect.objectContaining({ code: 'still-working' }));
    await until((now) => lastTrial(now)?._id === before + 1 && lastTrial(now)?.state === 'over');
    expect(await bench.db().collection('trials').countDocuments()).toBe(before + 1);
  });

  it('measures both ways of being refused', async () => {
    await ok('measure');
    await until(({ costs }) => costs.length === 1);
    const [cost] = state().costs;
    expect(cost?.refusedOne).toBe(2 * COST_MARKERS);
    expect(cost?.refusedBatch).toBe(2 * COST_MARKERS);
    expect(cost?.one).toBeGreaterThan(cost?.batch ?? Number.POSITIVE_INFINITY);
  });

  it('rebuilds the same figures from broker and database', async () => {
    const before = rowsOf(state());
    await bench.rebuild();
    await until(({ end, counted }) => end > 0 && counted === end);
    expect(rowsOf(state())).toEqual(before);
    expect(state().costs).toHaveLength(1);
    expect(state().seams).toBe(1);
  });
});
