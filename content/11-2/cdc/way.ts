/** Where an order of the lab `cdc` can be followed: each change to its records, also in copies. */
import { wayReader } from '#lib/way/reader.ts';
import { aboutChange, aboutId, absent, oplog, stored, topic } from '#lib/way/stations.ts';
import { COPIES, ORDERS, TOPIC } from './names.ts';

export const way = wayReader([
  ...absent('http'),
  stored('document', ORDERS, aboutId),
  oplog(),
  ...absent('outbox'),
  ...[TOPIC, ...COPIES].map((name) => topic(name, aboutChange)),
  ...absent('group', 'effect'),
]);
