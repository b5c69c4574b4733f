/** The part of docs/measured.md on what was broken on purpose. */
import { stripVTControlCharacters } from 'node:util';
import type { Row } from '../bench/print.ts';
import { FAULTS_MEAN, faultRows, ROWS_MEAN, trialRows } from '../faults/print.ts';
import type { Source, Verdicts } from '../faults/verdicts.ts';
import { table } from './table.ts';

export function faultsPart({ sources, played, tried, left }: Verdicts): string[] {
  const runs = sources.map((source, index) => `${index + 1}. ${runOf(source)}`);
  const run = (from: string) => String(sources.findIndex(({ date }) => date === from) + 1);
  /** With the number of its run, and what did not hold in bold. */
  const told = ([head = [], ...lines]: Row[], of: readonly { readonly from: string }[]): Row[] => [
    ['run', ...head],
    ...lines.map((line, index) => [run(of[index]?.from ?? ''), ...line.map(bold)]),
  ];
  return [
    '## Faults',
    'Everything that can break is broken on purpose, upon two labs in mid-run, and each invariant is ' +
      'tried with its safeguard and without (`npm run faults -- --keep`). Engines, server and ' +
      'browser are the real ones, each behind a cable of its own. A later run takes the place of ' +
      'an earlier one, fault by fault:',
    runs.join('\n'),
    ...(played.length > 0 ? [table(told(faultRows(played), played)), FAULTS_MEAN] : []),
    ...(tried.length > 0 ? [table(told(trialRows(tried), tried)), ROWS_MEAN] : []),
    left.length > 0
      ? `No verdict yet: ${left.join(', ')}.`
      : 'Every fault and every row has a verdict.',
  ];
}

function runOf({ date, command, machine, note }: Source): string {
  const { cpus, memory, system, node, load } = machine;
  const when = date.slice(0, 16).replace('T', ' ');
  const where = `${cpus}, ${memory}, ${system}, Node ${node}; load average before it ${load}.`;
  return `\`${command}\`, ended ${when} UTC, ${where}${note ? ` ${note}` : ''}`;
}

/** Of a verdict; whoever wants all of it finds it in the kept run. */
const CHARS_MAX = 240;

function bold(cell: string): string {
  // A browser's error has lines and colours; a cell has neither.
  const line = stripVTControlCharacters(cell).replaceAll(/\s+/g, ' ').trim();
  const text = line.replace(/^(BROKEN|BLIND|FAILED|NOT)/, '**$1**');
  return text.length > CHARS_MAX ? `${text.slice(0, CHARS_MAX)} …` : text;
}
