/** Where an order of the lab `cdc` can be followed: each change to its records, also in copies. */

import { aboutId, oplog, stored } from '#lib/way/documents.ts';
import { wayReader } from '#lib/way/reader.ts';
import { aboutChange, topic } from '#lib/way/records.ts';
import { absent } from '#lib/way/station.ts';
import { COPIES, ORDERS, TOPIC } from './names.ts';

export const way = wayReader([
  ...absent('http'),
  stored('document', ORDERS, aboutId),
  oplog(),
  ...absent('outbox'),
  ...[TOPIC, ...COPIES].map((name) => topic(name, aboutChange)),
  ...absent('group', 'effect'),
]);
