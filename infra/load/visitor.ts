/**
 * A visitor without a screen: the page fetched for its cookie, the socket, and the lab's server
 * actions posted as the browser posts them. It checks what it is sent as the page does: numbers
 * without a gap.
 */
import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';
import type { LabEvent } from '#lib/events.ts';
import type { Continuation, JoinReply, Snapshot } from '#lib/realtime/protocol.ts';
import type { Press, Sign } from '#lib/student.ts';
import { clock } from '../bench/clock.ts';
import type { Course } from './students.ts';

/** A fact that takes longer than this did not come: an error, ms. */
export const FACT_WITHIN_MS = 20_000;

type Heard = LabEvent | { readonly type: 'new-run' };

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

interface Line {
  readonly faults: string[];
  /** Processes that have been ready. */
  readonly ready: ReadonlySet<string>;
  next(sign: Sign, withinMs?: number): Promise<number>;
  close(): void;
}

async function openLine(url: string, slug: string, cookie: string): Promise<Line> {
  const socket: Socket = io(url, {
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 250,
    reconnectionDelayMax: 2000,
    extraHeaders: { cookie: `menara=${cookie}`, origin: url },
  });
  const faults: string[] = [];
  const ready = new Set<string>();
  const waiting = new Set<(heard: Heard) => void>();
  let known: { epoch: string; seq: number } | undefined;
  const hear = (heard: Heard) => {
    if (heard.type === 'ready') ready.add(heard.name);
    for (const listener of [...waiting]) listener(heard);
  };

  const take = ({ epoch, base, events }: Snapshot) => {
    if (known && known.epoch !== epoch) hear({ type: 'new-run' });
    const seen = known?.epoch === epoch ? known.seq : base.seq;
    known = { epoch, seq: base.seq + events.length };
    for (const event of events.slice(Math.max(0, seen - base.seq))) hear(event);
  };
  const follow = ({ epoch, from, events }: Continuation) => {
    if (known?.epoch !== epoch) return;
    if (from > known.seq + 1) {
      faults.push(`gap: ${known.seq} then ${from}`);
      return join();
    }
    const fresh = events.slice(known.seq + 1 - from);
    known = { epoch, seq: Math.max(known.seq, from + events.length - 1) };
    for (const event of fresh) hear(event);
  };
  let joined: (error?: Error) => void = () => undefined;
  const join = () =>
    void socket.emit('join', { slug, ...(known ? { known } : {}) }, (reply: JoinReply) => {
      if (!reply.ok) return joined(new Error(reply.code));
      if ('snapshot' in reply) take(reply.snapshot);
      else follow(reply.continuation);
      joined();
    });

  socket.on('connect', join);
  socket.on('snapshot', ({ snapshot }: { snapshot: Snapshot }) => take(snapshot));
  socket.on('events', follow);
  socket.on('disconnect', (reason) => {
    if (reason !== 'io client disconnect') faults.push(`socket: ${reason}`);
  });
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('no state of the lab')), FACT_WITHIN_MS);
    joined = (error) => {
      clearTimeout(late);
      if (error) reject(error);
      else resolve();
    };
    socket.once('connect_error', joined);
  }).catch((error) => {
    socket.disconnect();
    throw error;
  });

  return {
    ...{ faults, ready },
    next: ({ type, name }, withinMs = FACT_WITHIN_MS) =>
      new Promise((resolve, reject) => {
        const end = () => {
          clearTimeout(late);
          waiting.delete(listener);
        };
        const listener = (heard: Heard) => {
          if (heard.type !== type || (name !== undefined && nameIn(heard) !== name)) return;
          end();
          resolve(clock());
        };
        const late = setTimeout(() => {
          end();
          reject(new Error(`no ${[type, name].filter(Boolean).join(' ')}`));
        }, withinMs);
        waiting.add(listener);
      }),
    close: () => void socket.disconnect(),
  };
}

function nameIn(heard: Heard): string | undefined {
  if ('name' in heard) return heard.name;
  return 'group' in heard ? heard.group : undefined;
}
