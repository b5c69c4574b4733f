/**
 * Keeps one engine (a Java broker or a mongod) running: starts it in a process group of its own,
 * waits until it answers, and starts it again when it dies. Its port and data stay the same, so
 * clients reconnect and nothing that was acknowledged is lost.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { StackError } from './errors.ts';
import { lastLines } from './log-file.ts';
import { startOf } from './process-start.mjs';
import type { Warden } from './warden.ts';

export interface EngineState {
  name: 'kafka' | 'mongod';
  phase: 'starting' | 'up' | 'restarting' | 'stopped';
  pid?: number;
  port: number;
  since: number;
  restarts: number;
  lastExit?: { code: number | null; signal: string | null; at: number };
}

export interface EnginePlan {
  name: EngineState['name'];
  port: number;
  command: string;
  args: string[];
  logFile: string;
  runFile: string;
  /** Asked again and again after a start; true once it serves. */
  answers: (pid: number) => Promise<boolean>;
}

export interface Engine extends AsyncDisposable {
  readonly state: EngineState;
}

const POLL_MS = 50;
const START_DEADLINE_MS = 90_000;
const STOP_DEADLINE_MS = 6000;
const RETRY_FIRST_MS = 250;
const RETRY_MAX_MS = 5000;
/** An engine that stayed up this long has recovered: its next death is a new story. */
const CALM_AFTER_MS = 30_000;
const LOG_MAX_BYTES = 8_000_000;

/** Resolves when the engine answers for the first time. */
export async function startEngine(
  plan: EnginePlan,
  warden: Warden,
  changed: (state: EngineState) => void,
): Promise<Engine> {
  const engine = new SupervisedEngine(plan, warden, changed);
  await engine.firstStart();
  return engine;
}

class SupervisedEngine implements Engine {
  state: EngineState;
  readonly #plan: EnginePlan;
  readonly #warden: Warden;
  readonly #changed: (state: EngineState) => void;
  #child: ChildProcess | undefined;
  #retry: NodeJS.Timeout | undefined;
  #retryMs = RETRY_FIRST_MS;
  #stopping: Promise<void> | undefined;

  constructor(plan: EnginePlan, warden: Warden, changed: (state: EngineState) => void) {
    this.#plan = plan;
    this.#warden = warden;
    this.#changed = changed;
    this.state = {
      name: plan.name,
      phase: 'starting',
      port: plan.port,
      since: Date.now(),
      restarts: 0,
    };
  }

  async firstStart(): Promise<void> {
    const child = this.#launch();
    if (await this.#waitUntilUp(child)) {
      child.once('exit', (code, signal) => this.#died(code, signal));
      if (child.exitCode !== null || child.signalCode !== null) {
        this.#died(child.exitCode, child.signalCode);
      }
      return;
    }
    await endChild(child);
    this.#warden.forget(child.pid ?? 0);
    this.#move({ phase: 'stopped' });
    throw new StackError(
      'engine-failed',
      `${this.#plan.name} did not start on port ${this.#plan.port}. Its last words ` +
        `(${this.#plan.logFile}):\n${lastLines(this.#plan.logFile, 12)}`,
    );
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #stop(): Promise<void> {
    clearTimeout(this.#retry);
    const child = this.#child;
    if (child) {
      await endChild(child);
      this.#warden.forget(child.pid ?? 0);
    }
    rmSync(this.#plan.runFile, { force: true });
    this.#move({ phase: 'stopped' });
  }

  #launch(): ChildProcess {
    const { command, args, logFile, runFile } = this.#plan;
    const log = openLog(logFile);
    // A group of its own: Ctrl-C in the terminal must not reach the engine before us.
    const child = spawn(command, args, { detached: true, stdio: ['ignore', log, log] });
    closeSync(log);
    child.on('error', () => undefined);
    this.#child = child;
    if (child.pid !== undefined) {
      this.#warden.watch(child.pid);
      mkdirSync(dirname(runFile), { recursive: true });
      writeFileSync(runFile, JSON.stringify({ pid: child.pid, start: startOf(child.pid) }));
    }
    this.#move({ phase: this.state.restarts > 0 ? 'restarting' : 'starting', pid: child.pid });
    return child;
  }

  async #waitUntilUp(child: ChildProcess): Promise<boolean> {
    const deadline = Date.now() + START_DEADLINE_MS;
    while (isRunning(child) && !this.#stopping && Date.now() < deadline) {
      if (await this.#plan.answers(child.pid ?? 0)) {
        if (!isRunning(child)) return false;
        this.#move({ phase: 'up' });
        return true;
      }
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    return false;
  }

  #died(code: number | null, signal: string | null): void {
    if (this.#stopping) return;
    if (this.state.phase === 'up' && Date.now() - this.state.since > CALM_AFTER_MS) {
      this.#retryMs = RETRY_FIRST_MS;
    }
    this.#warden.forget(this.#child?.pid ?? 0);
    this.#child = undefined;
    this.#move({
      phase: 'restarting',
      pid: undefined,
      restarts: this.state.restarts + 1,
      lastExit: { code, signal, at: Date.now() },
    });
    this.#retry = setTimeout(() => this.#startAgain(), this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, RETRY_MAX_MS);
  }

  #startAgain(): void {
    const child = this.#launch();
    if (child.pid === undefined) {
      this.#died(null, null);
      return;
    }
    child.once('exit', (code, signal) => this.#died(code, signal));
    this.#waitUntilUp(child).then((up) => {
      // Alive but silent for the whole deadline: ending it makes it a death like any other.
      if (!up && isRunning(child) && !this.#stopping) child.kill('SIGKILL');
    });
  }

  #move(change: Partial<EngineState>): void {
    const phase = change.phase ?? this.state.phase;
    const since = phase === this.state.phase ? this.state.since : Date.now();
    this.state = { ...this.state, ...change, since };
    this.#changed(this.state);
  }
}

async function endChild(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || !isRunning(child)) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const deadline = setTimeout(() => child.kill('SIGKILL'), STOP_DEADLINE_MS);
  await gone;
  clearTimeout(deadline);
}

function isRunning(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

function openLog(file: string): number {
  mkdirSync(dirname(file), { recursive: true });
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_MAX_BYTES) renameSync(file, `${file}.1`);
  return openSync(file, 'a');
}
