/** Where an order of the lab `relay` can be followed: from its document to three topics. */

import { aboutId, aboutRow, oplog, stored, textIn } from '#lib/way/documents.ts';
import { wayReader } from '#lib/way/reader.ts';
import { topic } from '#lib/way/records.ts';
import { absent } from '#lib/way/station.ts';
import { KINDS, topicOf } from './names.ts';

export const way = wayReader([
  ...absent('http'),
  stored('document', 'orders', aboutId),
  oplog(),
  stored('outbox', 'outbox', aboutRow),
  ...KINDS.map((kind) => topic(topicOf(kind))),
  ...absent('group'),
  // A row that no topic takes ends here.
  stored(
    'effect',
    'outbox_parked',
    (row) => ({ event: textIn(row, 'eventId'), order: textIn(row, 'aggregateid') }),
    ['outbox:outbox'],
  ),
]);
