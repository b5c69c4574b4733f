/** What stands in docs/ is what the kept figures give, and says what it means. */
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { spreadOf } from '../bench/stats.ts';
import type { KeptNight } from '../chaos/verdict.ts';
import type { Verdicts } from '../faults/verdicts.ts';
import type { Usage } from '../load/machine.ts';
import type { LoadRun, Step } from '../load/result.ts';
import { growthChart } from './chart.ts';
import { CHART_FILE, measured, PAGE_FILE } from './kept.ts';
import { measuredPage } from './page.ts';

const groups = { server: 0.1, broker: 0.2, mongod: 0.1, children: 0.5, harness: 0.4 };
const usage: Usage = {
  ...{ cpu: groups, foreignCpu: 0, memory: groups, growth: groups },
  ...{ memoryMax: 2048, children: 30, eventLoopDelayMs: { p50: 1, p99: 20 } },
};
const step: Step = {
  ...{ visitors: 10, entered: 9, minutes: 1, presses: 4, arrival: usage, usage },
  ...{ screen: spreadOf([90]), painted: spreadOf([99]), socket: spreadOf([40, 400]) },
  ...{ answer: null, opened: null, errors: {}, turnedAway: { 'log.enter: kafka-away': 1 } },
};
const run: LoadRun = {
  ...{ date: '2026-01-02T03:04:05Z', command: 'npm run load', paceMs: 5000, labs: ['log'] },
  machine: { cpus: '2 × x', memory: '24 GiB', system: 'linux 6', node: 'v20', load: '0.1' },
  ...{ steps: [step], idle: { childrenBefore: 30, seconds: null }, faults: [] },
};

const from = '2026-01-02T03:04:05Z';
const faults: Verdicts = {
  sources: [
    { date: from, command: 'npm run faults -- --seed 7', machine: run.machine, note: 'Shared.' },
  ],
  played: [
    {
      ...{ from, fault: 'broker killed', rows: 'K11', toldMs: 100, passed: false, at: from },
      ...{ healedMs: undefined, ledgers: { acked: 1, seen: 1, effects: 1 }, load: 2.5 },
      faults: ['not healed'],
    },
  ],
  tried: [
    {
      ...{ from, row: 'W2', name: 'once', without: 'the names', seconds: 3, at: from, load: 1 },
      ...{ good: true, verdict: 'red, as it must' },
    },
  ],
  left: ['disk full (no room)'],
};

function night(without: KeptNight['without'], ok: boolean): KeptNight {
  const named = ok ? [] : [{ orderId: 'ORD-1-7', why: 'doubled' as const }];
  const found = { wanted: 100, found: ok ? 100 : 101, broken: named.length, named };
  const invariants = [{ id: 'payments' as const, ok, ...found }];
  return {
    ...{ date: from, command: 'npm run chaos', machine: run.machine, without },
    ...{ seed: 7, orders: 100, kills: 9, others: 5, perSecond: 20 },
    ...{ cards: [], deaths: 9, brokerDeaths: 1, again: 2, refused: 3, seconds: 20 },
    audit: { invariants, countsAgree: ok, duplicates: 4, poisoned: 1 },
  };
}

describe('docs/measured.md', () => {
  it('and its chart are written from the kept figures, by hand in no part', async () => {
    const { page, chart } = await measured();
    expect(await readFile(PAGE_FILE, 'utf8')).toBe(page);
    if (chart !== undefined) expect(await readFile(CHART_FILE, 'utf8')).toBe(chart);
  });

  it('says what was missed, by how much, and what went wrong', () => {
    const page = measuredPage({ load: run, bench: undefined, faults: undefined });
    expect(page).toMatch(/let in \| = 10 \| 9 \| \*\*missed\*\*: 1 × log.enter: kafka-away/);
    expect(page).toMatch(/p95 \| ≤ 300 ms \| 400 \| \*\*missed\*\*: of 200 % CPU: 30 processes/);
    expect(page).toMatch(/click → screen, p95 \| ≤ 300 ms \| 90 \| yes/);
    expect(page).toMatch(/free of processes \| ≤ 60 s \| not within the time \| \*\*missed\*\*/);
    expect(page).toContain('1 × log.enter: kafka-away');
    expect(page).toContain('`npm run load`, 2026-01-02 03:04 UTC, 2 × x, 24 GiB');
  });

  it('names the run of each fault, what did not hold, and what nobody has tried', () => {
    const page = measuredPage({ load: undefined, bench: undefined, faults });
    expect(page).toContain('1. `npm run faults -- --seed 7`, ended 2026-01-02 03:04 UTC, 2 × x');
    expect(page).toContain('load average before it 0.1. Shared.');
    expect(page).toMatch(/\| 1 \| broker killed \| K11 \| 0\.1 s \| \*\*NOT\*\* \|/);
    expect(page).toMatch(/\| 2\.5 \| \*\*BROKEN\*\*: not healed \|/);
    expect(page).toMatch(/\| 1 \| W2 \| without the names \| 3 s \| 1 \| red, as it must \|/);
    expect(page).toContain('No verdict yet: disk full (no room).');
  });

  it('tells a night that held, one that broke as it must, and one whose checker saw nothing', () => {
    const nights = [night([], true), night(['marker'], false), night(['dlq'], true)];
    const page = measuredPage({ load: undefined, bench: undefined, faults: undefined, nights });
    expect(page).toMatch(/\| 100 \| 9 \| – \| 7 \|.*\| held \|/);
    expect(page).toMatch(
      /\| marker \|.*\| red, as it must: payments 101 of 100 \(ORD-1-7 doubled\) \|/,
    );
    expect(page).toMatch(/\| dlq \|.*\| BLIND: all held \|/);
  });

  it('draws nothing that is no number', () => {
    expect(growthChart(run)).not.toMatch(/NaN|undefined|null/);
    expect(growthChart({ ...run, steps: [{ ...step, screen: null }] })).not.toMatch(/NaN|null/);
  });
});
