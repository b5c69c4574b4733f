/**
 * A visitor without a screen: the page fetched for its cookie, the socket, and the lab's server
 * actions posted as the browser posts them.
 */
import { z } from 'zod';
import type { Press, Sign } from '#lib/student.ts';
import { clock } from '../bench/clock.ts';
import { FACT_WITHIN_MS, openLine } from './line.ts';
import type { Course } from './students.ts';

export interface Timing {
  readonly action: string;
  /** Press → the fact on the socket, ms. */
  readonly shownMs: number;
  /** Press → the answer of the server action, ms. */
  readonly answeredMs: number;
}

export interface Visitor extends AsyncDisposable {
  readonly course: Course;
  readonly cookie: string;
  /** Seconds from the request of the page to the state of the lab. */
  readonly openedMs: number;
  /** Numbers that were skipped, and sockets that broke. */
  readonly faults: readonly string[];
  /** Throws when it is refused, or when the fact doesn't come. */
  press(press: Press): Promise<Timing>;
  act(action: string, args: readonly unknown[]): Promise<void>;
  /** Resolves when the process that the presses go to is ready; some labs start it by a press. */
  ready(): Promise<void>;
  /** Resolves with the time of the first such fact from now on. */
  next(sign: Sign, withinMs?: number): Promise<number>;
}

export async function openVisitor(url: string, course: Course): Promise<Visitor> {
  const begun = clock();
  const cookie = await readPage(`${url}${course.path}`);
  const line = await openLine(url, course.slug, cookie);
  const openedMs = clock() - begun;
  const act = (action: string, args: readonly unknown[]) =>
    post(`${url}${course.path}`, course.door(action), cookie, args);
  return {
    ...{ course, cookie, openedMs, act, faults: line.faults, next: line.next },
    async ready() {
      const { writer } = course.student;
      if (writer !== undefined && !line.ready.has(writer)) {
        await line.next({ type: 'ready', name: writer });
      }
    },
    async press({ action, args, shows, until = [] }) {
      const at = clock();
      const shown = line.next(shows);
      const rest = Promise.all(until.map((sign) => line.next(sign)));
      // Refused: nothing will be shown, and nobody waits for it any more.
      shown.catch(() => undefined);
      rest.catch(() => undefined);
      await act(action, args);
      const answeredMs = clock() - at;
      const shownMs = (await shown) - at;
      await rest;
      return { action, shownMs, answeredMs };
    },
    [Symbol.asyncDispose]: async () => line.close(),
  };
}

async function readPage(address: string): Promise<string> {
  const page = await fetch(address, {
    headers: { accept: 'text/html' },
    signal: AbortSignal.timeout(FACT_WITHIN_MS),
  });
  await page.text();
  const cookie = /menara=([0-9a-f]{32})/.exec(page.headers.get('set-cookie') ?? '')?.[1];
  if (!page.ok || !cookie) throw new Error(`page ${page.status}`);
  return cookie;
}

const answerSchema = z.object({ ok: z.boolean(), code: z.string().optional() });

/** As React's client does it: plain arguments as JSON, the answer as the second row of a stream. */
async function post(
  address: string,
  door: string,
  cookie: string,
  args: readonly unknown[],
): Promise<void> {
  const response = await fetch(address, {
    method: 'POST',
    body: JSON.stringify(args),
    headers: {
      'next-action': door,
      accept: 'text/x-component',
      'content-type': 'text/plain;charset=UTF-8',
      origin: new URL(address).origin,
      cookie: `menara=${cookie}`,
    },
    signal: AbortSignal.timeout(FACT_WITHIN_MS),
  });
  const row = /^1:(\{.*)$/m.exec(await response.text())?.[1];
  if (!response.ok || !row) throw new Error(`action ${response.status}`);
  const answer = answerSchema.parse(JSON.parse(row));
  if (!answer.ok) throw new Error(answer.code ?? 'refused');
}
