/**
 * The Indonesian words of the panel of lab `commit-order`. They also say which keys there are:
 * English has the same ones (`messages.en.ts`), or the compiler refuses.
 */
import { baseWords } from '#components/lab/base-words.id.ts';
import type { SettingRow } from '#components/lab/evidence-tabs.ts';

const number = new Intl.NumberFormat('id-ID');

/** What the summary for screen readers is made of, for one service. */
export interface ModeSummary {
  readonly name: string;
  readonly charges: number;
  readonly orders: number;
  readonly committed: number | null;
}

export const id = {
  ...baseWords,
  figure: 'Gambar 11.18',
  caption: 'Satu commit, tiga tempat',
  number: (n: number) => number.format(n),
  rupiah: (n: number) => `Rp${number.format(n)}`,

  send: 'Kirim 100 pesanan',
  'send-form': 'Kirim',
  'run-batch': 'Jalankan payment-batch',
  'stand-batch': 'Jalankan payment-batch sampai tengah',
  'kill-batch': 'Bunuh payment-batch',
  'stop-batch': 'Hentikan payment-batch',
  'run-record': 'Jalankan payment-record',
  'stand-record': 'Jalankan payment-record sampai tengah',
  'kill-record': 'Bunuh payment-record',
  'stop-record': 'Hentikan payment-record',
  'run-before': 'Jalankan payment-before',
  'stand-before': 'Jalankan payment-before sampai tengah',
  'kill-before': 'Bunuh payment-before',
  'stop-before': 'Hentikan payment-before',
  midway: 'Ke tengah',

  formOrders: 'banyaknya pesanan',
  formPlace: 'di tengah berhenti',
  placeGap: 'di celahnya sendiri',
  placeBefore: 'sebelum menagih',
  placeAfter: 'sesudah menagih',

  runs: (name: string) => `${name} sedang berjalan`,
  rests: (name: string) => `${name} tidak sedang berjalan`,
  noOrders: 'Tidak ada pesanan yang menunggu; kirim dulu',
  injectorStarts: 'injector sedang dinyalakan; tombol menunggu',
  stillWorking: 'Program yang berjalan belum menyelesaikan pesanan sebelumnya',

  ordersOf: (orders: number, series: number) =>
    `${number.format(orders)} pesanan di seri ${number.format(series)}`,
  noSeries: 'belum ada pesanan',
  how: {
    'payment-batch': 'commit: sesudah satu batch',
    'payment-record': 'commit: sesudah tiap pesanan',
    'payment-before': 'commit: sebelum menagih',
  },
  standsAt: (place: string, offset: number) => `berhenti: ${place} @${offset}`,
  committed: 'penanda',
  effect: 'akibat',
  ahead: (n: number) => `${number.format(n)} belum di-commit`,
  behind: (n: number) => `${number.format(n)} belum ditagih`,
  level: 'sejajar',
  setNever: 'tak pernah',
  setOnce: 'sekali',
  setAgain: 'berulang',
  setWaiting: 'menunggu',
  charged: 'tertagih, seri terakhir',
  rightful: (sum: string) => `seharusnya ${sum}`,
  surplus: (n: number) => `+${number.format(n)} tagihan`,
  missing: (n: number) => `−${number.format(n)} tagihan`,
  underWay: (n: number) => `${number.format(n)} menunggu`,
  exact: 'tepat',
  nothingYet: 'belum ada pesanan',
  stripSaid: (s: { once: number; again: number; never: number; waiting: number }) =>
    `${number.format(s.once)} pesanan ditagih sekali, ${number.format(s.again)} berulang, ` +
    `${number.format(s.never)} tak pernah, ${number.format(s.waiting)} menunggu`,
  emptyStrip: 'Belum ada pesanan. Tekan Kirim 100 pesanan.',

  tabOdd: 'Ganda dan hilang',
  tabSignals: 'Sinyal',
  tabResults: 'Hasil',
  colOrder: 'orderId',
  colTimes: 'kali ditagih',
  colCharged: 'tertagih',
  colPids: 'pid penagih',
  colSignal: 'sinyal',
  colPlace: 'tempat',
  colSentAt: 'dikirim pukul',
  colSeries: 'seri',
  colOrders: 'pesanan',
  colCharges: 'tagihan',
  colSurplus: 'selisih',
  colService: 'layanan',
  colCommit: 'commit',
  emptyOdd: 'Di seri terakhir tidak ada pesanan yang ditagih berulang atau terlewat.',
  emptySignals: 'Belum ada program yang diakhiri.',
  emptyResults: 'Belum ada seri pesanan. Kirim dulu.',

  settingRows: [
    ['payment-batch', 'eachMessage tanpa setelan lain', 'kafkajs: commit sesudah tiap batch'],
    ['payment-record', 'autoCommitThreshold: 1', 'kafkajs: null'],
    ['payment-before', 'autoCommit: false, commitOffsets lebih dulu', 'kafkajs: true'],
    ['autoCommitInterval', 'null', 'kafkajs: null; klien Java: 5.000 ms'],
    ['maxBytesPerPartition', '1.048.576: satu fetch membawa seluruh seri', 'kafkajs: sama'],
    ['kerja per pesanan', '8 ms', '–'],
    ['fromBeginning', 'true', 'kafkajs: false'],
    ['writeConcern', 'majority, journal', 'MongoDB: majority'],
    ['sessionTimeout', '6.000 ms (batas bawah broker)', 'kafkajs: 30.000 ms'],
    ['heartbeatInterval', '600 ms, juga selagi berhenti di tengah', 'kafkajs: 3.000 ms'],
    ['SIGTERM', 'ditunggu 3 detik, lalu SIGKILL', 'Kubernetes: 30 detik'],
  ] as readonly SettingRow[],

  'check-orders': 'orderId berbeda di seri terakhir',
  'check-more': 'satu layanan menagih lebih dari pesanannya',
  'check-fewer': 'satu layanan menagih kurang dari pesanannya',
  'check-kills': 'SIGKILL dengan lag > 0 pada keduanya',
  'check-exact': 'satu layanan menagih tiap pesanan tepat sekali, tanpa SIGKILL',
  'check-terms': 'SIGTERM dengan lag > 0 padanya',
  'check-lag': 'committed = end, ketiga group',

  'still-working':
    'Program yang berjalan belum menyelesaikan pesanan sebelumnya. Tunggu lag 0, atau akhiri dulu.',
  'limit-orders':
    'Satu kali kirim memuat 10 sampai 200 pesanan, bilangan bulat. Tidak ada yang dikirim.',
  'limit-run':
    'Satu percobaan menampung paling banyak 1.000 pesanan. Ulang dari awal untuk log yang kosong.',
  'no-order-yet': 'Tidak ada pesanan yang menunggu program itu. Kirim dulu.',

  summary: (modes: readonly ModeSummary[]) =>
    modes
      .map(
        ({ name, charges, orders, committed }) =>
          `${name}: ${number.format(charges)} tagihan untuk ${number.format(orders)} pesanan, ` +
          `penanda ${committed === null ? 'belum ada' : number.format(committed)}.`,
      )
      .join(' '),
};

export type Messages = typeof id;
