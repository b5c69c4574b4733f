/** The Indonesian words of the tower. Names and evidence are the same in every language. */

const number = new Intl.NumberFormat('id-ID');

export interface Seen {
  readonly end: number;
  readonly payment: { readonly committed: number | null; readonly lag: number };
  readonly notification: {
    readonly committed: number | null;
    readonly lag: number;
    readonly dead: boolean;
  };
}

export interface Phone {
  readonly orders: number;
  readonly failed: number;
  /** All calls of the last order together, ms. */
  readonly ms: number;
  /** The service that failed the last order, how, and how many were then not called at all. */
  readonly failedAt?: string;
  readonly why?: string;
  readonly notCalled?: number;
}

export const id = {
  broadcast: 'Kirim pesanan',
  kill: 'Bunuh notification',
  revive: 'Pulihkan notification',
  table: 'Tabel',
  figure: 'Gambar',
  reset: 'Mulai lagi',
  notYet: 'Belum dimulai',
  joining: 'Menyambung …',
  recording: (day: string) => `Rekaman, ${day}`,
  away: (day: string) =>
    `Broker atau database tidak menjawab. Gambar ini rekaman percobaan sungguhan, ${day}.`,
  play: 'Putar rekaman',
  playAgain: 'Putar dari awal',

  figureName: 'Menara radio. Intinya sebuah log; satu sel satu pesan.',
  upTo: (offset: number) => `sampai ${number.format(offset)}`,
  deadAt: (offset: number) => `mati di ${number.format(offset)}`,
  noBookmark: 'belum ada penanda',
  lag: (n: number) => `lag ${number.format(n)}`,
  absent: 'belum menyala',
  starting: (pid: number) => `pid ${pid}, menyala`,
  ready: (pid: number) => `pid ${pid}`,
  ended: (pid: number) => `pid ${pid}, berhenti`,
  killed: (pid: number) => `pid ${pid}, mati`,

  tableName: 'Menara sebagai tabel',
  colProcess: 'proses',
  colState: 'keadaan',
  colCommitted: 'penanda (committed)',
  colLag: 'lag',
  colOffset: 'offset',
  colKey: 'key',
  noRecords: 'Log masih kosong.',

  captionStill: 'Radio: pesanan disiarkan sekali, dan log mencatatnya untuk semua pendengar.',
  captionLive: ({ end, notification }: Seen) => {
    const all = `Radio: ${number.format(end)} pesanan tercatat di log`;
    if (notification.dead && notification.lag > 0) {
      return `${all}; notification tertinggal ${number.format(notification.lag)} dan menyusul nanti.`;
    }
    if (notification.dead) return `${all}; notification mati. Kirim lagi dan lihat lag terbuka.`;
    return notification.lag > 0
      ? `${all}; notification masih mengejar ${number.format(notification.lag)}.`
      : `${all}, semua sudah didengar notification.`;
  },
  summary: ({ end, payment, notification }: Seen) =>
    `Log berisi ${number.format(end)} pesanan. payment sampai ` +
    `${number.format(payment.committed ?? 0)}, lag ${number.format(payment.lag)}. notification ` +
    `${notification.dead ? 'mati' : 'hidup'}, sampai ${number.format(notification.committed ?? 0)}, ` +
    `lag ${number.format(notification.lag)}.`,

  polesName: 'Tiang telepon: order, payment, inventory, notification, analytics, search.',
  telephoneStill:
    'Telepon: setiap pesanan menghubungi lima service satu per satu, dan menunggu tiap jawaban.',
  telephoneLive: ({ orders, failed, ms, failedAt, why, notCalled = 0 }: Phone) => {
    const lost = `Telepon: ${number.format(failed)} dari ${number.format(orders)} pesanan gagal`;
    if (failedAt === undefined) {
      const all = failed > 0 ? lost : `Telepon: ${number.format(orders)} pesanan diterima`;
      return `${all}. Yang terakhir dijawab setelah lima panggilan, ${number.format(Math.round(ms))} ms.`;
    }
    const rest = notCalled > 0 ? `; ${notCalled} service sesudahnya tidak sempat dihubungi` : '';
    return `${lost}. Yang terakhir putus di ${failedAt} (${why})${rest}.`;
  },
  telephoneReal:
    'Kelimanya server HTTP sungguhan. notification punya proses sendiri, yang juga mendengarkan radio; keempat lainnya berbagi satu proses.',
  telephoneRecorded: 'Rekaman dari percobaan yang sama dengan menaranya.',
  colService: 'service telepon',
  colCall: 'panggilan terakhir',
  notPhoned: 'tidak dihubungi',

  lockedKill: 'Terbuka setelah pesanan pertama',
  writerStarts: 'order-service sedang menyala; tombol menunggu',
  listenerStarts: 'notification sedang menyala; tombol menunggu',
  waitConnection: 'Sambungan ke server terputus; tombol menunggu',
  waitBroker: 'Broker tidak menjawab; tombol menunggu',
  waitDatabase: 'Database tidak menjawab; tombol menunggu',
  inPast: 'Anda sedang melihat masa lalu',

  'kafka-away': 'Broker Kafka tidak menjawab. Tunggu sampai kembali, lalu coba lagi.',
  'mongo-away': 'MongoDB tidak menjawab. Tunggu sampai kembali, lalu coba lagi.',
  'already-running': 'Proses itu sudah berjalan.',
  'not-running': 'Proses itu tidak sedang berjalan. Kirim satu pesanan untuk menyalakannya.',
  'limit-rate': 'Tombol terlalu sering ditekan. Tunggu sebentar, lalu coba lagi.',
  'limit-children': 'Jatah proses yang berjalan bersamaan sudah habis. Coba lagi sebentar lagi.',
  'limit-sandboxes': 'Semua tempat percobaan sedang terpakai. Coba lagi beberapa menit lagi.',
  'bad-input': 'Permintaan itu tidak dikenali. Tidak ada yang berubah.',
  'session-gone': 'Sesi percobaan ini sudah berakhir. Muat ulang halaman.',
  'process-failed': 'Prosesnya gagal menyala. Coba sekali lagi.',
  unknown: 'Terjadi kesalahan yang belum dikenal. Rinciannya tercatat di server.',
};

export type Messages = typeof id;
