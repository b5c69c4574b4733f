/** The Indonesian words of the panel of lab `transactions`, beyond those of every panel. */
import { baseWords } from '#components/lab/base-words.id.ts';
import type { SettingRow } from '#components/lab/evidence-tabs.ts';

const number = new Intl.NumberFormat('id-ID');

export const id = {
  ...baseWords,
  figure: 'Gambar 11.25',
  caption: 'Satu log, dua pembaca, satu batas',
  number: (n: number) => number.format(n),

  'pay-cashier': 'Kirim di dalam transaksi',
  'commit-cashier': 'Commit transaksinya',
  'abort-cashier': 'Batalkan transaksinya',
  'kill-cashier': 'Bunuh cashier',
  'stop-cashier': 'Hentikan cashier',
  'open-cashier': 'Jalankan cashier lagi',
  'pay-cashier-2': 'Kirim lewat cashier-2',
  'commit-cashier-2': 'Commit transaksi cashier-2',
  'abort-cashier-2': 'Batalkan transaksi cashier-2',
  'kill-cashier-2': 'Bunuh cashier-2',
  'stop-cashier-2': 'Hentikan cashier-2',
  'open-own': 'Jalankan cashier-2',
  'open-twin': 'Jalankan kembaran cashier',
  'open-readers': 'Jalankan readers lagi',
  'orders-few': 'Kirim 20 pesanan',
  'orders-many': 'Kirim 100 pesanan',
  'bill-plain': 'Jalankan biller tanpa transaksi',
  'bill-transaction': 'Jalankan biller',
  'bill-guarded': 'Jalankan biller dengan unique index',
  'crash-plain': 'Tanpa transaksi, mati sebelum commit',
  'crash-transaction': 'Jalankan biller, mati sebelum commit',
  'crash-guarded': 'Dengan unique index, mati sebelum commit',
  'stop-biller': 'Hentikan biller',
  'kill-biller': 'Bunuh biller',
  line: 'Tarik garis mulai',

  pay: 'kirim',
  commit: 'commit',
  abort: 'batalkan',
  runs: (name: string) => `${name} sedang berjalan`,
  rests: (name: string) => `${name} tidak sedang berjalan`,
  starts: (name: string) => `${name} sedang dinyalakan; tombol menunggu`,
  nothingOpen: 'Tidak ada transaksi yang terbuka',
  holds: (count: number) => `${number.format(count)} pesan di transaksi yang terbuka`,
  idle: 'belum ada transaksi terbuka',
  fenced: (type: string) => `ditolak: ${type}`,

  readers: 'Yang diterima kedua pembaca',
  empty: 'belum ada',
  stable: 'LSO',
  end: 'end',
  border: 'Di kedua sisi batas',
  orders: 'pesanan',
  bills: 'tagihan (read_committed)',
  billsRaw: 'tagihan (read_uncommitted)',
  receipts: (collection: string) => `dokumen ${collection}`,
  twice: (count: number) => `${number.format(count)} berganda`,
  once: 'masing-masing satu',
  manner: {
    plain: 'tanpa transaksi',
    transaction: 'transaksi',
    guarded: 'transaksi + unique index',
  },
  toDeath: 'lalu mati',

  tabSeen: 'Pembaca',
  tabErrors: 'Penolakan',
  colReader: 'pembaca',
  colSeen: 'isi yang diterima, berurutan',
  colProducer: 'producerId / epoch',
  colFate: 'nasib',
  colProgram: 'program',
  colError: 'galat',
  colCode: 'kode',
  colMessage: 'pesan galat',
  colCollection: 'koleksi',
  colOrder: 'pesanan',
  colPid: 'pid',
  fate: {
    open: 'terbuka',
    committed: 'di-commit',
    aborted: 'dibatalkan',
    plain: 'tanpa transaksi',
    commit: 'penanda commit',
    abort: 'penanda abort',
  },
  emptySeen: 'Kedua pembaca belum menerima apa pun.',
  emptyErrors: 'Belum ada producer yang ditolak.',
  emptyDocuments: 'Belum ada dokumen dari biller.',
  emptyLog: 'Log masih kosong. Simpan tebakan pertama, lalu kirim.',

  settingRows: [
    [
      'isolation.level',
      'read_committed dan read_uncommitted',
      'Kafka: read_uncommitted; kafkajs: read_committed',
    ],
    ['transactional.id', 'cashier, cashier-2, biller', 'tidak ada: tanpa transaksi'],
    ['transactionTimeout', '60.000 ms', 'kafkajs: sama'],
    ['idempotent', 'true (syarat transaksi)', 'kafkajs: false; Java: true'],
    ['maxInFlightRequests', '1', 'kafkajs: tanpa batas'],
    ['retry.initialRetryTime', '20 ms', 'kafkajs: 300 ms'],
    ['autoCommit (readers)', 'false: tanpa penanda, selalu dari awal', 'kafkajs: true'],
    ['isi satu transaksi biller', '5 pesanan dan penandanya', '–'],
  ] as readonly SettingRow[],

  'check-orders': 'pesanan sejak garis mulai',
  'check-deaths': 'transaksi biller yang dibatalkan',
  'check-bills': 'tagihan yang di-commit / pesanan dengan tepat satu tagihan',
  'check-receipts': 'n(receipts) / pesanan yang berbeda',
  'check-bookmark': 'committed(biller) = end(pesanan)',

  'limit-run': 'Satu percobaan menampung 400 pesanan dan 60 offset pembayaran. Ulang dari awal.',

  /** For screen readers: the figure in one sentence. */
  summary: (s: Summary) =>
    `Log pembayaran sampai ${number.format(s.end)}, LSO ${number.format(s.stable)}. ` +
    `read_committed menerima ${number.format(s.committed)} pembayaran, read_uncommitted ` +
    `${number.format(s.all)}. ${number.format(s.orders)} pesanan, ${number.format(s.bills)} ` +
    `tagihan, ${number.format(s.receipts)} dokumen.`,
};

export interface Summary {
  readonly end: number;
  readonly stable: number;
  readonly committed: number;
  readonly all: number;
  readonly orders: number;
  readonly bills: number;
  readonly receipts: number;
}

export type Messages = typeof id;
