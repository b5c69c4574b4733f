/**
 * Starts, watches and ends the programs of the labs. Each is a real process with a pid; "kill" is
 * SIGKILL and nothing softer. Death is a fact like any other: it is published, never hidden.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { openSync } from 'node:fs';
import type { Bus } from '../bus.ts';
import { LabError } from '../errors.ts';
import type { ExitReason, Refusal } from '../events.ts';
import type { Scope } from '../scope.ts';
import { createCalls } from './calls.ts';
import {
  childEnvironment,
  HEAP_MB,
  programFlags,
  SMALL_HEAP_MB,
  yieldToServer,
} from './environment.ts';
import { type ChildSettings, fromChild } from './protocol.ts';

/** A program that was asked to leave and doesn't is killed after this long, ms. */
const KILL_AFTER_MS = 3000;

export interface ChildSpec {
  readonly name: string;
  /** The source file, as the reader sees it in the listing. */
  readonly program: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly crashPoint?: string;
  /** Has no client of the database: less memory, and counted apart on the whole machine. */
  readonly small?: true;
}

/** The processes of one run of a sandbox. */
export interface SandboxChildren {
  start(spec: ChildSpec): void;
  /** Resolves when the process is gone. */
  stop(name: string, how: 'term' | 'kill'): Promise<void>;
  /** Resolves with what the program answered; whoever asks parses it. */
  call(name: string, method: string, input: unknown): Promise<unknown>;
  /** It dies at this crash point when it next comes there; null takes that back. */
  arm(name: string, crashPoint: string | null): void;
  /** SIGCONT: a process that lies frozen by SIGSTOP goes on; to any other it means nothing. */
  wake(name: string): void;
  /** SIGSTOP, wherever it stands: it runs nothing, holds what it holds, and knows of nothing. */
  halt(name: string): void;
  running(name: string): boolean;
}

export interface Supervisor extends AsyncDisposable {
  children(scope: Scope, max: number): SandboxChildren;
  /** Tells again what runs, to a session that begins in its midst. */
  retell(scope: Scope): void;
  /** Ends every process of a run, at once. */
  endAll(scope: Scope, reason: ExitReason): Promise<void>;
  count(): number;
}

interface Running {
  readonly process: ChildProcess;
  readonly scope: Scope;
  readonly calls: ReturnType<typeof createCalls>;
  readonly gone: Promise<void>;
  readonly spec: ChildSpec;
  readonly since: number;
  ready: boolean;
  reason: ExitReason;
  crashPoint?: string;
  refusal?: Refusal;
}

interface SupervisorOptions {
  readonly bus: Bus;
  /** Machine-wide limits of processes: of those with a database's client, and of the small ones. */
  readonly max: number;
  readonly maxSmall: number;
  bundle(program: string): string;
  readonly settings: Pick<ChildSettings, 'kafka' | 'mongoUri'>;
  readonly logFile: string;
  readonly warden: { watch(pid: number): void; forget(pid: number): void };
}

