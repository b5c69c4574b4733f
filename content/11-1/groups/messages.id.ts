/**
 * The Indonesian words of the panel of lab `groups`. They also say which keys there are: English
 * has the same ones (`messages.en.ts`), or the compiler refuses.
 */
import { baseWords } from '#components/lab/base-words.id.ts';

const number = new Intl.NumberFormat('id-ID');

export const id = {
  ...baseWords,
  figure: 'Gambar 11.4',
  caption: 'Satu group berbagi, dua group mendengar',
  writesTo: 'menulis ke',
  number: (n: number) => number.format(n),

  'send-60': 'Kirim 60 pesanan',
  'send-300': 'Kirim 300 pesanan',
  'start-all': 'Jalankan tiga anggota',
  'run-a': 'Jalankan payment-a',
  'run-b': 'Jalankan payment-b',
  'run-c': 'Jalankan payment-c',
  'run-d': 'Jalankan payment-d',
  'stop-a': 'Hentikan payment-a',
  'stop-b': 'Hentikan payment-b',
  'stop-c': 'Hentikan payment-c',
  'stop-d': 'Hentikan payment-d',
  'run-own': 'Jalankan analytics di group sendiri',
  'run-mistaken': 'Jalankan analytics dengan group id payment',
  'run-slow': 'Jalankan analytics, database lambat',
  'run-hoarding': 'Jalankan analytics yang menimbun',
  'run-bounded': 'Jalankan analytics berpenampung',
  'stop-analytics': 'Hentikan analytics',
  'kill-analytics': 'Bunuh analytics',
  'replay-payment': 'Putar ulang payment',
  'replay-analytics': 'Putar ulang analytics',

  runAs: 'analytics:',
  mannerShort: {
    own: 'group sendiri',
    mistaken: 'group id payment',
    slow: 'database lambat',
    hoarding: 'menimbun',
    bounded: 'penampung 20',
  },
  writerStarts: 'order-service sedang dinyalakan; tombol menunggu',
  waitJoin: 'Tunggu sampai anggota yang baru bergabung',
  threeRun: 'Ketiganya sedang berjalan',
  runs: (name: string) => `${name} sedang berjalan`,
  rests: (name: string) => `${name} tidak sedang berjalan`,
  noRoom: 'Jatah lima proses sudah habis. Hentikan payment-d atau analytics dulu',
  runsSo: 'analytics sudah berjalan seperti itu',
  strangerInGroup:
    'analytics masih menjadi anggota group payment; jalankan ia di group sendiri dulu',

  groupState: (generation: number, members: number) =>
    `generasi ${number.format(generation)}, ${number.format(members)} anggota menurut broker`,
  generation: (n: number) => `generasi ${number.format(n)}`,
  holdsNothing: 'tanpa partisi',
  emptyLog: 'Log masih kosong. Tekan Kirim 60 pesanan.',

  fates: 'Di mana pesanan sekarang, menurut setiap group',
  paid: (n: number) => `dibayar ${number.format(n)}`,
  counted: (n: number) => `dihitung ${number.format(n)}`,
  inMemory: (n: number) => `di memori ${number.format(n)}`,
  inLog: (n: number) => `di log ${number.format(n)}`,
  lost: (n: number) => `dilewati ${number.format(n)}`,
  paused: 'pause()',

  tabWaves: 'Kiriman',
  tabPartitions: 'Per partisi',
  tabMembers: 'Anggota',
  tabOrders: 'Pesanan',
  tabDeaths: 'Pembunuhan',
  colWave: 'kiriman',
  colOrders: 'pesanan',
  colListed: 'anggota saat dikirim',
  colWorkers: 'yang mengerjakan',
  colSpan: 'pertama sampai terakhir',
  colRate: 'pesanan/detik',
  colPartition: 'partisi',
  colBuyers: 'pembeli',
  colEnd: 'end',
  colHolder: (group: string) => `group ${group}`,
  colStored: (collection: string) => `db.${collection}`,
  colMember: 'anggota',
  colHeld: 'partisinya',
  colSession: 'session timeout',
  colManner: 'cara',
  colInMemory: 'di memori',
  colMissing: 'hilang',
  emptyWaves: 'Belum ada kiriman.',
  emptyMembers: 'Broker belum mencatat anggota.',
  emptyDeaths: 'analytics belum pernah dibunuh dengan memori berisi.',
  settingRows: [
    ['partisi topic pesanan', '3', 'Kafka: num.partitions = 1'],
    ['kerja per pembayaran', '80 ms', '–'],
    ['jeda sebelum tulisan analytics', '100 ms, kecuali di group sendiri', '–'],
    ['penampung analytics', 'pause() pada 20, resume() pada 5', '–'],
    ['assignor', 'RoundRobinAssigner (kafkajs)', 'klien Java: Range, CooperativeSticky'],
    [
      'partitionsConsumedConcurrently',
      '1: partisi seorang anggota dikerjakan bergiliran',
      'kafkajs: 1',
    ],
    ['fromBeginning', 'true', 'kafkajs: false'],
    [
      'autoCommit',
      'false: di-commit program sesudah tiap pesanan',
      'kafkajs: sesudah tiap batch; klien Java: tiap 5 detik',
    ],
    ['sessionTimeout', '6.000 ms', 'kafkajs: 30.000 ms; klien Java: 45.000 ms'],
    ['heartbeatInterval', '600 ms', 'kafkajs dan klien Java: 3.000 ms'],
    ['group.initial.rebalance.delay.ms', '0 ms (broker milik Menara)', 'Kafka: 3.000 ms'],
  ] as readonly (readonly [string, string, string])[],

  'check-members': 'anggota group payment: tiga, masing-masing satu partisi',
  'check-drain': 'batas ≥ pembayaran pertama sampai terakhir dari 300 pesanan',
  'check-paid': 'pesanan yang dibayar = pesanan di log',
  'check-heard': 'pesanan yang dihitung analytics = pesanan di log',
  'check-lag': 'committed = end, payment dan analytics, jumlah tiga partisi',

  'kafka-away':
    'Broker Kafka tidak menjawab. Tunggu sampai kembali, lalu lihat panel sebelum mencoba lagi.',
  'mongo-away':
    'MongoDB tidak menjawab. Tunggu sampai kembali, lalu lihat panel sebelum mencoba lagi.',
  'already-running': 'Program itu sudah berjalan. Tidak ada yang berubah.',
  'not-running': 'Program itu tidak sedang berjalan. Tidak ada yang berubah.',
  'group-active':
    'Penanda hanya bisa dipindah kalau group kosong. Masih ada anggota lain: yang baru dibunuh tercatat sampai sesinya habis, dan analytics yang salah group harus keluar dulu. Tidak ada yang berubah.',
  'limit-children':
    'Jatah lima proses sudah habis. Hentikan payment-d atau analytics dulu. Tidak ada yang berubah.',
  'limit-run':
    'Satu percobaan memuat paling banyak 1.980 pesanan. Tekan Ulang dari awal untuk melanjutkan.',
  'process-failed': 'Programnya gagal menyala. Coba jalankan sekali lagi.',

  summary: (s: { end: number; members: number; paid: number; counted: number; lost: number }) =>
    `${number.format(s.end)} pesanan di log, ${number.format(s.members)} anggota di group payment. ` +
    `Dibayar ${number.format(s.paid)}, dihitung ${number.format(s.counted)}, ` +
    `dilewati ${number.format(s.lost)}.`,
};

export type Messages = typeof id;
