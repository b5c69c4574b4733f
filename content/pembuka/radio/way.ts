/** Where an order of the lab `radio` can be followed: from its buyer's request to five listeners. */
import * as z from 'zod/mini';
import { aboutId, type Document, type Request, requests, stored } from '#lib/way/documents.ts';
import { wayReader } from '#lib/way/reader.ts';
import { group, topic } from '#lib/way/records.ts';
import { absent } from '#lib/way/station.ts';
import { SERVICES } from '../../shop/service-names.ts';
import { TOPIC } from './model.ts';

export const way = wayReader([
  requests('orders', broadcasts),
  ...absent('document', 'oplog', 'outbox'),
  topic(TOPIC),
  ...SERVICES.map((name) => group(name, TOPIC)),
  stored('effect', 'notifications', aboutId, ['group:notification']),
]);

const sheet = z.object({
  way: z.literal('radio'),
  orders: z.array(
    z.object({
      orderId: z.string(),
      status: z.nullable(z.number()),
      ms: z.number(),
      askedAt: z.optional(z.number()),
    }),
  ),
});

/** A sheet of the ledger: what each buyer of the radio was answered. */
function broadcasts(document: Document): readonly Request[] {
  const orders = sheet.safeParse(document).data?.orders ?? [];
  return orders.map(({ orderId: order, status, ms, askedAt }) => {
    return { order, path: `POST /radio/${order}`, status, ms, askedAt };
  });
}
