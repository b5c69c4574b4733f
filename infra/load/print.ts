/** A run as tables that explain themselves, in a terminal and in docs/measured.md alike. */
import type { Row } from '../bench/print.ts';
import type { Spread } from '../bench/stats.ts';
import { houseCpu, type LoadRun, type Step, total } from './result.ts';

const ms = (spread: Spread | null, part: 'p50' | 'p95') => (spread ? spread[part].toFixed(0) : '–');
const quartiles = (spread: Spread | null) =>
  spread ? `${spread.p25.toFixed(0)}–${spread.p75.toFixed(0)}` : '–';
const percent = (share: number) => `${(share * 100).toFixed(0)} %`;

/** One row a class size, smallest first. */
export function stepRows({ steps }: LoadRun, before?: LoadRun): Row[] {
  const [first] = steps;
  const ratio = ({ socket }: Step) =>
    socket && first?.socket ? (socket.p50 / first.socket.p50).toFixed(2) : '–';
  const was = (step: Step) =>
    before?.steps.find(({ visitors }) => visitors === step.visitors)?.socket?.p50.toFixed(0) ?? '–';
  return [
    [
      ...['visitors', 'let in', 'presses', 'errors', 'click → screen p50', 'p95', 'painted p95'],
      ...['press → socket p50', 'p25–p75', 'p95', 'p50 / smallest class', 'kept p50'],
      ...['opening p50', 'p95', 'loop delay p99'],
    ],
    ...steps.map((step) => [
      ...[`${step.visitors}`, `${step.entered}`, `${step.presses}`],
      String(total(step.errors) + total(step.turnedAway)),
      ...[ms(step.screen, 'p50'), ms(step.screen, 'p95'), ms(step.painted, 'p95')],
      ...[ms(step.socket, 'p50'), quartiles(step.socket), ms(step.socket, 'p95')],
      ...[ratio(step), was(step), ms(step.opened, 'p50'), ms(step.opened, 'p95')],
      step.usage.eventLoopDelayMs.p99.toFixed(0),
    ]),
  ];
}

export function costRows({ steps }: LoadRun): Row[] {
  return [
    [
      ...['visitors', 'processes', 'CPU in all', 'server', 'broker', 'mongod', 'children'],
      ...['MiB in all', 'server', 'broker', 'mongod', 'children', 'MiB/min server'],
      ...['who measures', 'others'],
    ],
    ...steps.map(({ visitors, usage }) => {
      const { cpu, memory, growth, foreignCpu } = usage;
      const parts = ['server', 'broker', 'mongod', 'children'] as const;
      return [
        ...[`${visitors}`, `${usage.children}`, percent(houseCpu(usage))],
        ...parts.map((part) => percent(cpu[part])),
        `${usage.memoryMax}`,
        ...parts.map((part) => memory[part].toFixed(0)),
        ...[growth.server.toFixed(1), percent(cpu.harness), percent(foreignCpu)],
      ];
    }),
  ];
}

/** A mix of all labs has seventy presses; the others are in the run's file. */
const SLOWEST = 12;

/** Which press was slow in the largest class, the slowest first. */
export function actionRows({ steps }: LoadRun): Row[] {
  const { byAction = {} } = steps.at(-1) ?? {};
  const all = Object.entries(byAction).sort(([, one], [, other]) => other.p95 - one.p95);
  return [
    ['slowest presses', 'times', 'press → socket p50', 'p95', 'longest'],
    ...all
      .slice(0, SLOWEST)
      .map(([name, shown]) => [
        ...[name, `${shown.n}`, ms(shown, 'p50'), ms(shown, 'p95'), shown.max.toFixed(0)],
      ]),
  ];
}

export function errorLines({ steps, faults }: LoadRun): string[] {
  const lines = steps.flatMap(({ visitors, errors, turnedAway }) =>
    Object.entries({ ...turnedAway, ...errors }).map(
      ([what, times]) => `${visitors} visitors: ${times} × ${what}`,
    ),
  );
  return [...lines, ...faults.slice(0, 20)];
}
