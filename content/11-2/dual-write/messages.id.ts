/**
 * The Indonesian words of the panel of lab `dual-write`. They also say which keys there are:
 * English has the same ones (`messages.en.ts`), or the compiler refuses.
 */
import { baseWords } from '#components/lab/base-words.id.ts';
import type { SettingRow } from '#components/lab/evidence-tabs.ts';
import type { Fate, OrderColumn } from './model-fates.ts';
import type { Manner } from './names.ts';

const number = new Intl.NumberFormat('id-ID');

/** What the one-sentence summary for screen readers is made of. */
export interface PanelSummary {
  readonly both: number;
  readonly ghosts: number;
  readonly orphans: number;
}

const states = { waiting: 'menunggu', answered: 'dijawab', unanswered: 'tidak dijawab' };

const fates: Readonly<Record<Fate, string>> = {
  both: 'utuh',
  ghost: 'pesanan hantu',
  orphan: 'event yatim',
  nowhere: 'tidak tertulis di mana pun',
  open: 'sedang dikerjakan',
};

const manners: Readonly<Record<Manner, string>> = {
  'save-first': 'simpan → terbitkan',
  'publish-first': 'terbitkan → simpan',
  'in-transaction': 'terbitkan dalam transaksi',
};

export const id = {
  ...baseWords,
  figure: 'Gambar 11.9',
  caption: 'Satu pesanan, dua penulisan',
  rupiah: (n: number) => `Rp${number.format(n)}`,

  'send-3': 'Kirim 3 pesanan',
  'send-ghost': 'Kirim 3 pesanan, mati sesudah simpan',
  'send-retry': 'Kirim 3 pesanan dengan retry, mati sesudah simpan',
  'send-orphan': 'Kirim 3 pesanan, mati sesudah terbit',
  'send-transaction': 'Kirim 3 pesanan dalam transaksi, mati sebelum commit',
  'send-form': 'Kirim',
  'run-orders': 'Jalankan order-service lagi',
  'kill-orders': 'Bunuh order-service',
  line: 'Tarik garis mulai',

  formManner: 'urutan',
  formCount: 'pesanan',
  formRetry: (n: number) => `retry ${number.format(n)}×`,
  diesAt: 'titik mati di pesanan terakhir',
  diesNowhere: 'hidup',
  manners,
  writes: { save: 'simpan', publish: 'terbitkan' },
  writesTwice: 'menulis dua kali',
  diedIn: (orderId: string) => `mati di ${orderId}`,

  ordersRun: 'order-service sedang berjalan',
  ordersRest: 'order-service mati; jalankan dulu',
  ordersStart: 'order-service sedang dinyalakan; tombol menunggu',

  rowOrder: 'ORD-',
  rowAnswered: 'dijawab',
  missing: { ghost: 'hantu', orphan: 'yatim' },
  emptyFigure: 'Belum ada pesanan. Tekan Kirim 3 pesanan.',
  column: ({ id: orderId, customer, saved, offset, fate, note }: OrderColumn) =>
    [
      `${orderId}${customer === null ? '' : `, ${customer}`}`,
      saved ? 'ada di MongoDB' : 'tidak ada di MongoDB',
      offset === null ? 'tidak ada di Kafka' : `di Kafka offset ${number.format(offset)}`,
      ...(note ? [states[note.state]] : []),
      fates[fate],
    ].join('; '),

  ghosts: (n: number) => `${number.format(n)} pesanan hantu`,
  ghostsMean: (sum: string) => `${sum} tersimpan, tak disiarkan`,
  both: (n: number) => `${number.format(n)} utuh`,
  bothMean: 'kedua sistem tahu',
  orphans: (n: number) => `${number.format(n)} event yatim`,
  orphansMean: (sum: string) => `${sum} disiarkan, tak tersimpan`,

  tabSets: 'Selisih',
  tabDeaths: 'Kematian',
  colOrder: 'pesanan',
  colBuyer: 'pembeli',
  colManner: 'urutan',
  colPoint: 'titik mati',
  colTries: 'simpan, terbit',
  colFate: 'nasib',
  colSignal: 'sinyal',
  colDiedAt: 'waktu',
  colInHand: 'pesanan di tangan',
  tries: ({ save, publish }: { save: number; publish: number }, most: number) =>
    `${save}, ${publish} (≤ ${most})`,
  states,
  fates,
  readBoth: (time: string) => `dari change stream dan log, terakhir pukul ${time}`,
  readAtKernel: (time: string) => `dilaporkan kernel kepada server pukul ${time}`,
  emptyDocuments: 'Belum ada pesanan di database.',
  emptyDeaths: 'order-service belum pernah mati di percobaan ini.',

  settingRows: [
    ['acks', '-1 (semua replika yang mengikuti; di sini satu)', 'kafkajs: -1'],
    ['writeConcern', 'majority, journal', 'MongoDB: majority'],
    ['retry', 'mati, atau 5×: sesudah 100 ms, lalu jedanya dua kali lipat', '–'],
    ['withTransaction', 'diulang driver sampai 120 detik', 'driver: sama'],
    ['transactionLifetimeLimitSeconds', '3 (mongod milik Menara)', 'MongoDB: 60'],
    ['kematian', 'SIGKILL oleh programnya sendiri, di titik mati', '–'],
    ['order-service dijalankan lagi', 'hanya oleh Anda', 'di toko sungguhan: otomatis'],
  ] as readonly SettingRow[],

  'check-ghosts': 'pesanan hantu sejak garis mulai',
  'check-orphans': 'event yatim sejak garis mulai',
  'check-killed': 'di antaranya yang programnya mati sebelum menjawab = semuanya',
  'check-after': 'pesanan yang dijawab sesudah kematian terakhir',

  'not-running': 'order-service tidak sedang berjalan. Jalankan dulu; tidak ada yang dikirim.',
  'orders-running': 'Pesanan sebelumnya masih dikerjakan. Yang ini tidak diantrekan.',
  'limit-orders': 'Batasnya 1–20 pesanan sekali kirim. Tidak ada yang dikirim.',
  'limit-run': 'Satu percobaan menampung paling banyak 300 pesanan. Ulang dari awal.',

  summary: (s: PanelSummary) =>
    `${number.format(s.both)} pesanan ada di MongoDB dan Kafka, ${number.format(s.ghosts)} ` +
    `pesanan hantu hanya di MongoDB, ${number.format(s.orphans)} event yatim hanya di Kafka.`,
};

export type Messages = typeof id;
