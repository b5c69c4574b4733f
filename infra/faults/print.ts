/** A run as two tables that explain themselves, in a terminal and in docs/measured.md alike. */
import type { Row } from '../bench/print.ts';
import type { Played } from './drill.ts';
import type { Tried } from './rows/try-rows.ts';

export const FAULTS_MEAN =
  'told: the screen said so; within 5 s, or it is broken. well: live again by itself, counted from ' +
  'the end of the fault. acked, seen, effects: what the drill was acknowledged, what a bare socket ' +
  'was shown, what stands in the database; of both labs, from the start of the run. held: nothing ' +
  'acknowledged was lost, nothing took effect twice, no key out of order, the page not once called ' +
  'live while it missed what is older than 5 s, screen equal to stores. load: the machine’s, mean of ' +
  'the last minute.';

export const ROWS_MEAN =
  'without …: the same trial with that safeguard taken out of the program; the checker must turn ' +
  'red there, or its green says nothing.';

export function faultRows(played: readonly Omit<Played, 'view'>[]): Row[] {
  const head = ['fault', 'rows', 'told after', 'well after', 'acked', 'seen', 'effects', 'load'];
  const lines = played.map(({ fault, rows, toldMs, passed, healedMs, ledgers, load, faults }) => [
    fault,
    rows,
    toldMs === null ? 'nothing to tell' : passed ? 'over before' : inSeconds(toldMs),
    inSeconds(healedMs),
    ...[ledgers.acked, ledgers.seen, ledgers.effects, load].map(String),
    faults.length === 0 ? 'held' : `BROKEN: ${faults.join('; ')}`,
  ]);
  return [[...head, 'verdict'], ...lines];
}

export function trialRows(tried: readonly Tried[]): Row[] {
  const lines = tried.map(({ row, name, without, seconds, load, verdict }) => [
    row,
    without ? `  without ${without}` : name,
    ...[`${seconds} s`, String(load), verdict],
  ]);
  return [['row', 'invariant', 'took', 'load', 'verdict'], ...lines];
}

export const tableOfFaults = (played: readonly Played[]): string =>
  [...aligned(faultRows(played)), '', ...wrapped(FAULTS_MEAN)].join('\n');

export const tableOfRows = (tried: readonly Tried[]): string =>
  [...aligned(trialRows(tried)), '', ...wrapped(ROWS_MEAN)].join('\n');

function aligned(lines: readonly Row[]): string[] {
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

const WIDTH = 100;
const wrapped = (text: string): string[] =>
  text.match(new RegExp(`.{1,${WIDTH}}(?: |$)`, 'g'))?.map((line) => line.trimEnd()) ?? [];

const inSeconds = (ms: number | null | undefined): string =>
  ms === undefined || ms === null ? 'NOT' : `${(ms / 1000).toFixed(1)} s`;
