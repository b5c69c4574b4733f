/** Where an order of the lab `chaos` can be followed: to its payment, or to where its way ends. */

import { aboutId, aboutRow, type Document, oplog, stored, textIn } from '#lib/way/documents.ts';
import { wayReader } from '#lib/way/reader.ts';
import { aboutRecord, group, topic } from '#lib/way/records.ts';
import { type About, absent, type Station } from '#lib/way/station.ts';
import { DLQ, GROUP, ORDERS, PAYMENTS } from './names.ts';

const bookmark = group(GROUP, ORDERS);
const readings = new Map(
  PAYMENTS.map((name): [string, Station] => [name, group(GROUP, ORDERS, name)]),
);

/** One group of three: its bookmark, and what each of its members took in hand. */
const members: Station = {
  ...bookmark,
  find(event) {
    const station = event.type === 'report' ? readings.get(event.name) : bookmark;
    return station?.find?.(event) ?? [];
  },
};

export const way = wayReader([
  ...absent('http'),
  stored('document', 'orders', aboutId),
  oplog(),
  stored('outbox', 'outbox', aboutRow),
  topic(ORDERS),
  members,
  topic(DLQ, aboutRecord, [`group:${GROUP}`]),
  stored('effect', 'payments', aboutPayment),
]);

/** It says which record it was made of; one that came twice was made of two. */
function aboutPayment(document: Document): About {
  const { partition, offset } = document;
  return {
    event: textIn(document, 'eventId'),
    order: textIn(document, 'orderId'),
    ...(typeof partition === 'number' &&
      typeof offset === 'number' && { readFrom: { topic: ORDERS, partition, offset } }),
  };
}
