/**
 * One owner per home. The lock names its holder by pid and start, so a lock left behind by a
 * process that was killed is recognised and taken over, and a pid that was used again is not
 * mistaken for the holder.
 */
import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { StackError } from './errors.ts';
import { startOf } from './process-start.mjs';

const holderSchema = z.object({ pid: z.number(), start: z.string(), since: z.number() });
export type Holder = z.infer<typeof holderSchema>;

const TAKEOVER_TRIES = 50;
const TAKEOVER_WAIT_MS = 10;
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
    await removeStale(file, mine);
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
    await pause(WAIT_POLL_MS);
  }
}

export async function readHolder(file: string): Promise<Holder | undefined> {
  const content = await contentOf(file);
  return content === undefined ? undefined : holderIn(content);
}

/** Undefined where there is no such file. */
async function contentOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function holderIn(content: string): Holder | undefined {
  try {
    return holderSchema.parse(JSON.parse(content));
  } catch (error) {
    // Cut short by a full disk: nobody holds it.
    if (error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
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

/**
 * Two starts may see the same stale lock, and the second must not throw away what the first has put
 * in its place. Who holds the guard looks again; nobody else takes a lock away that isn't theirs.
 */
async function removeStale(file: string, mine: Holder): Promise<void> {
  const guard = `${file}.takeover`;
  if (!(await createWhole(guard, mine))) {
    const other = await contentOf(guard);
    // Killed in mid-takeover, which takes milliseconds.
    if (other !== undefined && !isHeldBy(other)) await rm(guard, { force: true });
    await pause(TAKEOVER_WAIT_MS);
    return;
  }
  try {
    const found = await contentOf(file);
    if (found !== undefined && !isHeldBy(found)) await rm(file, { force: true });
  } finally {
    await rm(guard, { force: true });
  }
}

const isHeldBy = (content: string): boolean => {
  const holder = holderIn(content);
  return holder !== undefined && isHeld(holder);
};

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
