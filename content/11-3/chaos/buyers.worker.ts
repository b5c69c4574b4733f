/**
 * The buyers of one night, and their ledger. Each asks for its order under the same id until it is
 * answered for good; what was acknowledged is in a file before anybody else is told of it.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { startChild } from '#lib/process/child.ts';
import { randomOf, seedFor } from '#lib/random.ts';
import { CUSTOMERS } from '../../shop/events.ts';
import { post } from '../../shop/post.ts';
import { note } from './ledger.ts';
import { orderId } from './stores.ts';

/** Buyers who wait at a time. */
const TOGETHER = 8;
/** A buyer who was not answered asks again after this, ms. */
const AGAIN_MS = 100;
const TELL_MS = 200;
const LOOK_MS = 20;

const settings = z.object({
  night: z.int().positive(),
  file: z.string(),
  seed: z.int(),
  orders: z.int().positive(),
  perSecond: z.number().positive(),
});

const child = startChild();
const { night, file, seed, orders, perSecond } = settings.parse(child.settings.program);
const random = randomOf(seedFor(seed, 'buyers'));

let door: number | undefined;
let asked = 0;
let acked = 0;
let again = 0;
let odd = 0;
let told = '';

function tell(): void {
  const now = JSON.stringify({ asked, acked, again });
  if (now === told) return;
  told = now;
  child.report('ledger', { night, asked, acked, again });
}

// #region buy
async function buy(n: number, total: number): Promise<void> {
  const id = orderId(night, n);
  const schema = odd > 0 ? 2 : 1;
  odd -= schema - 1;
  const body = { customer: CUSTOMERS[n % CUSTOMERS.length] ?? 'dewi', total, schema };
  const from = performance.now();
  for (let tries = 1; ; tries += 1) {
    const status = await ask(id, JSON.stringify(body));
    if (status !== undefined && status < 500) {
      note(file, { orderId: id, total, status, tries, ms: Math.round(performance.now() - from) });
      acked += 1;
      return;
    }
    again += 1;
    await pause(AGAIN_MS);
  }
}
// #endregion

/** undefined: nobody answered, so the buyer doesn't know whether there is an order. */
async function ask(id: string, body: string): Promise<number | undefined> {
  if (door === undefined) return undefined;
  try {
    return (await post(door, `/orders/${id}`, {}, body)).status;
  } catch {
    return undefined;
  }
}

/** The last order that may be asked for by now: the next card waits for its orders. */
let gate = 0;
let next = 1;
let slot = 0;

/** So many a second, and none to make up for a time in which nobody could ask. */
async function ownTurn(n: number): Promise<void> {
  while (n > gate) await pause(LOOK_MS);
  const now = Date.now();
  slot = Math.max(now, slot + 1000 / perSecond);
  await pause(slot - now);
}

async function queue(): Promise<void> {
  while (next <= orders) {
    const n = next;
    next += 1;
    // Prices differ, so that a sum can tell one order from another.
    const total = random.between(10, 99) * 1000;
    await ownTurn(n);
    asked += 1;
    await buy(n, total);
  }
}

child.answer({
  door: async (raw) => {
    door = z.object({ port: z.int() }).parse(raw).port;
  },
  until: async (raw) => {
    gate = z.object({ order: z.int().positive() }).parse(raw).order;
  },
  /** The next so many orders are written in a schema that payment doesn't know yet. */
  odd: async (raw) => {
    odd += z.object({ count: z.int().positive() }).parse(raw).count;
  },
  ledger: async () => ({ asked, acked, again }),
});
child.ready();
setInterval(tell, TELL_MS);
for (let buyer = 0; buyer < TOGETHER; buyer += 1) {
  queue().catch((error) => {
    console.error(error);
    process.exit(1);
  });
}
