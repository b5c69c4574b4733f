/** Where an order of the lab `one-fate` can be followed: to a marker, a payment, or one of them. */

import { type Document, oplog, stored } from '#lib/way/documents.ts';
import { wayReader } from '#lib/way/reader.ts';
import { group, topic } from '#lib/way/records.ts';
import { type About, absent } from '#lib/way/station.ts';
import { aboutBorn, aboutRead } from '../../shop/way-about.ts';
import { COLLECTIONS, CONSUMERS, TOPIC, TRIAL } from './names.ts';

const { payments, markers, refusals } = COLLECTIONS;
/** Three ways write into each of them, and none says which reading it was of. */
const AFTER = [`record:${TOPIC}`];

export const way = wayReader([
  ...absent('http'),
  stored('document', 'orders', aboutBorn),
  oplog(),
  ...absent('outbox'),
  topic(TOPIC),
  ...CONSUMERS.map((name) => group(name, TOPIC)),
  stored('effect', markers, ofTheLog, AFTER),
  stored('effect', payments, ofTheLog, AFTER),
  stored('effect', refusals, ofTheLog, AFTER),
]);

/** Events of the bench are of no log, and of nobody's order. */
function ofTheLog(document: Document): About {
  return document.consumer === TRIAL ? {} : aboutRead(TOPIC)(document);
}
