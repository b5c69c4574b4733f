/** What a reader waits for: the first start, a later one, a lab that opens, a reset. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '#lib/stack/ports.ts';
import { type ServerOptions, startServer } from '../e2e-server.ts';
import type { Course } from '../load/students.ts';
import { openVisitor } from '../load/visitor.ts';
import { clock } from './clock.ts';

export interface Starts {
  /** From the command to a healthy answer, ms: with an empty home, and with that home again. */
  readonly first: number[];
  readonly second: number[];
}

/** Everything is fetched and built already: what is left is what each start does anew. */
export async function measureStarts(options: ServerOptions, rounds: number): Promise<Starts> {
  const starts: Starts = { first: [], second: [] };
  for (let round = 0; round < rounds; round += 1) {
    const home = await mkdtemp(join(tmpdir(), 'menara-bench-'));
    try {
      starts.first.push(await startOnce({ ...options, home }));
      starts.second.push(await startOnce({ ...options, home }));
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  }
  return starts;
}

async function startOnce(options: ServerOptions): Promise<number> {
  const port = await freePort(options.port ?? 0);
  const begun = clock();
  await using _server = await startServer({ ...options, port });
  return clock() - begun;
}

export interface Visits {
  /** From the request of the page to the state of the lab, ms; each a visitor of its own. */
  readonly opening: number[];
  /** From the press to the new run, ms. */
  readonly reset: number[];
}

export async function measureVisits(
  url: string,
  courses: readonly Course[],
  rounds: number,
): Promise<Visits> {
  const visits: Visits = { opening: [], reset: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const course of courses) {
      await using visitor = await openVisitor(url, course);
      visits.opening.push(visitor.openedMs);
      await visitor.ready();
      const begun = clock();
      const renewed = visitor.next({ type: 'new-run' });
      renewed.catch(() => undefined);
      await visitor.act('reset', []);
      visits.reset.push((await renewed) - begun);
    }
  }
  return visits;
}
