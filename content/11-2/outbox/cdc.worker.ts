/**
 * Raw change data capture: every change of the collection `orders` becomes a record, whole as the
 * database has it. Nobody chose these fields to be read by others; they go out all the same.
 */
import type { ChangeStreamDocument, Document } from 'mongodb';
import type { ChangeMessage } from '../../shop/change-message.ts';
import { runConnector } from '../../shop/connector.ts';

function toMessage(change: ChangeStreamDocument): ChangeMessage | undefined {
  if (!('documentKey' in change)) return undefined;
  const { operationType: op, documentKey, txnNumber } = change;
  const after = 'fullDocument' in change ? (change.fullDocument ?? null) : null;
  const eventId = (change._id as { _data: string })._data;
  const transaction: Record<string, string> =
    txnNumber === undefined ? {} : { txnNumber: String(txnNumber) };
  return {
    key: String(documentKey._id),
    value: JSON.stringify({ op, after }),
    headers: { op, eventId, ...transaction },
  };
}

function ofDocument(after: Document, _collection: string, position: string): ChangeMessage {
  const key = String(after._id);
  const value = JSON.stringify({ op: 'read', after });
  return { key, value, headers: { op: 'read', eventId: `copy-${position}-${key}` } };
}

await runConnector({ toMessage, ofDocument, lookUp: true });
