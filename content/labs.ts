/**
 * The only registry of labs: text, tests, search, doctor and bench read it. Adding a lab is a
 * folder, a line here and a line in `labs.server.ts`.
 */

export interface LabLimits {
  /** Live processes at a time in one sandbox. */
  readonly children: number;
  /** How many of them are small: without the database's client (see `SMALL_CHILDREN_MAX`). */
  readonly small?: number;
  /** Actions a second, sustained; a burst of twice as many passes. */
  readonly actionsPerSecond: number;
  /** Records one action may ask for. */
  readonly recordsPerAction: number;
}

export type Chapter = 'pembuka' | '11-1' | '11-2' | '11-3';

export interface LabEntry {
  readonly slug: string;
  readonly chapter: Chapter;
  readonly section: number;
  readonly title: { readonly id: string; readonly en: string };
  readonly minutes: number;
  readonly needs: readonly Need[];
  readonly limits: LabLimits;
}

/** What a lab asks of the stack; probed once, told by health, doctor and panel alike. */
export type Need =
  | 'kafka'
  | 'mongo'
  | 'group-log-readable'
  | 'segment-files-readable'
  | 'quick-retention'
  | 'oplog-readable';

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
];

/**
 * Run like labs, but no section of the book: what is alive on the front page. Contents, search,
 * doctor and the labs' addresses know nothing of them.
 */
export const openings: readonly LabEntry[] = [
  {
    slug: 'tower',
    chapter: 'pembuka',
    section: 0,
    title: { id: 'Menara di halaman depan', en: 'The tower on the front page' },
    minutes: 1,
    needs: ['kafka', 'mongo', 'group-log-readable'],
    limits: { children: 4, actionsPerSecond: 5, recordsPerAction: 1 },
  },
];

export function findLab(slug: string): LabEntry | undefined {
  return labs.find((lab) => lab.slug === slug);
}

/** Whatever runs in a folder of its own, listed or not. */
export function findFolder(slug: string): LabEntry | undefined {
  return [...labs, ...openings].find((entry) => entry.slug === slug);
}
