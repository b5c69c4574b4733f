/** Where an order of the lab `dual-write` can be followed: two writes, whichever came first. */

import { aboutId, oplog, stored } from '#lib/way/documents.ts';
import { wayReader } from '#lib/way/reader.ts';
import { aboutRecord, topic } from '#lib/way/records.ts';
import { absent } from '#lib/way/station.ts';
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
