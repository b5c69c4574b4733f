/** A run as two tables that explain themselves in a terminal. */
import type { Played } from './drill.ts';
import type { Tried } from './rows/try-rows.ts';

export function tableOfFaults(played: readonly Played[]): string {
  const head = ['fault', 'rows', 'told after', 'well after', 'acked', 'seen', 'effects', 'verdict'];
  const rows = played.map(({ fault, rows: which, toldMs, passed, healedMs, ledgers, faults }) => [
    fault,
    which,
    toldMs === null ? 'nothing to tell' : passed ? 'over before' : inSeconds(toldMs),
    inSeconds(healedMs),
    ...[ledgers.acked, ledgers.seen, ledgers.effects].map(String),
    faults.length === 0 ? 'held' : `BROKEN: ${faults.join('; ')}`,
  ]);
  return [
    ...aligned([head, ...rows]),
    '',
    'told: the screen said so; within 5 s, or it is broken. well: live again by itself, counted from',
    'the end of the fault. acked, seen, effects: what the drill was acknowledged, what a bare socket',
    'was shown, what stands in the database; of both labs, from the start of the run. held: nothing',
    'acknowledged was lost, nothing took effect twice, no key out of order, screen equal to stores.',
  ].join('\n');
}

export function tableOfRows(tried: readonly Tried[]): string {
  const rows = tried.map(({ row, name, without, seconds, verdict }) => [
    row,
    without ? `  without ${without}` : name,
    `${seconds} s`,
    verdict,
  ]);
  return [
    ...aligned([['row', 'invariant', 'took', 'verdict'], ...rows]),
    '',
    'without …: the same trial with that safeguard taken out of the program; the checker must turn',
    'red there, or its green says nothing.',
  ].join('\n');
}

function aligned(lines: readonly (readonly string[])[]): string[] {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  return lines.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

const inSeconds = (ms: number | null | undefined): string =>
  ms === undefined || ms === null ? 'NOT' : `${(ms / 1000).toFixed(1)} s`;
