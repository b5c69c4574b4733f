/** Where an order of the lab `dedupe-key` can be followed: to the markers and effects of two services. */
import type { LogRecord } from '#lib/events.ts';
import { type Document, oplog, stored, textIn } from '#lib/way/documents.ts';
import { wayReader } from '#lib/way/reader.ts';
import { aboutRecord, group, topic } from '#lib/way/records.ts';
import { type About, absent } from '#lib/way/station.ts';
import { aboutBorn, aboutRead } from '../../shop/way-about.ts';
import { CONSUMERS, EFFECTS, MARKERS, TOPIC } from './names.ts';

/** Both services keep their markers in one collection: only the record is known for certain. */
const AFTER = [`record:${TOPIC}`];

export const way = wayReader([
  ...absent('http'),
  stored('document', 'orders', aboutBorn),
  oplog(),
  ...absent('outbox'),
  topic(TOPIC, aboutSent),
  ...CONSUMERS.map((name) => group(name, TOPIC)),
  stored('effect', MARKERS, aboutRead(TOPIC), AFTER),
  ...CONSUMERS.map((name) => stored('effect', EFFECTS[name], aboutEffect, AFTER)),
]);

/** Only an id given at birth leads back to the event that was kept under it. */
function aboutSent(record: LogRecord): About {
  const { order, event } = aboutRecord(record);
  return { order, event: event?.startsWith('evt-') ? event : undefined };
}

/** `fact` is the order with the part of it that is paid: `ORD-4.1`. */
function aboutEffect(effect: Document): About {
  const [order] = textIn(effect, 'fact')?.split('.') ?? [];
  const { readFrom } = aboutRead(TOPIC)(effect);
  return { order, readFrom };
}
