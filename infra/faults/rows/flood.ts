/** More records than a wire holds, towards a client that takes none of them. */
import { readFile } from 'node:fs/promises';
import type { Producer } from 'kafkajs';
import { type DeafClient, openDeafClient } from '#lib/testing/deaf-client.ts';
import { eventually } from './lane.ts';
import { order } from './visit.ts';

/** Some 16 MB: the kernel takes four of them for a client that does not read, and no more. */
const RECORDS = 16_000;
const CHARS = 900;
const BATCH = 50;
/** Some 1,500 records a second, which a lab can show. */
const EVERY_MS = 30;
/** What a server may hold for one who does not read, MB. */
export const HELD_MAX_MB = 50;
const CAUGHT_UP_WITHIN_MS = 15_000;

interface Flooded {
  readonly url: string;
  readonly pid: number;
  readonly cookie: string;
  readonly topic: string;
  readonly producer: Producer;
}

export interface Deafness {
  readonly grownMb: number;
  /** What the client found when it read at last; nothing where the server had cut it off. */
  readonly heard: ReturnType<DeafClient['heard']>;
  readonly closed: boolean;
  readonly sent: number;
  readonly sentBytes: number;
}

export async function deafUnder(flooded: Flooded): Promise<Deafness> {
  const { url, pid, cookie, topic, producer } = flooded;
  using deaf = await openDeafClient(url, cookie);
  const before = await residentMb(pid);
  deaf.stopReading();
  let sentBytes = 0;
  for (let sent = 0; sent < RECORDS; sent += BATCH) {
    const messages = Array.from({ length: BATCH }, (_, n) => order(sent + n, CHARS));
    await producer.send({ topic, acks: -1, messages });
    sentBytes += messages.reduce((all, { value }) => all + value.length, 0);
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
  const grownMb = (await residentMb(pid)) - before;
  deaf.read();
  // A snapshot, the whole backlog, or the end of the connection: one of them comes.
  await eventually(() => {
    const { snapshots, bytes } = deaf.heard();
    return deaf.closed || snapshots > 0 || bytes > sentBytes;
  }, CAUGHT_UP_WITHIN_MS);
  return { grownMb, heard: deaf.heard(), closed: deaf.closed, sent: RECORDS, sentBytes };
}

async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}
