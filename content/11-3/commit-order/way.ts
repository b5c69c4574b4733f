/** Where an order of the lab `commit-order` can be followed: to three bookmarks and each charge. */

import { oplog, stored } from '#lib/way/documents.ts';
import { wayReader } from '#lib/way/reader.ts';
import { group, topic } from '#lib/way/records.ts';
import { absent } from '#lib/way/station.ts';
import { aboutBorn, aboutRead } from '../../shop/way-about.ts';
import { CONSUMERS, TOPIC } from './names.ts';

export const way = wayReader([
  ...absent('http'),
  stored('document', 'orders', aboutBorn),
  oplog(),
  ...absent('outbox'),
  topic(TOPIC),
  ...CONSUMERS.map((name) => group(name, TOPIC)),
  // Charged before the bookmark moved or after it: that is the question of this lab.
  stored('effect', 'payments', aboutRead(TOPIC), [`record:${TOPIC}`]),
]);
