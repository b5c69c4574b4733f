/**
 * From the commit of an order to the moment it can be found: order and event in one transaction, the
 * relay, Kafka, the search service, its index. Beside it the connector carries other writes.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { IMMORTAL, newEvent, type OutboxEvent, saveWithEvent } from '#content/shop/outbox.ts';
import { openShop, type Shop, type Stack } from './shop.ts';

const ORDERS = 300;
const PER_SECOND = 30;
/** Other writes meanwhile, a second, of which each becomes a record too. */
const LOAD_PER_SECOND = 200;
const LOAD_EVERY_MS = 50;
const FOUND_WITHIN_MS = 60_000;

interface Order {
  readonly _id: string;
  readonly orderId: string;
  readonly customer: string;
  readonly item: string;
  readonly total: number;
}

/** @returns ms from commit to the index, of each order; one that was never found is NaN */
export async function measureSearch(stack: Stack): Promise<number[]> {
  await using shop = await openShop(stack);
  const { scope, db } = shop;
  await shop.createTopics([scope.topic('pesanan'), scope.topic('others')]);
  for (const name of ['orders', 'outbox', 'others', 'search_index']) {
    await db.createCollection(name);
  }
  start(shop);
  await using found = await watchIndex(shop);
  for (let n = 0; found.at.size === 0; n += 1) {
    if (n * 250 > FOUND_WITHIN_MS) throw new Error('the search service found nothing');
    await place(shop, `warm-${n}`);
    await pause(250);
  }
  const load = loadOn(shop);
  const began = performance.now();
  const placed = await Promise.all(
    Array.from({ length: ORDERS }, async (_, n) => {
      await pause(Math.max(0, began + (n * 1000) / PER_SECOND - performance.now()));
      const id = `ORD-${n}`;
      await place(shop, id);
      return { id, at: performance.now() };
    }),
  );
  const until = performance.now() + FOUND_WITHIN_MS;
  while (placed.some(({ id }) => !found.at.has(id)) && performance.now() < until) await pause(50);
  await load.stop();
  return placed.map(({ id, at }) => Math.max(0, (found.at.get(id) ?? Number.NaN) - at));
}

function start({ children }: Shop): void {
  const connectors = {
    relay: { program: 'outbox-relay', collection: 'outbox', topic: 'pesanan' },
    connector: { program: 'connector', collection: 'others', topic: 'others' },
  } as const;
  for (const [name, { program, ...settings }] of Object.entries(connectors)) {
    children.start({
      ...{ name, program: `content/shop/${program}.worker.ts` },
      settings: { connector: name, ...settings },
    });
  }
  children.start({
    ...{ name: 'search', program: 'content/shop/search.worker.ts' },
    settings: { topic: 'pesanan', group: 'search', workMs: 0 },
  });
}

async function place({ db }: Shop, id: string): Promise<void> {
  const order = { orderId: id, customer: 'dewi', item: 'kopi arabika', total: 58_000 };
  const about = { aggregateid: id, type: 'PesananDibuat', payload: order, schemaVersion: '1' };
  const stores = {
    mongo: db.client,
    orders: db.collection<Order>('orders'),
    outbox: db.collection<OutboxEvent>('outbox'),
  };
  await saveWithEvent(IMMORTAL, stores, { _id: id, ...order }, newEvent(about));
}

/** A reader of the index: it notes when each order was there for it. */
async function watchIndex({ db }: Shop) {
  const at = new Map<string, number>();
  const stream = db.collection('search_index').watch([], { maxAwaitTimeMS: 1000 });
  // The stream is opened by its first question; what comes before that is only the warming up.
  const reading = (async () => {
    for await (const change of stream) {
      if (!('documentKey' in change)) continue;
      const id = String(change.documentKey._id);
      if (!at.has(id)) at.set(id, performance.now());
    }
  })().catch((error) => {
    if (!stream.closed) throw error;
  });
  return {
    at: at as ReadonlyMap<string, number>,
    async [Symbol.asyncDispose]() {
      await stream.close();
      await reading;
    },
  };
}

function loadOn({ db }: Shop) {
  const others = db.collection('others');
  const open: Promise<unknown>[] = [];
  const each = (LOAD_PER_SECOND * LOAD_EVERY_MS) / 1000;
  const tick = setInterval(() => {
    const documents = Array.from({ length: each }, () => ({ customer: 'rina', total: 1 }));
    open.push(...documents.map((document) => others.insertOne(document)));
  }, LOAD_EVERY_MS);
  return {
    async stop() {
      clearInterval(tick);
      await Promise.all(open);
    },
  };
}
