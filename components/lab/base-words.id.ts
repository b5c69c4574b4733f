/**
 * The Indonesian words that the panel of every lab says: its acts on processes, why a button waits,
 * the columns of the evidence, and every refusal. A lab's messages begin with them
 * (`...baseWords`), and say again only what they say otherwise.
 */
export const baseWords = {
  reset: 'Ulang dari awal',
  run: 'Jalankan',
  stop: 'Hentikan',
  kill: 'Bunuh',

  lockedPrediction: 'Terbuka setelah tebakan disimpan',
  memberLingers: 'Kafka masih menghitung anggota yang dibunuh',
  waitBroker: 'Broker tidak menjawab; tombol menunggu',
  waitDatabase: 'Database tidak menjawab; tombol menunggu',
  waitConnection: 'Sambungan ke server putus; tombol menunggu',
  inPast: 'Anda sedang melihat masa lalu; kembali ke sekarang dulu',

  tabRecord: 'Record',
  tabDocuments: 'Dokumen',
  tabGroup: 'Penanda group',
  tabSettings: 'Setelan',
  colPosition: 'topic-partition@offset',
  colKey: 'key',
  colTime: 'waktu record',
  colHeaders: 'header',
  colValue: 'isi',
  colTotal: 'total',
  colGroup: 'group',
  colCommitted: 'penanda (committed)',
  colLag: 'lag',
  colMembers: 'anggota',
  colGeneration: 'generasi',
  colSetting: 'setelan',
  colHere: 'di percobaan ini',
  colDefault: 'bawaan',
  emptyRecords: 'Belum ada pesan yang dibaca dari broker.',
  emptyGroups: 'Broker belum menyimpan penanda apa pun.',
  readAt: (time: string) => `dibaca dari broker pukul ${time}`,
  readAtDatabase: (time: string) => `dibaca dari database pukul ${time}`,

  'kafka-away':
    'Broker Kafka tidak menjawab. Tunggu sampai kembali, lalu lihat log sebelum mencoba lagi.',
  'mongo-away':
    'MongoDB tidak menjawab. Tunggu sampai kembali, lalu lihat dokumennya sebelum mencoba lagi.',
  'group-active': 'Kafka menolak: group ini masih punya anggota. Hentikan dulu programnya.',
  'already-running': 'Program itu sudah berjalan.',
  'not-running': 'Program itu tidak sedang berjalan.',
  'prediction-first': 'Simpan tebakan Anda dulu, baru tombol ini terbuka.',
  'limit-rate': 'Tombol terlalu sering ditekan. Tunggu sebentar, lalu coba lagi.',
  'limit-children': 'Jatah program yang berjalan bersamaan sudah habis. Hentikan salah satunya.',
  'limit-sandboxes': 'Semua tempat percobaan sedang terpakai. Coba lagi beberapa menit lagi.',
  'limit-newcomers': 'Terlalu banyak percobaan baru dari alamat jaringan Anda. Tunggu sebentar.',
  'bad-input': 'Permintaan itu tidak dikenali. Tidak ada yang berubah.',
  'session-gone': 'Sesi percobaan ini sudah berakhir. Muat ulang halaman untuk memulai yang baru.',
  'process-failed': 'Programnya gagal menyala atau tidak menjawab. Coba sekali lagi.',
  unanswered:
    'Programnya belum menjawab dan mungkin masih bekerja. Lihat panel dulu sebelum mencoba lagi.',
  'no-answer':
    'Server tidak menjawab. Terlaksana atau tidak, panel yang akan menunjukkan; lihat dulu, baru ulangi.',
  unknown: 'Terjadi kesalahan yang belum dikenal. Rinciannya tercatat di server.',
};

export type BaseWords = typeof baseWords;
