/**
 * The Indonesian words of the panel of lab `unique-index`. They also say which keys there are:
 * English has the same ones (`messages.en.ts`), or the compiler refuses.
 */
import { baseWords } from '#components/lab/base-words.id.ts';
import type { SettingRow } from '#components/lab/evidence-tabs.ts';

const number = new Intl.NumberFormat('id-ID');

/** What the one-sentence summary for screen readers is made of. */
export interface PanelSummary {
  readonly deliveries: number;
  readonly events: number;
  readonly naive: number;
  readonly unique: number;
  readonly refused: number;
}

export const id = {
  ...baseWords,
  figure: 'Gambar 11.20',
  caption: 'Kiriman yang sama, dua penjaga',
  number: (n: number) => number.format(n),
  rupiah: (n: number) => `Rp${number.format(n)}`,

  'inject-50': 'Kirim 1 event × 50',
  'inject-form': 'Kirim',
  'mode-together': 'Tangani sekaligus',
  'mode-in-turn': 'Tangani satu per satu',
  'run-naive': 'Jalankan payment-naive',
  'stop-naive': 'Hentikan payment-naive',
  'kill-naive': 'Bunuh payment-naive',
  'run-payment': 'Jalankan payment',
  'stop-payment': 'Hentikan payment',
  'kill-payment': 'Bunuh payment',
  'crash-payment': 'Jalankan payment, mati sesudah insert',
  'build-index': 'Bangun indeks di payments_naive',
  line: 'Tarik garis mulai',

  formEvent: 'event',
  formNew: 'baru',
  formEvents: 'banyaknya',
  formCopies: 'kali kirim',
  formOrder: 'urutan',
  orderGrouped: 'berkelompok',
  orderInterleaved: 'berselang-seling',
  formMode: 'penanganan',
  modeTogether: 'sekaligus',
  modeInTurn: 'satu per satu',
  diesAt: 'titik mati',
  diesNowhere: 'tidak ada',

  naiveRuns: 'payment-naive sedang berjalan',
  naiveRests: 'payment-naive tidak sedang berjalan',
  paymentRuns: 'payment sedang berjalan',
  paymentRests: 'payment tidak sedang berjalan',
  injectorStarts: 'injector sedang dinyalakan; tombol menunggu',
  injecting: 'Kiriman sebelumnya masih dikerjakan',
  modeAlready: 'Sudah begitu',

  howNaive: 'findOne → insert',
  howUnique: 'insert → indeks',
  lastDeliveries: (n: number) => `${number.format(n)} kiriman terakhir`,
  stored: (n: number) => `${number.format(n)} disimpan`,
  foundBy: (n: number) => `${number.format(n)} dilewati sesudah`,
  refusedBy: (n: number) => `${number.format(n)} ditolak`,
  waiting: (n: number) => `${number.format(n)} belum dibaca`,
  charged: 'tertagih di database',
  rightful: (sum: string) => `seharusnya ${sum}`,
  surplus: (n: number) => `${number.format(n)} tagihan berlebih`,
  missing: (n: number) => `${number.format(n)} belum tertagih`,
  exact: 'tepat satu kali',
  nothingYet: 'belum ada kiriman',
  sheets: (n: number) => `${number.format(n)} lembar, satu pesanan`,
  noSheet: 'belum ada lembar',
  deliveriesOf: (n: number, events: number) =>
    `${number.format(n)} kiriman, ${number.format(events)} event`,

  tabRefusals: 'E11000',
  tabBuild: 'Bangun indeks',
  colEvent: 'eventId',
  colDelivery: 'kiriman ke-',
  colSeenAt: 'ditulis program pukul',
  colCode: 'code',
  colPattern: 'keyPattern',
  colKeyValue: 'keyValue',
  colMessage: 'message',
  colCollection: 'koleksi',
  colHandlers: 'penangan bersamaan',
  colService: 'layanan',
  colPayments: 'pembayaran',
  colOwed: 'seharusnya',
  colResult: 'hasil',
  built: 'terbangun, lalu dibuang lagi',
  notBuilt: 'gagal',

  emptyLog: 'Log masih kosong. Jalankan payment-naive, lalu kirim.',
  emptyRecords: 'Belum ada kiriman yang dibaca dari broker.',
  emptyRefusals: 'Belum ada yang ditolak. E11000 muncul begitu payment menerima pesan ganda.',
  emptyDocuments: 'Belum ada pembayaran di database.',
  emptyBuild: 'Indeks belum pernah dicoba dibangun di atas payments_naive.',

  settingRows: [
    ['uniq_consumer_event', '{ consumer: 1, eventId: 1 }, unique', 'MongoDB: hanya _id yang unik'],
    ['gelombang', 'sampai 50 kiriman, lalu offset di-commit', 'kafkajs eachMessage: 1'],
    ['autoCommit', 'false: di-commit program sesudah tiap gelombang', 'kafkajs: true'],
    ['fromBeginning', 'true', 'kafkajs: false'],
    ['writeConcern', 'majority, journal', 'MongoDB: majority'],
    ['withTransaction', 'diulang driver sampai 120 detik', 'driver: sama'],
    ['transactionLifetimeLimitSeconds', '3 (mongod milik Menara)', 'MongoDB: 60'],
    ['sessionTimeout', '6.000 ms (batas bawah broker)', 'kafkajs: 30.000 ms'],
    ['max.message.bytes', '65.536: 50 kiriman satu batch', 'Kafka: 1.048.588'],
    ['idempotent (producer)', 'false: salinannya memang disengaja', 'kafkajs: false; Java: true'],
  ] as readonly SettingRow[],

  'check-deliveries': 'kiriman / event berbeda sejak garis mulai',
  'check-payments': 'n(payments), tiap eventId tepat satu',
  'check-markers': 'n(processed_events), tiap eventId tepat satu',
  'check-refusals': 'kiriman yang ditolak E11000',
  'check-sum': 'Σ payments = Σ event, dalam rupiah',
  'check-lag': 'committed(payment) = end(pesanan)',

  'injection-running':
    'Kiriman sebelumnya masih dikerjakan. Yang ini tidak diantrekan; kirim lagi setelah lag 0.',
  'limit-deliveries': 'Batasnya 1–100 event, masing-masing 1–50 kali, paling banyak 500 kiriman.',
  'limit-run':
    'Satu percobaan menampung paling banyak 2.000 kiriman. Ulang dari awal untuk log yang kosong.',
  'no-such-event': 'Event itu belum pernah dibuat di percobaan ini.',

  summary: (s: PanelSummary) =>
    `Log berisi ${number.format(s.deliveries)} kiriman dari ${number.format(s.events)} event. ` +
    `payment-naive menyimpan ${number.format(s.naive)} pembayaran, payment ` +
    `${number.format(s.unique)}; ${number.format(s.refused)} kiriman ditolak E11000.`,
};

export type Messages = typeof id;
