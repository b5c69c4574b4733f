/**
 * One consumer group on a topic and a database of its own: the very programs of the shop, spawned
 * as the supervisor does, watched over IPC. A lane is where one row is tried, with its safeguard or
 * without.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { CUSTOMERS } from '#content/shop/events.ts';
import { fromChild, SETTINGS_VARIABLE } from '#lib/process/protocol.ts';
import { newSandboxId, type Scope, scopeOf } from '#lib/scope.ts';
import { workerBundle } from '#lib/stack/paths.ts';
import type { Stores } from '../../../e2e/stores.ts';
import type { Engines } from '../engines.ts';
import type { Acked, Shown } from '../ledgers.ts';

export interface RowContext {
  readonly engines: Engines;
  readonly stores: Stores;
  /** The server, past the cable of the browser. */
  readonly url: string;
  readonly pid: number;
  readonly folder: string;
  readonly say: (line: string) => void;
}

export interface Report {
  readonly incarnation: number;
  readonly kind: string;
  readonly data: unknown;
}

export interface Program {
  readonly pid: number;
  readonly ready: Promise<void>;
  readonly gone: Promise<void>;
  /** Once it is gone; null: by a signal. */
  readonly exitCode: number | null;
  /** Asks it as the supervisor does; rejects when it dies over the answer. */
  call(method: string, input: unknown): Promise<unknown>;
  kill(signal: NodeJS.Signals): void;
}

export interface ProgramOptions {
  readonly name: string;
  readonly bundle: string;
  readonly group?: string;
  readonly crashPoint?: string;
  readonly workMs?: number;
  /** Instead of those of a consumer. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

export const TOPIC = 'pesanan';

export interface Writing {
  readonly copies?: number;
  /** All records are of this one event. */
  readonly sameId?: string;
  /** Over the partitions in turn, whatever they are about. */
  readonly keyless?: true;
}

export interface Lane extends AsyncDisposable {
  readonly scope: Scope;
  readonly topic: string;
  readonly acked: Acked[];
  /** In the order of the writing, by id. */
  readonly written: Map<string, Shown>;
  readonly reports: Report[];
  write(count: number, how?: Writing): Promise<void>;
  run(options: ProgramOptions): Program;
  committed(group: string): Promise<Map<number, number>>;
  end(): Promise<number>;
}

