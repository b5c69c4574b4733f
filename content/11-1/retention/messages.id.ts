/**
 * The Indonesian words of the panel of lab `retention`. They also say which keys there are: English
 * has the same ones (`messages.en.ts`), or the compiler refuses.
 */
import { baseWords } from '#components/lab/base-words.id.ts';

const number = new Intl.NumberFormat('id-ID');
const tenth = new Intl.NumberFormat('id-ID', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

export const id = {
  ...baseWords,
  figure: 'Gambar 11.6',
  caption: 'Lupa menurut umur, lupa menurut key',
  writesTo: 'menulis ke',
  rate: 'laju',
  perSecond: 'per detik',
  retention: 'retensi',
  secondsUnit: 'detik',
  number: (n: number) => number.format(n),
  seconds: (ms: number) => `${tenth.format(ms / 1000)} s`,

  flow: 'Alirkan pesanan',
  'stop-flow': 'Hentikan aliran',
  'run-payment': 'Jalankan payment',
  'run-latest': 'Jalankan payment dari ujung',
  'stop-payment': 'Hentikan payment',
  'kill-payment': 'Bunuh payment',
  'set-retention': 'Setel retensi',
  change: 'Ubah semua harga',
  drop: 'Hapus madu',
  latest: 'dari ujung',

  writerStarts: 'order-service sedang dinyalakan; tombol menunggu',
  flowsAlready: 'Pesanan sedang mengalir',
  noFlow: 'Pesanan tidak sedang mengalir',
  paymentRuns: 'payment sedang berjalan',
  paymentRests: 'payment tidak sedang berjalan',
  memberLingers: 'Kafka masih menghitung anggota yang lama; tunggu batas waktu sesinya',
  noPrices: 'Belum ada harga. Ubah semua harga dulu.',

  flowing: (perSecond: number) => `${number.format(perSecond)} pesanan per detik`,
  flowRests: 'tidak mengalir',
  membersFromBroker: (n: number) => `${number.format(n)} anggota menurut broker`,
  emptyLog: 'Log masih kosong. Tekan Alirkan pesanan.',
  emptyPrices: 'Belum ada harga. Tekan Ubah semua harga.',
  pricesLane: 'harga, disimpan menurut key',
  ordersLane: 'pesanan, disimpan menurut umur',
  table: 'Isi katalog kalau dibaca ulang',
  tableEmpty: 'kosong',
  price: (rupiah: number) => number.format(rupiah),
  keptOf: (kept: number, end: number) =>
    `${number.format(kept)} dari ${number.format(end)} record masih disimpan`,

  hourglass: 'Jam pasir: sisa umur pesanan tertua yang belum dibaca',
  glassIdle: 'Semua sudah dibaca',
  glassLeft: (seconds: string) => `${seconds} lagi`,
  glassOver: 'boleh dihapus kapan saja',
  lagIs: (records: number, seconds: string) => `lag ${number.format(records)} pesanan, ${seconds}`,
  lostNow: (n: number) => `${number.format(n)} pesanan dihapus sebelum dibaca`,
  missed: (n: number) => `${number.format(n)} pesanan telanjur hilang`,
  nothingLost: 'belum ada yang hilang',
  keeps: (seconds: string) => `retensi ${seconds}`,

  tabReturns: 'Kembalinya payment',
  tabOrders: 'Pesanan',
  tabPrices: 'Harga',
  tabLines: 'Log klien',
  colTime: 'waktu',
  colAway: 'pergi selama',
  colCommitted: 'penanda',
  colLow: 'low',
  colEnd: 'end',
  colNext: 'offset pertama',
  colLost: 'hilang',
  colLine: 'baris log',
  tombstone: 'null (tombstone)',
  emptyReturns: 'payment belum pernah pergi lalu kembali.',
  emptyLines: 'Klien belum mengeluh.',
  slowCluster:
    'Cluster ini bukan milik Menara: penghapusan dan pemadatan bisa baru terlihat setelah beberapa menit.',
  settingRows: [
    ['retention.ms', 'pilihan Anda, 2.000–120.000 ms', 'Kafka: 604.800.000 ms (7 hari)'],
    ['segment.ms', '1.000 ms', 'Kafka: 604.800.000 ms (7 hari)'],
    ['log.retention.check.interval.ms', '2.000 ms (broker milik Menara)', 'Kafka: 300.000 ms'],
    ['log.cleaner.backoff.ms', '1.000 ms (broker milik Menara)', 'Kafka: 15.000 ms'],
    ['cleanup.policy', 'pesanan: delete; harga: compact', 'Kafka: delete'],
    ['min.cleanable.dirty.ratio', 'harga: 0,01', 'Kafka: 0,5'],
    ['delete.retention.ms', 'harga: 60.000 ms', 'Kafka: 86.400.000 ms (1 hari)'],
    ['offsets.retention.minutes', '10.080 (7 hari)', 'Kafka: 10.080'],
    ['fromBeginning', 'true; tombol dari ujung: false', 'kafkajs: false'],
  ] as readonly (readonly [string, string, string])[],

  'check-outage': 'lama tanpa satu pun pembayaran',
  'check-waiting': 'pesanan yang datang selama itu',
  'check-budget': 'anggaran disk ≥ retention.ms',
  'check-missing': 'pesanan tanpa pembayaran sejak gangguan',
  'check-lag': 'committed(payment) = end(pesanan)',

  'kafka-away':
    'Broker Kafka tidak menjawab. Tunggu sampai kembali, lalu lihat panel sebelum mencoba lagi.',
  'mongo-away':
    'MongoDB tidak menjawab. Tunggu sampai kembali, lalu lihat panel sebelum mencoba lagi.',
  'not-running': 'Program itu tidak sedang berjalan. Tidak ada yang berubah.',
  'flow-running': 'Pesanan sudah mengalir. Hentikan dulu kalau ingin mengganti lajunya.',
  'limit-flow':
    'Laju harus bilangan bulat dari 1 sampai 20 pesanan per detik. Tidak ada yang berubah.',
  'limit-retention':
    'Retensi harus dari 2 sampai 120 detik: lebih dari itu melampaui anggaran disk percobaan ini. Tidak ada yang berubah.',
  'limit-run':
    'Satu percobaan memuat paling banyak 4.000 pesanan. Tekan Ulang dari awal untuk melanjutkan.',
  'process-failed': 'Programnya gagal menyala. Coba jalankan sekali lagi.',

  summary: (s: { low: number; end: number; lag: number; lost: number }) =>
    `low log ini ${number.format(s.low)}, end-nya ${number.format(s.end)}; ` +
    `payment tertinggal ${number.format(s.lag)} pesanan, ${number.format(s.lost)} terhapus sebelum dibaca.`,
};

export type Messages = typeof id;
