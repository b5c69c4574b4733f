/**
 * Where an order of the lab `versions` can be followed: its changes, each change as an event on the
 * smooth road and on the rough one, and what each of three views wrote for it.
 */

import { type Document, oplog, stored } from '#lib/way/documents.ts';
import { wayReader } from '#lib/way/reader.ts';
import { aboutRecord, group, topic } from '#lib/way/records.ts';
import { type About, absent } from '#lib/way/station.ts';
import { aboutRead } from '../../shop/way-about.ts';
import { COLLECTIONS, collectionOf, eventIdOf, groupOf, ROADS, TOPICS, VIEWS } from './names.ts';

const ON_ROADS = ROADS.map((road) => TOPICS[road]);

export const way = wayReader([
  ...absent('http'),
  stored('document', COLLECTIONS.orders, aboutChanged),
  oplog(),
  ...absent('outbox'),
  topic(TOPICS.ordered),
  // Sent off what stands in the other topic, not off the documents.
  topic(TOPICS.shuffled, aboutRecord, [`record:${TOPICS.ordered}`]),
  ...VIEWS.map((view) => group(groupOf(view), ON_ROADS)),
  // A view is fed from both topics, and says from which record it wrote last.
  ...VIEWS.map((view) =>
    stored(
      'effect',
      collectionOf(view),
      aboutWritten,
      ON_ROADS.map((road) => `record:${road}`),
    ),
  ),
]);

/** Each change of an order is an event of its own, known by the version it came to. */
function aboutChanged({ version }: Document, order: string): About {
  return { order, event: typeof version === 'number' ? eventIdOf(order, version) : undefined };
}

function aboutWritten(document: Document, order: string): About {
  return { ...aboutRead(TOPICS.ordered)(document), order };
}
