/**
 * The relay that follows: the connector of the shop over the collection `outbox`, whose rows are the
 * events themselves. It marks nothing and asks for nothing again and again; a row is carried as soon
 * as its transaction has committed, under the eventId it was born with.
 */
import type { ChangeStreamDocument } from 'mongodb';
import { runConnector } from './connector.ts';
import { type OutboxEvent, toMessage } from './outbox.ts';

const ofInsert = (change: ChangeStreamDocument) =>
  change.operationType === 'insert' && change.fullDocument
    ? toMessage(change.fullDocument as unknown as OutboxEvent)
    : undefined;

await runConnector({
  toMessage: ofInsert,
  // A row keeps its eventId: whoever reads a copy as well knows what it has seen.
  ofDocument: (document) => toMessage(document as unknown as OutboxEvent),
  lookUp: false,
  // Marks and deletions of rows are no events; the end of the collection has to be seen.
  pipeline: [{ $match: { operationType: { $nin: ['update', 'replace', 'delete'] } } }],
});
