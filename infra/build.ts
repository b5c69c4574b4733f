/**
 * Builds what a start needs: every worker program as one file (a bundled one is up in 0.3 s, the
 * sources would take seconds), and the pages, unless those of the same sources are there already.
 */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readBuildId, stampFile } from '#lib/stack/build-id.ts';
import { StackError } from '#lib/stack/errors.ts';
import { waitForLock } from '#lib/stack/lock.ts';
import { buildFolder, repoRoot } from '#lib/stack/paths.ts';
import { type Progress, stopwatch } from '#lib/stack/progress.ts';
import { run } from '#lib/stack/run.ts';
import { startWarden } from '#lib/stack/warden.ts';
import { bundleWorkers } from './build-workers.ts';
import { hashSources } from './source-hash.ts';

export interface BuildOptions {
  progress: Progress;
  /** Under `--dev` Next compiles pages when they are asked for. */
  dev?: boolean;
}

export interface Build {
  id: string;
  built: boolean;
}

const NEXT_DEADLINE_MS = 10 * 60_000;

export async function buildIfNeeded({ progress, dev = false }: BuildOptions): Promise<Build> {
  const lock = await waitForLock(join(buildFolder(), 'build.lock'), () => {
    progress('pages: another start is building, waiting for it');
  });
  try {
    const workers = stopwatch();
    const { total, changed } = await bundleWorkers();
    if (changed > 0) progress(`workers: ${changed} of ${total} programs bundled in ${workers()}`);
    if (dev) return { id: 'dev', built: false };
    const id = await hashSources();
    if ((await readBuildId()) === id) return { id, built: false };
    await buildPages(progress);
    await writeFile(stampFile(), JSON.stringify({ id }));
    return { id, built: true };
  } finally {
    await lock[Symbol.asyncDispose]();
  }
}

async function buildPages(progress: Progress): Promise<void> {
  const seconds = stopwatch();
  progress('pages: building …');
  await rm(stampFile(), { force: true });
  const warden = startWarden();
  try {
    const next = join(repoRoot(), 'node_modules/next/dist/bin/next');
    const result = await run(process.execPath, [next, 'build'], {
      cwd: repoRoot(),
      deadlineMs: NEXT_DEADLINE_MS,
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      logFile: join(buildFolder(), 'next-build.log'),
      onStart: (pid) => warden.watch(pid),
    });
    if (result.code !== 0) {
      throw new StackError(
        'build-failed',
        `The pages can't be built:\n${result.tail.slice(-4000)}`,
      );
    }
  } finally {
    await warden[Symbol.asyncDispose]();
  }
  progress(`pages: built in ${seconds()}`);
}
