/**
 * What every order service of the opening has: an HTTP door for buyers, the buyers of one series,
 * so many at a time, and the ledger of what each buyer was answered. The ledger is written in
 * sheets of several orders: a document an order would be a thousand changes to tell.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Collection } from 'mongodb';
import { LINE } from './answer-calls.ts';
import { errnoOf, post } from './post.ts';

/** Orders of one sheet, and how long one is waited for, ms. */
const SHEET_MAX = 25;
const SHEET_MS = 150;

/** What the door answers: a status, and what led to it. */
export interface Handled {
  readonly status: number;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** One order as the buyer saw it. */
export interface LedgerOrder {
  readonly orderId: string;
  /** HTTP status; null when the door itself did not answer. */
  readonly status: number | null;
  /** When the buyer asked, by the clock of this machine, ms since 1970. */
  readonly askedAt: number;
  /** From the buyer's request to the answer. */
  readonly ms: number;
  readonly [detail: string]: unknown;
}

export interface Sheet {
  readonly _id: string;
  readonly series: number;
  readonly way: string;
  readonly orders: readonly LedgerOrder[];
}

export interface Desk {
  readonly port: number;
  close(): void;
}

/** Opens the door: `POST /<way>/<orderId>` is answered by `handle`. */
export async function openDoor(
  handle: (way: string, orderId: string) => Promise<Handled>,
): Promise<Desk> {
  const server = createServer(async (request, response) => {
    request.resume();
    if (request.url === LINE) return void response.writeHead(204).end();
    const [, way = '', orderId = ''] = request.url?.split('/') ?? [];
    try {
      const { status, detail } = await handle(way, orderId);
      response.writeHead(status).end(JSON.stringify(detail));
    } catch (error) {
      console.error(error);
      response.writeHead(500).end(JSON.stringify({ errno: errnoOf(error) }));
    }
  });
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

export interface Buyers {
  readonly port: number;
  readonly series: number;
  readonly way: string;
  readonly count: number;
  /** How many buyers wait at a time. */
  readonly together: number;
  readonly ledger: Collection<Sheet>;
  answered?(order: LedgerOrder): void;
}

/** Opens lines before the first order, as a pool would: what is measured is the work, not the start. */
export async function openLines(
  port: number,
  count: number,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const one = () => post(port, LINE, headers);
  // Whoever isn't there will be missed by the orders, and told of then.
  await Promise.allSettled(Array.from({ length: count }, one));
}

/** Sends the buyers, and resolves when every answer stands in the ledger. */
export async function sendBuyers(buyers: Buyers): Promise<void> {
  const { count, series, together } = buyers;
  const ledger = keepLedger(buyers);
  let next = 0;
  const one = async () => {
    while (next < count) {
      next += 1;
      const order = await buy(buyers, `ORD-${series}-${next}`);
      buyers.answered?.(order);
      ledger.add(order);
    }
  };
  await Promise.all(Array.from({ length: Math.min(together, count) }, one));
  await ledger.close();
}

async function buy({ port, way }: Buyers, orderId: string): Promise<LedgerOrder> {
  const askedAt = Date.now();
  const began = performance.now();
  const waited = () => Math.round((performance.now() - began) * 10) / 10;
  try {
    const { status, body } = await post(port, `/${way}/${orderId}`, {});
    const detail = JSON.parse(body) as Record<string, unknown>;
    return { orderId, status, askedAt, ms: waited(), ...detail };
  } catch (error) {
    return { orderId, status: null, askedAt, ms: waited(), errno: errnoOf(error) };
  }
}

function keepLedger({ ledger, series, way }: Buyers) {
  let open: LedgerOrder[] = [];
  let pages = 0;
  let timer: NodeJS.Timeout | undefined;
  let written: Promise<unknown> = Promise.resolve();
  const turn = () => {
    clearTimeout(timer);
    timer = undefined;
    const orders = open;
    if (orders.length === 0) return;
    open = [];
    pages += 1;
    const _id = `${way}-${series}-${pages}`;
    written = written.then(() => ledger.insertOne({ _id, series, way, orders }));
    // Told where it is waited for; until then it must not end the program.
    written.catch(() => undefined);
  };
  return {
    add(order: LedgerOrder) {
      open.push(order);
      if (open.length >= SHEET_MAX) turn();
      timer ??= setTimeout(turn, SHEET_MS);
    },
    async close() {
      turn();
      await written;
    },
  };
}
