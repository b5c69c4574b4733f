/** The real gateway on a real port, over rooms that a test drives itself. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Probe } from '../probe.ts';
import { type GatewayOptions, startGateway } from '../realtime/gateway.ts';
import { visitorOf } from '../registry.ts';
import type { Room } from '../room.ts';
import type { Rooms } from '../rooms.ts';
import { type FakeRoom, fakeRoom, labModule } from './fake-room.ts';
import { openReader, type Reader, type ReaderOptions } from './socket-client.ts';

export interface GatewayBench extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  readonly faults: string[];
  /** The room of a cookie's visitor; made on first use. */
  room(cookie: string, slug?: string): FakeRoom;
  /** Replaces how rooms are found, e.g. by a slow or a wrong way. */
  find: (visitor: string, slug: string) => Promise<Room>;
  /** A reader who has this cookie and comes from this host's own page. */
  reader(cookie?: string, given?: Partial<ReaderOptions>): Reader;
  stopGateway(): Promise<void>;
}

export const aCookie = (letter: string): string => letter.repeat(32);

export async function openGateway(
  given: Pick<GatewayOptions, 'pongWithinMs' | 'publicUrl' | 'socketsPerAddress'> = {},
): Promise<GatewayBench> {
  const http = createServer((_request, response) => response.end('page'));
  const rooms = new Map<string, FakeRoom>();
  const readers: Reader[] = [];
  const faults: string[] = [];
  const roomOf = (visitor: string, slug: string) => {
    const key = `${visitor}.${slug}`;
    const room = rooms.get(key) ?? fakeRoom(visitor, labModule(slug));
    rooms.set(key, room);
    return room;
  };
  const gateway = startGateway({
    http,
    rooms: { find: (visitor, slug) => bench.find(visitor, slug) } as Rooms,
    probe: { current: () => ({ kafka: 'up', mongo: 'up' }) } as Probe,
    secure: false,
    ...given,
    fault: (who, error) => faults.push(`${who}: ${String(error)}`),
  });
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
  const { port } = http.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  let stopped: Promise<void> | undefined;
  const stopGateway = () => {
    stopped ??= Promise.resolve(gateway[Symbol.asyncDispose]());
    return stopped;
  };
  const bench: GatewayBench = {
    url,
    port,
    faults,
    room: (cookie, slug = 'log') => roomOf(visitorOf(cookie), slug),
    find: async (visitor, slug) => roomOf(visitor, slug),
    reader(cookie, given = {}) {
      const reader = openReader({ url, cookie, origin: url, ...given });
      readers.push(reader);
      return reader;
    },
    stopGateway,
    async [Symbol.asyncDispose]() {
      for (const { socket } of readers) socket.disconnect();
      await stopGateway();
      http.closeAllConnections();
      await new Promise((closed) => http.close(closed));
    },
  };
  return bench;
}
