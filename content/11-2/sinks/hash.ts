/** One number for a whole set of orders: equal sets have equal ones, whatever order they came in. */
import { createHash } from 'node:crypto';
import type { Sum } from './records.ts';
import type { SearchDocument } from './search-sink.ts';

/** Characters that are shown and compared. */
const LENGTH = 16;

// #region hash
export function hashOf(documents: Iterable<SearchDocument>): Sum {
  const lines = Array.from(documents, ({ orderId, customer, item, total, status }) =>
    JSON.stringify([orderId, customer, item, total, status]),
  ).sort();
  const hash = createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, LENGTH);
  return { documents: lines.length, hash };
}
// #endregion
