/**
 * Ends engines of an earlier start that was killed together with its warden. Only a process with
 * the very pid and start that were noted is touched.
 */
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { startOf } from './process-start.mjs';
import type { Progress } from './progress.ts';

const noteSchema = z.object({ pid: z.number(), start: z.string() });
const NOTES = ['kafka.json', 'mongod.json'];
const TERM_DEADLINE_MS = 5000;
const KILL_DEADLINE_MS = 2000;
const POLL_MS = 50;

export async function endLeftovers(runFolder: string, progress: Progress): Promise<void> {
  const present = await readdir(runFolder);
  const notes = NOTES.filter((name) => present.includes(name)).map((name) => join(runFolder, name));
  await Promise.all(notes.map((note) => endLeftover(note, progress)));
}

async function endLeftover(file: string, progress: Progress): Promise<void> {
  const parsed = noteSchema.safeParse(parseJson(await readFile(file, 'utf8')));
  if (parsed.success && startOf(parsed.data.pid) === parsed.data.start) {
    const { pid, start } = parsed.data;
    progress(`cleaning up: process ${pid} is left from an earlier start, ending it`);
    process.kill(pid, 'SIGTERM');
    if (!(await isGone(pid, start, TERM_DEADLINE_MS))) {
      process.kill(pid, 'SIGKILL');
      await isGone(pid, start, KILL_DEADLINE_MS);
    }
  }
  await rm(file, { force: true });
}

async function isGone(pid: number, start: string, deadlineMs: number): Promise<boolean> {
  const deadline = Date.now() + deadlineMs;
  while (startOf(pid) === start) {
    if (Date.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return true;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A note cut short by a crash names nobody.
    return undefined;
  }
}
