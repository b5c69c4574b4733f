/** Where an order of the lab `lab-template` can be followed. */
import { wayReader } from '#lib/way/reader.ts';
import { aboutId, absent, group, stored, topic } from '#lib/way/stations.ts';
import { GROUP, TOPIC } from './model.ts';

export const way = wayReader([
  ...absent('http', 'document', 'oplog', 'outbox'),
  topic(TOPIC),
  group(GROUP, TOPIC),
  stored('effect', 'payments', aboutId),
]);
