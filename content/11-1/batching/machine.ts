/** How busy the processors were: of this process, and of the whole machine. */
import { cpus } from 'node:os';

export interface Busyness {
  /** Of this process, in shares of one core. */
  readonly own: number;
  /** Share of all cores, 0 to 1. */
  readonly busy: number;
  readonly cores: number;
}

/** Starts to watch; @returns what tells how busy it has been since. */
export function watchMachine(): () => Busyness {
  const before = { all: allCores(), own: process.cpuUsage(), at: performance.now() };
  return () => {
    const own = process.cpuUsage(before.own);
    const { idle, total, cores } = allCores();
    const span = total - before.all.total;
    return {
      own: (own.user + own.system) / 1000 / Math.max(1, performance.now() - before.at),
      // The clock of the cores ticks every 10 ms: a moment may have had no tick.
      busy: span <= 0 ? 0 : 1 - (idle - before.all.idle) / span,
      cores,
    };
  };
}

function allCores() {
  const all = cpus();
  const sum = (of: (times: (typeof all)[number]['times']) => number) =>
    all.reduce((total, { times }) => total + of(times), 0);
  return {
    idle: sum(({ idle }) => idle),
    total: sum(({ user, nice, sys, idle, irq }) => user + nice + sys + idle + irq),
    cores: all.length,
  };
}
