/**
 * The Indonesian words of the panel of lab `call-or-publish`. They also say which keys there are:
 * English has the same ones (`messages.en.ts`), or the compiler refuses.
 */
import { baseWords } from '#components/lab/base-words.id.ts';

const number = new Intl.NumberFormat('id-ID');
const tenth = new Intl.NumberFormat('id-ID', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/** What the one-sentence summary for screen readers is made of. */
export interface PanelSummary {
  readonly orders: number;
  readonly lag: number;
  readonly calls: number;
  readonly dead: boolean;
}

export const id = {
  ...baseWords,
  figure: 'Gambar 11.1',
  caption: 'Bertanya balik, atau sudah dibawakan',
  number: (n: number) => number.format(n),
  ms: (n: number) => `${n < 10 ? tenth.format(n) : number.format(Math.round(n))} ms`,
  seconds: (ms: number) => `${tenth.format(ms / 1000)} detik`,

  'publish-thin': 'Siarkan 20 event tipis',
  'publish-full': 'Siarkan 20 event lengkap',
  'rest-all': 'Istirahatkan ketiganya',
  'work-all': 'Jalankan ketiganya',
  'kill-orders': 'Bunuh order service',
  'revive-orders': 'Pulihkan order service',
  'change-silent': 'Ubah alamat diam-diam',
  'change-told': 'Ubah alamat dan siarkan',
  'ask-both': 'Tanyakan alamatnya',
  thin: '20 event tipis',
  full: '20 event lengkap',
  silent: 'Ubah diam-diam',
  told: 'Ubah dan siarkan',
  ask: 'Tanyakan',
  revive: 'Pulihkan',

  ordersRest: 'order-service tidak sedang berjalan',
  ordersRun: 'order-service sedang berjalan',
  noOrder: 'Belum ada pesanan',
  allRest: 'Ketiganya sudah beristirahat',
  allWork: 'Ketiganya sedang berjalan',
  notificationRests: 'notification tidak sedang berjalan',

  writesTo: 'menyiarkan ke',
  answered: (n: number) => `${number.format(n)} GET dijawab`,
  consumers: 'Ketiga consumer',
  lag: (n: number) => `lag ${number.format(n)}`,
  notRead: 'belum membaca',
  nothingYet: 'belum ada siaran',
  asked: (n: number) => `bertanya ${number.format(n)} kali`,
  refused: (reason: string, attempt: number) => `${reason}, ke-${number.format(attempt)}`,
  unread: (n: number) => `${number.format(n)} belum dibaca`,
  carried: 'tanpa bertanya',

  question: 'Satu pertanyaan, dua jawaban',
  whereTo: (order: string) => `Ke mana ${order} dikirim?`,
  byCall: 'panggilan ke order service',
  byCopy: 'salinan milik notification',
  notAsked: 'Belum ada yang ditanyakan.',
  says: (address: string, version: number, ms: string) => `${address} (v${version}), ${ms}`,
  after: (reason: string, ms: string) => `${reason} setelah ${ms}`,
  noCopy: 'belum punya salinannya',
  stale: (said: string, age: string) => `${said}; basi, disalin ${age} lalu`,
  fresh: (said: string) => `${said}; sama dengan sumbernya`,
  unchecked: (said: string, age: string) => `${said}; disalin ${age} lalu, tidak bisa diperiksa`,

  tabSeries: 'Seri',
  tabCopies: 'Salinan',
  tabAsked: 'Jawaban',
  colSeries: 'seri',
  colForm: 'bentuk event',
  colOrders: 'pesanan',
  colBytes: 'byte per event',
  colHandled: 'notifikasi',
  colVersion: 'versi',
  colAddress: 'alamat',
  colSource: 'dari',
  colCopied: 'disalin pukul',
  colAskedAt: 'pukul',
  colOrder: 'pesanan',
  forms: { thin: 'tipis', full: 'lengkap' },
  sources: { event: 'event', call: 'panggilan' },
  emptyLog: 'Belum ada pesanan. Tekan Siarkan 20 event tipis.',
  emptyCopies: 'Koleksi notifications kosong.',
  settingRows: [
    ['acks', '-1 (semua replika yang tidak tertinggal; di sini satu)', 'kafkajs: -1'],
    ['kerja tiap consumer', '20 ms per pesanan', '–'],
    ['bertanya lagi setelah', '250 ms, dilipatduakan sampai 2.000 ms', '–'],
    ['batas tunggu satu panggilan', '2.000 ms', 'Node: tanpa batas'],
    ['autoCommit', 'false; penanda digeser sesudah tiap pesanan', 'kafkajs: true'],
    ['sessionTimeout', '6.000 ms', 'kafkajs: 30.000 ms'],
    ['fromBeginning', 'true', 'kafkajs: false'],
  ] as readonly (readonly [string, string, string])[],

  'check-full': 'event seri terakhir yang membawa keadaan',
  'check-dead': 'notifikasi yang dibuat selagi order service mati = semua pesanan seri itu',
  'check-calls': 'panggilan yang dijawab untuk seri itu',
  'check-ids': 'orderId di notifications = orderId di log',
  'check-lag': 'committed(payment), committed(inventory), committed(notification) = end(pesanan)',

  'not-running': 'Program itu tidak sedang berjalan. Tidak ada yang berubah.',
  'no-order-yet': 'Belum ada pesanan untuk diubah atau ditanyakan. Siarkan dulu.',
  'limit-orders':
    'Satu percobaan memuat paling banyak 600 event. Tekan Ulang dari awal untuk melanjutkan.',

  summary: (s: PanelSummary) =>
    `${number.format(s.orders)} event di log, lag terbesar ${number.format(s.lag)}; ` +
    `order-service ${s.dead ? 'mati' : 'hidup'} dan sudah menjawab ` +
    `${number.format(s.calls)} panggilan untuk seri terakhir.`,
};

export type Messages = typeof id;
