/** The figures as tables that explain themselves, in a terminal and in docs/measured.md alike. */
import type { Goal } from './goals.ts';
import type { Run } from './keep.ts';
import type { Spread } from './stats.ts';

export type Row = readonly string[];

/** @param before the kept run, to be compared with */
export function tablesOf(run: Run, before: Run | undefined): string {
  return [
    ...rows(spreadRows(run, before)),
    ...(run.beside.length > 0 ? ['', ...rows(besideRows(run, before))] : []),
    ...(run.burst ? ['', burstLine(run.burst)] : []),
    '',
    ...rows(goalRows(run.goals, before?.goals)),
  ].join('\n');
}

export function spreadRows({ measures }: Run, before?: Run): Row[] {
  const lines = Object.entries(measures).map(([name, spread]) => {
    const { p50, p95, max, n } = spread;
    const old = before?.measures[name]?.p50;
    const cells = [name, ms(p50), ms(p95), ms(max), quartiles(spread, ms), String(n)];
    return before ? [...cells, old === undefined ? '' : ms(old)] : cells;
  });
  return [['ms', 'p50', 'p95', 'max', 'p25–p75', 'n', ...(before ? ['kept p50'] : [])], ...lines];
}

export function besideRows({ beside }: Run, before?: Run): Row[] {
  const lines = beside.map(({ name, unit, ours, theirs, ratio }) => {
    const old = before?.beside.find((one) => one.name === name)?.ratio.p50;
    const medians = [`${figure(ours.p50)} ${unit}`, `${figure(theirs.p50)} ${unit}`];
    const cells = [name, ...medians, figure(ratio.p50), quartiles(ratio, figure), `${ratio.n}`];
    return before ? [...cells, old === undefined ? '' : figure(old)] : cells;
  });
  const head = ['ours / beside it', 'ours p50', 'beside p50', 'ratio p50', 'p25–p75', 'n'];
  return [before ? [...head, 'kept ratio'] : head, ...lines];
}

export function burstLine(burst: NonNullable<Run['burst']>): string {
  return (
    `burst: ${burst.framesPerSecond} frames/s (worst second ${burst.worstSecond}), ` +
    `longest task ${burst.longestTaskMs} ms (${burst.longTasks} over 50 ms), ` +
    `last record after ${burst.lastRecordMs} ms`
  );
}

/** Goal, figure, reached or missed with the reason where it is known, and the kept figure. */
export function goalRows(goals: readonly Goal[], before: readonly Goal[] | undefined): string[][] {
  const lines = goals.map(({ name, value, wanted, met, reason = '' }) => {
    const old = before?.find((goal) => goal.name === name)?.value;
    const told = Number.isFinite(value) ? String(value) : '–';
    return [name, told, wanted, met ? 'met' : 'MISSED', `${old ?? ''}`, reason];
  });
  return [['goal', 'value', 'wanted', '', before ? 'kept' : '', ''], ...lines];
}

const ms = (value: number) => value.toFixed(1);
/** Three figures, whatever the size. */
const figure = (value: number) =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
const quartiles = ({ p25, p75 }: Spread, write: (value: number) => string) =>
  `${write(p25)}–${write(p75)}`;

/** Columns as wide as their widest cell. */
export function rows(lines: readonly Row[]): string[] {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  return lines.map((line) =>
    line
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}
