/** The labs of 11.2, in the order of the book. */
import type { LabEntry } from './shape.ts';

export const labs: readonly LabEntry[] = [
  {
    slug: 'dual-write',
    chapter: '11-2',
    section: 1,
    title: {
      id: 'Kabel putus di antara dua penulisan',
      en: 'The cable cut between two writes',
    },
    minutes: 14,
    needs: ['kafka', 'mongo'],
    limits: { children: 1, actionsPerSecond: 5, recordsPerAction: 20 },
  },
  {
    slug: 'race',
    chapter: '11-2',
    section: 2,
    title: { id: 'Tanpa crash pun bisa rusak', en: 'Broken without a crash' },
    minutes: 14,
    needs: ['kafka', 'mongo', 'group-log-readable'],
    // Two clients, the connector, and the search view that reads both logs.
    limits: { children: 4, actionsPerSecond: 5, recordsPerAction: 60 },
  },
  {
    slug: 'oplog',
    chapter: '11-2',
    section: 3,
    title: {
      id: 'Database sudah punya log: oplog',
      en: 'The database already has a log: the oplog',
    },
    minutes: 14,
    needs: ['kafka', 'mongo', 'oplog-readable'],
    // The order service, the connector, and an applier once it is asked for.
    limits: { children: 3, actionsPerSecond: 5, recordsPerAction: 108 },
  },
  {
    slug: 'cdc',
    chapter: '11-2',
    section: 4,
    title: {
      id: 'CDC ke Kafka dan pembatas bukunya',
      en: 'CDC to Kafka and its bookmark',
    },
    minutes: 15,
    needs: ['kafka', 'mongo'],
    // The order service, the connector, and two that copy; each has a client of the database.
    limits: { children: 4, actionsPerSecond: 5, recordsPerAction: 400 },
  },
  {
    slug: 'outbox',
    chapter: '11-2',
    section: 6,
    title: {
      id: 'Outbox: satu transaksi, dua dokumen',
      en: 'The outbox: one transaction, two documents',
    },
    minutes: 16,
    needs: ['kafka', 'mongo', 'group-log-readable'],
    // The order service, the relay, the old consumer and raw CDC.
    limits: { children: 4, actionsPerSecond: 5, recordsPerAction: 100 },
  },
  {
    slug: 'relay',
    chapter: '11-2',
    section: 7,
    title: {
      id: 'Kurir outbox: tiga cara, satu jebakan',
      en: 'The outbox’s courier: three ways, one trap',
    },
    minutes: 16,
    needs: ['kafka', 'mongo'],
    // The order service, and three relays at a time: each of them knows Kafka and database.
    limits: { children: 4, actionsPerSecond: 5, recordsPerAction: 300 },
  },
  {
    slug: 'sinks',
    chapter: '11-2',
    section: 8,
    title: {
      id: 'Pencarian dan analitik mengikuti log',
      en: 'Search and analytics follow the log',
    },
    minutes: 16,
    needs: ['kafka', 'mongo', 'group-log-readable'],
    // The order service, the connector, search, and analytics with its DuckDB once it is asked for.
    limits: { children: 4, actionsPerSecond: 5, recordsPerAction: 1000 },
  },
];
