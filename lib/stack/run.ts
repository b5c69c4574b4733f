/** Runs a helper command to its end, with a deadline, and keeps the last lines for the error. */
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import type { Environment } from './paths.ts';

export interface RunResult {
  code: number | null;
  /** The last of what it printed on both streams. */
  tail: string;
  missing: boolean;
  timedOut: boolean;
}

export interface RunOptions {
  deadlineMs: number;
  logFile?: string;
  env?: Environment;
  cwd?: string;
  onStart?: (pid: number) => void;
}

const TAIL_MAX_CHARS = 16_000;

export function run(command: string, args: string[], options: RunOptions): Promise<RunResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      // Next's type wants NODE_ENV in every environment; a helper command needs none.
      env: (options.env ?? process.env) as NodeJS.ProcessEnv,
      ...(options.cwd && { cwd: options.cwd }),
    });
    const log = options.logFile ? createWriteStream(options.logFile, { flags: 'a' }) : undefined;
    let tail = '';
    let timedOut = false;
    const keep = (chunk: Buffer) => {
      log?.write(chunk);
      tail = (tail + chunk.toString()).slice(-TAIL_MAX_CHARS);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const deadline = setTimeout(() => {
      timedOut = true;
      child.kill('SIGKILL');
    }, options.deadlineMs);
    const finish = (code: number | null, missing: boolean) => {
      clearTimeout(deadline);
      log?.end();
      resolve({ code, tail: tail.trim(), missing, timedOut });
    };
    child.once('spawn', () => child.pid !== undefined && options.onStart?.(child.pid));
    child.once('error', (error: NodeJS.ErrnoException) => {
      if (child.pid === undefined) finish(null, error.code === 'ENOENT');
    });
    child.once('close', (code) => finish(code, false));
  });
}
