/** The Indonesian words of the panel of lab `zombie`, beyond those of every panel. */
import { baseWords } from '#components/lab/base-words.id.ts';
import type { SettingRow } from '#components/lab/evidence-tabs.ts';

const number = new Intl.NumberFormat('id-ID');

export const id = {
  ...baseWords,
  figure: 'Gambar 11.24',
  caption: 'Bangun terlambat, tidak terurai',
  number: (n: number) => number.format(n),

  'send-plain': 'Kirim 3 pesanan',
  'send-odd': 'Kirim 8 pesanan, satu beracun',
  'send-many': 'Kirim 100 pesanan, tiga beracun',
  'run-a': 'Jalankan payment-a',
  'run-b': 'Jalankan payment-b',
  'stop-a': 'Hentikan payment-a',
  'stop-b': 'Hentikan payment-b',
  'freeze-a': 'Bekukan payment-a',
  'freeze-b': 'Bekukan payment-b',
  'wake-a': 'Bangunkan payment-a',
  'wake-b': 'Bangunkan payment-b',
  'policy-forever': 'Coba terus',
  'policy-dlq': 'Tiga kali, lalu DLQ',
  'policy-retry': 'Topic percobaan ulang',
  'policy-park': 'Parkir per key',
  repair: 'Perbaiki parser',
  replay: 'Putar ulang DLQ',
  line: 'Tarik garis mulai',

  freeze: 'Bekukan',
  wake: 'Bangunkan',
  policy: 'Pesan yang tidak bisa diurai',
  send: 'Pesanan',
  parserKnows: (version: number) => `parser sampai skema ${version}`,
  runs: (name: string) => `${name} sedang berjalan`,
  rests: (name: string) => `${name} tidak sedang berjalan`,
  starts: (name: string) => `${name} sedang dinyalakan; tombol menunggu`,
  frozenAlready: 'Proses ini sudah membeku',
  notFrozen: 'Proses ini tidak sedang membeku',
  ownsNothing: 'Partisinya tidak dipegang proses ini',
  chosenAlready: 'Sudah dipilih',
  knowsAll: 'Parser sudah mengenal semua skema yang dikirim',
  nothingParked: 'Semua isi DLQ sudah diputar ulang',
  owns: 'P0',
  ownsNone: '–',

  cases: 'Pesanan beracun dan pesanan berikutnya dari pelanggan yang sama',
  writtenRow: 'ditulis',
  paidRow: 'dibayar',
  noCases: 'belum ada pesanan beracun',
  nonePaid: 'belum satu pun',
  place: { waiting: 'di log', retry: 'retry', dlq: 'di DLQ', paid: 'dibayar' },
  verdict: { open: 'belum selesai', kept: 'berurutan', turned: 'terbalik' },

  counts: 'Yang tercatat',
  guarded: 'payments, unique index',
  bare: 'payments_bare, tanpa index',
  letters: 'event berbeda di DLQ',
  lag: 'lag payment',
  twice: (count: number) => `${number.format(count)} berganda`,
  once: 'masing-masing satu',

  bookmark: 'penanda',
  tabLetters: 'DLQ',
  tabTries: 'Percobaan',
  tabLate: 'Commit ditolak',
  colReason: 'sebab',
  colError: 'galat',
  colTries: 'percobaan',
  colMember: 'program',
  colMessage: 'pesan galat',
  colOrder: 'pesanan',
  colCollection: 'koleksi',
  colFrom: 'dari',
  colPid: 'pid',
  colOffset: 'offset',
  reasons: { poison: 'beracun', behind: 'di belakang' } as Readonly<Record<string, string>>,
  emptyLetters: 'DLQ masih kosong.',
  emptyTries: 'Belum ada pesan yang gagal diurai.',
  emptyLate: 'Belum ada commit yang ditolak.',
  emptyDocuments: 'Belum ada pembayaran.',
  emptyLog: 'Log masih kosong. Jalankan payment-a, lalu kirim.',

  settingRows: [
    ['session.timeout.ms', '6.000 (paling kecil yang boleh)', 'kafkajs: 30.000'],
    ['heartbeatInterval', '600 ms', 'kafkajs: 3.000'],
    ['retry (Coba terus)', '100–1.000 ms, tanpa batas', 'kafkajs: 5 kali, lalu mulai lagi'],
    ['percobaan sebelum menyisih', '3, jeda 100 ms', 'kafkajs: tidak ada DLQ'],
    ['jeda di pesanan-retry', '300 ms', '–'],
    ['autoCommit', 'false: commit sesudah setiap pesanan', 'kafkajs: true'],
    ['partisi', '1 per topic', 'Kafka: 1'],
  ] as readonly SettingRow[],

  'check-orders': 'pesanan sejak garis mulai',
  'check-letters': 'event berbeda di pesanan-dlq',
  'check-cause': 'isi DLQ yang membawa sebabnya',
  'check-direct': 'pesanan yang dibayar tanpa putar ulang',
  'check-time': 'yang paling lama menunggu',
  'check-once': 'n(payments) / pesanan yang berbeda',
  'check-lag': 'committed(payment) = end(pesanan)',

  'limit-run': 'Satu percobaan menampung 600 record pesanan. Ulang dari awal.',
  'nothing-parked': 'Tidak ada isi DLQ yang belum diputar ulang.',

  /** For screen readers: the figure in one sentence. */
  summary: (s: Summary) =>
    `pesanan sampai ${number.format(s.end)}, tertinggal ${number.format(s.lag)}; ` +
    `pesanan-retry sampai ${number.format(s.retry)}, pesanan-dlq sampai ${number.format(s.dlq)}. ` +
    `${number.format(s.paid)} pembayaran, ${number.format(s.bare)} tanpa index.`,
};

export interface Summary {
  readonly end: number;
  readonly lag: number;
  readonly retry: number;
  readonly dlq: number;
  readonly paid: number;
  readonly bare: number;
}

export type Messages = typeof id;
