/** Runs the tools of the tests, and reads from their reports what they counted. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { repoRoot } from '#lib/stack/paths.ts';

export interface Counts {
  name: string;
  passed: number;
  failed: number;
  skipped: number;
}

const DEADLINE_MS = 40 * 60_000;

interface ToolOptions {
  readonly env?: Record<string, string>;
  /** Stands before each of its lines, where it shares the terminal with another tool. */
  readonly prefix?: string;
}

/** Its output goes to the terminal as it comes. */
export async function runTool(
  tool: string,
  args: string[],
  { env = {}, prefix }: ToolOptions = {},
): Promise<number | null> {
  const child = spawn(join(repoRoot(), 'node_modules/.bin', tool), args, {
    cwd: repoRoot(),
    stdio: prefix === undefined ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
    env: { ...process.env, ...env },
  });
  const deadline = setTimeout(() => child.kill('SIGKILL'), DEADLINE_MS);
  const ended = once(child, 'close');
  for (const stream of [child.stdout, child.stderr]) if (stream) retell(stream, prefix ?? '');
  try {
    const [code] = await ended;
    return code;
  } finally {
    clearTimeout(deadline);
  }
}

function retell(stream: Readable, prefix: string): void {
  createInterface(stream).on('line', (line) => console.log(prefix + line));
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
});

export async function vitestCounts(
  name: string,
  file: string,
  code: number | null,
): Promise<Counts> {
  const report = vitestReport.safeParse(await readReport(file));
  if (!report.success) return nothingRan(name);
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report.data;
  return honest(code, {
    name,
    passed: numPassedTests,
    failed: numFailedTests,
    skipped: numPendingTests + numTodoTests,
  });
}

const playwrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
});

export async function playwrightCounts(file: string, code: number | null): Promise<Counts> {
  const report = playwrightReport.safeParse(await readReport(file));
  if (!report.success) return nothingRan('walkthroughs');
  const { expected, unexpected, flaky, skipped } = report.data.stats;
  return honest(code, {
    name: 'walkthroughs',
    passed: expected,
    failed: unexpected + flaky,
    skipped,
  });
}

/** A file that can't be loaded or a setup that failed has no test to count, yet it is a failure. */
function honest(code: number | null, counts: Counts): Counts {
  const silent = counts.failed === 0 && (code !== 0 || counts.passed === 0);
  return silent ? { ...counts, failed: 1 } : counts;
}

export function sum(all: readonly Counts[]): Counts {
  const total = (key: 'passed' | 'failed' | 'skipped') =>
    all.reduce((sofar, counts) => sofar + counts[key], 0);
  return {
    name: 'all',
    passed: total('passed'),
    failed: total('failed'),
    skipped: total('skipped'),
  };
}

function nothingRan(name: string): Counts {
  return { name, passed: 0, failed: 1, skipped: 0 };
}

async function readReport(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    const absent =
      error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (absent) return undefined;
    throw error;
  }
}
