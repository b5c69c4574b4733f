/** What the way of an order is told in, in both languages. Loaded with it, and not before. */
import type { Clock, Gap, StationKind } from '#lib/way/way.ts';

export interface WayWords {
  readonly title: string;
  readonly choose: string;
  /** Nothing was seen of any order. */
  readonly none: string;
  /** The chosen one was not seen yet, at the moment that is shown. */
  readonly unknown: (order: string) => string;
  readonly summary: (told: {
    readonly order: string;
    readonly hops: number;
    readonly span: string | undefined;
    readonly last: string;
  }) => string;
  readonly past: (time: string) => string;
  readonly station: Readonly<Record<StationKind, string>>;
  readonly clock: Readonly<Record<Clock, string>>;
  readonly waiting: string;
  /** Where earlier facts were folded away, nobody can say that one was not seen. */
  readonly notHeld: Pick<WayWords, 'waiting' | 'unknown'>;
  readonly absent: Readonly<Record<StationKind, string>>;
  readonly absentTitle: string;
  readonly columns: {
    readonly station: string;
    readonly evidence: string;
    readonly time: string;
    readonly clock: string;
    readonly gap: string;
  };
  readonly latest: (time: string) => string;
  readonly timeUnknown: string;
  readonly gap: (gap: Gap | null, span: (ms: number) => string) => string;
  readonly more: (count: number) => string;
  readonly delivery: (nth: number) => string;
  readonly unanswered: string;
  readonly raw: string;
  readonly streamed: string;
  readonly reads: string;
  readonly keeps: string;
  readonly aboutClocks: string;
  readonly aboutScale: string;
  readonly aboutUnknown: string;
  readonly foldedAway: (time: string) => string;
}

const sign = { '=': '', '≤': '≤ ', '≥': '≥ ' } as const;
const gapIn =
  (same: string): WayWords['gap'] =>
  (gap, span) => {
    if (gap === null) return '–';
    return gap === 'same' ? same : `${sign[gap.sign]}${span(gap.ms)}`;
  };

const id: WayWords = {
  title: 'Ikuti satu pesanan',
  choose: 'Pesanan',
  none: 'Belum ada pesanan yang teramati. Kirim satu, lalu buka lagi.',
  unknown: (order) => `Pada saat yang ditampilkan panel, ${order} belum teramati.`,
  summary: ({ order, hops, span, last }) =>
    `${order}: ${hops} jejak${span ? ` dalam ${span}` : ''}, terakhir di ${last}.`,
  past: (time) => `Keadaan pukul ${time}, seperti yang ditampilkan panel.`,
  station: {
    http: 'HTTP',
    document: 'Dokumen',
    oplog: 'Oplog',
    outbox: 'Outbox',
    record: 'Topic',
    group: 'Group',
    effect: 'Hasil',
  },
  clock: {
    service: 'order service',
    mongod: 'MongoDB (wall)',
    producer: 'producer (CreateTime)',
    append: 'broker (LogAppendTime)',
    broker: 'broker (log group)',
    reader: 'proses pembaca',
    server: 'server Menara, saat melihat',
  },
  waiting: 'belum teramati di sini',
  notHeld: {
    waiting: 'tidak ada di fakta yang masih disimpan',
    unknown: (order) => `${order} tidak ada di fakta yang masih disimpan.`,
  },
  absentTitle: 'Bukan bagian lab ini',
  absent: {
    http: 'HTTP: program lab ini menulis pesanan sendiri, tanpa permintaan pembeli yang teramati.',
    document: 'Dokumen: pesanan di sini tidak disimpan satu dokumen satu pesanan.',
    oplog: 'Oplog: tanpa dokumen pesanan, tidak ada entri yang bisa diikuti.',
    outbox: 'Outbox: event di sini tidak ditulis ke outbox.',
    record: 'Topic: pesanan di sini tidak disiarkan.',
    group: 'Group: tidak ada consumer group yang membaca topic ini.',
    effect: 'Hasil: tidak ada pembaca yang menyimpan sesuatu.',
  },
  columns: {
    station: 'Tempat',
    evidence: 'Bukti',
    time: 'Waktu',
    clock: 'Jam milik',
    gap: 'Sejak asalnya',
  },
  latest: (time) => `paling lambat ${time}`,
  timeUnknown: 'tidak diketahui',
  gap: gapIn('tulisan yang sama'),
  more: (count) => `dan ${count} lagi yang tidak digambar`,
  delivery: (nth) => `kiriman ke-${nth}`,
  unanswered: 'tidak dijawab',
  raw: 'dibaca di oplog',
  streamed: 'dari change stream',
  reads: 'membaca',
  keeps: 'sudah memuatnya, menurut',
  aboutClocks:
    'Setiap waktu dibaca dari jam yang disebut di sampingnya. Kalau Menara menyalakan broker dan database sendiri, semua jam itu jam satu mesin. Pada cluster luar, beda antarjam ikut terhitung.',
  aboutScale: 'Garis mendatar memampatkan tunggu yang lama. Angka di atasnya sejak jejak pertama.',
  aboutUnknown:
    'Yang waktunya tidak diketahui dibaca ulang dari koleksi ketika sesi dibuka lagi; dokumen sendiri tidak menyimpan kapan ia ditulis.',
  foldedAway: (time) => `Fakta sebelum pukul ${time} sudah diringkas dan tidak bisa diikuti lagi.`,
};

