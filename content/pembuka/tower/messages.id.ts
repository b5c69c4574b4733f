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

export const id = {
  broadcast: 'Siarkan',
  kill: 'Bunuh notification',
  revive: 'Pulihkan notification',
  table: 'Tabel',
  figure: 'Gambar',
  reset: 'Mulai lagi',
  notYet: 'Belum dimulai',
  joining: 'Menyambung …',
  recording: (day: string) => `Rekaman, ${day}`,
  away: (day: string) =>
    `Broker atau database tidak menjawab. Menara ini rekaman percobaan sungguhan, ${day}.`,
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

  captionStill: 'Radio: tekan Siarkan, dan pesanan sungguhan masuk ke log.',
  captionLive: ({ end, notification }: Seen) => {
    const all = `Radio: ${number.format(end)} pesanan tercatat di log`;
    if (notification.dead && notification.lag > 0) {
      return `${all}; notification tertinggal ${number.format(notification.lag)} dan menyusul nanti.`;
    }
    if (notification.dead) return `${all}; notification mati. Siarkan lagi dan lihat lag terbuka.`;
    return notification.lag > 0
      ? `${all}; notification masih mengejar ${number.format(notification.lag)}.`
      : `${all}, semua sudah didengar notification.`;
  },
  summary: ({ end, payment, notification }: Seen) =>
    `Log berisi ${number.format(end)} pesanan. payment sampai ` +
    `${number.format(payment.committed ?? 0)}, lag ${number.format(payment.lag)}. notification ` +
    `${notification.dead ? 'mati' : 'hidup'}, sampai ${number.format(notification.committed ?? 0)}, ` +
    `lag ${number.format(notification.lag)}.`,

  lockedKill: 'Terbuka setelah siaran pertama',
  writerStarts: 'order-service sedang menyala; tombol menunggu',
  listenerStarts: 'notification sedang menyala; tombol menunggu',
  waitConnection: 'Sambungan ke server terputus; tombol menunggu',
  waitBroker: 'Broker tidak menjawab; tombol menunggu',
  waitDatabase: 'Database tidak menjawab; tombol menunggu',
  inPast: 'Anda sedang melihat masa lalu',

  'kafka-away': 'Broker Kafka tidak menjawab. Tunggu sampai kembali, lalu coba lagi.',
  'mongo-away': 'MongoDB tidak menjawab. Tunggu sampai kembali, lalu coba lagi.',
  'already-running': 'Proses itu sudah berjalan.',
  'not-running': 'Proses itu tidak sedang berjalan. Siarkan satu pesanan untuk menyalakannya.',
  'limit-rate': 'Tombol terlalu sering ditekan. Tunggu sebentar, lalu coba lagi.',
  'limit-children': 'Jatah proses yang berjalan bersamaan sudah habis. Coba lagi sebentar lagi.',
  'limit-sandboxes': 'Semua tempat percobaan sedang terpakai. Coba lagi beberapa menit lagi.',
  'bad-input': 'Permintaan itu tidak dikenali. Tidak ada yang berubah.',
  'session-gone': 'Sesi percobaan ini sudah berakhir. Muat ulang halaman.',
  'process-failed': 'Prosesnya gagal menyala. Coba sekali lagi.',
  unknown: 'Terjadi kesalahan yang belum dikenal. Rinciannya tercatat di server.',
};

export type Messages = typeof id;
