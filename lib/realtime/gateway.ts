/**
 * The socket. It gives a joining client the session, then streams what follows: at once when it
 * was quiet, in one message a frame under load. A client that does not read is left alone until
 * it does, and then given a snapshot instead of its backlog.
 */
import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { refusal, requireStack } from '../act.ts';
import { LabError } from '../errors.ts';
import type { LabEvent } from '../events.ts';
import { newRequestId } from '../http/door.ts';
import { addressOf } from '../http/headers.ts';
import {
  createBucket,
  SOCKET_EVENTS_PER_SECOND,
  SOCKETS_PER_ADDRESS_MAX,
  SOCKETS_PER_VISITOR_MAX,
} from '../limits.ts';
import type { Probe } from '../probe.ts';
import { type Role, visitorOf } from '../registry.ts';
import { noteRequest, within } from '../request-context.ts';
import type { Room } from '../room.ts';
import type { Rooms } from '../rooms.ts';
import { readVisitorCookie } from '../visitor.ts';
import { allowedOrigin } from './origin.ts';
import {
  type ClientToServer,
  type JoinReply,
  joinSchema,
  leaveSchema,
  type ServerToClient,
} from './protocol.ts';
import { createStream } from './stream.ts';

/**
 * A cable that is pulled out says so; a network that swallows everything doesn't. The page learns
 * of it when no ping came for the sum of both, and must have said so within five seconds, ms.
 */
const PING_EVERY_MS = 2000;
const PONG_WITHIN_MS = 2500;
const PACKET_BYTES_MAX = 16 * 1024;

export interface GatewayOptions {
  readonly http: HttpServer;
  readonly rooms: Rooms;
  readonly probe: Probe;
  readonly secure: boolean;
  readonly publicUrl?: string | undefined;
  readonly socketsPerAddress?: number;
  /** How long a client may be silent after a ping, ms. */
  readonly pongWithinMs?: number;
  fault(who: string, error: unknown): void;
}

type LabSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, { visitor: string }>;

export function startGateway(options: GatewayOptions): AsyncDisposable {
  const io = new Server<ClientToServer, ServerToClient, Record<string, never>, { visitor: string }>(
    options.http,
    {
      path: '/socket.io',
      serveClient: false,
      maxHttpBufferSize: PACKET_BYTES_MAX,
      pingInterval: PING_EVERY_MS,
      pingTimeout: options.pongWithinMs ?? PONG_WITHIN_MS,
      connectTimeout: 10_000,
      destroyUpgrade: false,
      // WebSocket is not under CORS: without this any page could open one in a reader's name.
      allowRequest: (request, allow) =>
        allow(null, allowedOrigin(request.headers, options.publicUrl)),
    },
  );

  io.use((socket, next) => {
    const cookie = readVisitorCookie(socket.handshake.headers.cookie, options.secure);
    if (cookie === undefined) return next(new Error('session-gone'));
    socket.data.visitor = visitorOf(cookie);
    const { size } = io.sockets.adapter.rooms.get(socket.data.visitor) ?? { size: 0 };
    if (size >= SOCKETS_PER_VISITOR_MAX) return next(new Error('limit-sockets'));
    const address = addressOf(socket.request, options.publicUrl);
    const place = `from ${address}`;
    const near = io.sockets.adapter.rooms.get(place)?.size ?? 0;
    if (near >= (options.socketsPerAddress ?? SOCKETS_PER_ADDRESS_MAX)) {
      return next(new Error('limit-sockets'));
    }
    socket.join([socket.data.visitor, place]);
    next();
  });
  io.on('connection', (socket) => serve(socket, options));

  return {
    async [Symbol.asyncDispose]() {
      // Next owns the HTTP server; only the sockets end here. Without a goodbye: a client that was
      // sent away on purpose does not dial again, and the next server would wait for it in vain.
      await new Promise<void>((resolve) => {
        io.engine.close();
        resolve();
      });
    },
  };
}

/** Who may look, who may act. Today a sandbox has one member, its visitor, who may do both. */
export function may(visitor: string, room: Room, _role: Role): boolean {
  return room.visitor === visitor;
}

function serve(socket: LabSocket, options: GatewayOptions): void {
  const bucket = createBucket(SOCKET_EVENTS_PER_SECOND);
  const leave = new Map<string, () => void>();
  /** Labs asked for: a room takes a moment to open, and the reader may be gone by then. */
  const wanted = new Set<string>();
  socket.use((_packet, next) => {
    if (bucket.take()) return next();
    socket.disconnect(true);
  });

  const join = async (message: unknown): Promise<JoinReply> => {
    const parsed = joinSchema.safeParse(message);
    if (!parsed.success) throw new LabError('bad-input', { retriable: false });
    requireStack(options.probe);
    const { slug, known } = parsed.data;
    wanted.add(slug);
    const room = await options.rooms.find(socket.data.visitor, slug);
    noteRequest({ sandbox: room.context().scope.sandbox });
    if (!may(socket.data.visitor, room, 'watch')) {
      throw new LabError('session-gone', { retriable: false });
    }
    // Whoever joins calls itself live: not with what a server that was stopped still holds.
    await room.caughtUp();
    leave.get(slug)?.();
    const session = room.session();
    if (socket.connected && wanted.has(slug)) leave.set(slug, attach(socket, room));
    const continuation = known?.epoch === session.epoch ? session.since(known.seq) : undefined;
    return continuation
      ? { ok: true, continuation }
      : { ok: true, snapshot: session.snapshot(room.run()) };
  };

  socket.on('join', (message, reply) => {
    if (typeof reply !== 'function') return;
    const address = addressOf(socket.request, options.publicUrl);
    within({ request: newRequestId(), address }, () => {
      join(message).then(reply, (error) => reply(refusal(options, 'join', error)));
    });
  });
  socket.on('leave', (message) => {
    const parsed = leaveSchema.safeParse(message);
    if (!parsed.success) return;
    const { slug } = parsed.data;
    wanted.delete(slug);
    leave.get(slug)?.();
    leave.delete(slug);
  });
  socket.on('disconnect', () => {
    for (const end of leave.values()) end();
    leave.clear();
  });
}

function attach(socket: LabSocket, room: Room): () => void {
  const { slug } = room.lab;
  const sendSnapshot = () =>
    socket.emit('snapshot', { slug, snapshot: room.session().snapshot(room.run()) });
  const stream = createStream({
    // False until the last message went into the kernel: a client that never reads stays so.
    blocked: () => !socket.conn.transport.writable,
    send(from, events: readonly LabEvent[]) {
      const { epoch } = room.session();
      socket.emit('events', { slug, epoch, now: Date.now(), from, events });
    },
    sendSnapshot,
  });
  const beats = new Map<string, number>();
  const unsubscribe = room.subscribe({
    event: (event) => stream.push(room.session().seq(), event),
    replaced() {
      stream.clear();
      sendSnapshot();
    },
    pulse(name, at) {
      beats.set(name, at);
      // A beat that finds a full pipe is old news by the time it is through.
      socket.volatile.emit('pulse', { slug, beats: Object.fromEntries(beats) });
    },
  });
  return () => {
    unsubscribe();
    stream.clear();
  };
}
