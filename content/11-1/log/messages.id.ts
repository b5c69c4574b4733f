/**
 * The Indonesian words of the panel of lab `log`. They also say which keys there are: English has
 * the same ones (`messages.en.ts`), or the compiler refuses.
 */
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
  reset: 'Ulang dari awal',
  run: 'Jalankan',
  stop: 'Hentikan',
  kill: 'Bunuh',
  rewind: 'Mundurkan ke 0',

  lockedPrediction: 'Terbuka setelah tebakan disimpan',
  paymentRuns: 'payment sedang berjalan',
  searchRuns: 'search sedang berjalan',
  paymentRests: 'payment tidak sedang berjalan',
  searchRests: 'search tidak sedang berjalan',
  writerComesBack: 'menyala lagi pada pesanan berikutnya',
  writerStarts: 'order-service masih menyala; tombol menunggu',
  stopSearchFirst:
    'Hentikan search dulu: Kafka menolak memindahkan penanda group yang masih punya anggota',
  memberLingers: 'Kafka masih menghitung anggota yang dibunuh; tunggu batas waktu sesinya',
  noBookmark: 'search belum punya penanda',
  alreadyZero: 'Penanda search sudah di 0',
  indexEmpty: 'Indeks sudah kosong',
  waitBroker: 'Broker tidak menjawab; tombol menunggu',
  waitDatabase: 'Database tidak menjawab; tombol menunggu',
  waitConnection: 'Sambungan ke server putus; tombol menunggu',
  inPast: 'Anda sedang melihat masa lalu; kembali ke sekarang dulu',

  tabRecord: 'Record',
  tabGroup: 'Penanda group',
  tabFiles: 'Berkas di disk',
  tabDocuments: 'Dokumen',
  colPosition: 'topic-partition@offset',
  colKey: 'key',
  colTime: 'waktu broker',
  colHeaders: 'header',
  colValue: 'isi',
  colGroup: 'group',
  colCommitted: 'penanda (committed)',
  colLag: 'lag',
  colMembers: 'anggota',
  colFile: 'berkas',
  colBytes: 'ukuran, byte',
  colDocument: '_id (orderId)',
  colBuyer: 'pemesan',
  colTotal: 'total',
  colSource: 'dari offset',

  emptyLog: 'Log masih kosong. Tekan Kirim 6 pesanan.',
  emptyRecords: 'Belum ada pesan yang dibaca dari broker.',
  emptyGroups: 'Broker belum menyimpan penanda apa pun. Jalankan payment.',
  emptyFiles: 'Berkas segmen belum terbaca.',
  filesForeign: 'Broker ini bukan milik Menara, jadi berkas di disknya tidak dapat dibaca.',
  emptyDocuments: 'search_index kosong. Jalankan search.',

  filesSegment: 'isi log',
  filesIndex: 'petunjuk offset, tempatnya dipesan di muka',
  filesTimeIndex: 'petunjuk waktu, tempatnya dipesan di muka',
  filesOther: 'catatan broker',

  readAt: (time: string) => `dibaca dari broker pukul ${time}`,
  readAtDatabase: (time: string) => `dibaca dari database pukul ${time}`,
  colGeneration: 'generasi',
  membersFromBroker: (n: number) => `${number.format(n)} anggota`,
  holds: (partitions: string) => `memegang ${partitions}`,
  indexHolds: (n: number) => `indeks ${number.format(n)} dokumen`,
  tabSettings: 'Setelan',
  colSetting: 'setelan',
  colHere: 'di percobaan ini',
  colDefault: 'bawaan',
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
    ['maxWaitTimeInMs', '100 ms', 'kafkajs: 5.000 ms'],
    ['metadataMaxAge', '1.000 ms', 'kafkajs: 300.000 ms'],
    ['group.initial.rebalance.delay.ms', '0 ms (broker milik Menara)', 'Kafka: 3.000 ms'],
    ['acks', '-1 (semua replika yang tidak tertinggal; di sini satu)', 'kafkajs: -1'],
  ] as readonly (readonly [string, string, string])[],

  'check-emptied': 'n(search_index) pernah 0',
  'check-ids': 'orderId di search_index = orderId di log',
  'check-committed': 'committed(search) = end(pesanan)',
  'check-end': 'end(pesanan) sama seperti saat indeks dikosongkan',

  'kafka-away':
    'Broker Kafka tidak menjawab. Tunggu sampai kembali, lalu lihat log sebelum mencoba lagi.',
  'mongo-away':
    'MongoDB tidak menjawab. Tunggu sampai kembali, lalu lihat indeks sebelum mencoba lagi.',
  'group-active': 'Kafka menolak: group ini masih punya anggota. Hentikan dulu programnya.',
  'already-running': 'Program itu sudah berjalan.',
  'not-running': 'Program itu tidak sedang berjalan.',
  'prediction-first': 'Simpan tebakan Anda dulu, baru tombol ini terbuka.',
  'limit-rate': 'Terlalu banyak tekanan dalam waktu singkat. Tunggu sebentar, lalu coba lagi.',
  'limit-children': 'Jatah program yang berjalan bersamaan sudah habis. Hentikan salah satunya.',
  'limit-sandboxes': 'Semua tempat percobaan sedang terpakai. Coba lagi beberapa menit lagi.',
  'bad-input': 'Permintaan itu tidak dikenali. Tidak ada yang berubah.',
  'session-gone': 'Sesi percobaan ini sudah berakhir. Muat ulang halaman untuk memulai yang baru.',
  'process-failed': 'Programnya gagal menyala. Coba jalankan sekali lagi.',
  unanswered:
    'Programnya belum menjawab dan mungkin masih bekerja. Lihat panel dulu sebelum mencoba lagi.',
  'no-answer':
    'Server tidak menjawab. Terlaksana atau tidak, panel yang akan menunjukkan; lihat dulu, baru ulangi.',
  unknown: 'Terjadi kesalahan yang belum dikenal. Rinciannya tercatat di server.',

  summary: (s: PanelSummary) => {
    const read = (offset: number | null) => number.format(offset ?? 0);
    return (
      `Log berisi ${number.format(s.records)} pesan; payment sudah membaca ${read(s.payment)}, ` +
      `search ${read(s.search)}. Indeks pencarian berisi ${number.format(s.documents)} dokumen.`
    );
  },
};

export type Messages = typeof id;
