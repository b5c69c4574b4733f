/** The labs of 11.3, in the order of the book. */
import type { LabEntry } from './shape.ts';

export const labs: readonly LabEntry[] = [
  {
    slug: 'lost-ack',
    chapter: '11-3',
    section: 1,
    title: { id: 'Ack yang hilang', en: 'The ack that was lost' },
    minutes: 14,
    needs: ['kafka', 'mongo', 'group-log-readable'],
    // The order service, the proxy before the broker, and payment.
    limits: { children: 3, actionsPerSecond: 5, recordsPerAction: 40 },
  },
  {
    slug: 'commit-order',
    chapter: '11-3',
    section: 2,
    title: {
      id: 'Tiga jaminan, satu baris yang dipindah',
      en: 'Three guarantees, one line moved',
    },
    minutes: 16,
    needs: ['kafka', 'mongo', 'group-log-readable'],
    // The injector, and one payment service for each place of the commit.
    limits: { children: 4, actionsPerSecond: 5, recordsPerAction: 200 },
  },
  {
    slug: 'idempotent-producer',
    chapter: '11-3',
    section: 3,
    title: { id: 'Producer idempoten: batasnya', en: 'The idempotent producer: its limits' },
    minutes: 14,
    needs: ['kafka', 'mongo', 'group-log-readable'],
    // The order service, the proxy before the broker, and payment.
    limits: { children: 3, actionsPerSecond: 5, recordsPerAction: 40 },
  },
  {
    slug: 'unique-index',
    chapter: '11-3',
    section: 4,
    title: { id: 'Unique index sebagai satpam', en: 'The unique index at the door' },
    minutes: 15,
    needs: ['kafka', 'mongo', 'group-log-readable'],
    limits: { children: 3, actionsPerSecond: 5, recordsPerAction: 500 },
  },
  {
    slug: 'one-fate',
    chapter: '11-3',
    section: 5,
    title: { id: 'Penanda dan efek: satu nasib', en: 'Marker and effect: one fate' },
    minutes: 16,
    needs: ['kafka', 'mongo', 'group-log-readable'],
    // The injector and three services; the twin of the bench takes the place of one of them.
    limits: { children: 4, actionsPerSecond: 5, recordsPerAction: 40 },
  },
  {
    slug: 'dedupe-key',
    chapter: '11-3',
    section: 6,
    title: {
      id: 'Merancang kunci: siapa, apa, berapa lama',
      en: 'Designing the key: who, what, how long',
    },
    minutes: 14,
    needs: ['kafka', 'mongo', 'group-log-readable'],
    // The order service, payment and notification; a trial sends twenty records.
    limits: { children: 3, actionsPerSecond: 5, recordsPerAction: 20 },
  },
  {
    slug: 'versions',
    chapter: '11-3',
    section: 7,
    title: {
      id: 'Idempoten dari sananya; urutan dari versi',
      en: 'Idempotent by nature; order by version',
    },
    minutes: 13,
    needs: ['kafka', 'mongo', 'group-log-readable'],
    limits: { children: 2, actionsPerSecond: 5, recordsPerAction: 900 },
  },
  {
    slug: 'zombie',
    chapter: '11-3',
    section: 8,
    title: { id: 'Zombie dan pesan beracun', en: 'Zombies and poison messages' },
    minutes: 15,
    needs: ['kafka', 'mongo', 'group-log-readable'],
    limits: { children: 4, actionsPerSecond: 5, recordsPerAction: 100 },
  },
  {
    slug: 'transactions',
    chapter: '11-3',
    section: 9,
    title: { id: 'Transaksi Kafka dan garis batasnya', en: 'Kafka transactions and their border' },
    minutes: 16,
    needs: ['kafka', 'mongo'],
    // Two cashiers and the two readers are small; order service and biller know the database.
    limits: { children: 5, small: 3, actionsPerSecond: 5, recordsPerAction: 100 },
  },
  {
    slug: 'chaos',
    chapter: '11-3',
    section: 10,
    title: { id: 'Semalam penuh gangguan', en: 'A night of faults' },
    minutes: 20,
    needs: ['kafka', 'mongo', 'group-log-readable'],
    // Order service, relay, proxy and three members of payment; buyers and hand are small.
    // A night is some thousand facts; an order of its first minute is to be followed to the end.
    limits: { children: 8, small: 2, actionsPerSecond: 5, recordsPerAction: 120, history: 2400 },
  },
];
