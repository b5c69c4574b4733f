/**
 * One owner per home. The lock names its holder by pid and start, so a lock left behind by a
 * process that was killed is recognised and taken over, and a pid that was used again is not
 * mistaken for the holder.
 */
import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { StackError } from './errors.ts';
import { startOf } from './process-start.mjs';

const holderSchema = z.object({ pid: z.number(), start: z.string(), since: z.number() });
export type Holder = z.infer<typeof holderSchema>;

const TAKEOVER_TRIES = 5;
const WAIT_DEADLINE_MS = 15 * 60_000;
const WAIT_POLL_MS = 250;

export async function takeLock(file: string): Promise<AsyncDisposable> {
  const mine: Holder = {
    pid: process.pid,
    start: startOf(process.pid) ?? 'unknown',
    since: Date.now(),
  };
  await mkdir(dirname(file), { recursive: true });
  for (let attempt = 0; attempt < TAKEOVER_TRIES; attempt += 1) {
    if (await createWhole(file, mine)) return released(file, mine);
    const holder = await readHolder(file);
    if (holder && isHeld(holder)) throw lockedBy(holder, file);
    await setAside(file, holder);
  }
  throw new StackError('locked', `The lock ${file} keeps changing hands: start again in a moment.`);
}

/** For work that two starts would do the same way: the second waits, and finds it done. */
export async function waitForLock(file: string, waiting: () => void): Promise<AsyncDisposable> {
  const deadline = Date.now() + WAIT_DEADLINE_MS;
  let told = false;
  for (;;) {
    try {
      return await takeLock(file);
    } catch (error) {
      const busy = error instanceof StackError && error.code === 'locked';
      if (!busy || Date.now() > deadline) throw error;
    }
    if (!told) waiting();
    told = true;
    await new Promise((resolve) => setTimeout(resolve, WAIT_POLL_MS));
  }
}

export async function readHolder(file: string): Promise<Holder | undefined> {
  try {
    return holderSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    // No file, or one cut short by a full disk: nobody holds it.
    if (error instanceof SyntaxError || error instanceof z.ZodError || isMissing(error)) {
      return undefined;
    }
    throw error;
  }
}

export function isHeld(holder: Holder): boolean {
  return startOf(holder.pid) === holder.start;
}

/** Written aside and linked into place: nobody can read half a lock, and one link wins. */
async function createWhole(file: string, content: Holder): Promise<boolean> {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(content));
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Two starts may see the same stale lock: only what was read may be thrown away. */
async function setAside(file: string, stale: Holder | undefined): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  const moved = await readHolder(aside);
  if (moved && moved.start !== stale?.start && isHeld(moved)) await createWhole(file, moved);
  await rm(aside, { force: true });
}

function released(file: string, mine: Holder): AsyncDisposable {
  return {
    async [Symbol.asyncDispose]() {
      const holder = await readHolder(file);
      if (holder?.pid === mine.pid && holder.start === mine.start) await rm(file, { force: true });
    },
  };
}

function lockedBy(holder: Holder, file: string): StackError {
  const since = new Date(holder.since).toLocaleString('sv');
  return new StackError(
    'locked',
    `Menara already runs here: process ${holder.pid} since ${since} (${file}). ` +
      'Stop that one first, or give this one a folder of its own with MENARA_HOME.',
  );
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}
