/** Where an order of the lab `lab-template` can be followed. */

import { aboutId, stored } from '#lib/way/documents.ts';
import { wayReader } from '#lib/way/reader.ts';
import { group, topic } from '#lib/way/records.ts';
import { absent } from '#lib/way/station.ts';
import { GROUP, TOPIC } from './model.ts';

export const way = wayReader([
  ...absent('http', 'document', 'oplog', 'outbox'),
  topic(TOPIC),
  group(GROUP, TOPIC),
  stored('effect', 'payments', aboutId),
]);
