/** Where an order of the lab `sinks` can be followed: from the buyer's request to both views. */
import type { LogRecord } from '#lib/events.ts';
import {
  aboutId,
  type Document,
  oplog,
  type Request,
  requests,
  stored,
} from '#lib/way/documents.ts';
import { wayReader } from '#lib/way/reader.ts';
import { aboutChange, group, kept, type Told, topic } from '#lib/way/records.ts';
import { absent } from '#lib/way/station.ts';
import { ORDERS, SINKS, type SinkName, TOPIC, TRAIL } from './names.ts';
import { parseTrail, readingDocument } from './records.ts';

export const way = wayReader([
  requests('readings', asked),
  stored('document', ORDERS, aboutId),
  oplog(),
  ...absent('outbox'),
  topic(TOPIC, aboutChange),
  ...SINKS.map((name) => group(name, TOPIC)),
  // A view has an order before its group's bookmark is moved behind it.
  ...SINKS.map((name) => kept(name, TRAIL, storedBy(name), [`record:${TOPIC}`])),
]);

/** Orders of a flow are written by the service itself; a buyer's own stands in its reading. */
function asked(document: Document): readonly Request[] {
  const { data } = readingDocument.safeParse(document);
  if (!data) return [];
  const { _id: order, askedAt, at } = data;
  return [{ order, path: 'POST /orders', status: 201, ms: at - askedAt, askedAt }];
}

/** When each order could be found there, as the view itself wrote it down. */
function storedBy(sink: SinkName) {
  return ({ value }: LogRecord): Told[] => {
    const entry = parseTrail(value);
    if (entry?.kind !== 'stored' || entry.sink !== sink) return [];
    const { pid, orders } = entry;
    return orders.map(({ id: order, offset, at }) => {
      return { order, at, pid, readFrom: { topic: TOPIC, partition: 0, offset } };
    });
  };
}
