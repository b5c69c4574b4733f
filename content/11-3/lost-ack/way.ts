/** Where an order of the lab `lost-ack` can be followed: each call of send, each record, each charge. */

import { oplog, stored } from '#lib/way/documents.ts';
import { wayReader } from '#lib/way/reader.ts';
import { aboutRecord, group, topic } from '#lib/way/records.ts';
import { absent } from '#lib/way/station.ts';
import { aboutKept, aboutNamed, aboutRead } from '../../shop/way-about.ts';
import { PAYMENT, PAYMENTS, SENDS, TOPIC } from './names.ts';

export const way = wayReader([
  ...absent('http'),
  stored('document', 'orders', aboutKept),
  // Noted before the call, and again once it is known what came of it.
  stored('document', SENDS, aboutNamed, ['document:orders']),
  oplog(),
  ...absent('outbox'),
  topic(TOPIC, aboutRecord, [`document:${SENDS}`]),
  group(PAYMENT, TOPIC),
  stored('effect', PAYMENTS, (payment) => ({
    ...aboutRead(TOPIC)(payment),
    ...aboutNamed(payment),
  })),
]);
