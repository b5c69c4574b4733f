/** Where an order of the lab `unique-index` can be followed: each delivery, and what it came to. */
import { wayReader } from '#lib/way/reader.ts';
import {
  type About,
  absent,
  type Document,
  group,
  oplog,
  stored,
  textIn,
  topic,
} from '#lib/way/stations.ts';
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
