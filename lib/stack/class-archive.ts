/**
 * Half of a broker's start is Java reading and checking the same seven thousand classes. The first
 * broker writes down which they are; a process of low priority then prepares them in a file beside
 * the jars, and later starts map it (5.2 s of processor time become 1.7 s). Java ignores a file
 * that does not fit any more.
 */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import type { Java } from './java.ts';
import type { KafkaFiles } from './kafka-files.ts';
import type { Warden } from './warden.ts';

export interface ClassArchive {
  /** For the broker that is about to start. */
  flags: string[];
  /** Called once that broker is up; ends by itself, or when it is disposed. */
  prepare(warden: Warden): AsyncDisposable | undefined;
}

export function classArchive(files: KafkaFiles, java: Java): ClassArchive {
  const nothing = { flags: [], prepare: () => undefined };
  if (!files.folder) return nothing;
  const file = join(files.folder, `classes-${java.version}.jsa`);
  if (existsSync(file)) return { ...nothing, flags: [`-XX:SharedArchiveFile=${file}`, QUIET] };
  removeRests(files.folder);
  const list = `${file}.${randomUUID()}.list`;
  return {
    flags: [`-XX:DumpLoadedClassList=${list}`],
    prepare: (warden) => dump(java.command, files.classpath, list, file, warden),
  };
}

const QUIET = '-Xlog:cds=error';
const REST_AFTER_MS = 10 * 60_000;

/** What a start left behind that was killed in the middle of this. */
function removeRests(folder: string): void {
  const names = readdirSync(folder).filter((name) => /^classes-.*\.jsa\./.test(name));
  for (const path of names.map((name) => join(folder, name))) {
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > REST_AFTER_MS) rmSync(path, { force: true });
  }
}

function dump(
  command: string,
  classpath: string,
  list: string,
  file: string,
  warden: Warden,
): AsyncDisposable | undefined {
  if (!existsSync(list)) return undefined;
  // The broker is still writing: what stands behind the last line end is half a name.
  const names = readFileSync(list, 'utf8');
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(`${draft}.list`, names.slice(0, names.lastIndexOf('\n') + 1));
  const args = ['-Xshare:dump', `-XX:SharedClassListFile=${draft}.list`, '-XX:+UseSerialGC'];
  const child = spawn(command, [...args, `-XX:SharedArchiveFile=${draft}`, '-cp', classpath], {
    detached: true,
    stdio: 'ignore',
  });
  const ended = once(child, 'close').catch(() => undefined);
  child.once('close', (code) => {
    warden.forget(child.pid ?? 0);
    // A file cut short by a kill must never be mapped.
    if (code === 0 && existsSync(draft)) renameSync(draft, file);
    for (const rest of [draft, `${draft}.list`, list]) rmSync(rest, { force: true });
  });
  if (child.pid !== undefined) {
    setPriority(child.pid, constants.priority.PRIORITY_LOW);
    warden.watch(child.pid);
  }
  return {
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await ended;
      rmSync(list, { force: true });
    },
  };
}
