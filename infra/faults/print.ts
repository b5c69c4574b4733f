/** The run as a table that explains itself in a terminal. */
import type { Played } from './drill.ts';

const HEAD = ['fault', 'rows', 'told after', 'well after', 'acked', 'seen', 'effects', 'verdict'];

export function tableOf(played: readonly Played[]): string {
  const rows = played.map(({ fault, rows: which, toldMs, passed, healedMs, ledgers, faults }) => [
    fault,
    which,
    toldMs === null ? 'nothing to tell' : passed ? 'over before' : ms(toldMs),
    ms(healedMs),
    ...[ledgers.acked, ledgers.seen, ledgers.effects].map(String),
    faults.length === 0 ? 'held' : `BROKEN: ${faults.join('; ')}`,
  ]);
  const all = [HEAD, ...rows];
  const widths = HEAD.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const lines = all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [
    ...lines,
    '',
    'told: the screen says so within 5 s. well: live again by itself, since the fault was over.',
    'acked, seen, effects: what the drill was acknowledged, a bare socket showed, and the database',
    'holds, of both labs and from the start; held means none lost, none doubled, none out of order.',
  ].join('\n');
}

const ms = (value: number | null | undefined): string =>
  value === undefined || value === null ? 'NOT' : `${(value / 1000).toFixed(1)} s`;
