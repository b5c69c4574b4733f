/**
 * The Indonesian words of the panel of lab `one-fate`. They also say which keys there are: English
 * has the same ones (`messages.en.ts`), or the compiler refuses.
 */
import { baseWords } from '#components/lab/base-words.id.ts';
import type { SettingRow } from '#components/lab/evidence-tabs.ts';
import type { ConsumerName } from './names.ts';

const number = new Intl.NumberFormat('id-ID');
const n = (value: number) => number.format(value);
const seconds = new Intl.NumberFormat('id-ID', {
  ...{ minimumFractionDigits: 1, maximumFractionDigits: 1 },
});

/** A grid of pairs in words. */
export interface PairCounts {
  readonly orders: number;
  readonly whole: number;
  readonly lost: number;
  readonly twice: number;
  readonly half: number;
}

/** How one `withTransaction` ended, or where it stands. */
export interface TryEnd {
  readonly pid: number;
  readonly ms: number;
  readonly effects: number;
}

export const id = {
  ...baseWords,
  figure: 'Gambar 11.21',
  caption: 'Dua tulisan, tiga urutan',
  number: n,
  rupiah: (value: number) => `Rp${n(value)}`,

  write: 'Tulis 40 pesanan',
  again: 'Kirim ulang pesanan ke-1',
  'crash-both-1': 'Jalankan keduanya, mati di pesanan ke-8',
  'crash-both-2': 'Jalankan keduanya, mati di pesanan ke-21',
  'run-both': 'Jalankan keduanya',
  'stop-both': 'Hentikan keduanya',
  'crash-payment-1': 'Jalankan payment, mati di dalam transaksi',
  'crash-payment-2': 'Jalankan payment, mati sesudah transaksi',
  'run-swallow': 'Jalankan payment yang menelan E11000',
  'run-marker': 'Jalankan payment-marker',
  'start-marker': 'Jalankan payment-marker',
  'stop-marker': 'Hentikan payment-marker',
  'kill-marker': 'Bunuh payment-marker',
  'run-effect': 'Jalankan payment-effect',
  'start-effect': 'Jalankan payment-effect',
  'stop-effect': 'Hentikan payment-effect',
  'kill-effect': 'Bunuh payment-effect',
  'run-payment': 'Jalankan payment',
  'start-payment': 'Jalankan payment',
  'stop-payment': 'Hentikan payment',
  'kill-payment': 'Bunuh payment',
  orphan: 'Bunuh payment-twin di dalam transaksi',
  race: 'Adu 50 penangan untuk satu event',

  writeShort: '+40 pesanan',
  againShort: 'ulangi ke-1',
  orphanShort: 'Bunuh kembarannya',
  raceShort: 'Adu 50 penangan',
  diesAt: 'mati di',
  diesNowhere: 'tidak ada',
  diesOrder: 'pesanan ke-',
  written: (orders: number, end: number) => `${n(orders)} pesanan, ${n(end)} record`,

  injectorStarts: 'injector sedang dinyalakan; tombol menunggu',
  working: 'Kiriman sebelumnya masih dikerjakan',
  nothingWritten: 'Tulis 40 pesanan dulu',
  runs: (name: string) => `${name} sedang berjalan`,
  rests: (name: string) => `${name} tidak sedang berjalan`,

  how: {
    'payment-marker': 'penanda → efek',
    'payment-effect': 'efek → penanda',
    payment: 'satu transaksi',
  } as Readonly<Record<ConsumerName, string>>,
  howSwallow: 'menelan E11000',
  pairs: ({ orders, whole, lost, twice, half }: PairCounts) =>
    `${n(orders)} pesanan terbaru: ${n(whole)} utuh, ${n(lost)} bertanda tanpa pembayaran, ` +
    `${n(twice)} dibayar lebih dari sekali, ${n(half)} baru separuh`,
  markedCharged: (marked: number, charged: number) => `${n(marked)} penanda, ${n(charged)} efek`,
  passedOver: (count: number) => `${n(count)} ×`,
  charged: 'tertagih di database',
  rightful: (sum: string) => `seharusnya ${sum}`,
  surplus: (count: number) => `${n(count)} berlebih`,
  missing: (count: number) => `${n(count)} tak tertagih`,
  exact: 'tepat',
  notBegun: 'belum mulai',
  nothingSettled: 'belum selesai',
  inHand: (count: number) => `${n(count)} di tangan`,
  never: (ids: string) => `tak pernah ditagih: ${ids}`,
  twice: (ids: string) => `ditagih dua kali: ${ids}`,
  nobody: 'tidak ada yang salah tagih',

  bench: 'Satu transaksi di meja uji',
  noTry: 'Belum ada callback yang harus diulang.',
  callbackRuns: (count: number) => `callback berjalan ${n(count)} kali`,
  handlersOf: (count: number) => `untuk ${n(count)} penangan`,
  tryStates: {
    open: (_end: TryEnd) => 'masih diulang',
    inserted: ({ ms }: TryEnd) => `di-commit sesudah ${seconds.format(ms / 1000)} detik`,
    refused: ({ ms }: TryEnd) => `ditolak E11000 sesudah ${seconds.format(ms / 1000)} detik`,
    raced: ({ effects, ms }: TryEnd) =>
      `${n(effects)} pembayaran, ${seconds.format(ms / 1000)} detik`,
    dead: ({ pid }: TryEnd) => `berakhir bersama pid ${pid}`,
  },

  tabPairs: 'Pasangan',
  tabRefusals: 'Ditolak',
  tabTries: 'Transaksi',
  tabLives: 'Proses',
  colService: 'layanan',
  colMarkers: 'penanda',
  colPayments: 'pembayaran',
  colOwed: 'seharusnya',
  colNever: 'tak pernah',
  colTwice: 'dua kali',
  colCustomer: 'pelanggan',
  pairOf: (name: string) => `${name}: penanda / efek`,
  colCollection: 'koleksi',
  colCode: 'code',
  colSeenAt: 'ditulis program pukul',
  foundFirst: 'penandanya ditemukan findOne',
  colProgram: 'program, pid',
  colRuns: 'callback',
  colCodes: 'code × kali',
  colWaited: 'ms sampai selesai',
  colStarted: 'mulai pukul',
  colFirst: 'offset pertama',
  colDied: 'mati di',
  colInHand: 'offset di tangan',

  emptyLog: 'Log masih kosong. Tulis 40 pesanan dulu.',
  emptyRefusals: 'Belum ada kiriman ulang yang ditolak.',
  emptyTries: 'Belum ada callback transaksi yang harus diulang.',
  emptyLives: 'Belum ada layanan yang dijalankan.',
  emptyDocuments: 'Belum ada penanda atau pembayaran di database.',

  settingRows: [
    ['uniq_consumer_event', '{ consumer: 1, eventId: 1 }, unique', 'MongoDB: hanya _id yang unik'],
    ['gelombang', 'sampai 50 kiriman, lalu offset di-commit', 'kafkajs eachMessage: 1'],
    ['autoCommit', 'false: di-commit program sesudah tiap gelombang', 'kafkajs: true'],
    ['rebalanceTimeout', '1.500 ms: anggota mati tidak ditunggu sesinya', 'kafkajs: 60.000 ms'],
    ['sessionTimeout', '6.000 ms (batas bawah broker)', 'kafkajs: 30.000 ms'],
    ['transactionLifetimeLimitSeconds', '3 (mongod milik Menara)', 'MongoDB: 60'],
    ['withTransaction', 'diulang driver sampai 120 detik', 'driver: sama'],
    ['jeda sebelum ulangan', 'acak, 5 ms × 1,5ⁿ, paling lama 500 ms', 'driver 7.9: sama'],
    ['koneksi satu program', 'paling banyak 20', 'driver: 100'],
    ['writeConcern', 'majority, journal', 'MongoDB: majority'],
  ] as readonly SettingRow[],

  'check-orders': 'pesanan di log',
  'check-deaths': 'titik mati yang berbeda, masing-masing dengan lag > 0',
  'check-payments': 'n(payments), tiap eventId tepat satu',
  'check-markers': 'n(processed_events), tiap eventId tepat satu',
  'check-sum': 'Σ payments = Σ pesanan, dalam rupiah',
  'check-lag': 'committed(payment) = end(pesanan)',

  'injection-running':
    'Kiriman sebelumnya masih dikerjakan. Yang ini tidak diantrekan; tekan lagi setelah lag 0.',
  'limit-run':
    'Satu percobaan memuat paling banyak 400 kiriman dan 20 uji transaksi. Ulang dari awal dulu.',
  'limit-children':
    'Empat program sudah berjalan. Hentikan payment-marker atau payment-effect dulu.',
  'no-such-event': 'Pesanan dengan nomor itu belum ditulis di percobaan ini.',
};

export type Messages = typeof id;
