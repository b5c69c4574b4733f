/**
 * The floor: readers of the same topic that only print. Each is a process of its own that writes
 * one offset a line, and the time is taken where the line arrives.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { repoRoot } from '#lib/stack/paths.ts';
import { clock } from './clock.ts';

export interface Floor extends AsyncDisposable {
  readonly name: string;
  /** By offset, when its line arrived. */
  readonly seen: ReadonlyMap<number, number>;
}

export function startKcat(broker: string, topic: string, from: number): Promise<Floor> {
  const place = ['-b', broker, '-t', topic, '-p', '0', '-o', String(from)];
  // -u: a line must leave when it is written, not when a buffer is full.
  return start('kcat', 'kcat', ['-C', ...place, '-q', '-u', '-f', '%o\\n']);
}

export function startPlainConsumer(broker: string, topic: string): Promise<Floor> {
  const program = ['--import', 'tsx', 'infra/bench/plain-consumer.ts', broker, topic];
  return start('plain consumer', process.execPath, program);
}

async function start(name: string, command: string, args: readonly string[]): Promise<Floor> {
  const seen = new Map<number, number>();
  const child = spawn(command, args, { cwd: repoRoot(), stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child, 'spawn');
  createInterface({ input: child.stdout }).on('line', (line) => {
    seen.set(Number(line), clock());
  });
  return { name, seen, [Symbol.asyncDispose]: () => end(child) };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
