/**
 * The Indonesian words of the panel of lab `cdc`. They also say which keys there are: English has
 * the same ones (`messages.en.ts`), or the compiler refuses.
 */
import { baseWords } from '#components/lab/base-words.id.ts';

const number = new Intl.NumberFormat('id-ID');

/** What the one-sentence summary for screen readers is made of. */
export interface PanelSummary {
  readonly sums: readonly {
    readonly row: 'before' | 'after' | 'every' | 'own';
    readonly orders: number;
    readonly lost: number;
    readonly extra: number;
  }[];
  readonly refused: number | string | null;
  readonly copies: number;
}

const rowName = {
  before: 'token dulu',
  after: 'terbit dulu',
  every: 'token tiap 50',
  own: 'aliran Anda',
} satisfies Record<string, string>;

export const id = {
  ...baseWords,
  figure: 'Gambar 11.12',
  caption: 'Lima kematian, tiga letak token',
  number: (n: number) => number.format(n),

  'run-connector': 'Jalankan connector',
  'run-after': 'Jalankan connector',
  'run-copy': 'Salin, lalu ikuti',
  'stop-connector': 'Hentikan connector',
  few: 'Simpan 12 pesanan',
  flow: 'Alirkan 400 pesanan',
  'stop-flow': 'Hentikan aliran',
  'kill-gap': 'Bunuh di celah',
  'kill-now': 'Bunuh sekarang',
  'round-before': 'Putaran: token dulu',
  'round-after': 'Putaran: terbit dulu',
  'round-every': 'Putaran: token tiap 50',
  'token-other': 'Tukar dengan token koleksi lain',
  'token-old': 'Mundurkan waktu token',
  copy: 'Salin dua kali',
  fewShort: '12 pesanan',
  flowShort: 'Alirkan 400',
  stopFlowShort: 'Hentikan',
  killGapShort: 'Bunuh di celah',

  connectorRests: 'connector tidak sedang berjalan',
  connectorRuns: 'connector sedang berjalan',
  writerStarts: 'order-service sedang dinyalakan; tombol menunggu',
  flowsAlready: 'Pesanan masih mengalir; tombol menunggu',
  noFlow: 'Pesanan tidak sedang mengalir',
  noToken: 'Belum ada token yang tersimpan',
  noOrder: 'Belum ada pesanan',

  modeLabel: 'token',
  modeOption: { before: 'sebelum terbit', after: 'sesudah terbit', every: 'tiap 50 event' },
  waitsFor: (engine: string) => `menunggu ${engine === 'kafka' ? 'Kafka' : 'MongoDB'}`,
  noPlace: 'Belum ada token',
  placeCopying: 'sedang menyalin',
  placePosition: 'posisi, belum ada token',
  savedTimes: (n: number, time: string) => `disimpan ${number.format(n)} kali, ${time}`,
  emptyLog: 'Topic pesanan masih kosong. Jalankan connector, lalu simpan 12 pesanan.',

  refusedTitle: (code: string) => `Token ditolak: ${code}`,
  refusedRemedy:
    'Connector berhenti dan tidak melanjutkan dari “sekarang”: perubahan di antaranya akan hilang diam-diam. Obatnya: catat posisi, salin koleksinya, lalu ikuti dari posisi itu.',

  strips: 'Pesanan setiap putaran, menurut urutan commit di database',
  rowName,
  rowSub: {
    before: 'token → Kafka',
    after: 'Kafka → token',
    every: '50 × Kafka → token',
    own: 'Anda yang membunuh',
  },
  copySub: { 'salin-dulu': 'salin, lalu dengarkan', 'catat-dulu': 'catat, salin, ikuti' },
  notYet: 'belum dijalankan',
  notCopied: 'belum disalin',
  ofOrders: (n: number) => `${number.format(n)} pesanan`,
  kills: (n: number) => (n === 0 ? '' : `· ${number.format(n)} × SIGKILL`),
  lost: (n: number) => `${number.format(n)} hilang`,
  doubled: (n: number) => `${number.format(n)} ganda`,
  missing: (n: number) => `${number.format(n)} tidak ada`,
  stale: (n: number) => `${number.format(n)} basi`,
  flowSaid: (row: string, orders: number, lost: number, extra: number, kills: number) =>
    `${row}: ${number.format(orders)} pesanan, ${number.format(lost)} hilang, ${number.format(extra)} ganda, ${number.format(kills)} kematian`,
  copySaid: (name: string, orders: number, missing: number, stale: number) =>
    `${name}: ${number.format(orders)} pesanan, ${number.format(missing)} tidak ada, ${number.format(stale)} basi`,

  tabDifference: 'Selisih',
  tabLives: 'Riwayat connector',
  tabRefusal: 'Penolakan',
  colFlow: 'putaran',
  colEvents: 'record',
  colLost: 'hilang (id)',
  colDoubled: 'ganda (id)',
  colMissing: 'tidak ada (id)',
  colStale: 'basi (id)',
  colStarted: 'mulai',
  colSaves: 'token disimpan',
  colFrom: 'melanjutkan dari',
  colEnded: 'akhir',
  colDelivery: 'kiriman ke-',
  colCode: 'kode',
  colMessage: 'pesan server',
  saveWords: { before: 'sebelum terbit', after: 'sesudah terbit' },
  fromWords: { token: 'token', position: 'posisi', now: 'sekarang', copy: 'salinan' },
  lives: 'hidup',
  diedSilent: 'mati tanpa pamit',
  emptyDifference: 'Belum ada putaran. Jalankan connector, lalu simpan 12 pesanan.',
  emptyLives: 'Connector belum pernah berjalan.',
  emptyRefusal: 'Belum ada token yang ditolak.',
  settingRows: [
    ['acks', '-1 (semua replika yang tidak tertinggal; di sini satu)', 'kafkajs: -1'],
    ['writeConcern', 'majority, journal: true; satu anggota, jadi mayoritasnya satu', 'majority'],
    ['fullDocument', 'updateLookup: dokumen saat dibaca', 'tidak disertakan saat update'],
    ['melanjutkan dengan', 'startAfter: juga sesudah koleksi dihapus', '–'],
    ['simpan token', 'pilihan Anda: sebelum, sesudah, tiap 50', 'Kafka Connect: tiap 60 detik'],
    ['koleksi sepi', 'token disimpan lagi tiap 10 detik', 'Debezium: heartbeat.interval.ms = 0'],
    ['event antar-kematian', '70 dalam satu putaran', '–'],
    ['penyalinan', 'paling cepat 1,5 detik, agar ada yang berubah', '–'],
  ] as readonly (readonly [string, string, string])[],

  'check-orders': 'pesanan di aliran Anda yang terakhir',
  'check-kills':
    'kematian di celah selagi pesanan berdatangan (dalam kurung: semua kematian di aliran itu)',
  'check-distinct': 'pesanan yang event-nya ada di topic = pesanan di database',
  'check-doubled': 'batas ≥ record berlebih dengan eventId yang sama',

  'flow-running': 'Pesanan masih mengalir. Tunggu sampai selesai, atau hentikan alirannya.',
  'no-flow':
    'Pesanan tidak sedang mengalir. Alirkan dulu: kematian saat menganggur tidak membuktikan apa-apa.',
  'no-token':
    'Belum ada token di cdc_state. Jalankan connector dan simpan beberapa pesanan. Tidak ada yang berubah.',
  'no-order-yet': 'Belum ada pesanan untuk disalin. Simpan beberapa dulu. Tidak ada yang berubah.',
  'limit-run':
    'Satu percobaan memuat paling banyak 2.000 pesanan. Tekan Ulang dari awal untuk melanjutkan.',

  summary: ({ sums, refused, copies }: PanelSummary) =>
    [
      ...sums
        .filter(({ orders }) => orders > 0)
        .map(
          ({ row, orders, lost, extra }) =>
            `${rowName[row]}: ${number.format(orders)} pesanan, ${number.format(lost)} hilang, ${number.format(extra)} ganda.`,
        ),
      ...(refused === null ? [] : [`Token ditolak dengan ${refused}.`]),
      ...(copies === 0 ? [] : [`${number.format(copies)} berbeda di salin-dulu.`]),
    ].join(' '),
};

export type Messages = typeof id;
