/**
 * Nothing we start may outlive us, not even when this process is killed with SIGKILL. A small
 * program holds the list of pids and the other end of a pipe; read `warden.program.mjs` next.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { repoRoot } from './paths.ts';
import { startOf } from './process-start.mjs';

export interface Warden extends AsyncDisposable {
  readonly pid: number | undefined;
  watch(pid: number): void;
  forget(pid: number): void;
}

const EXIT_DEADLINE_MS = 7000;
const RELAUNCH_AFTER_MS = 250;

export function startWarden(): Warden {
  const watched = new Map<number, string>();
  let ended = false;
  let child = launch();

  function launch(): ChildProcess {
    const program = join(repoRoot(), 'lib/stack/warden.program.mjs');
    const next = spawn(process.execPath, ['--max-old-space-size=16', program], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    // A warden that was killed breaks the pipe; the exit below starts another one.
    next.stdin?.on('error', () => undefined);
    next.once('exit', () => {
      if (!ended) setTimeout(replace, RELAUNCH_AFTER_MS).unref();
    });
    next.unref();
    if (next.stdin instanceof Socket) next.stdin.unref();
    return next;
  }

  function replace(): void {
    if (ended) return;
    child = launch();
    for (const [pid, start] of watched) tell({ watch: pid, start });
  }

  function tell(message: object): void {
    child.stdin?.write(`${JSON.stringify(message)}\n`);
  }

  return {
    get pid() {
      return child.pid;
    },
    watch(pid) {
      const start = startOf(pid);
      if (start === undefined) return;
      watched.set(pid, start);
      tell({ watch: pid, start });
    },
    forget(pid) {
      if (watched.delete(pid)) tell({ forget: pid });
    },
    async [Symbol.asyncDispose]() {
      if (ended) return;
      ended = true;
      child.ref();
      child.stdin?.end();
      if (child.exitCode === null && child.signalCode === null) {
        await Promise.race([once(child, 'exit'), after(EXIT_DEADLINE_MS)]);
      }
    },
  };
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
