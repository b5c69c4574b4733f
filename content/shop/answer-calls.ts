/** The answering side of a telephone: a small HTTP server, on a port of its own. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as work } from 'node:timers/promises';
import type { Counted, Manner } from './services.ts';

/** What only opens a line: nothing is ordered and nothing counted. */
export const LINE = '/line';
/** Series whose calls are counted; the oldest is forgotten first. */
const SERIES_MAX = 50;

export interface Answering {
  readonly port: number;
  behave(manner: Manner): void;
  counted(series: string): Counted;
  close(): void;
}

/** `owner`: whose calls are answered; ports are given out again, and a stranger may dial an old one. */
export async function answerCalls(owner: string, initial: Manner): Promise<Answering> {
  let manner = initial;
  const counts = new Map<string, Counted>();
  const count = (series: string, outcome: keyof Counted) => {
    const before = counts.get(series) ?? { done: 0, refused: 0 };
    counts.delete(series);
    counts.set(series, { ...before, [outcome]: before[outcome] + 1 });
    const [oldest] = counts.keys();
    if (counts.size > SERIES_MAX && oldest !== undefined) counts.delete(oldest);
  };

  // #region answer
  const server = createServer(async (request, response) => {
    request.resume();
    const { 'x-owner': caller, 'x-series': series = '' } = request.headers;
    if (caller !== owner) return void response.writeHead(421).end();
    if (request.url === LINE) return void response.writeHead(204).end();
    await work(manner.delayMs);
    const refused = Math.random() * 100 < manner.failPercent;
    count(String(series), refused ? 'refused' : 'done');
    response.writeHead(refused ? 503 : 200).end();
  });
  // #endregion

  // A caller keeps its line; closing an idle one just as it is used would be an error of ours.
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    behave: (next) => {
      manner = next;
    },
    counted: (series) => counts.get(series) ?? { done: 0, refused: 0 },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
