/** Where an order of the lab `race` can be followed: by the clients' events, and by the connector's. */
import type { LogRecord } from '#lib/events.ts';
import { type Document, oplog, stored } from '#lib/way/documents.ts';
import { wayReader } from '#lib/way/reader.ts';
import { aboutRecord, group, topic } from '#lib/way/records.ts';
import { type About, absent } from '#lib/way/station.ts';
import { PATHS, SEARCH } from './model.ts';

const { search, 'search-cdc': cdc } = PATHS;

export const way = wayReader([
  ...absent('http'),
  stored('document', 'orders', (_, order) => ({ order })),
  oplog(),
  ...absent('outbox'),
  topic(search.topic, aboutRecord, ['document:orders']),
  topic(cdc.topic, aboutConnected, ['oplog']),
  group('search', search.topic, SEARCH),
  group('search-cdc', cdc.topic, SEARCH),
  stored('effect', search.collection, aboutIndexed(search.topic), ['group:search']),
  stored('effect', cdc.collection, aboutIndexed(cdc.topic), ['group:search-cdc']),
]);

/** The connector numbers the entry in fixed width: `1795650625:000003`. */
function aboutConnected(record: LogRecord): About {
  return { ...aboutRecord(record), ts: record.headers.clusterTime?.replace(/:0*/, '.') };
}

/** An index says from which record it has its status. */
function aboutIndexed(ofTopic: string) {
  return ({ from }: Document, order: string): About => {
    const { partition, offset } = (from ?? {}) as Readonly<Record<string, unknown>>;
    if (typeof partition !== 'number' || typeof offset !== 'number') return { order };
    return { order, readFrom: { topic: ofTopic, partition, offset } };
  };
}
