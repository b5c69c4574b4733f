/**
 * The verbs of the lab `batching` on a real broker: what a run says of itself is held against the
 * ends of the log, and the calculator's slope against lag that really grew. Speeds are compared
 * with each other and never with a number: the machine may be busy.
 */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type LabBench, openBench } from '#infra/lab-bench.ts';
import type { State } from './model.ts';
import { bytesOf, goesOn, rateOf, readingOf } from './model-facts.ts';
import { FIRST_INPUTS, type ScaleInputs } from './scale.ts';
import { LIMITS, TOPIC, TRIAL_TOPIC, type Trial } from './settings.ts';

const GUESSES = [
  ['ratio', 'thousand'],
  ['acks', 'lost'],
  ['gzip', 'both'],
  ['bottleneck', 'network'],
] as const;

describe('lab batching', () => {
  let bench: LabBench<State>;
  beforeAll(async () => {
    bench = await openBench<State>(inject('stack'), 'batching');
  });
  afterAll(async () => {
    await bench[Symbol.asyncDispose]();
  });

  const state = () => bench.state();
  const until = (holds: (state: State) => boolean) => bench.until(holds);
  const act = async (verb: string, input: unknown) => {
    expect(await bench.act(verb, input)).toEqual({ ok: true });
  };
  const way = (perRequest: unknown, acks: unknown = -1, gzip: unknown = false) => ({
    perRequest,
    acks,
    gzip,
  });
  const endOf = async (topic: string) =>
    (await bench.kafka().ranges(topic)).reduce((sum, { end }) => sum + end, 0);
  const last = () => {
    const run = state().runs.at(-1);
    if (!run?.outcome) throw new Error('no run is over');
    return { ...run, outcome: run.outcome };
  };
  const measure = async (...args: Parameters<typeof way>) => {
    const before = state().runs.length;
    await act('measure', way(...args));
    await until((now) => now.runs.length > before && goesOn(now) === undefined);
    return last();
  };
  const tryOut = async (change: Partial<ScaleInputs>) => {
    const before = state().trials.length;
    await act('trial', { inputs: { ...FIRST_INPUTS, ...change } });
    await until((now) => now.trials.length > before && goesOn(now) === undefined);
    const trial = state().trials.at(-1);
    expect(trial?.state).toBe('over');
    return { trial, reading: readingOf(trial) };
  };

  it.each([
    ['measure', way(0), 'limit-batch'],
    ['measure', way(1001), 'limit-batch'],
    ['measure', way(1.5), 'limit-batch'],
    ['measure', way('10'), 'bad-input'],
    ['measure', way(1, 2), 'bad-input'],
    ['measure', way(1, -1, 'yes'), 'bad-input'],
    ['measure', { ...way(1), topic: 'other' }, 'bad-input'],
    ['measure', way(1000), 'prediction-first'],
    ['measure', way(1, 0), 'prediction-first'],
    ['measure', way(1, -1, true), 'prediction-first'],
    ['trial', { inputs: FIRST_INPUTS }, 'prediction-first'],
    ['trial', { inputs: { ...FIRST_INPUTS, more: 1 } }, 'bad-input'],
  ])('refuses %s %j as %s and sends nothing', async (verb, input, code) => {
    expect(await bench.act(verb, input)).toMatchObject({ ok: false, code });
    expect(state().runs).toEqual([]);
    expect(await endOf(TOPIC)).toBe(0);
  });

  it('measures within its limits, and counts what the broker counts', async () => {
    for (const [id, option] of GUESSES) await act('predict', { id, option });
    await until(({ progress }) => Object.keys(progress.predictions).length === GUESSES.length);
    const told = new Set<string>();
    const deaf = bench.room.subscribe({
      event: ({ type }) => told.add(type),
      replaced: () => undefined,
      pulse: () => undefined,
    });
    const { outcome, ...run } = await measure(1);
    deaf();
    // A hundred thousand records a second would drown the page: they are counted, not read back.
    expect(told).toContain('report');
    expect(told).not.toContain('records');
    expect(run).toMatchObject({ state: 'over', perRequest: 1 });
    expect(outcome.requests).toBe(outcome.records);
    expect(outcome.end - outcome.from).toBe(outcome.records);
    expect(outcome.end).toBe(await endOf(TOPIC));
    expect(outcome.bytes).toBeLessThan(LIMITS.run.bytes * 1.1);
    expect(state().reached).toEqual(['single']);
    expect(state().tally).toBeNull();
  });

  it('sends far more when a request carries a thousand, and smaller with gzip', async () => {
    const single = last();
    const batched = await measure(1000);
    expect(batched.outcome.records).toBe(batched.outcome.requests * 1000);
    expect(batched.outcome.records).toBeLessThanOrEqual(LIMITS.run.records);
    expect(batched.outcome.end).toBe(await endOf(TOPIC));
    expect(rateOf(batched)).toBeGreaterThan(rateOf(single) * 5);
    const packed = await measure(1000, -1, true);
    expect(packed.outcome.end).toBe(await endOf(TOPIC));
    expect(bytesOf(packed)).toBeLessThan(bytesOf(batched) * 0.6);
    const alone = await measure(1, -1, true);
    // One message alone shrinks by little or nothing.
    expect(bytesOf(alone)).toBeGreaterThan(bytesOf(single) * 0.8);
    expect(state().reached).toEqual(['single', 'batched', 'compressed']);
  });

  it('asks the broker what arrived when nothing is acknowledged', async () => {
    const { outcome } = await measure(1, 0);
    expect(outcome.end).toBe(await endOf(TOPIC));
    expect(outcome.end - outcome.from).toBe(outcome.records);
    expect(state().reached).toContain('unacked');
  });

  it('takes one thing at a time, also when a button is pressed twice', async () => {
    const before = state().runs.length;
    const answers = await Promise.all([bench.act('measure', way(1)), bench.act('measure', way(1))]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const refused = { ok: false, code: 'already-running' };
    expect(answers.find(({ ok }) => !ok)).toMatchObject(refused);
    expect(await bench.act('trial', { inputs: FIRST_INPUTS })).toMatchObject(refused);
    await until((now) => now.runs.length > before && goesOn(now) === undefined);
    expect(state().runs).toHaveLength(before + 1);
  });

  it.each([{ rate: 4999 }, { consumers: 150, partitions: 150 }, { workMs: 0.1 }, { rate: -1 }])(
    'refuses a test at a hundredth with %j',
    async (change) => {
      const answer = await bench.act('trial', { inputs: { ...FIRST_INPUTS, ...change } });
      expect(answer).toMatchObject({ ok: false, code: 'limit-scale' });
      expect(state().trials).toEqual([]);
    },
  );

  it('lets lag grow as foretold, which is not enough while the brokers are not at ease', async () => {
    const { trial, reading } = await tryOut({});
    expect(reading?.predicted).toBe(300);
    expect(Math.abs((reading?.measured ?? 0) - 300)).toBeLessThan(60);
    expect(state().reached).toContain('tried');
    expect(trial?.sent).toBeGreaterThan(0);
    expect((trial?.end ?? 0) - (trial?.from ?? 0)).toBe(trial?.sent);
    expect(await endOf(TRIAL_TOPIC)).toBe(trial?.end);
    expect(failed(await bench.challenge())).toEqual(['replication', 'brokers']);
  });

  it('believes neither samples nor sums that the log does not bear out', async () => {
    const trials = bench.db().collection<Trial>('trials');
    const _id = state().trials.at(-1)?._id ?? 0;
    // The same test of a shop with three brokers.
    await trials.updateOne({ _id }, { $set: { 'inputs.replication': 3, 'inputs.brokers': 3 } });
    expect(failed(await bench.challenge())).toEqual([]);
    // A reader that had kept up would have left no lag.
    await trials.updateOne({ _id }, [
      {
        $set: {
          samples: {
            $map: {
              input: '$samples',
              in: { ms: '$$this.ms', end: '$$this.end', committed: '$$this.end' },
            },
          },
        },
      },
    ]);
    expect(failed(await bench.challenge())).toEqual(['slope']);
    await trials.updateOne({ _id }, { $inc: { from: 1000 } });
    expect(failed(await bench.challenge())).toEqual(['arrived', 'slope']);
  });
});

const failed = ({ conditions }: { conditions: readonly { id: string; ok: boolean }[] }) =>
  conditions.filter(({ ok }) => !ok).map(({ id }) => id);
