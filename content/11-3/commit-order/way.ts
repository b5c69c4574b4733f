/** Where an order of the lab `commit-order` can be followed: to three bookmarks and each charge. */
import { wayReader } from '#lib/way/reader.ts';
import { absent, group, oplog, stored, topic } from '#lib/way/stations.ts';
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
