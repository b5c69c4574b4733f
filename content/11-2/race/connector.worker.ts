/**
 * The connector of the lab `race`: the shop's own, which follows the changes of `orders` as the
 * database has ordered them. What it makes of a change is this lab's: the status that was written,
 * under the order's id. It decides nothing about order; it only keeps it.
 */
import type { ChangeStreamDocument, Document } from 'mongodb';
import type { ChangeMessage } from '../../shop/change-message.ts';
import { runConnector } from '../../shop/connector.ts';
import { SCHEMA_VERSION } from '../../shop/events.ts';
import { clusterTimeText, EVENT_TYPES, isStatus, type Status } from './order-change.ts';

// #region record
function toMessage(change: ChangeStreamDocument): ChangeMessage | undefined {
  const status = statusIn(change);
  if (!('documentKey' in change) || !isStatus(status)) return undefined;
  const { _id, documentKey, clusterTime } = change;
  return recordOf(String(documentKey._id), status, {
    eventId: (_id as { _data: string })._data,
    clusterTime: clusterTime ? clusterTimeText(clusterTime.t, clusterTime.i) : '',
  });
}

/** What this very change wrote: the document may be a later one by the time it is looked up. */
function statusIn(change: ChangeStreamDocument): unknown {
  if (change.operationType === 'update') return change.updateDescription?.updatedFields?.status;
  return 'fullDocument' in change ? change.fullDocument?.status : undefined;
}

const recordOf = (orderId: string, status: Status, headers: Record<string, string>) => ({
  key: orderId,
  value: JSON.stringify({ orderId, status }),
  headers: { eventType: EVENT_TYPES[status], schemaVersion: SCHEMA_VERSION, ...headers },
});
// #endregion

/** A copy tells what an order is, and of no change: it has no time of the database's. */
function ofDocument({ _id, status }: Document, _collection: string, position: string) {
  const eventId = `copy-${position}-${_id}`;
  return recordOf(String(_id), isStatus(status) ? status : 'DIBAYAR', { eventId, clusterTime: '' });
}

await runConnector({ toMessage, ofDocument, lookUp: false });
