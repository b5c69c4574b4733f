/**
 * The socket of a visitor without a screen. It checks what it is sent as the page does: numbers
 * without a gap; and joins again where the page would.
 */
import { io, type Socket } from 'socket.io-client';
import type { LabEvent } from '#lib/events.ts';
import type { Continuation, JoinReply, Snapshot } from '#lib/realtime/protocol.ts';
import type { Sign } from '#lib/student.ts';
import { clock } from '../bench/clock.ts';

/** A fact that takes longer than this did not come: an error, ms. */
export const FACT_WITHIN_MS = 20_000;
/** After a refusal, as the page does it, ms. */
const JOIN_AGAIN_MS = 1000;

type Heard = LabEvent | { readonly type: 'new-run' };

export interface Line {
  readonly faults: string[];
  /** Processes that have been ready. */
  readonly ready: ReadonlySet<string>;
  next(sign: Sign, withinMs?: number): Promise<number>;
  close(): void;
}

export async function openLine(url: string, slug: string, cookie: string): Promise<Line> {
  const socket: Socket = io(url, {
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 250,
    reconnectionDelayMax: 2000,
    extraHeaders: { cookie: `menara=${cookie}`, origin: url },
  });
  const faults: string[] = [];
  const { ready, hear, next } = createEar();
  let known: { epoch: string; seq: number } | undefined;

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
      if (!reply.ok) {
        faults.push(`join: ${reply.code}`);
        if (socket.connected) setTimeout(join, JOIN_AGAIN_MS);
        return joined(new Error(reply.code));
      }
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

  return { ...{ faults, ready, next }, close: () => void socket.disconnect() };
}

/** Facts that arrive, for whoever waits for one of them. */
function createEar() {
  const ready = new Set<string>();
  const waiting = new Set<(heard: Heard) => void>();
  return {
    ready,
    hear(heard: Heard) {
      if (heard.type === 'ready') ready.add(heard.name);
      for (const listener of [...waiting]) listener(heard);
    },
    next: ({ type, name }: Sign, withinMs = FACT_WITHIN_MS): Promise<number> =>
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
  };
}

function nameIn(heard: Heard): string | undefined {
  if ('name' in heard) return heard.name;
  return 'group' in heard ? heard.group : undefined;
}
