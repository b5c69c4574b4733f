/**
 * What the processes of the house cost, read from /proc: CPU ticks and the memory that would come
 * back if they ended (PSS: a page that fifty Nodes share is counted once in all). Linux only.
 */
import { readdir, readFile } from 'node:fs/promises';
import { z } from 'zod';

export const GROUPS = ['server', 'broker', 'mongod', 'children', 'harness'] as const;
export type Group = (typeof GROUPS)[number];

/** `getconf CLK_TCK` is 100 on every Linux that runs Node. */
const TICKS_PER_SECOND = 100;
const CPU_EVERY_MS = 1000;
/** Walking the page tables of a hundred processes costs some 100 ms: seldom. */
const MEMORY_EVERY = 15;

export interface Usage {
  /** Share of one core, by group. */
  readonly cpu: Readonly<Record<Group, number>>;
  /** Everything on the machine that is neither ours nor the harness, share of one core. */
  readonly foreignCpu: number;
  /** MiB at the end of the window, by group, and what it grew by a minute. */
  readonly memory: Readonly<Record<Group, number>>;
  readonly memoryMax: number;
  readonly growth: Readonly<Record<Group, number>>;
  readonly children: number;
  readonly eventLoopDelayMs: { readonly p50: number; readonly p99: number };
}

const healthSchema = z.object({
  engines: z.array(z.object({ name: z.string(), pid: z.number().optional() })),
  children: z.object({ running: z.number() }),
  eventLoopDelayMs: z.object({ p50: z.number(), p99: z.number() }),
});
export type Health = z.infer<typeof healthSchema>;

export async function readHealth(url: string): Promise<Health> {
  const response = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(10_000) });
  return healthSchema.parse(await response.json());
}

interface Memory {
  readonly at: number;
  readonly by: Record<Group, number>;
}

export interface Watch extends AsyncDisposable {
  /** What happened since the last call, or since the start. */
  window(): Promise<Usage>;
}

export async function watchMachine(url: string, serverPid: number): Promise<Watch> {
  const spent = zero();
  const last = new Map<number, number>();
  let busy = 0;
  let lastBusy = await busyTicks();
  let begun = Date.now();
  let memories: Memory[] = [];
  let delays: Health['eventLoopDelayMs'][] = [];
  let children = 0;
  let rounds = 0;
  let looking: Promise<void> = Promise.resolve();

  const look = async () => {
    const health = await readHealth(url).catch(() => undefined);
    const processes = await groupsOf(serverPid, health);
    for (const { pid, group, ticks } of processes) {
      // The first sight of a process: what it burnt since it began belongs to this window as well.
      spent[group] += ticks - (last.get(pid) ?? (rounds === 0 ? ticks : 0));
      last.set(pid, ticks);
    }
    const now = await busyTicks();
    busy += now - lastBusy;
    lastBusy = now;
    if (health) delays.push(health.eventLoopDelayMs);
    children = processes.filter(({ group }) => group === 'children').length;
    if (rounds % MEMORY_EVERY === 0) memories.push(await memoryOf(processes));
    rounds += 1;
  };
  const timer = setInterval(() => {
    looking = looking.then(look);
  }, CPU_EVERY_MS);
  await look();

  return {
    async window() {
      await looking;
      memories.push(await memoryOf(await groupsOf(serverPid, await readHealth(url))));
      const seconds = (Date.now() - begun) / 1000;
      const share = (ticks: number) => ticks / TICKS_PER_SECOND / seconds;
      const cpu = mapGroups((group) => round(share(spent[group])));
      const known = GROUPS.reduce((sum, group) => sum + spent[group], 0);
      const usage: Usage = {
        cpu,
        foreignCpu: round(Math.max(0, share(busy - known))),
        ...summary(memories),
        children,
        eventLoopDelayMs: {
          p50: median(delays.map(({ p50 }) => p50)),
          p99: Math.max(0, ...delays.map(({ p99 }) => p99)),
        },
      };
      for (const group of GROUPS) spent[group] = 0;
      [busy, begun, delays, memories] = [0, Date.now(), [], memories.slice(-1)];
      return usage;
    },
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await looking;
    },
  };
}

function summary(memories: readonly Memory[]) {
  const [first] = memories;
  const end = memories.at(-1);
  const minutes = ((end?.at ?? 0) - (first?.at ?? 0)) / 60_000;
  const house = ({ by }: Memory) => by.server + by.broker + by.mongod + by.children;
  return {
    memory: mapGroups((group) => round(end?.by[group] ?? 0)),
    memoryMax: Math.round(Math.max(0, ...memories.map(house))),
    growth: mapGroups((group) =>
      minutes > 0 ? round(((end?.by[group] ?? 0) - (first?.by[group] ?? 0)) / minutes) : 0,
    ),
  };
}

interface Process {
  readonly pid: number;
  readonly group: Group;
  readonly ticks: number;
}

/** A tree of processes: the server's children are engines and workers, ours the browser. */
async function groupsOf(serverPid: number, health: Health | undefined): Promise<Process[]> {
  const engine = new Map(health?.engines.map(({ name, pid }) => [pid, name]));
  const pids = (await readdir('/proc')).map(Number).filter(Boolean);
  const all = new Map(
    (await Promise.all(pids.map(statOf))).flatMap((one) => (one ? [[one.pid, one] as const] : [])),
  );
  const groupOf = (pid: number): Group | undefined => {
    if (pid === serverPid) return 'server';
    if (pid === process.pid) return 'harness';
    const parent = all.get(pid)?.parent;
    if (parent === undefined || parent === 0) return undefined;
    if (parent !== serverPid) return groupOf(parent);
    const name = engine.get(pid);
    if (name !== undefined) return name === 'mongod' ? 'mongod' : 'broker';
    return all.get(pid)?.worker ? 'children' : 'server';
  };
  return [...all.values()].flatMap(({ pid, ticks }) => {
    const group = groupOf(pid);
    return group ? [{ pid, group, ticks }] : [];
  });
}

async function statOf(pid: number) {
  try {
    const [stat, command] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile(`/proc/${pid}/cmdline`, 'utf8'),
    ]);
    // The name in brackets may hold spaces: the fields are counted behind it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = Number(fields[11]) + Number(fields[12]);
    return { pid, parent: Number(fields[1]), ticks, worker: command.includes('.worker.mjs') };
  } catch {
    // Ended between the listing and the reading.
    return undefined;
  }
}

async function memoryOf(processes: readonly Process[]): Promise<Memory> {
  const by = zero();
  // Read first and added after: `+=` around an await would add to a sum of before.
  const sizes = await Promise.all(processes.map(({ pid }) => pssOf(pid)));
  for (const [at, { group }] of processes.entries()) by[group] += sizes[at] ?? 0;
  return { at: Date.now(), by };
}

/** MiB; 0 for a process that has just ended. */
async function pssOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+) kB$/m.exec(text)?.[1] ?? 0) / 1024;
}

async function busyTicks(): Promise<number> {
  const [line = ''] = (await readFile('/proc/stat', 'utf8')).split('\n');
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = line
    .trim()
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return user + nice + system + irq + softirq;
}

const zero = (): Record<Group, number> => ({
  ...{ server: 0, broker: 0, mongod: 0, children: 0, harness: 0 },
});

const mapGroups = (value: (group: Group) => number) =>
  Object.fromEntries(GROUPS.map((group) => [group, value(group)])) as Record<Group, number>;

const round = (value: number) => Number(value.toFixed(3));

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
