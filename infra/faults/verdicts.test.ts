import { describe, expect, it } from 'vitest';
import type { FaultRun } from './keep.ts';
import { merged } from './verdicts.ts';

const names = { faults: ['broker killed', 'broker stopped', 'disk full'], rows: ['W1', 'S2'] };
const fault = (name: string, faults: string[] = []): FaultRun['played'][number] => ({
  ...{ fault: name, rows: 'K1', toldMs: 100, passed: false, healedMs: 200, faults, load: 1 },
  ...{ ledgers: { acked: 1, seen: 1, effects: 1 }, at: '2026-01-02T03:04:05Z', view: undefined },
});
const trial = (row: string, without?: string): FaultRun['tried'][number] => ({
  ...{ row, name: 'n', seconds: 1, at: '2026-01-02T03:04:05Z', load: 1, good: true },
  ...(without && { without }),
  verdict: 'held',
});
const run = (date: string, given: Partial<FaultRun>): FaultRun => ({
  ...{ date, command: `npm run faults ${date}`, machine: {}, seed: 1 },
  ...{ played: [], tried: [], left: [], ...given },
});

describe('the kept verdicts', () => {
  const first = run('1', {
    played: [fault('broker stopped', ['lost']), fault('broker killed')],
    tried: [trial('W1'), trial('W1', 'replay')],
    left: ['disk full (no small file system)'],
  });

  it('stand in the order of the list, with the run that they are from', () => {
    const { played, tried, sources, left } = merged(undefined, first, names);
    expect(played.map((one) => one.fault)).toEqual(['broker killed', 'broker stopped']);
    expect(tried.map(({ without }) => without)).toEqual([undefined, 'replay']);
    expect(sources.map(({ date }) => date)).toEqual(['1']);
    expect(left).toEqual(['disk full (no small file system)', 'S2']);
  });

  it('give way to a later one of the same name, and stay where nothing new was said', () => {
    const second = run('2', { played: [fault('broker stopped')], tried: [trial('W1')] });
    const { played, tried, left } = merged(merged(undefined, first, names), second, names);
    expect(played.map((one) => [one.fault, one.from, one.faults])).toEqual([
      ['broker killed', '1', []],
      ['broker stopped', '2', []],
    ]);
    expect(tried.map(({ without, from }) => [without, from])).toEqual([
      [undefined, '2'],
      ['replay', '1'],
    ]);
    expect(left).toEqual(['disk full (no small file system)', 'S2']);
  });

  it('forget a run of which nothing stands any more, and a fault that is no longer there', () => {
    const second = run('2', { played: first.played, tried: first.tried });
    const both = merged(merged(undefined, first, names), second, names);
    expect(both.sources.map(({ date }) => date)).toEqual(['2']);
    const fewer = merged(both, run('3', {}), { faults: ['broker killed'], rows: [] });
    expect(fewer.played.map((one) => one.fault)).toEqual(['broker killed']);
    expect(fewer.tried).toEqual([]);
  });
});
