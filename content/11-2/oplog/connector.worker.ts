/**
 * The connector of the lab `oplog`: the shop's own over the collection `orders`. Each record is the
 * whole change event, as the driver gave it.
 */
import { BSON, type ChangeStreamDocument, type Document } from 'mongodb';
import { timeText } from '#lib/mongo/oplog.ts';
import type { ChangeMessage } from '../../shop/change-message.ts';
import { runConnector } from '../../shop/connector.ts';

/** Which of its lives published a record: one that began later, or one that was there. */
const connectorSince = String(Date.now());

function toMessage(event: ChangeStreamDocument): ChangeMessage | undefined {
  if (!('documentKey' in event)) return undefined;
  return {
    key: String(event.documentKey._id),
    value: BSON.EJSON.stringify(event, { relaxed: true }),
    headers: {
      eventId: (event._id as { _data: string })._data,
      clusterTime: event.clusterTime ? timeText(event.clusterTime) : '',
      op: event.operationType,
      connectorSince,
    },
  };
}

/** Of a document that was copied there is no event; it is told as what it is. */
function ofDocument(document: Document, _collection: string, position: string): ChangeMessage {
  const key = String(document._id);
  const value = BSON.EJSON.stringify(document, { relaxed: true });
  return {
    key,
    value,
    headers: { eventId: `copy-${position}-${key}`, op: 'read', connectorSince },
  };
}

await runConnector({ toMessage, ofDocument, lookUp: false });
