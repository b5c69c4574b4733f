/** The labs of 11.1, in the order of the book. */
import type { LabEntry } from './shape.ts';

export const labs: readonly LabEntry[] = [
  {
    slug: 'call-or-publish',
    chapter: '11-1',
    section: 1,
    title: { id: 'Kapan menelepon, kapan menyiarkan', en: 'When to call, when to publish' },
    minutes: 14,
    needs: ['kafka', 'mongo', 'group-log-readable'],
    // The order service, notification, and two small consumers without a database.
    limits: { children: 4, small: 2, actionsPerSecond: 5, recordsPerAction: 20 },
  },
  {
    slug: 'log',
    chapter: '11-1',
    section: 2,
    title: { id: 'Log: buku yang hanya bisa ditambah', en: 'The log: a book you can only add to' },
    minutes: 12,
    needs: ['kafka', 'mongo', 'group-log-readable', 'segment-files-readable'],
    limits: { children: 3, actionsPerSecond: 5, recordsPerAction: 6 },
  },
  {
    slug: 'keys',
    chapter: '11-1',
    section: 3,
    title: {
      id: 'Topic, partisi, key: urutan itu lokal',
      en: 'Topic, partition, key: order is local',
    },
    minutes: 14,
    needs: ['kafka', 'mongo', 'group-log-readable'],
    limits: { children: 3, actionsPerSecond: 5, recordsPerAction: 600 },
  },
  {
    slug: 'groups',
    chapter: '11-1',
    section: 4,
    title: {
      id: 'Consumer group: berbagi tugas, bukan mendengar semuanya',
      en: 'Consumer groups: sharing the work, not hearing everything',
    },
    minutes: 15,
    needs: ['kafka', 'mongo', 'group-log-readable'],
    // Four of payment, or three and analytics; the small order service has no database.
    limits: { children: 5, small: 1, actionsPerSecond: 5, recordsPerAction: 300 },
  },
  {
    slug: 'kill',
    chapter: '11-1',
    section: 5,
    title: { id: 'Matikan satu consumer', en: 'Kill one consumer' },
    minutes: 12,
    needs: ['kafka', 'mongo', 'group-log-readable'],
    limits: { children: 4, actionsPerSecond: 5, recordsPerAction: 2000 },
  },
  {
    slug: 'retention',
    chapter: '11-1',
    section: 6,
    title: {
      id: 'Offset, lag, retensi: tangguh sampai kapan?',
      en: 'Offset, lag, retention: resilient until when?',
    },
    minutes: 14,
    needs: ['kafka', 'mongo', 'group-log-readable', 'quick-retention'],
    limits: { children: 3, actionsPerSecond: 5, recordsPerAction: 2000 },
  },
  {
    slug: 'batching',
    chapter: '11-1',
    section: 8,
    title: {
      id: 'Mengapa cepat: batch, berurutan, paralel',
      en: 'Why it is fast: batched, sequential, parallel',
    },
    minutes: 15,
    needs: ['kafka', 'mongo'],
    // The sender, and a small one that reads. One run ends at 1.5 s or 16 MB, and one at a time
    // runs on the whole server.
    limits: { children: 2, small: 1, actionsPerSecond: 5, recordsPerAction: 150_000 },
  },
];
