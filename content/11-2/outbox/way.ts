/** Where an order of the lab `outbox` can be followed: to the designed event, and to the raw one. */

import { aboutId, aboutRow, type Document, oplog, stored } from '#lib/way/documents.ts';
import { wayReader } from '#lib/way/reader.ts';
import { aboutChange, group, topic } from '#lib/way/records.ts';
import { type About, absent } from '#lib/way/station.ts';
import { GROUP, RAW_TOPIC, TOPIC } from './names.ts';

export const way = wayReader([
  ...absent('http'),
  stored('document', 'orders', aboutId),
  oplog(),
  stored('outbox', 'outbox', aboutRow),
  topic(TOPIC),
  topic(RAW_TOPIC, aboutChange, ['oplog']),
  group(GROUP, TOPIC),
  stored('effect', 'payments', aboutEffect),
  stored('effect', 'parked', aboutEffect),
]);

/** Both know which record they are of. */
function aboutEffect({ orderId, key, offset }: Document, event: string): About {
  const order = [orderId, key].find((one) => typeof one === 'string');
  if (typeof offset !== 'number') return { event, order };
  return { event, order, readFrom: { topic: TOPIC, partition: 0, offset } };
}
