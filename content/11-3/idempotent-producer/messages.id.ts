/**
 * The Indonesian words of the panel of lab `idempotent-producer`. They also say which keys there
 * are: English has the same ones (`messages.en.ts`), or the compiler refuses.
 */
import { baseWords } from '#components/lab/base-words.id.ts';
import type { SettingRow } from '#components/lab/evidence-tabs.ts';

const number = new Intl.NumberFormat('id-ID');

/** What the one-sentence summary for screen readers is made of. */
export interface PanelSummary {
  readonly records: number;
  readonly events: number;
  readonly sessions: number;
  readonly requests: number;
  readonly cuts: number;
  readonly charges: number;
}

export const id = {
  ...baseWords,
  figure: 'Gambar 11.19',
  caption: 'Sesi lain, nomor lain',
  number: (n: number) => number.format(n),

  'order-1': 'Kirim 1 pesanan',
  'order-20': 'Kirim 20 pesanan',
  'cut-one': 'Putuskan ack berikutnya',
  'cut-exhausting': 'Putuskan 3 ack berturut-turut',
  'cut-ten': 'Putuskan 10 ack, selang satu',
  die: 'Kirim 1 pesanan, order-service mati sebelum mencatat',
  'run-service': 'Jalankan order-service',
  click: 'Klik dua kali',
  'idempotent-off': 'Matikan idempotent',
  'idempotent-on': 'Nyalakan idempotent',
  'run-payment': 'Jalankan payment',
  'stop-payment': 'Hentikan payment',
  line: 'Tarik garis mulai',

  short: {
    'order-1': '1 pesanan',
    'order-20': '20 pesanan',
    click: 'klik dua kali',
    die: 'pesan, lalu mati',
    'run-service': 'jalankan',
    cut: 'putuskan ack',
  },

  serviceStarts: 'order-service sedang dinyalakan; tombol menunggu',
  serviceRuns: 'order-service sedang berjalan',
  proxyStarts: 'proxy sedang dinyalakan; tombol menunggu',
  alreadyArmed: 'Ack yang akan datang sudah akan diputus',
  already: 'Sudah begitu',
  sending: 'Kiriman sebelumnya belum selesai',
  paymentRuns: 'payment sedang berjalan',
  paymentRests: 'payment tidak sedang berjalan',

  writesBy: 'menulis lewat proxy ke',
  idempotentIs: 'idempotent:',
  turnOff: 'matikan',
  turnOn: 'nyalakan',
  nextAck: 'ack berikutnya:',
  ackPasses: 'lewat',
  acksCut: (n: number) => `${number.format(n)} akan diputus`,
  passed: (requests: number, cuts: number) =>
    `${number.format(requests)} permintaan, ${number.format(cuts)} ack diputus`,
  charged: (charges: number, refused: number) =>
    `${number.format(charges)} tagihan, ${number.format(refused)} ditolak`,

  sessions: 'Sesi producer dan nomor yang dipakainya, yang terbaru di bawah',
  colSession: 'producer id / epoch',
  colSlots: 'nomor urut, record, dan nasib tiap ack',
  noSession: 'belum ada record',
  unnumbered: 'tanpa nomor',
  byPid: (pid: number) => `pid ${pid}`,
  earlier: (n: number) => `+${number.format(n)}`,
  seq: (n: number) => `seq ${n}`,
  at: (offset: number) => `@${offset}`,
  swallowed: (orders: string) => `${orders} hilang`,
  sameForm: (order: string) => `= ${order}`,
  sameFormSaid: (order: string) => `formulirnya sama dengan ${order}`,
  slotSaid: (order: string, offset: number, acks: string) =>
    `${order}, offset ${offset}, ack: ${acks}`,
  ackFates: { passed: 'sampai', cut: 'diputus', unanswered: 'tidak ada' },
  swallowedSaid: (order: string) => `${order} dijawab sukses di sini, tetapi tidak tersimpan`,

  tabNumbers: 'Nomor',
  tabSends: 'Kiriman',
  tabPayments: 'Tagihan',
  colRequest: 'permintaan ke-',
  colNumber: 'producer id / epoch / nomor',
  colFate: 'nasib ack',
  colAnswer: 'ack broker',
  colSeen: 'lewat pukul',
  colConnection: 'sambungan',
  colSend: 'kiriman',
  colOrder: 'pesanan',
  colEvent: 'eventId',
  colForm: 'idempotency key',
  colOutcome: 'yang dicatat',
  colInLog: 'di log',
  colTook: 'milidetik',
  colPid: 'pid',
  colError: 'error',
  colVerdict: 'hasil',
  fates: { passed: 'diteruskan', cut: 'diputus', unanswered: 'tidak ada jawaban' },
  outcomes: { open: 'tidak sempat dicatat', acked: 'sukses', failed: 'gagal' },
  times: (n: number) => `×${n}`,
  verdicts: { paid: 'ditagih', refused: 'E11000 uniq_form: sudah ditagih' },

  emptyLog: 'Log masih kosong. Kirim satu pesanan.',
  emptyNumbers: 'Belum ada permintaan Produce yang lewat.',
  emptySends: 'Program belum memanggil send.',
  emptyPayments: 'Belum ada yang ditagih.',

  settingRows: [
    ['idempotent', 'true; bisa dimatikan di panel', 'kafkajs: false; Java: true sejak 3.0'],
    ['acks', '-1: semua replika in-sync (di sini satu)', 'wajib kalau idempotent; kafkajs: -1'],
    ['retry.retries', '2, supaya habisnya terlihat', 'kafkajs: 5; Java: dibatasi waktu, 2 menit'],
    ['maxInFlightRequests', 'satu per broker kalau idempotent', 'kafkajs: tak dibatasi; Java: 5'],
    ['producer id', 'baru di setiap sesi', 'sama, tanpa transactionalId'],
    ['batch yang diingat broker', '5 terakhir per sesi dan partisi', 'Kafka: 5'],
    ['umur producer id di broker', '24 jam tanpa tulisan', 'Kafka: 24 jam'],
    ['payments: uniq_form', 'unique index pada idempotency key', 'tidak ada'],
    ['autoCommit (payment)', 'false: di-commit sesudah tiap tagihan', 'kafkajs: true'],
  ] as readonly SettingRow[],

  'check-cuts': 'ack yang diputus sejak garis mulai',
  'check-stored': 'pesanan yang ada di log / semua pesanan',
  'check-numbered': 'record yang bernomor / semua record',
  'check-repeats': 'event yang dua kali dari satu sesi',
  'check-twin': 'event yang dua kali dari dua sesi',
  'check-paid': 'formulir yang ditagih / semua tagihan',

  'limit-orders':
    'Satu percobaan menampung paling banyak 300 pesanan. Ulang dari awal untuk log yang kosong.',
  'orders-running': 'Kiriman sebelumnya belum selesai. Yang ini tidak diantrekan.',

  summary: (s: PanelSummary) =>
    `Log berisi ${number.format(s.records)} record dari ${number.format(s.events)} event dan ` +
    `${number.format(s.sessions)} sesi. Proxy melihat ${number.format(s.requests)} permintaan ` +
    `dan memutus ${number.format(s.cuts)} ack. Ada ${number.format(s.charges)} tagihan.`,
};

export type Messages = typeof id;
