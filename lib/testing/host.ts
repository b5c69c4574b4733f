/** The house as `server.ts` starts it, without Next: host and gateway on the stack under test. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inject } from 'vitest';
import type { Host } from '../host.ts';
import { createLog } from '../log.ts';
import { startGateway } from '../realtime/gateway.ts';
import { visitorOf } from '../registry.ts';
import type { LabModule, Room } from '../room.ts';
import type { ActAnswer, QueryAnswer } from '../runtime.ts';
import { newVisitorCookie } from '../visitor.ts';
import { type Engines, openHouse } from './house.ts';
import { openReader, type Reader } from './socket-client.ts';

export interface Visitor {
  readonly cookie: string;
  act(verb: string, input: unknown, slug?: string): Promise<ActAnswer>;
  query(query: string, slug?: string): Promise<QueryAnswer>;
  /** A tab of this visitor, joined and following. */
  tab(): Promise<Reader>;
  room(): Promise<Room>;
}

export interface HostBench extends AsyncDisposable {
  readonly host: Host;
  readonly lines: string[];
  visitor(cookie?: string): Visitor;
}

export async function openHost(
  labs: readonly LabModule[],
  stack: Engines = inject('stack'),
): Promise<HostBench> {
  const lines: string[] = [];
  const log = createLog('text', (line) => lines.push(line));
  const house = await openHouse(stack, labs, log);
  const { host } = house;
  const http = createServer();
  const { rooms, probe } = host;
  const gateway = startGateway({ http, rooms, probe, secure: false, fault: log.fault });
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const tabs: Reader[] = [];
  return {
    host,
    lines,
    visitor: (cookie = newVisitorCookie()) => ({
      cookie,
      act: (verb, input, slug = 'log') => host.runtime.act({ cookie, slug, verb, input }),
      query: (query, slug = 'log') => host.runtime.query({ cookie, slug, query }),
      async tab() {
        const reader = openReader({ url, cookie, origin: url });
        tabs.push(reader);
        await reader.connect();
        await reader.follow('log');
        return reader;
      },
      room: () => rooms.find(visitorOf(cookie), 'log'),
    }),
    async [Symbol.asyncDispose]() {
      for (const { socket } of tabs) socket.disconnect();
      await gateway[Symbol.asyncDispose]();
      http.closeAllConnections();
      http.close();
      await house[Symbol.asyncDispose]();
    },
  };
}
