/** On what the figures were taken: without it they say nothing. */
import { cpus, loadavg, release, totalmem } from 'node:os';

export type Machine = Readonly<Record<string, string | number>>;

export function describeMachine(): Machine {
  return {
    cpus: `${cpus().length} × ${cpus()[0]?.model ?? '?'}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `${process.platform} ${release().split('-')[0]}`,
    node: process.version,
    load: loadavg()[0]?.toFixed(1) ?? '',
  };
}

/** As it has to be typed to get the figures again. */
export const commandOf = (
  script: 'bench' | 'load' | 'faults' | 'chaos',
  args: readonly string[],
): string => ['npm run', script, ...(args.length > 0 ? ['--', ...args] : [])].join(' ');
