/**
 * How an order and its event are written: both in one transaction, under an id that was made when
 * the transaction began. The order service calls nothing else; only the pace differs.
 */
import { randomUUID } from 'node:crypto';
import type { ClientSession, Db, MongoClient } from 'mongodb';
import { CUSTOMERS } from '../../shop/events.ts';
import { type EventType, eventIdOf, POISON_BYTES, TYPES } from './names.ts';
import { COLLECTIONS, type OrderPayload, type OutboxRow } from './outbox.ts';

const ITEM = 'kopi arabika 250 g';
/** Rupiah. */
const PRICE = 58_000;
const STATUS: Readonly<Record<EventType, string>> = {
  PesananDibuat: 'DIBUAT',
  PesananDibayar: 'DIBAYAR',
  PesananDikirim: 'DIKIRIM',
};

export interface Writing {
  readonly orderId: string;
  readonly type: EventType;
  readonly customer?: string;
  /** The buyer's note is far longer than the topic takes. */
  readonly poisoned?: boolean;
  /** What is waited for inside the transaction, after both are written. */
  hold?(eventId: string): Promise<unknown>;
}

interface StoredOrder extends Omit<OrderPayload, 'orderId'> {
  readonly _id: string;
}

/** Ids as a SQL sequence makes them: given out at once, by whoever asks first. */
export interface Ids {
  next(): string;
}

/** Takes `count` ids; they are used in this order, whenever their transactions commit. */
export async function takeIds(
  db: Db,
  count: number,
): Promise<Ids & { first: string; last: string }> {
  const counter = await db
    .collection<{ _id: string; n: number }>('counters')
    .findOneAndUpdate(
      { _id: 'events' },
      { $inc: { n: count } },
      { upsert: true, returnDocument: 'after' },
    );
  const end = counter?.n ?? count;
  let next = end - count;
  return {
    first: eventIdOf(next + 1),
    last: eventIdOf(end),
    next() {
      next += 1;
      return eventIdOf(next);
    },
  };
}

export function rowWriter(mongo: MongoClient, db: Db) {
  const orders = db.collection<StoredOrder>('orders');
  const outbox = db.collection<OutboxRow>(COLLECTIONS.outbox);

  // #region transaction
  /** @returns the event's id, once its transaction has committed */
  async function write(writing: Writing, ids: Ids): Promise<string> {
    const row = rowOf(writing, ids.next());
    const session = mongo.startSession();
    try {
      await session.withTransaction(async () => {
        await storeOrder(row, session);
        await outbox.insertOne(row, { session });
        await writing.hold?.(row._id);
      });
      return row._id;
    } finally {
      await session.endSession();
    }
  }
  // #endregion

  async function storeOrder({ type, payload }: OutboxRow, session: ClientSession) {
    const { orderId: _id, note: _note, ...order } = payload;
    if (type === TYPES[0]) await orders.insertOne({ _id, ...order }, { session });
    else await orders.updateOne({ _id }, { $set: { status: order.status } }, { session });
  }
  return write;
}

function rowOf({ orderId, type, customer, poisoned }: Writing, eventId: string): OutboxRow {
  const number = Number(orderId.split('-').at(-1));
  const note = poisoned ? { note: 'tolong dibungkus rapi. '.repeat(POISON_BYTES / 23) } : {};
  return {
    _id: eventId,
    aggregatetype: 'order',
    aggregateid: orderId,
    type,
    payload: {
      orderId,
      customer: customer ?? CUSTOMERS[(number - 1) % CUSTOMERS.length] ?? 'dewi',
      ...{ item: ITEM, total: PRICE, status: STATUS[type] },
      ...note,
    },
    traceId: randomUUID(),
    createdAt: new Date(),
    published: false,
  };
}
