/**
 * The transactional outbox: an order and the event that tells of it, written in one transaction.
 * The document has the fields Debezium's MongoDB Outbox Event Router reads; whoever publishes it is
 * another program.
 */
import { randomUUID } from 'node:crypto';
import type { ClientSession, Collection, MongoClient } from 'mongodb';
import type { Child } from '#lib/process/child.ts';

/** One event that waits to be published. Written once; only `publishedAt` is added later. */
export interface OutboxEvent {
  /** The eventId: the same in every delivery of this event. */
  readonly _id: string;
  /** What kind of thing it is about; Debezium's router makes the topic's name of it. */
  readonly aggregatetype: string;
  /** Which one; the key of the record, so that one order's events keep their order. */
  readonly aggregateid: string;
  readonly type: string;
  /** What readers may rely on, and all they are told. */
  readonly payload: Readonly<Record<string, unknown>>;
  readonly schemaVersion: string;
  readonly traceId: string;
  readonly occurredAt: Date;
  /** Set by a relay that marks what it has sent. */
  readonly publishedAt?: Date;
}

export function newEvent(
  about: Pick<OutboxEvent, 'aggregateid' | 'type' | 'payload' | 'schemaVersion'>,
): OutboxEvent {
  const ids = { _id: randomUUID(), traceId: randomUUID() };
  return { ...ids, aggregatetype: 'order', ...about, occurredAt: new Date() };
}

/** What every document of the shop is known by. */
export interface Named {
  readonly _id: string;
}

export interface Stores<Order extends Named> {
  readonly mongo: MongoClient;
  readonly orders: Collection<Order>;
  readonly outbox: Collection<OutboxEvent>;
}

/** Where the program can be made to die; a child has it. */
export type Mortal = Pick<Child, 'crashPoint'>;
/** For an order that no crash point is about. */
export const IMMORTAL: Mortal = { crashPoint: async () => undefined };

// #region save
export async function saveWithEvent<Order extends Named>(
  child: Mortal,
  { mongo, orders, outbox }: Stores<Order>,
  order: Order,
  event: OutboxEvent,
): Promise<void> {
  await inTransaction(mongo, async (session) => {
    await insert(orders, order, { session });
    await child.crashPoint('between-writes');
    await insert(outbox, event, { session });
    await child.crashPoint('before-commit');
  });
  await child.crashPoint('after-commit');
}
// #endregion

/**
 * Runs `work` in one transaction. It may run more than once (WriteConflict): nothing belongs in it
 * but writes of this transaction.
 * @throws what `work` threw, after the transaction was aborted.
 */
export async function inTransaction(
  mongo: MongoClient,
  work: (session: ClientSession) => Promise<void>,
): Promise<void> {
  const session = mongo.startSession();
  try {
    await session.withTransaction(() => work(session));
  } finally {
    await session.endSession();
  }
}

/** One document, as it is; the driver's own type would ask for an `_id` that it could make. */
export async function insert<Document extends Named>(
  collection: Collection<Document>,
  document: Document,
  options: { readonly session?: ClientSession } = {},
): Promise<void> {
  await collection.insertOne(document as Parameters<typeof collection.insertOne>[0], options);
}

/** The record that tells of an event. A repeat of it is known by its eventId. */
export function toMessage(event: OutboxEvent) {
  const { _id, aggregatetype, aggregateid, type, payload, schemaVersion, traceId } = event;
  return {
    key: aggregateid,
    value: JSON.stringify(payload),
    headers: {
      eventId: _id,
      eventType: type,
      aggregateType: aggregatetype,
      schemaVersion,
      traceId,
      occurredAt: event.occurredAt.toISOString(),
    },
  };
}
