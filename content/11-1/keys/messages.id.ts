/**
 * The Indonesian words of the panel of lab `keys`. They also say which keys there are: English has
 * the same ones (`messages.en.ts`), or the compiler refuses.
 */
import { baseWords } from '#components/lab/base-words.id.ts';
import type { SettingRow } from '#components/lab/evidence-tabs.ts';

const number = new Intl.NumberFormat('id-ID');

/** What the one-sentence summary for screen readers is made of. */
export interface PanelSummary {
  readonly records: number;
  readonly partitions: number;
  readonly lag: number;
  readonly orders: number;
  readonly misread: number;
}

export const id = {
  ...baseWords,
  figure: 'Gambar 11.3',
  caption: 'Urutan per partisi',
  number: (n: number) => number.format(n),

  'place-none': 'Kirim 6 pesanan tanpa key',
  'place-customer': 'Kirim 6 pesanan, key pemesan',
  'place-seller': 'Kirim 120 pesanan, key penjual',
  'place-form': 'Kirim',
  'open-orders': 'Terima 6 pesanan',
  grow: 'Tambah partisi ke-4',
  'grow-form': 'Tambah',
  'finish-orders': 'Bayar dan kirim semuanya',
  measure: 'Ukur 10.000 key',
  'measure-form': 'Ukur',
  'run-view': 'Jalankan status-view, P0 lambat',
  'run-even': 'Jalankan status-view, sama cepat',
  'stop-view': 'Hentikan status-view',
  'kill-view': 'Bunuh status-view',
  runSlow: 'P0 lambat',
  runEven: 'Sama cepat',

  viewRuns: 'status-view sedang berjalan',
  viewRests: 'status-view tidak sedang berjalan',
  senderStarts: 'order-service sedang dinyalakan; tombol menunggu',
  grown: 'Partisi ke-4 sudah ada. Tambah yang kelima di panel, atau tekan Ulang dari awal',
  noOpen: 'Tidak ada pesanan yang menunggu dibayar',
  openLeft: 'Selesaikan dulu pesanan yang menunggu dibayar',
  measuring: 'Sedang mengukur',
  unmeasured: 'Pengukuran gagal; coba sekali lagi.',

  formSend: 'Kirim',
  formOrders: 'pesanan × 3 keadaan, key',
  formMeasure: 'Ukur',
  formKeys: 'key, dari',
  formTo: 'ke',
  formPartitions: 'partisi',
  formGrow: 'Jadikan',
  keyChoice: {
    none: 'tanpa key',
    customer: 'pemesan',
    order: 'orderId',
    seller: 'penjual',
    shop: '“toko”, satu untuk semua',
  },
  waitingOrders: (n: number) => `${number.format(n)} belum dibayar`,
  groupState: (members: number, lag: number) =>
    `${number.format(members)} anggota, lag ${number.format(lag)}`,

  sends: 'Kiriman demi kiriman',
  colSend: 'key',
  colOrders: 'pesanan',
  colInverted: 'terpencar',
  colMisread: 'terbalik dibaca',
  colWrong: 'salah tampil',
  colShares: 'pesan di P0 · P1 · …',
  noSends: 'Belum ada kiriman.',
  unfinished: '…',

  emptyLog: 'Log masih kosong. Jalankan status-view, lalu kirim pesanan.',
  tabOrders: 'Pesanan',
  colOrder: 'orderId',
  colBy: 'key yang dipakai',
  colPlaces: 'Dibuat · Dibayar · Dikirim',
  colSeen: 'urutan yang ditangani status-view',
  colState: 'yang ditampilkan',
  emptyOrders: 'Belum ada pesanan di log.',
  tabMoves: 'Pengukuran key',
  colKeys: 'key',
  colFromTo: 'partisi',
  colMoved: 'pindah',
  colBefore: 'sebelum',
  colAfter: 'sesudah',
  colCast: 'keenam pemesan',
  emptyMoves: 'Belum ada pengukuran.',
  colPartition: 'partisi',

  settingRows: [
    ['partitioner', 'DefaultPartitioner kafkajs (murmur2)', 'klien Java: murmur2 yang sama'],
    [
      'tanpa key',
      'kafkajs: bergiliran, satu pesan satu partisi',
      'klien Java: satu partisi untuk kira-kira satu batch (sticky)',
    ],
    [
      'metadataMaxAge producer',
      '0 ms: tanya partisi sebelum tiap kiriman',
      'kafkajs dan klien Java: 300.000 ms',
    ],
    ['metadataMaxAge consumer', '1.000 ms', 'kafkajs dan klien Java: 300.000 ms'],
    ['pembaca status-view', 'satu anggota group per partisi, dalam satu proses', '–'],
    ['kerja per pesan', 'P0 400 ms, lainnya 0 ms; atau 5 ms semua', '–'],
    [
      'autoCommit',
      'false: di-commit program sesudah tiap pesan',
      'kafkajs: sesudah tiap batch; klien Java: tiap 5 detik',
    ],
    [
      'sessionTimeout',
      '6.000 ms (batas bawah broker)',
      'kafkajs: 30.000 ms; klien Java: 45.000 ms',
    ],
    ['max.message.bytes (topic)', '65.536', 'Kafka: 1.048.588'],
    ['acks', '-1', 'kafkajs: -1'],
  ] as readonly SettingRow[],

  'check-orders': 'pesanan dan pesan dalam kiriman terbaru yang 200 pesanan',
  'check-inversions': 'inversions(pesanan)',
  'check-spread': 'partisi yang paling sepi tetap terisi',
  'check-share': 'partisi teramai paling banyak dua kali yang tersepi',
  'check-view': 'pesanan yang tampil PesananDikirim, ditangani berurutan',

  'limit-orders': 'Jumlah pesanan harus bilangan bulat dari 1 sampai 200. Tidak ada yang dikirim.',
  'limit-keys': 'Jumlah key harus bilangan bulat dari 100 sampai 10.000. Tidak ada yang diukur.',
  'limit-measured':
    'Partisi awal harus dari 1 sampai 11, dan partisi akhir lebih besar, paling banyak 12. Tidak ada yang diukur.',
  'limit-partitions':
    'Jumlah partisi hanya bisa bertambah, paling banyak sampai 6. Tidak ada yang berubah.',
  'limit-run':
    'Satu percobaan memuat paling banyak 3.000 pesan. Tekan Ulang dari awal untuk mengosongkannya.',
  'orders-open':
    'Masih ada pesanan yang menunggu dibayar. Bayar dan kirim dulu; tidak ada yang berubah.',
  'nothing-open': 'Tidak ada pesanan yang menunggu dibayar.',
  'still-working': 'Permintaan sebelumnya masih dikerjakan. Tunggu sampai selesai.',

  summary: (s: PanelSummary) =>
    `${number.format(s.partitions)} partisi berisi ${number.format(s.records)} pesan; ` +
    `status-view tertinggal ${number.format(s.lag)}. ` +
    `Dari ${number.format(s.orders)} pesanan, ${number.format(s.misread)} ditangani terbalik.`,
};

export type Messages = typeof id;
