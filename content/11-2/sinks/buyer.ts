/**
 * A buyer who looks for the order just placed. Over HTTP, like any buyer; it asks at the instant the
 * 201 arrives, since a hand would be too slow to see the view not having it yet.
 */
import { request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod/mini';
import { post } from '../../shop/post.ts';
import type { ReadingDocument } from './records.ts';

/** Between two looks, and for how long at the most, ms. */
const LOOK_MS = 2;
const PATIENCE_MS = 5000;

const placed = z.object({ orderId: z.string(), traceId: z.string() });
const found = z.object({ hits: z.array(z.object({ orderId: z.string() })) });

export interface Shop {
  /** Where orders are placed and asked for by number. */
  readonly ordersPort: number;
  /** Where the search service answers. */
  readonly searchPort: number;
  readonly headers: Readonly<Record<string, string>>;
}

// #region ask
/** @throws Error when the order service does not answer 201 */
export async function buyAndLook(shop: Shop, press: number): Promise<ReadingDocument> {
  const { ordersPort, searchPort, headers } = shop;
  const askedAt = Date.now();
  const answer = await post(ordersPort, '/orders', headers);
  const at = Date.now();
  if (answer.status !== 201) throw new Error(`POST /orders: ${answer.status}`);
  const { orderId, traceId } = placed.parse(JSON.parse(answer.body));
  const inSearch = () => get(searchPort, `/?q=${orderId}`, headers).then(has(orderId));
  const search = await timed(inSearch);
  const service = await timed(async () => {
    return (await get(ordersPort, `/orders/${orderId}`, headers)).status === 200;
  });
  const foundAfterMs = search.found ? search.ms : await until(inSearch, at);
  return { _id: orderId, press, traceId, askedAt, at, search, service, foundAfterMs };
}
// #endregion

async function until(holds: () => Promise<boolean>, since: number): Promise<number | null> {
  while (Date.now() - since < PATIENCE_MS) {
    await wait(LOOK_MS);
    if (await holds()) return Date.now() - since;
  }
  return null;
}

async function timed(ask: () => Promise<boolean>): Promise<{ found: boolean; ms: number }> {
  const began = performance.now();
  const answer = await ask();
  return { found: answer, ms: Math.round((performance.now() - began) * 10) / 10 };
}

const has =
  (orderId: string) =>
  ({ status, body }: { status: number; body: string }): boolean =>
    status === 200 && found.parse(JSON.parse(body)).hits.some((hit) => hit.orderId === orderId);

function get(port: number, path: string, headers: Shop['headers']) {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
      );
    });
    asked.setTimeout(PATIENCE_MS, () => asked.destroy(new Error('no answer in time')));
    asked.once('error', reject);
    asked.end();
  });
}
