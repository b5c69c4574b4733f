/** Where an order of the lab `dual-write` can be followed: two writes, whichever came first. */
import { wayReader } from '#lib/way/reader.ts';
import { aboutId, aboutRecord, absent, oplog, stored, topic } from '#lib/way/stations.ts';
import { ORDERS, TOPIC } from './names.ts';

export const way = wayReader([
  ...absent('http'),
  stored('document', ORDERS, aboutId, [`record:${TOPIC}`]),
  oplog(),
  ...absent('outbox'),
  // The program writes both itself: nothing of this comes out of the oplog.
  topic(TOPIC, aboutRecord, [`document:${ORDERS}`]),
  ...absent('group', 'effect'),
]);