export function createSupervisor(options: SupervisorOptions): Supervisor {
  const { bus, warden } = options;
  const running = new Map<string, Running>();
  const log = openSync(options.logFile, 'a');
  const key = (scope: Scope, name: string) => scope.prefix + name;
  const find = (scope: Scope, name: string): Running => {
    const found = running.get(key(scope, name));
    if (!found) throw new LabError('not-running', { retriable: false, about: name });
    return found;
  };
  const ofRun = (scope: Scope) =>
    [...running.values()].filter((one) => one.scope.prefix === scope.prefix);

  /** The limit of the whole server that is reached, if it is. */
  const fullOf = ({ small }: ChildSpec): number | undefined => {
    const limit = small ? options.maxSmall : options.max;
    const alike = [...running.values()].filter(({ spec }) => spec.small === small);
    return alike.length >= limit ? limit : undefined;
  };

  const tellStarted = ({ scope, spec, process: { pid = 0 }, since }: Running) =>
    bus.publish(scope, { type: 'started', name: spec.name, program: spec.program, pid, since });

  const launch = (scope: Scope, spec: ChildSpec): void => {
    const child = fork(options.bundle(spec.program), [], {
      // Its own process group: Ctrl-C in the terminal must reach the server first.
      detached: true,
      execArgv: [...programFlags(spec.small ? SMALL_HEAP_MB : HEAP_MB)],
      env: childEnvironment(scope, spec, options.settings),
      stdio: ['ignore', log, log, 'ipc'],
      serialization: 'json',
    });
    // A program that can't be started, or can't be told something, is no end of the server.
    child.on('error', (error) => console.error(`${spec.name}: ${error.message}`));
    const { pid } = child;
    if (pid === undefined)
      throw new LabError('process-failed', { retriable: true, about: spec.name });
    yieldToServer(pid);
    warden.watch(pid);
    const calls = createCalls(child);
    const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
    const since = Date.now();
    const state = { since, ready: false, reason: 'crash' } as const;
    const entry: Running = { process: child, scope, spec, calls, gone, ...state };
    running.set(key(scope, spec.name), entry);
    tellStarted(entry);
    child.on('message', (raw) => hear(entry, spec.name, pid, raw));
    // Nothing comes through a closed channel any more, whether its end is told now or later.
    child.once('disconnect', calls.fail);
    // Not `exit`: that may be told while its last words are still in the channel.
    child.once('close', (code, signal) => {
      warden.forget(pid);
      running.delete(key(scope, spec.name));
      const { reason, crashPoint, refusal } = entry;
      const why = { ...(crashPoint && { crashPoint }), ...(refusal && { refusal }) };
      bus.publish(scope, { type: 'exited', name: spec.name, pid, code, signal, reason, ...why });
    });
  };

  const hear = (entry: Running, name: string, pid: number, raw: unknown): void => {
    const parsed = fromChild.safeParse(raw);
    if (!parsed.success) {
      console.error(`${name} (${pid}) sent what is no message`, raw);
      return;
    }
    const message = parsed.data;
    if (message.type === 'ready') {
      entry.ready = true;
      bus.publish(entry.scope, { type: 'ready', name, pid });
    }
    if (message.type === 'beat') bus.pulse(entry.scope, name);
    if (message.type === 'reply') {
      entry.calls.settle(message.id, message.error, message.result);
    }
    if (message.type === 'report') {
      const { kind, data, saidAt } = message;
      const said = saidAt === undefined ? {} : { saidAt };
      bus.publish(entry.scope, { type: 'report', name, pid, kind, data, ...said });
    }
    if (message.type === 'crash-point') {
      entry.reason = 'crash-point';
      entry.crashPoint = message.name;
    }
    if (message.type === 'refused') {
      const { type: _type, ...refusal } = message;
      Object.assign(entry, { reason: 'refused', refusal });
    }
  };

  const end = async (entry: Running, signal: 'SIGTERM' | 'SIGKILL', reason: ExitReason) => {
    entry.reason = reason;
    entry.process.kill(signal);
    // SIGKILL also ends a stopped process, which never gets to its SIGTERM.
    const timer = setTimeout(() => entry.process.kill('SIGKILL'), KILL_AFTER_MS);
    await entry.gone;
    clearTimeout(timer);
  };

  return {
    count: () => running.size,
    children: (scope, max) => ({
      running: (name) => running.has(key(scope, name)),
      start(spec) {
        if (running.has(key(scope, spec.name))) {
          throw new LabError('already-running', { retriable: false, about: spec.name });
        }
        const full = ofRun(scope).length >= max ? max : fullOf(spec);
        if (full !== undefined) {
          const limit = { max: full };
          throw new LabError('limit-children', { retriable: true, about: spec.name, limit });
        }
        launch(scope, spec);
      },
      async stop(name, how) {
        const [signal, reason] = how === 'kill' ? KILLED : ASKED;
        await end(find(scope, name), signal, reason);
      },
      arm: (name, crashPoint) => find(scope, name).calls.arm(crashPoint),
      wake: (name) => void find(scope, name).process.kill('SIGCONT'),
      halt: (name) => void find(scope, name).process.kill('SIGSTOP'),
      call: async (name, method, input) => find(scope, name).calls.call(name, method, input),
    }),
    retell(scope) {
      for (const entry of ofRun(scope)) {
        tellStarted(entry);
        const { name } = entry.spec;
        const { pid = 0 } = entry.process;
        if (entry.ready) bus.publish(scope, { type: 'ready', name, pid });
      }
    },
    async endAll(scope, reason) {
      await Promise.all(ofRun(scope).map((entry) => end(entry, 'SIGKILL', reason)));
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([...running.values()].map((entry) => end(entry, 'SIGTERM', 'asked')));
    },
  };
}

const KILLED = ['SIGKILL', 'killed'] as const;
const ASKED = ['SIGTERM', 'asked'] as const;
