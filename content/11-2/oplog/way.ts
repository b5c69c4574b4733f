/** Where an order of the lab `oplog` can be followed: document, raw entry, record. */

import { aboutId, oplog, stored } from '#lib/way/documents.ts';
import { wayReader } from '#lib/way/reader.ts';
import { aboutChange, topic } from '#lib/way/records.ts';
import { absent } from '#lib/way/station.ts';
import { ORDERS, TOPIC } from './names.ts';

export const way = wayReader([
  ...absent('http'),
  stored('document', ORDERS, aboutId),
  oplog(),
  ...absent('outbox'),
  topic(TOPIC, aboutChange),
  ...absent('group', 'effect'),
]);
