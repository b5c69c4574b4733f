/** Where an order of the lab `unique-index` can be followed: each delivery, and what it came to. */

import { type Document, oplog, stored, textIn } from '#lib/way/documents.ts';
import { wayReader } from '#lib/way/reader.ts';
import { group, topic } from '#lib/way/records.ts';
import { type About, absent } from '#lib/way/station.ts';
import { aboutBorn } from '../../shop/way-about.ts';
import { TOPIC } from './model.ts';
import { offsetOf } from './model-payments.ts';

export const way = wayReader([
  ...absent('http'),
  stored('document', 'orders', aboutBorn),
  oplog(),
  ...absent('outbox'),
  topic(TOPIC),
  group('payment-naive', TOPIC),
  group('payment', TOPIC),
  stored('effect', 'payments_naive', aboutDelivery, ['group:payment-naive']),
  stored('effect', 'payments', aboutDelivery, ['group:payment']),
  stored('effect', 'refusals', aboutDelivery, ['group:payment']),
]);

/** A payment and a refusal both know which delivery they are of. */
function aboutDelivery(document: Document): About {
  const offset = offsetOf(document.from) ?? offsetOf(document);
  return {
    event: textIn(document, 'eventId'),
    order: textIn(document, 'orderId'),
    ...(offset !== null && { readFrom: { topic: TOPIC, partition: 0, offset } }),
  };
}
