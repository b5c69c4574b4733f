/**
 * The Indonesian words of the panel of lab `kill`. They also say which keys there are: English has
 * the same ones (`messages.en.ts`), or the compiler refuses.
 */
import { baseWords } from '#components/lab/base-words.id.ts';

const number = new Intl.NumberFormat('id-ID');
const tenth = new Intl.NumberFormat('id-ID', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

export const id = {
  ...baseWords,
  figure: 'Gambar 11.5',
  caption: 'Satu anggota hilang, dan waktunya',
  writesTo: 'menulis ke',
  rate: 'laju',
  perSecond: 'per detik',
  session: 'session timeout',
  ms: 'ms',
  number: (n: number) => number.format(n),
  seconds: (ms: number) => `${tenth.format(ms / 1000)} s`,

  flow: 'Alirkan pesanan',
  'stop-flow': 'Hentikan aliran',
  'start-all': 'Jalankan tiga anggota',
  'stop-all': 'Pamitkan semua',
  'run-a': 'Jalankan payment-a',
  'run-b': 'Jalankan payment-b',
  'run-c': 'Jalankan payment-c',
  'term-a': 'Pamitkan payment-a',
  'term-b': 'Pamitkan payment-b',
  'term-c': 'Pamitkan payment-c',
  'kill-a': 'Bunuh payment-a',
  'kill-b': 'Bunuh payment-b',
  'kill-c': 'Bunuh payment-c',
  'freeze-a': 'Bekukan payment-a',
  'freeze-b': 'Bekukan payment-b',
  'freeze-c': 'Bekukan payment-c',
  'wake-a': 'Bangunkan payment-a',
  'wake-b': 'Bangunkan payment-b',
  'wake-c': 'Bangunkan payment-c',
  term: 'Pamit',
  freeze: 'Bekukan',
  wake: 'Bangunkan',

  writerStarts: 'order-service sedang dinyalakan; tombol menunggu',
  flowsAlready: 'Pesanan sedang mengalir',
  noFlow: 'Pesanan tidak sedang mengalir',
  allRun: 'Ketiganya sedang berjalan',
  allRest: 'Tidak ada anggota yang berjalan',
  runs: (name: string) => `${name} sedang berjalan`,
  rests: (name: string) => `${name} tidak sedang berjalan`,
  joins: (name: string) => `${name} belum bergabung: broker belum menjawab heartbeat-nya`,
  waitGroup: 'Tunggu sampai setiap partisi punya pembaca, dan ada anggota lain',
  needsFlow: 'Alirkan pesanan dulu: ia membeku tepat saat mengerjakan satu pesanan',
  frozenAlready: 'Proses ini sudah membeku',
  notFrozen: 'Proses ini tidak sedang membeku',

  flowing: (perSecond: number) => `${number.format(perSecond)} pesanan per detik`,
  flowRests: 'tidak mengalir',
  groupState: (generation: number, members: number) =>
    `generasi ${number.format(generation)}, ${number.format(members)} anggota menurut broker`,
  holdsNothing: 'tanpa partisi',
  emptyLog: 'Log masih kosong. Tekan Alirkan pesanan.',

  strips: 'Pesanan yang selesai, per partisi; dan heartbeat setiap anggota',
  stripsEmpty: 'Belum ada pesanan yang selesai.',
  heartbeats: 'heartbeat',
  secondsAgo: (s: number) => (s === 0 ? 'kini' : `${s} s lalu`),
  standstill: (seconds: string) => `diam ${seconds}`,
  stripSaid: (partition: number, owner: string, longest: string) =>
    `Partisi ${partition}, dipegang ${owner}, diam terlama ${longest}.`,

  tabEpisodes: 'Jeda',
  tabOrders: 'Pesanan',
  tabGroup: 'Group',
  tabRefused: 'Commit ditolak',
  colHow: 'cara',
  colMember: 'anggota',
  colSession: 'session timeout',
  colHeld: 'partisinya',
  colHeir: 'penerus',
  colPause: (partition: number) => `jeda P${partition}`,
  colPartition: 'partisi',
  colEnd: 'end',
  colOwner: 'pemegang',
  colError: 'jawaban broker',
  colTime: 'waktu',
  howWords: { term: 'Pamit (SIGTERM)', kill: 'Bunuh (SIGKILL)', freeze: 'Beku (SIGSTOP)' },
  emptyEpisodes: 'Belum ada anggota yang hilang. Jalankan tiga anggota, lalu pamitkan satu.',
  emptyRefused: 'Belum ada commit yang ditolak.',
  emptyGroup: 'Broker belum mencatat group ini.',
  running: 'berlangsung',
  settingRows: [
    [
      'sessionTimeout',
      'pilihan Anda, 6.000–30.000 ms',
      'kafkajs: 30.000 ms; klien Java: 45.000 ms',
    ],
    ['group.min.session.timeout.ms', '6.000 ms: batas bawah broker', 'Kafka: 6.000 ms'],
    ['heartbeatInterval', '600 ms', 'kafkajs dan klien Java: 3.000 ms'],
    ['kerja per pesanan', '40 ms', '–'],
    [
      'autoCommit',
      'false: di-commit program sesudah tiap pesanan',
      'kafkajs: sesudah tiap batch; klien Java: tiap 5 detik',
    ],
    [
      'protokol group',
      'classic, eager: semua berhenti sebentar, lalu dibagi ulang',
      'Kafka 4 juga punya consumer (KIP-848)',
    ],
    ['group.initial.rebalance.delay.ms', '0 ms (broker milik Menara)', 'Kafka: 3.000 ms'],
  ] as readonly (readonly [string, string, string])[],

  'check-heirs': 'partisi korban dilanjutkan anggota lain',
  'check-load': 'pesanan menunggu di partisi korban selama diam',
  'check-gap': 'batas jeda ≥ jeda terpanjang sejak SIGKILL',
  'check-seen': 'posisi yang dikerjakan = posisi di log',
  'check-lag': 'committed = end, setiap partisi',

  'kafka-away':
    'Broker Kafka tidak menjawab. Tunggu sampai kembali, lalu lihat panel sebelum mencoba lagi.',
  'mongo-away':
    'MongoDB tidak menjawab. Tunggu sampai kembali, lalu lihat panel sebelum mencoba lagi.',
  'not-running': 'Program itu tidak sedang berjalan. Tidak ada yang berubah.',
  'flow-running': 'Pesanan sudah mengalir. Hentikan dulu kalau ingin mengganti lajunya.',
  'limit-flow':
    'Laju harus bilangan bulat dari 1 sampai 30 pesanan per detik. Tidak ada yang berubah.',
  'limit-session':
    'Session timeout harus bilangan bulat dari 6.000 sampai 30.000 ms. Di bawah 6.000 broker menolak anggota baru. Tidak ada yang berubah.',
  'limit-run':
    'Satu percobaan memuat paling banyak 2.000 pesanan. Tekan Ulang dari awal untuk melanjutkan.',
  'process-failed': 'Programnya gagal menyala. Coba jalankan sekali lagi.',

  summary: (s: { generation: number; members: number; lag: number; pause: string | null }) =>
    `Generasi ${number.format(s.generation)} dengan ${number.format(s.members)} anggota, ` +
    `tertinggal ${number.format(s.lag)} pesanan.` +
    (s.pause === null ? '' : ` Jeda terakhir ${s.pause}.`),
};

export type Messages = typeof id;
