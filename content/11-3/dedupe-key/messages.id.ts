/**
 * The Indonesian words of the panel of lab `dedupe-key`. They also say which keys there are: English
 * has the same ones (`messages.en.ts`), or the compiler refuses.
 */
import { baseWords } from '#components/lab/base-words.id.ts';
import type { SettingRow } from '#components/lab/evidence-tabs.ts';

const number = new Intl.NumberFormat('id-ID');
const one = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 1 });

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Seconds in the largest unit that leaves a whole number worth reading. */
function span(seconds: number): string {
  if (seconds >= DAY) return `${one.format(seconds / DAY)} hari`;
  if (seconds >= HOUR) return `${one.format(seconds / HOUR)} jam`;
  if (seconds >= MINUTE) return `${one.format(seconds / MINUTE)} menit`;
  return `${one.format(seconds)} detik`;
}

export const id = {
  ...baseWords,
  figure: 'Gambar 11.22',
  caption: 'Rancangan key, empat serangan',
  number: (n: number) => number.format(n),
  ms: (ms: number) => `${one.format(ms)} ms`,
  span,

  'view-designs': 'Rancangan',
  'view-cost': 'Ongkos',

  'attack-attempt': 'Serang: id tiap kirim',
  'attack-shared': 'Serang: tanpa consumer',
  'attack-missing': 'Serang: tanpa id',
  'attack-expiring': 'Serang: TTL 2 detik',
  'attack-form': 'Pasang dan serang',
  measure: 'Ukur ongkos menolak',

  formWho: 'ingatan',
  who: { each: 'per consumer', shared: 'bersama' },
  formWhat: 'dikenali',
  what: { eventId: 'eventId', order: 'orderId + type', offset: 'offset' },
  formBorn: 'id dibuat',
  born: { birth: 'saat lahir', attempt: 'tiap kirim', never: 'tidak' },
  formKeep: 'umur',
  keep: { ever: 'selamanya', '2s': '2 detik', '1d': '1 hari', '30d': '30 hari' },

  lockedForm: 'Terbuka setelah keempat tebakan tentang rancangan disimpan',
  attacking: 'Serangan sebelumnya masih berjalan; tombol menunggu',

  row: {
    attempt: 'id tiap kirim',
    shared: 'tanpa consumer',
    missing: 'tanpa id',
    expiring: 'TTL 2 detik',
    own: 'rancangan Anda',
  },
  attack: {
    retry: 'kirim ulang',
    two: 'dua consumer',
    others: 'event lain',
    replay: 'putar ulang log',
  },
  attackHow: {
    retry: '5 event × 2',
    two: '5 event',
    others: '5, dua cicilan',
    replay: '15 event lagi',
  },
  colDesign: 'rancangan',
  notTried: 'belum dicoba',
  failed: 'tidak selesai',
  step: {
    installing: 'memasang indeks',
    reading: 'dikirim dan dibaca',
    forgetting: 'menunggu penanda dihapus',
    replaying: 'log dibaca ulang',
  },
  exact: 'tepat',
  nothingNew: 'tidak ada yang baru',
  surplus: (n: number) => `${number.format(n)} dobel`,
  lost: (n: number) => `${number.format(n)} hilang`,
  outcome: (name: string, total: number) => `${name} ${number.format(total)}`,

  records: 'record di log',
  markers: 'penanda',
  ever: 'tanpa TTL',
  noTrial: 'belum ada rancangan terpasang',
  waits: (left: number, age: number) => `${number.format(left)} tersisa, tertua ${span(age)}`,
  forgotten: (youngest: number, oldest: number) =>
    `terhapus ${one.format(youngest)}–${one.format(oldest)} detik`,
  agesSaid: 'Berapa lama record bisa dibaca ulang, dan berapa lama penandanya diingat',
  ticks: ['1 detik', '1 menit', '1 jam', '1 hari', '30 hari'] as readonly string[],

  costName: 'Ongkos menolak satu per satu dan dalam satu batch',
  way: { one: 'satu per satu', batch: 'insertMany, ordered: false' },
  perSecond: (n: number) => `${number.format(n)} per detik`,
  times: (ratio: number) => `${one.format(ratio)}×`,
  costSaid: (refused: number) =>
    `Masing-masing ${number.format(refused)} penolakan E11000, bergiliran, di mesin ini.`,
  noCost: 'Belum diukur di percobaan ini.',

  tabRefusals: 'E11000',
  tabIndexes: 'Indeks',
  tabCost: 'Ongkos',
  colTrial: 'percobaan',
  colService: 'layanan',
  colPattern: 'keyPattern',
  colKeyValue: 'keyValue',
  colMessage: 'message',
  colEvent: 'eventId',
  colAttack: 'serangan',
  colCollection: 'koleksi',
  colFact: 'event sebenarnya',
  colPass: 'bacaan ke-',
  colName: 'nama',
  colUnique: 'unique',
  colExpire: 'expireAfterSeconds',
  colState: 'keadaan',
  colWay: 'cara',
  colRefused: 'ditolak',
  colSpent: 'lamanya',
  state: { running: 'berjalan', over: 'selesai', failed: 'tidak selesai' },
  emptyRefusals: 'Belum ada yang ditolak. Pasang satu rancangan dan serang.',
  emptyIndexes: 'Belum ada rancangan yang dipasang.',
  emptyDocuments: 'Belum ada pembayaran atau notifikasi di database.',

  settingRows: [
    ['unique index', 'dibuat ulang untuk tiap rancangan', 'MongoDB: hanya _id yang unik'],
    ['ttlMonitorSleepSecs', '1 (mongod milik Menara)', 'MongoDB: 60'],
    ['retention.ms (pesanan)', '604.800.000, ditulis terang', 'Kafka: sama, 7 hari'],
    ['withTransaction', 'penanda dan efek, diulang driver sampai 120 detik', 'driver: sama'],
    ['writeConcern', 'majority, journal', 'MongoDB: majority'],
    ['replay', 'consumer.seek ke awal percobaan', 'kafkajs: lanjut dari committed'],
    ['autoCommit', 'false: di-commit sesudah tiap batch', 'kafkajs: true'],
    ['idempotent (producer)', 'false: kirim ulangnya disengaja', 'kafkajs: false; Java: true'],
    ['sessionTimeout', '6.000 ms (batas bawah broker)', 'kafkajs: 30.000 ms'],
  ] as readonly SettingRow[],

  'check-attacked': 'event / record dari percobaan terakhir, keempat serangan selesai',
  'check-payments': 'payments: tiap event tepat satu',
  'check-notifications': 'notifications: tiap event tepat satu',
  'check-replay': 'record dibaca ulang → efek baru, payment + notification',
  'check-unique': 'indeks unik, seperti tertulis di database',
  'check-ttl': 'umur penanda melebihi retention.ms, atau tanpa TTL',

  'still-working':
    'Tekanan sebelumnya masih dikerjakan. Yang ini tidak diantrekan; tunggu sebentar.',
  'limit-run':
    'Satu percobaan menampung 40 kali serangan. Ulang dari awal untuk mulai dari yang pertama.',
  'limit-measured':
    'Ongkosnya sudah diukur 5 kali di percobaan ini. Ulang dari awal untuk mengukur lagi.',
};

export type Messages = typeof id;
