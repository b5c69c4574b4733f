/**
 * The Indonesian words of the panel of lab `radio`. They also say which keys there are: English has
 * the same ones (`messages.en.ts`), or the compiler refuses.
 */
const number = new Intl.NumberFormat('id-ID');

/** What the one-sentence summary for screen readers is made of. */
export interface PanelSummary {
  readonly orders: number;
  readonly lag: number;
  readonly notified: number;
  readonly dead: readonly string[];
}

export const id = {
  figure: 'Gambar P.2',
  caption: 'Satu siaran, lima pendengar',
  number: (n: number) => number.format(n),
  ms: (n: number) => `${number.format(n < 10 ? Math.round(n * 10) / 10 : Math.round(n))} ms`,

  'radio-1': 'Siarkan 1',
  'radio-50': 'Siarkan 50 pesanan',
  'both-50': 'Kirim 50 pesanan lewat keduanya',
  'kill-notification': 'Bunuh notification',
  'revive-notification': 'Pulihkan notification',
  'revive-live': 'Pulihkan sebagai radio biasa',
  replay: 'Putar ulang dari awal',
  reset: 'Ulang dari awal',
  kill: 'Bunuh',
  revive: 'Pulihkan',

  writesTo: 'menyiarkan ke',
  lag: (n: number) => `lag ${number.format(n)}`,
  notRead: 'belum membaca',
  notifications: (n: number, orders: number) =>
    `notifikasi tersimpan: ${number.format(n)} untuk ${number.format(orders)} pesanan`,

  radio: 'Radio',
  phone: 'Telepon',
  noOrder: 'belum ada pesanan',
  notBoth: 'tidak dipakai untuk pesanan ini',
  waiting: (ms: string) => `menunggu ${ms}`,
  stored: (order: string, ms: string) => `${order} tersimpan: 201, ${ms}`,
  answered: (order: string, status: string, ms: string) => `${order}: ${status}, ${ms}`,
  failedAt: (order: string, service: string, status: string, ms: string) =>
    `${order} gagal di ${service}: ${status}, ${ms}`,
  share: (accepted: string, placed: string) => `${accepted} dari ${placed} diterima`,
  p50: (ms: string) => `p50 ${ms}`,
  seriesName: (n: number) => `deret ${n}`,

  lockedPrediction: 'Terbuka setelah tebakan disimpan',
  ordersRun: 'Deret pesanan masih berjalan',
  notificationRuns: 'notification sedang berjalan',
  notificationRests: 'notification tidak sedang berjalan',
  serviceRests: 'service ini tidak sedang berjalan',
  serviceRuns: 'service ini sedang berjalan',
  memberLingers: 'Kafka masih menghitung anggota yang dibunuh; tunggu batas waktu sesinya',
  nothingMissed: 'Tidak ada siaran yang terlewat',
  nothingAired: 'Belum ada siaran',
  waitBroker: 'Broker tidak menjawab; tombol menunggu',
  waitDatabase: 'Database tidak menjawab; tombol menunggu',
  waitConnection: 'Sambungan ke server putus; tombol menunggu',
  inPast: 'Anda sedang melihat masa lalu; kembali ke sekarang dulu',

  tabGroup: 'Penanda pendengar',
  tabSeries: 'Deret',
  tabRecord: 'Record',
  tabNotifications: 'Notifikasi',
  tabSettings: 'Setelan',
  colGroup: 'group',
  colCommitted: 'penanda (committed)',
  colEnd: 'end',
  colLag: 'lag',
  colMembers: 'anggota',
  colPid: 'pid',
  colSeries: 'deret',
  colWay: 'cara',
  colPlaced: 'dijawab',
  colAccepted: '201',
  colP50: 'p50, ms',
  colP99: 'p99, ms',
  colFailures: 'kegagalan',
  colDead: 'mati saat dimulai',
  colPosition: 'topic-partition@offset',
  colKey: 'key',
  colTime: 'waktu broker',
  colValue: 'isi',
  colHeaders: 'header',
  colDocument: '_id (orderId)',
  colSetting: 'setelan',
  colHere: 'di percobaan ini',
  emptyLog: 'Belum ada siaran. Tekan Siarkan 50 pesanan.',
  emptySeries: 'Belum ada deret. Siarkan 50 pesanan.',
  emptyRecords: 'Belum ada pesan yang dibaca dari broker.',
  emptyNotifications: 'Koleksi notifications kosong.',
  readAt: (time: string) => `dibaca dari broker pukul ${time}`,
  readAtDatabase: (time: string) => `dibaca dari database pukul ${time}`,
  settingRows: [
    ['acks', '-1 (semua replika yang tidak tertinggal; di sini satu)'],
    ['pembeli yang menunggu bersamaan', '10 tiap cara'],
    ['kerja tiap service', '30 ms, lewat telepon maupun radio'],
    ['penanda', 'di-commit program sesudah tiap pesanan'],
    ['sessionTimeout', '6.000 ms (batas bawah broker)'],
    ['fromBeginning', 'true'],
    [
      'yang menyimpan dokumen',
      'notification; empat lainnya hanya bekerja dan menggeser penandanya',
    ],
    ['lewat telepon', 'notification hanya menjawab 200, tanpa menyimpan dokumen'],
  ] as readonly (readonly [string, string])[],

  'check-orders': 'n(orders lewat radio)',
  'check-accepted': 'dijawab 201 = semua pesanan radio',
  'check-worst': 'lag(notification) terbesar, dihitung dari waktu record dan notifikasi',
  'check-lag': 'committed(notification) = end(pesanan)',
  'check-ids': 'orderId di notifications = orderId di log',

  'kafka-away':
    'Broker Kafka tidak menjawab. Tunggu sampai kembali, lalu lihat log sebelum mencoba lagi.',
  'mongo-away':
    'MongoDB tidak menjawab. Tunggu sampai kembali, lalu lihat panel sebelum mencoba lagi.',
  'group-active':
    'Kafka menolak: group ini masih punya anggota. Tunggu sampai batas waktu sesinya habis.',
  'already-running': 'Service itu sudah berjalan.',
  'not-running': 'Service itu tidak sedang berjalan.',
  'prediction-first': 'Simpan tebakan Anda dulu, baru tombol ini terbuka.',
  'orders-running': 'Deret pesanan masih berjalan. Tunggu sampai semua pembelinya dijawab.',
  'limit-orders':
    'Satu percobaan memuat paling banyak 1.000 siaran. Ulang dari awal untuk melanjutkan.',
  'limit-rate': 'Terlalu banyak tekanan dalam waktu singkat. Tunggu sebentar, lalu coba lagi.',
  'limit-children':
    'Jatah program yang berjalan bersamaan di server ini sudah habis. Coba lagi nanti.',
  'limit-sandboxes': 'Semua tempat percobaan sedang terpakai. Coba lagi beberapa menit lagi.',
  'bad-input': 'Permintaan itu tidak dikenali. Tidak ada yang berubah.',
  'session-gone': 'Sesi percobaan ini sudah berakhir. Muat ulang halaman untuk memulai yang baru.',
  'process-failed': 'Programnya gagal menyala. Coba sekali lagi.',
  unanswered:
    'Programnya belum menjawab dan mungkin masih bekerja. Lihat panel dulu sebelum mencoba lagi.',
  'no-answer':
    'Server tidak menjawab. Terlaksana atau tidak, panel yang akan menunjukkan; lihat dulu, baru ulangi.',
  unknown: 'Terjadi kesalahan yang belum dikenal. Rinciannya tercatat di server.',

  summary: (s: PanelSummary) =>
    `${number.format(s.orders)} siaran di log; notification tertinggal ${number.format(s.lag)} dan ` +
    `sudah menyimpan ${number.format(s.notified)} notifikasi. ` +
    `${s.dead.length > 0 ? `Mati: ${s.dead.join(', ')}.` : 'Kelima pendengar hidup.'}`,
};

export type Messages = typeof id;
