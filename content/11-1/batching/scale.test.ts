import { describe, expect, it } from 'vitest';
import {
  FIELD_NAMES,
  FIELDS,
  FIRST_INPUTS,
  faultyFields,
  fits,
  MILLION,
  type ScaleInputs,
  scaleOf,
  trialOf,
} from './scale.ts';

const with_ = (change: Partial<ScaleInputs>, from = FIRST_INPUTS): ScaleInputs => ({
  ...from,
  ...change,
});

const TEN_MILLION = with_({ rate: 10_000_000, bytes: 210, brokers: 1100 }, MILLION);

describe('the scale calculator', () => {
  it('reckons one million a second as the book does', () => {
    const result = scaleOf(MILLION);
    expect(result.flow).toEqual({ produced: 1e9, written: 3e9, sent: 7e9 });
    expect(result.needs).toEqual({
      consumers: 200,
      partitions: 200,
      brokers: 12,
      brokersBy: 'network',
    });
    expect(result.first).toBe('network');
    // 605 TB a week, three times.
    expect(result.stored).toBeCloseTo(1.8144e15, -12);
    expect(result.requestsPerSecond).toBe(1000);
    expect(scaleOf(with_({ perRequest: 1 }, MILLION)).requestsPerSecond).toBe(1_000_000);
  });

  it('finds the shop’s consumers first, and by how much lag grows', () => {
    const result = scaleOf(FIRST_INPUTS);
    expect(result.first).toBe('consumers');
    expect(result.capacity).toBe(20_000);
    expect(result.lagSlope).toBe(30_000);
    expect(result.brokerLoad).toBeCloseTo(0.4);
    expect(trialOf(FIRST_INPUTS)).toEqual({
      perSecond: 500,
      bytes: 1000,
      consumers: 1,
      workMs: 5,
      slope: 300,
    });
  });

  it('gives a reader without a partition nothing to do', () => {
    expect(scaleOf(with_({ consumers: 300 })).capacity).toBe(20_000);
    expect(scaleOf(with_({ consumers: 300, partitions: 300 })).lagSlope).toBe(0);
    expect(trialOf(with_({ consumers: 300 }))?.consumers).toBe(1);
  });

  it.each([
    ['consumers', with_({ workMs: 20 })],
    ['partitions', with_({ partitions: 1, consumers: 1, workMs: 0.001 })],
    ['network', with_({ nicGbit: 1, workMs: 0.1 })],
    ['disk', with_({ replication: 3, brokers: 3, groups: 1, nicGbit: 800, workMs: 0.001 })],
    ['replicas', with_({ partitions: 100_000, consumers: 100_000, brokers: 3, replication: 3 })],
  ] as const)('can name %s as the first that is full', (part, inputs) => {
    expect(scaleOf(inputs).first).toBe(part);
  });

  it('uses more of every part as the rate grows, and of the brokers’ less as they grow', () => {
    for (const from of [FIRST_INPUTS, MILLION, TEN_MILLION]) {
      const before = scaleOf(from).use;
      const faster = scaleOf(with_({ rate: from.rate * 2 }, from)).use;
      const wider = scaleOf(with_({ brokers: from.brokers * 2 }, from)).use;
      for (const part of ['consumers', 'partitions', 'network', 'disk'] as const) {
        expect(faster[part]).toBeCloseTo(before[part] * 2);
      }
      for (const part of ['network', 'disk', 'replicas'] as const) {
        expect(wider[part]).toBeCloseTo(before[part] / 2);
      }
    }
  });

  it('finds nothing overloaded once it has what it said it needs', () => {
    for (const from of [FIRST_INPUTS, MILLION, TEN_MILLION]) {
      const { consumers, partitions, brokers } = scaleOf(from).needs;
      const { use, lagSlope } = scaleOf(with_({ consumers, partitions, brokers }, from));
      for (const share of Object.values(use)) expect(share).toBeLessThanOrEqual(1 + 1e-9);
      expect(lagSlope).toBeLessThan(from.rate * 1e-9);
    }
  });

  it('has nobody who lags where nobody reads', () => {
    const result = scaleOf(with_({ groups: 0 }));
    expect(result).toMatchObject({ lagSlope: 0, needs: { consumers: 0 } });
    expect(trialOf(with_({ groups: 0 }))).toBeUndefined();
  });

  it('knows the range of each field, its ends included', () => {
    for (const name of FIELD_NAMES) {
      const { min, max, whole } = FIELDS[name];
      expect([fits(name, min), fits(name, max)], name).toEqual([true, true]);
      const step = whole ? 1 : min / 2;
      expect([fits(name, min - step), fits(name, max + step)], name).toEqual([false, false]);
      expect(fits(name, Number.NaN), name).toBe(false);
      if (whole) expect(fits(name, min + 0.5), name).toBe(false);
    }
    expect(faultyFields(FIRST_INPUTS)).toEqual([]);
    expect(faultyFields(with_({ rate: 0, workMs: Number.NaN }))).toEqual(['rate', 'workMs']);
    expect(faultyFields(with_({ replication: 3 }))).toEqual(['replication']);
    for (const inputs of [MILLION, TEN_MILLION]) expect(faultyFields(inputs)).toEqual([]);
  });

  it.each([
    { rate: 4_999 },
    { rate: 100_001 },
    { consumers: 150, partitions: 150 },
    { consumers: 400, partitions: 400 },
    { consumers: 50 },
    { bytes: 1001 },
    { workMs: 0.4 },
    { workMs: 201 },
  ])('can’t try %j at a hundredth', (change) => {
    expect(trialOf(with_(change))).toBeUndefined();
  });
});
