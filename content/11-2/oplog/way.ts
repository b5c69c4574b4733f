/** Where an order of the lab `oplog` can be followed: document, raw entry, record. */
import { wayReader } from '#lib/way/reader.ts';
import { aboutChange, aboutId, absent, oplog, stored, topic } from '#lib/way/stations.ts';
import { ORDERS, TOPIC } from './names.ts';

export const way = wayReader([
  ...absent('http'),
  stored('document', ORDERS, aboutId),
  oplog(),
  ...absent('outbox'),
  topic(TOPIC, aboutChange),
  ...absent('group', 'effect'),
]);
