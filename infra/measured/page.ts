/** docs/measured.md, made of the kept figures. */
import type { Goal } from '../bench/goals.ts';
import type { Run } from '../bench/keep.ts';
import type { Machine } from '../bench/machine.ts';
import { besideRows, burstLine, type Row, spreadRows } from '../bench/print.ts';
import type { KeptNight } from '../chaos/verdict.ts';
import type { Verdicts } from '../faults/verdicts.ts';
import { actionRows, costRows, errorLines, stepRows } from '../load/print.ts';
import { type LoadRun, loadGoals } from '../load/result.ts';
import { chaosPart } from './chaos-part.ts';
import { faultsPart } from './faults-part.ts';
import { table } from './table.ts';

export interface Kept {
  readonly load: LoadRun | undefined;
  /** The same class, spread over all labs. */
  readonly mixed?: LoadRun | undefined;
  /** The same class at another pace. */
  readonly hurry?: LoadRun | undefined;
  readonly bench: Run | undefined;
  /** Without a reader's page. */
  readonly stream?: Run | undefined;
  readonly faults: Verdicts | undefined;
  readonly nights?: readonly KeptNight[] | undefined;
}

export function measuredPage({ load, mixed, hurry, bench, stream, faults, nights }: Kept): string {
  const head = [
    '# Measured',
    'Written by `npm run load`, `npm run bench`, `npm run faults` and `npm run chaos`, each with ' +
      '`-- --keep`; don’t edit it by hand. Every figure comes from one run on one machine, named with it. ' +
      'Milliseconds unless it says otherwise. A goal that was missed stands here as missed.',
  ];
  const parts = [
    ...(load ? loadPart('## A class on one small server', load, CHART) : []),
    ...(mixed ? loadPart('## A class spread over all labs', mixed) : []),
    ...(hurry ? loadPart('## A class in a hurry on one small server', hurry) : []),
    ...(bench ? benchPart(bench) : []),
    ...(stream ? streamPart(stream) : []),
    ...(faults ? faultsPart(faults) : []),
    ...(nights ? chaosPart(nights) : []),
  ];
  const none = 'No run is kept yet.';
  return `${[...head, ...(parts.length > 0 ? parts : [none])].join('\n\n')}\n`;
}

const CHART = '![How latency, CPU and memory grow with the class](load.svg)';

function loadPart(title: string, run: LoadRun, ...chart: readonly string[]): string[] {
  const errors = errorLines(run);
  return [
    title,
    `${sourceOf(run)} Each visitor has a real socket and two live consumer processes, and presses ` +
      `every ${run.paceMs / 1000} s or so (${run.labs.join(', ')}); “screen” is taken in ` +
      `${run.machine.browser}. Server, broker, database, visitors’ processes, browsers and who ` +
      'measures share the machine; CPU and memory count the first four.',
    table(goalRowsOf(loadGoals(run))),
    ...chart,
    table(stepRows(run)),
    'CPU: 100 % is one core. Memory: PSS, so that a page shared by fifty processes counts once.',
    table(costRows(run)),
    ...(run.steps.at(-1)?.byAction ? [table(actionRows(run))] : []),
    ...(errors.length > 0 ? [errors.map((line) => `- ${line}`).join('\n')] : []),
  ];
}

function benchPart(run: Run): string[] {
  return [
    '## One reader, beside something else',
    `${sourceOf(run)} Each figure is taken beside what it is held against, in the same run: ` +
      'kcat and a plain kafkajs consumer print the very records that the page in ' +
      `${run.machine.browser} shows; ProducerPerformance is Kafka’s own benchmark.`,
    table(goalRowsOf(run.goals)),
    table(spreadRows(run)),
    table(besideRows(run)),
    ...(run.burst ? [burstLine(run.burst)] : []),
  ];
}

function streamPart(run: Run): string[] {
  return [
    '## From the database to the log, beside Debezium',
    `${sourceOf(run)} Relay, connector and a real Debezium connector follow the same commits in ` +
      'turns, each from the commit in MongoDB to its record in Kafka; search from there to its index. ' +
      'The writes are those of one visitor, while three others place orders.',
    table(goalRowsOf(run.goals)),
    table(spreadRows(run)),
    ...(run.beside.length > 0 ? [table(besideRows(run))] : []),
  ];
}

function sourceOf({ date, command, machine }: { date: string; command: string; machine: Machine }) {
  const { cpus, memory, system, node, load } = machine;
  const day = date.slice(0, 16).replace('T', ' ');
  // Others' work on the machine is in every figure: a load near 0 means a quiet one.
  const where = `${cpus}, ${memory}, ${system}, Node ${node}`;
  return `\`${command}\`, ${day} UTC, ${where}; load average before it ${load}.`;
}

function goalRowsOf(goals: readonly Goal[]): Row[] {
  return [
    ['goal', 'wanted', 'figure', 'reached'],
    ...goals.map(({ name, wanted, value, met, reason }) => [
      ...[name, wanted, Number.isFinite(value) ? String(value) : 'not within the time'],
      met ? 'yes' : `**missed**${reason ? `: ${reason}` : ''}`,
    ]),
  ];
}