const en: WayWords = {
  title: 'Follow one order',
  choose: 'Order',
  none: 'No order has been seen yet. Send one, then open this again.',
  unknown: (order) => `At the moment that the panel shows, ${order} had not been seen.`,
  summary: ({ order, hops, span, last }) =>
    `${order}: ${hops} ${hops === 1 ? 'hop' : 'hops'}${span ? ` in ${span}` : ''}, ` +
    `the last one at ${last}.`,
  past: (time) => `As it was at ${time}, like the rest of the panel.`,
  station: {
    http: 'HTTP',
    document: 'Document',
    oplog: 'Oplog',
    outbox: 'Outbox',
    record: 'Topic',
    group: 'Group',
    effect: 'Effect',
  },
  clock: {
    service: 'order service',
    mongod: 'MongoDB (wall)',
    producer: 'producer (CreateTime)',
    append: 'broker (LogAppendTime)',
    broker: 'broker (group log)',
    reader: 'the reading process',
    server: 'Menara’s server, on seeing it',
  },
  waiting: 'not seen here yet',
  notHeld: {
    waiting: 'not among the facts still held',
    unknown: (order) => `${order} is not among the facts still held.`,
  },
  absentTitle: 'No part of this lab',
  absent: {
    http: 'HTTP: the program writes its orders itself, and no buyer’s request is observed.',
    document: 'Document: orders are not stored here one document each.',
    oplog: 'Oplog: without a document of the order there is no entry to follow.',
    outbox: 'Outbox: events are not written to an outbox here.',
    record: 'Topic: orders are not published here.',
    group: 'Group: no consumer group reads this topic.',
    effect: 'Effect: no reader stores anything.',
  },
  columns: {
    station: 'Place',
    evidence: 'Evidence',
    time: 'Time',
    clock: 'Whose clock',
    gap: 'Since its origin',
  },
  latest: (time) => `${time} at the latest`,
  timeUnknown: 'not known',
  gap: gapIn('the same write'),
  more: (count) => `and ${count} more that are not drawn`,
  delivery: (nth) => `delivery ${nth}`,
  unanswered: 'not answered',
  raw: 'read in the oplog',
  streamed: 'by the change stream',
  reads: 'reads',
  keeps: 'holds it by now, according to',
  aboutClocks:
    'Every time was read from the clock named beside it. Where Menara starts broker and database itself, all of them are the clock of one machine. With a cluster elsewhere, the difference between clocks counts in.',
  aboutScale:
    'Along the line long waits are compressed. The figures above count from the first hop.',
  aboutUnknown:
    'What has no time was read from its collection when the session was opened again; a document does not keep when it was written.',
  foldedAway: (time) => `Facts before ${time} were folded away and can’t be followed any more.`,
};

export const wayWords = { id, en } as const;

export const wayWordsOf = (locale: 'id' | 'en', folded: boolean): WayWords => ({
  ...wayWords[locale],
  ...(folded && wayWords[locale].notHeld),
});
