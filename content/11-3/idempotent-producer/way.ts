/**
 * Where an order of the lab `idempotent-producer` can be followed: each call of send, each record,
 * and the charge or the refusal that each record came to.
 */

import { type Document, oplog, stored } from '#lib/way/documents.ts';
import { wayReader } from '#lib/way/reader.ts';
import { aboutRecord, group, topic } from '#lib/way/records.ts';
import { type About, absent } from '#lib/way/station.ts';
import { aboutKept, aboutNamed, aboutRead } from '../../shop/way-about.ts';
import { ORDERS, PAYMENT, PAYMENTS, REFUSALS, SENDS, TOPIC } from './names.ts';

export const way = wayReader([
  ...absent('http'),
  stored('document', ORDERS, aboutKept),
  // Noted before the call, and again once it is known what came of it.
  stored('document', SENDS, aboutNamed, [`document:${ORDERS}`]),
  oplog(),
  ...absent('outbox'),
  topic(TOPIC, aboutRecord, [`document:${SENDS}`]),
  group(PAYMENT, TOPIC),
  stored('effect', PAYMENTS, aboutAnswer),
  stored('effect', REFUSALS, aboutAnswer),
]);

function aboutAnswer(document: Document): About {
  return { ...aboutRead(TOPIC)(document), ...aboutNamed(document) };
}
