/** The labs of the opening, in the order of the book. */
import type { LabEntry } from './shape.ts';

export const labs: readonly LabEntry[] = [
  {
    slug: 'phone',
    chapter: 'pembuka',
    section: 1,
    title: { id: 'Telepon: satu mati, semua gagal', en: 'The telephone: one dies, all fail' },
    minutes: 12,
    needs: ['mongo'],
    // The order service, and five small ones: programs that know neither Kafka nor database.
    limits: { children: 6, small: 5, actionsPerSecond: 5, recordsPerAction: 1000 },
  },
  {
    slug: 'radio',
    chapter: 'pembuka',
    section: 2,
    title: { id: 'Radio: siarkan sekali', en: 'The radio: broadcast once' },
    minutes: 13,
    needs: ['kafka', 'mongo', 'group-log-readable'],
    // The order service, notification, and four small listeners without a database.
    limits: { children: 6, small: 4, actionsPerSecond: 5, recordsPerAction: 50 },
  },
];
