/**
 * The order service: saves each order together with its event and publishes nothing itself. It can
 * be told to forget the session of the second insert, the mistake that no error ever reports.
 */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { LabError } from '#lib/errors.ts';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { DUPLICATE_KEY } from '../../shop/error-object.ts';
import {
  IMMORTAL,
  insert,
  inTransaction,
  type Mortal,
  type OutboxEvent,
  saveWithEvent,
} from '../../shop/outbox.ts';
import { measureCost } from './cost.ts';
import type { Life } from './effects.ts';
import { VERSIONS } from './names.ts';
import { eventOf, newOrder, type OrderDocument } from './order.ts';

const placing = z.strictObject({
  orderId: z.string().max(20),
  version: z.enum(VERSIONS),
  forget: z.boolean(),
  /** Whether an armed crash point means this order. */
  mortal: z.boolean(),
});

const child = startChild();
const mongo = await connectMongo({ uri: child.settings.mongoUri }, child.settings.name, 4);
const db = mongo.db(child.settings.database);
const orders = db.collection<OrderDocument>('orders');
const outbox = db.collection<OutboxEvent>('outbox');
const stores = { mongo, orders, outbox };

const life = randomUUID();
const lives = db.collection<Life>('lives');
await lives.insertOne({ _id: life, pid: process.pid, startedAt: new Date() });
child.onStop(async () => {
  await lives.updateOne({ _id: life }, { $set: { leftAt: new Date() } });
});

// #region forgotten
async function saveAndForget(at: Mortal, order: OrderDocument, event: OutboxEvent) {
  await inTransaction(mongo, async (session) => {
    await insert(orders, order, { session });
    await at.crashPoint('between-writes');
    await insert(outbox, event); // no { session }: no error, and no transaction either
    await at.crashPoint('before-commit');
  });
  await at.crashPoint('after-commit');
}
// #endregion

async function place(input: unknown): Promise<'stored' | 'known'> {
  requireQuiet();
  const { orderId, version, forget, mortal } = placing.parse(input);
  const order = newOrder(orderId);
  const event = eventOf(order, version);
  const at = mortal ? child : IMMORTAL;
  try {
    if (forget) await saveAndForget(at, order, event);
    else await saveWithEvent(at, stores, order, event);
    return 'stored';
  } catch (error) {
    // The buyer asks again after a death: this order was saved, and its event with it.
    if (error instanceof Error && 'code' in error && error.code === DUPLICATE_KEY) return 'known';
    throw error;
  }
}

let measuring = false;

/** An order in between would be measured too. */
function requireQuiet(): void {
  if (measuring) throw new LabError('still-working', { retriable: true });
}

/** Goes on after the answer: a busy machine takes longer than anybody waits for one. */
async function measure(): Promise<void> {
  requireQuiet();
  measuring = true;
  void measureCost(mongo, db)
    .catch(console.error)
    .finally(() => {
      measuring = false;
    });
}

child.answer({ place, measure });
child.ready();
