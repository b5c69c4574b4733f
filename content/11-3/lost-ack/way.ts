/** Where an order of the lab `lost-ack` can be followed: each call of send, each record, each charge. */
import { wayReader } from '#lib/way/reader.ts';
import {
  type About,
  aboutRecord,
  absent,
  type Document,
  group,
  oplog,
  stored,
  textIn,
  topic,
} from '#lib/way/stations.ts';
import { aboutRead } from '../../shop/way-about.ts';
import { PAYMENT, PAYMENTS, SENDS, TOPIC } from './names.ts';

export const way = wayReader([
  ...absent('http'),
  stored('document', 'orders', (kept, order) => ({
    order,
    event: textIn(kept, 'eventId'),
    trace: textIn(kept, 'traceId'),
  })),
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

function aboutNamed(document: Document): About {
  return { order: textIn(document, 'order'), event: textIn(document, 'eventId') };
}
