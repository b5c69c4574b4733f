/**
 * The Indonesian words of the panel of lab `lost-ack`. They also say which keys there are: English
 * has the same ones (`messages.en.ts`), or the compiler refuses.
 */
import { baseWords } from '#components/lab/base-words.id.ts';
import type { SettingRow } from '#components/lab/evidence-tabs.ts';

const number = new Intl.NumberFormat('id-ID');

/** What the one-sentence summary for screen readers is made of. */
export interface PanelSummary {
  readonly records: number;
  readonly events: number;
  readonly requests: number;
  readonly cuts: number;
  readonly charges: number;
}

export const id = {
  ...baseWords,
  figure: 'Gambar 11.17',
  caption: 'Permintaan sampai, ack tidak',
  number: (n: number) => number.format(n),

  'order-1': 'Kirim 1 pesanan',
  'order-20': 'Kirim 20 pesanan',
  cut: 'Putuskan ack berikutnya',
  'retries-off': 'Larang client mengulang',
  'retries-on': 'Izinkan client mengulang',
  restart: 'Bunuh dan jalankan lagi order-service',
  click: 'Klik dua kali',
  'run-payment': 'Jalankan payment',
  'stop-payment': 'Hentikan payment',
  'kill-payment': 'Bunuh payment',
  'crash-payment': 'Kirim 1 pesanan, payment mati sesudah menagih',
  case: 'Buka sebuah kasus',
  'name-retry': 'Ack hilang, client mengulang',
  'name-resend': 'Aplikasi mengirim ulang',
  'name-click': 'Klik ganda',
  'name-redelivery': 'Consumer mengulang',
  line: 'Tarik garis mulai',

  short: {
    'order-1': '1 pesanan',
    'order-20': '20 pesanan',
    click: 'klik dua kali',
    cut: 'putuskan ack',
    restart: 'bunuh dan jalankan',
    crash: 'pesan, lalu mati',
  },
  causes: {
    retry: 'ack hilang, client mengulang',
    resend: 'aplikasi mengirim ulang',
    click: 'klik ganda',
    redelivery: 'consumer mengulang',
  },

  serviceStarts: 'order-service sedang dinyalakan; tombol menunggu',
  proxyStarts: 'proxy sedang dinyalakan; tombol menunggu',
  alreadyArmed: 'Ack berikutnya sudah akan diputus',
  already: 'Sudah begitu',
  sending: 'Kiriman sebelumnya belum selesai',
  paymentRuns: 'payment sedang berjalan',
  paymentRests: 'payment tidak sedang berjalan',
  paymentReads: 'payment belum selesai membaca',
  caseIsOpen: 'Sebutkan dulu sebab kasus yang terbuka',
  noCase: 'Belum ada kasus yang terbuka',
  caseHappens: 'Kasusnya masih berlangsung',

  writesBy: 'menulis lewat proxy ke',
  clientRetries: 'ack tidak datang: client',
  retriesOn: 'mengulang',
  retriesOff: 'menyerah',
  nextAck: 'ack berikutnya',
  ackPasses: 'lewat',
  ackCut: 'akan diputus',
  passed: (requests: number, cuts: number) =>
    `${number.format(requests)} permintaan, ${number.format(cuts)} ack diputus`,
  charged: (charges: number, forms: number) =>
    `${number.format(charges)} tagihan, ${number.format(forms)} formulir`,

  journeys: 'Permintaan Produce terakhir, yang terbaru di bawah',
  colSend: 'kiriman',
  colWay: 'permintaan pergi, ack pulang',
  colHeard: 'yang didengar program',
  noJourney: 'belum ada permintaan',
  ack: (offset: number) => `ack ${offset}`,
  ackGone: 'ack diputus di proxy',
  ackCame: 'ack sampai',
  noAnswer: 'broker belum menjawab',
  heardAcked: (offset: number) => `sukses, offset ${offset}`,
  heardNothing: 'sunyi, client mengulang',
  heardFailed: 'sunyi, lalu error',
  heardOpen: 'belum dicatat',

  caseOf: (n: number) => (n === 0 ? 'Kasus' : `Kasus ${number.format(n)}`),
  caseRests: 'belum ada yang dibuka',
  caseRight: (cause: string) => `tepat: ${cause}`,
  caseWrong: (cause: string) => `keliru; sebabnya: ${cause}`,
  seed: (n: number) => `seed ${n}`,

  tabTrace: 'Jejak',
  tabProxy: 'Proxy',
  tabSends: 'Kiriman',
  tabPayments: 'Tagihan',
  colForm: 'idempotency key',
  colOrder: 'pesanan',
  colEvent: 'eventId',
  colPid: 'pid',
  colOffsets: 'offset',
  colCut: 'ack diputus',
  colCharges: 'tagihan',
  colRequest: 'permintaan ke-',
  colConnection: 'sambungan',
  colCorrelation: 'correlation id',
  colBytes: 'byte',
  colSeen: 'lewat pukul',
  colAnswered: 'dijawab pukul',
  colAnswer: 'ack broker',
  colFate: 'nasib ack',
  colRetries: 'ulangan client',
  colOutcome: 'yang dicatat',
  colTook: 'milidetik',
  colError: 'error',
  fates: { passed: 'diteruskan', cut: 'diputus', unanswered: 'tidak ada jawaban' },
  outcomes: { open: 'tidak sempat dicatat', acked: 'sukses', failed: 'gagal' },
  storedAt: (offset: number) => `tersimpan di ${offset}`,
  times: (offset: number, n: number) => (n > 1 ? `@${offset} ×${n}` : `@${offset}`),
  cutAt: (request: number, offset: number | null) => `#${request} @${offset ?? '–'}`,

  emptyLog: 'Log masih kosong. Kirim satu pesanan.',
  emptyTrace: 'Belum ada pesanan.',
  emptyProxy: 'Belum ada permintaan Produce yang lewat.',
  emptySends: 'Program belum memanggil send.',
  emptyPayments: 'Belum ada yang ditagih.',

  settingRows: [
    ['proxy', 'memutus ack yang sudah berisi offset', 'tidak ada'],
    ['retry.retries', '5, atau 0 kalau dilarang', 'kafkajs: 5'],
    ['retry.initialRetryTime', '300 ms', 'kafkajs: 300 ms'],
    ['retry.maxRetryTime', '1.000 ms', 'kafkajs: 30.000 ms'],
    ['requestTimeout', '3.000 ms', 'kafkajs: 30.000 ms'],
    ['acks', '-1: semua replika in-sync (di sini satu)', 'kafkajs: -1; Java: all'],
    ['idempotent', 'false: supaya ulangan terlihat', 'kafkajs: false; Java: true'],
    ['autoCommit (payment)', 'false: di-commit sesudah tiap tagihan', 'kafkajs: true'],
    ['sessionTimeout (payment)', '6.000 ms (batas bawah broker)', 'kafkajs: 30.000 ms'],
  ] as readonly SettingRow[],

  'check-orders': 'event berbeda sejak garis mulai',
  'check-duplicate': 'event yang isinya dua kali sama persis',
  'check-cut': 'ack yang diputus proxy',
  'check-made': 'offset dari ack itu milik si kembar',
  'check-sends': 'panggilan send yang sukses / semuanya',

  'limit-orders':
    'Satu percobaan menampung paling banyak 300 pesanan. Ulang dari awal untuk log yang kosong.',
  'orders-running': 'Kiriman sebelumnya belum selesai. Yang ini tidak diantrekan.',
  'still-working': 'payment belum selesai membaca. Coba lagi sebentar lagi.',
  'case-open': 'Masih ada kasus yang terbuka. Sebutkan dulu sebabnya.',
  'no-case': 'Tidak ada kasus yang terbuka. Buka satu dulu.',

  summary: (s: PanelSummary) =>
    `Log berisi ${number.format(s.records)} record dari ${number.format(s.events)} event. ` +
    `Proxy melihat ${number.format(s.requests)} permintaan dan memutus ${number.format(s.cuts)} ` +
    `ack. Ada ${number.format(s.charges)} tagihan.`,
};

export type Messages = typeof id;
