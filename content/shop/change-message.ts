/** From a change event of MongoDB to a record for Kafka, as the connector publishes it. */
import type { ChangeStreamDocument, Document } from 'mongodb';
import { timeText } from './cdc-state.ts';
import type { Shape } from './connector-parts.ts';

/** Of a value that a topic of a sandbox takes, with room for key, headers and the batch; bytes. */
export const VALUE_BYTES_MAX = 48 * 1024;

export interface ChangeMessage {
  readonly key: string;
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What stands in the value: the operation, whose document, and the document as it is. */
interface ChangeValue {
  readonly op: 'insert' | 'update' | 'replace' | 'delete' | 'read';
  readonly _id: string;
  /** null: deleted, or gone before it could be looked up. */
  readonly document: Document | null;
  /** Bytes of a document that is too large for the topic, and was left out. */
  readonly leftOut?: number;
}

/**
 * undefined: a change of the collection itself; nothing of it is to be published.
 *
 * @param leftOut bytes of a document that was not even read, because of its size
 * @param readAt when the connector had it in hand, ms
 */
export function toMessage(
  change: ChangeStreamDocument,
  leftOut?: number,
  readAt?: number,
): ChangeMessage | undefined {
  const { operationType: op } = change;
  if (op !== 'insert' && op !== 'update' && op !== 'replace' && op !== 'delete') return undefined;
  const _id = String(change.documentKey._id);
  const document = 'fullDocument' in change ? (change.fullDocument ?? null) : null;
  const value = { op, _id, document, ...(leftOut === undefined ? {} : { leftOut }) };
  return message(value, (change._id as { _data: string })._data, {
    eventType: `${change.ns.coll}.${op}`,
    ...(change.clusterTime ? { clusterTime: timeText(change.clusterTime) } : {}),
    ...(change.wallTime ? { occurredAt: change.wallTime.toISOString() } : {}),
    ...(readAt === undefined ? {} : { readAt: new Date(readAt).toISOString() }),
    ...transactionOf(change),
  });
}

/** The same for all changes of one transaction, and for no other's; the time alone does not tell. */
function transactionOf({ lsid, txnNumber }: ChangeStreamDocument): Record<string, string> {
  if (lsid === undefined || txnNumber === undefined) return {};
  return { transaction: `${lsid.id.toString('hex')}:${txnNumber}` };
}

/** A document that was copied is no event: its id is made of where the copy began. */
export function copyMessage(document: Document, collection: string, position: string) {
  const _id = String(document._id);
  const eventType = `${collection}.read`;
  return message({ op: 'read', _id, document }, `copy-${position}-${_id}`, { eventType });
}

export const changeShape: Shape = {
  toMessage: (change, leftOut) => toMessage(change, leftOut, Date.now()),
  ofDocument: copyMessage,
  lookUp: true,
};

function message(
  value: ChangeValue,
  eventId: string,
  headers: Readonly<Record<string, string>>,
): ChangeMessage {
  const { traceId } = value.document ?? {};
  return {
    key: value._id,
    value: textOf(value),
    headers: {
      eventId,
      ...headers,
      schemaVersion: '1',
      ...(typeof traceId === 'string' ? { traceId } : {}),
    },
  };
}

/** One document that is too large must not stop the stream for all that come behind it. */
function textOf(value: ChangeValue): string {
  const text = JSON.stringify(value);
  const leftOut = Buffer.byteLength(text);
  if (leftOut <= VALUE_BYTES_MAX) return text;
  return JSON.stringify({ ...value, document: null, leftOut } satisfies ChangeValue);
}
