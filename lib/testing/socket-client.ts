/**
 * A reader's browser for tests: a real socket with a cookie and an origin, that folds what it is
 * sent the way the page does and remembers every number it saw.
 */
import { io, type Socket } from 'socket.io-client';
import type { LabEvent } from '../events.ts';
import type { Continuation, JoinReply, Snapshot } from '../realtime/protocol.ts';

export interface ReaderOptions {
  readonly url: string;
  readonly cookie?: string | undefined;
  readonly origin?: string | undefined;
  readonly transports?: ('polling' | 'websocket')[];
  /** Where a proxy says that the reader is. */
  readonly forwardedFor?: string;
}

export interface Reader {
  readonly socket: Socket;
  /** Every event in the order it was folded, with its number. */
  readonly story: { readonly epoch: string; readonly seq: number; readonly event: LabEvent }[];
  readonly snapshots: Snapshot[];
  /** Event numbers that were skipped or came in the wrong order; must stay empty. */
  readonly gaps: string[];
  connect(): Promise<void>;
  join(slug?: string, known?: { epoch: string; seq: number }): Promise<JoinReply>;
  /** Joins, and joins again after a reconnection or a refusal with what it knows, like the page. */
  follow(slug?: string): Promise<JoinReply>;
  known(): { epoch: string; seq: number } | undefined;
  /** Resolves when `holds` does; looked at whenever something arrived. */
  until(holds: () => boolean, withinMs?: number): Promise<void>;
  /** Stops reading from the wire, as a laptop that sleeps does. */
  pause(): void;
  resume(): void;
}

const JOIN_AGAIN_MS = 1000;
const JOIN_WITHIN_MS = 60_000;

export function openReader(options: ReaderOptions): Reader {
  const { url, cookie, origin, transports, forwardedFor } = options;
  const socket = io(url, {
    path: '/socket.io',
    autoConnect: false,
    forceNew: true,
    transports: transports ?? ['websocket'],
    reconnectionDelay: 5,
    reconnectionDelayMax: 20,
    extraHeaders: {
      ...(cookie === undefined ? {} : { cookie: `menara=${cookie}` }),
      ...(origin === undefined ? {} : { origin }),
      ...(forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor }),
    },
  });
  const story: Reader['story'] = [];
  const snapshots: Snapshot[] = [];
  const gaps: string[] = [];
  const waiting = new Set<() => void>();
  let known: { epoch: string; seq: number } | undefined;
  const look = () => {
    for (const check of [...waiting]) check();
  };

  const take = (snapshot: Snapshot) => {
    const { epoch, base, events } = snapshot;
    snapshots.push(snapshot);
    if (known?.epoch !== epoch) known = { epoch, seq: base.seq };
    else known = { epoch, seq: Math.max(known.seq, base.seq) };
    fold({ epoch, now: 0, from: base.seq + 1, events });
  };
  const fold = ({ epoch, from, events }: Continuation) => {
    if (!known || known.epoch !== epoch) return;
    if (from > known.seq + 1) gaps.push(`${known.seq} then ${from}`);
    events.forEach((event, index) => {
      const seq = from + index;
      if (known && seq === known.seq + 1) {
        known = { epoch, seq };
        story.push({ epoch, seq, event });
      }
    });
    look();
  };

  socket.on('snapshot', ({ snapshot }: { snapshot: Snapshot }) => take(snapshot));
  socket.on('events', (message: Continuation) => fold(message));
  socket.onAny(look);

  const join: Reader['join'] = (slug = 'log', from) => {
    const message = { slug, ...(from ? { known: from } : {}) };
    return new Promise((resolve, reject) => {
      // Folded within the call: behind a promise, events that came with the answer would be first.
      socket
        .timeout(JOIN_WITHIN_MS)
        .emit('join', message, (error: Error | null, reply: JoinReply) => {
          if (error) return reject(error);
          if ('snapshot' in reply) take(reply.snapshot);
          else if ('continuation' in reply) fold(reply.continuation);
          look();
          resolve(reply);
        });
    });
  };

  return {
    socket,
    story,
    snapshots,
    gaps,
    join,
    known: () => known,
    async follow(slug) {
      const again = async () => {
        const reply = await join(slug, known).catch(() => undefined);
        if (reply?.ok === false && socket.connected) setTimeout(again, JOIN_AGAIN_MS);
      };
      socket.on('connect', () => void again());
      return join(slug, known);
    },
    connect: () =>
      new Promise((resolve, reject) => {
        const refused = (error: Error) => {
          socket.disconnect();
          reject(error);
        };
        // Only the first time: later a server that is away for a while is waited for.
        socket.once('connect', () => {
          socket.off('connect_error', refused);
          resolve();
        });
        socket.once('connect_error', refused);
        socket.connect();
      }),
    until: (holds, withinMs = 10_000) =>
      new Promise((resolve, reject) => {
        const deadline = setTimeout(() => {
          waiting.delete(check);
          reject(new Error(`not within ${withinMs} ms; known ${JSON.stringify(known)}`));
        }, withinMs);
        const check = () => {
          if (!holds()) return;
          clearTimeout(deadline);
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    pause: () => wire(socket).pause(),
    resume: () => wire(socket).resume(),
  };
}

interface Wire {
  pause(): void;
  resume(): void;
}

/** The TCP connection under a web socket; the client has no door to it. */
function wire(socket: Socket): Wire {
  const { transport } = socket.io.engine as unknown as { transport: { ws: { _socket: Wire } } };
  return transport.ws._socket;
}
