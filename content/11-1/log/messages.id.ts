/**
 * The Indonesian words of the panel of lab `log`. They also say which keys there are: English has
 * the same ones (`messages.en.ts`), or the compiler refuses.
 */
import { baseWords } from '#components/lab/base-words.id.ts';
import type { SettingRow } from '#components/lab/evidence-tabs.ts';

const number = new Intl.NumberFormat('id-ID');

/** What the one-sentence summary for screen readers is made of. */
export interface PanelSummary {
  readonly records: number;
  /** null: the broker holds no bookmark for this group. */
  readonly payment: number | null;
  readonly search: number | null;
  readonly documents: number;
}

export const id = {
  ...baseWords,
  figure: 'Gambar 11.2',
  caption: 'Satu log, dua penanda',
  writesTo: 'menulis ke',
  send1: 'Kirim 1',
  send6: 'Kirim 6',
  number: (n: number) => number.format(n),

  'send-1': 'Kirim 1 pesanan',
  'send-6': 'Kirim 6 pesanan',
  'run-payment': 'Jalankan payment',
  'stop-payment': 'Hentikan payment',
  'kill-payment': 'Bunuh payment',
  'run-search': 'Jalankan search',
  'stop-search': 'Hentikan search',
  'kill-search': 'Bunuh search',
  'rewind-search': 'Mundurkan search ke 0',
  'empty-index': 'Kosongkan indeks',
  rewind: 'Mundurkan ke 0',

  paymentRuns: 'payment sedang berjalan',
  searchRuns: 'search sedang berjalan',
  paymentRests: 'payment tidak sedang berjalan',
  searchRests: 'search tidak sedang berjalan',
  writerComesBack: 'menyala lagi pada pesanan berikutnya',
  writerStarts: 'order-service sedang dinyalakan; tombol menunggu',
  stopSearchFirst:
    'Hentikan search dulu: Kafka menolak memindahkan penanda group yang masih punya anggota',
  memberLingers: 'Kafka masih menghitung anggota yang dibunuh; tunggu batas waktu sesinya',
  noBookmark: 'search belum punya penanda',
  alreadyZero: 'Penanda search sudah di 0',
  indexEmpty: 'Indeks sudah kosong',

  tabFiles: 'Berkas di disk',
  colFile: 'berkas',
  colBytes: 'ukuran, byte',
  colDocument: '_id (orderId)',
  colBuyer: 'pemesan',
  colSource: 'dari offset',

  emptyLog: 'Log masih kosong. Tekan Kirim 6 pesanan.',
  emptyGroups: 'Broker belum menyimpan penanda apa pun. Jalankan payment.',
  emptyFiles: 'Berkas segmen belum terbaca.',
  filesForeign: 'Broker ini bukan milik Menara, jadi berkas di disknya tidak dapat dibaca.',
  emptyDocuments: 'search_index kosong. Jalankan search.',

  filesSegment: 'isi log',
  filesIndex: 'petunjuk offset, tempatnya dipesan di muka',
  filesTimeIndex: 'petunjuk waktu, tempatnya dipesan di muka',
  filesOther: 'catatan broker',

  membersFromBroker: (n: number) => `${number.format(n)} anggota`,
  holds: (partitions: string) => `memegang ${partitions}`,
  indexHolds: (n: number) => `indeks ${number.format(n)} dokumen`,
  settingRows: [
    ['kerja per pesanan', '150 ms', '–'],
    [
      'autoCommit',
      'false: di-commit program sesudah tiap pesanan',
      'kafkajs: sesudah tiap batch; klien Java: tiap 5 detik',
    ],
    ['fromBeginning', 'true', 'kafkajs: false'],
    [
      'sessionTimeout',
      '6.000 ms (batas bawah broker)',
      'kafkajs: 30.000 ms; klien Java: 45.000 ms',
    ],
    ['heartbeatInterval', '600 ms', 'kafkajs dan klien Java: 3.000 ms'],
    ['maxWaitTimeInMs', '500 ms', 'kafkajs: 5.000 ms'],
    ['metadataMaxAge', '30.000 ms; producer 1.000 ms', 'kafkajs: 300.000 ms'],
    ['group.initial.rebalance.delay.ms', '0 ms (broker milik Menara)', 'Kafka: 3.000 ms'],
    ['acks', '-1 (semua replika yang tidak tertinggal; di sini satu)', 'kafkajs: -1'],
  ] as readonly SettingRow[],

  'check-emptied': 'n(search_index) pernah 0',
  'check-ids': 'orderId di search_index = orderId di log',
  'check-committed': 'committed(search) = end(pesanan)',
  'check-end': 'end(pesanan) sama seperti saat indeks dikosongkan',

  'mongo-away':
    'MongoDB tidak menjawab. Tunggu sampai kembali, lalu lihat indeks sebelum mencoba lagi.',
  'process-failed': 'Programnya gagal menyala. Coba jalankan sekali lagi.',

  summary: (s: PanelSummary) => {
    const read = (offset: number | null) => number.format(offset ?? 0);
    return (
      `Log berisi ${number.format(s.records)} pesan; payment sudah membaca ${read(s.payment)}, ` +
      `search ${read(s.search)}. Indeks pencarian berisi ${number.format(s.documents)} dokumen.`
    );
  },
};

export type Messages = typeof id;