/** @param config of the topic, beyond what the broker gives every one */
export async function openLane(
  context: RowContext,
  partitions = 1,
  config: Readonly<Record<string, string>> = {},
): Promise<Lane> {
  const { engines, stores } = context;
  const scope = scopeOf({ sandbox: newSandboxId(), run: 1 });
  const topic = scope.topic(TOPIC);
  await stores.admin.createTopics({
    waitForLeaders: true,
    topics: [{ topic, numPartitions: partitions, configEntries: entriesOf(config) }],
  });
  const acked: Acked[] = [];
  const written = new Map<string, Shown>();
  const reports: Report[] = [];
  const children = new Set<ChildProcess>();
  let incarnations = 0;

  return {
    ...{ scope, topic, acked, written, reports },
    async write(count, { copies = 1, sameId, keyless } = {}) {
      for (let n = 0; n < count; n += 1) {
        const seen = written.size;
        const key = CUSTOMERS[seen % CUSTOMERS.length] ?? 'dewi';
        const id = sameId ?? `E-${seen + 1}`;
        const order = { orderId: id, customer: key, item: 'kopi', total: 10_000 };
        const value = JSON.stringify(order);
        const place = keyless ? { partition: elsewhere(seen, partitions) } : { key };
        const message = { ...place, value, headers: { eventId: id } };
        const messages = Array.from({ length: copies }, () => message);
        const [answer] = await stores.producer.send({ topic, acks: -1, messages });
        const stored = { partition: answer?.partition ?? 0, offset: Number(answer?.baseOffset) };
        acked.push({ id, ...stored });
        written.set(id, { id, key, seq: Math.floor(seen / CUSTOMERS.length), ...stored });
      }
    },
    run({ name, bundle, group = 'payment', crashPoint, workMs = 5, settings: own }) {
      incarnations += 1;
      const incarnation = incarnations;
      const settings = {
        name,
        kafka: { brokers: engines.direct.brokers, ssl: false },
        mongoUri: engines.direct.mongoUri,
        database: scope.database,
        prefix: scope.prefix,
        program: own ?? { topic: TOPIC, group, workMs },
        ...(crashPoint && { crashPoint }),
      };
      const child = fork(bundle, [], {
        // Plain Node, as the supervisor starts them: the drill's own loader is no part of them.
        execArgv: [],
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
        env: {
          NODE_ENV: 'production',
          PATH: process.env.PATH,
          [SETTINGS_VARIABLE]: JSON.stringify(settings),
        },
      });
      children.add(child);
      const gone = once(child, 'close').then(() => void children.delete(child));
      const ready = new Promise<void>((resolve) => {
        child.on('message', (raw) => {
          const message = fromChild.parse(raw);
          if (message.type === 'ready') resolve();
          if (message.type !== 'report') return;
          reports.push({ incarnation, kind: message.kind, data: message.data });
        });
      });
      return {
        ...{ pid: child.pid ?? 0, ready, gone, call: callsOf(child) },
        get exitCode() {
          return child.exitCode;
        },
        kill: (signal) => void child.kill(signal),
      };
    },
    async committed(group) {
      const groupId = scope.group(group);
      const [answer] = await stores.admin.fetchOffsets({ groupId, topics: [topic] });
      return new Map(
        (answer?.partitions ?? []).map(({ partition, offset }) => [partition, Number(offset)]),
      );
    },
    end: () => stores.end(topic),
    async [Symbol.asyncDispose]() {
      const leaving = [...children].map((child) => once(child, 'close'));
      for (const child of children) child.kill('SIGKILL');
      await Promise.all(leaving);
    },
  };
}

const entriesOf = (config: Readonly<Record<string, string>>) =>
  Object.entries(config).map(([name, value]) => ({ name, value }));

interface Answer {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

function callsOf(child: ChildProcess): Program['call'] {
  const open = new Map<number, Answer>();
  let calls = 0;
  child.on('message', (raw) => {
    const message = fromChild.parse(raw);
    if (message.type !== 'reply') return;
    const waiting = open.get(message.id);
    open.delete(message.id);
    if (message.error === undefined) waiting?.resolve(message.result);
    else waiting?.reject(new Error(message.error));
  });
  child.once('close', () => {
    for (const { reject } of open.values()) reject(new Error('it died over the answer'));
  });
  return (method, input) => {
    calls += 1;
    const id = calls;
    return new Promise((resolve, reject) => {
      open.set(id, { resolve, reject });
      child.send({ type: 'call', id, method, input });
    });
  };
}

/** In turn, and one further each round: else a customer would meet the same partition again. */
const elsewhere = (n: number, partitions: number): number =>
  (n + Math.floor(n / CUSTOMERS.length)) % partitions;

export const realBundle = (program: string): string => workerBundle(program);

/** @returns false when it did not come to hold */
export async function eventually(
  holds: () => Promise<boolean> | boolean,
  withinMs = 30_000,
): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    if (await Promise.resolve(holds()).catch(() => false)) return true;
    if (Date.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Nothing was worked off for so long: nobody works, ms. A session of six seconds may end in it. */
const STUCK_AFTER_MS = 40_000;
const DRAINED_WITHIN_MS = 300_000;

/** Every partition worked off by this group; false when it got stuck. A slow machine may be slow. */
export async function drained(lane: Lane, group = 'payment'): Promise<boolean> {
  let before = -1;
  let movedAt = Date.now();
  let empty = false;
  await eventually(async () => {
    const committed = await lane.committed(group);
    const sum = [...committed.values()].reduce((all, offset) => all + Math.max(0, offset), 0);
    if (sum !== before) movedAt = Date.now();
    before = sum;
    empty = sum === (await lane.end());
    return empty || Date.now() - movedAt > STUCK_AFTER_MS;
  }, DRAINED_WITHIN_MS);
  return empty;
}
