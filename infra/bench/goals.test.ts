import { describe, expect, it } from 'vitest';
import { besideOf } from './beside.ts';
import { besideWrites, CALM, goalsOf } from './goals.ts';
import type { Burst } from './measure.ts';
import { spreadOf } from './stats.ts';

const burst: Burst = {
  measures: {},
  acked: 20_000,
  counted: 20_000,
  framesPerSecond: 60,
  worstSecond: 59,
  longestTaskMs: 0,
  longTasks: 0,
  lastRecordMs: 12,
};
const measures = {
  'produce → DOM': spreadOf([8]),
  'produce → painted': spreadOf([20]),
  'produce → kcat': spreadOf([4]),
};

describe('goals', () => {
  it('are ratios of one run', () => {
    const ratio = goalsOf(measures, burst).find(({ name }) => name === 'produce → DOM / kcat, p50');
    expect(ratio).toMatchObject({ value: 2, met: true });
  });

  it('hold what others notice of one visitor’s flood against the minute before it', () => {
    const slow = { [CALM]: spreadOf([10]), [besideWrites(500)]: spreadOf([21]) };
    expect(goalsOf(slow, undefined)).toMatchObject([{ value: 2.1, met: false }]);
  });

  it('leave out a floor that was not there', () => {
    const names = goalsOf(measures, burst).map(({ name }) => name);
    expect(names.filter((name) => name.includes('plain consumer'))).toEqual([]);
  });

  it('hold our median against Debezium’s of the same round, and the slowest hundredth of search', () => {
    const beside = besideOf('commit → record, connector / Debezium, 10/s', 'ms', [4, 6], [8, 4]);
    const goals = goalsOf({ 'commit → search': spreadOf([30, 1200]) }, undefined, [beside]);
    expect(goals).toMatchObject([
      { name: 'commit → record, connector / Debezium, 10/s, p50', value: 0.5, met: true },
      { name: 'commit → search, p99', value: 1200, met: false },
    ]);
  });

  it('are missed by one record that was not counted', () => {
    const goals = goalsOf(measures, { ...burst, counted: 19_999 });
    expect(goals.filter(({ met }) => !met).map(({ name }) => name)).toEqual(['burst, counted']);
  });
});
