/** The figures as a table that explains itself in a terminal. */
import { type Goal, MISSED_BECAUSE } from './goals.ts';
import type { Kept, Run } from './keep.ts';

export function tableOf(run: Run, before: Kept | undefined): string {
  const was = before ? `p50 of ${before.date.slice(0, 16).replace('T', ' ')}` : '';
  const spreads = Object.entries(run.measures).map(([name, spread]) => {
    const { p50, p95, max, p25, p75, n } = spread;
    const old = before?.measures[name]?.p50;
    return [
      name,
      ms(p50),
      ms(p95),
      ms(max),
      `${ms(p25)}–${ms(p75)}`,
      String(n),
      old ? ms(old) : '',
    ];
  });
  const { burst } = run;
  return [
    ...rows([['ms', 'p50', 'p95', 'max', 'p25–p75', 'n', was], ...spreads]),
    '',
    `burst: ${burst.framesPerSecond} frames/s (worst second ${burst.worstSecond}), ` +
      `longest task ${burst.longestTaskMs} ms (${burst.longTasks} over 50 ms), ` +
      `last record after ${burst.lastRecordMs} ms`,
    '',
    ...rows(goalRows(run.goals, before?.goals)),
  ].join('\n');
}

/** Goal, figure, reached or missed with the reason where it is known, and the kept figure. */
export function goalRows(
  goals: readonly Goal[],
  before: readonly Pick<Goal, 'name' | 'value'>[] | undefined,
): string[][] {
  const lines = goals.map(({ name, value, wanted, met }) => {
    const old = before?.find((goal) => goal.name === name)?.value;
    const reason = met ? '' : (MISSED_BECAUSE[name] ?? '');
    return [name, String(value), wanted, met ? 'met' : 'MISSED', `${old ?? ''}`, reason];
  });
  return [['goal', 'value', 'wanted', '', before ? 'kept' : '', ''], ...lines];
}

const ms = (value: number) => value.toFixed(1);

export function rows(lines: readonly (readonly string[])[]): string[] {
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
