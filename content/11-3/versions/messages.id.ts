/**
 * The Indonesian words of the panel of lab `versions`. They also say which keys there are: English
 * has the same ones (`messages.en.ts`), or the compiler refuses.
 */
import { baseWords } from '#components/lab/base-words.id.ts';
import type { SettingRow } from '#components/lab/evidence-tabs.ts';

const number = new Intl.NumberFormat('id-ID');
const n = (value: number) => number.format(value);

/** What the one-sentence summary for screen readers is made of. */
export interface PanelSummary {
  readonly ordered: number;
  readonly shuffled: number;
  readonly orders: number;
  /** Orders that each view has right. */
  readonly inc: number;
  readonly set: number;
  readonly guarded: number;
}

export const id = {
  ...baseWords,
  figure: 'Gambar 11.23',
  caption: 'Satu aliran, tiga cara menerima',
  number: n,
  rupiah: (value: number) => `Rp${n(value)}`,

  write: 'Tulis 300 event',
  'run-views': 'Jalankan views',
  'stop-views': 'Hentikan views',
  'kill-views': 'Bunuh views',
  replay: 'Putar ulang dari offset 0',
  empty: 'Kosongkan ketiga view',
  'shuffle-1': 'Kirim teracak, × 1',
  'shuffle-3': 'Kirim teracak, × 3',
  'guard-version': 'Jaga menurut version',
  'guard-sent': 'Jaga menurut nomor kirim',

  writeShort: 'Tulis 300',
  replayShort: 'Putar ulang',
  emptyShort: 'Kosongkan',
  shuffleOnce: 'Acak × 1',
  shuffleThrice: 'Acak × 3',
  seed: 'seed',
  guards: { version: 'version', sent: 'nomor kirim' },
  guardShort: { version: 'Jaga: version', sent: 'Jaga: nomor kirim' },

  colOrder: 'pesanan',
  colTruth: 'orders',
  ways: { inc: '$inc', set: '$set' },
  conditions: { version: 'version < v', sent: 'sentNo < n' },
  waySaid: {
    inc: 'qty + change',
    set: 'qty = nilai baru',
    guarded: 'qty = nilai baru, hanya di atas yang lebih lama',
  },
  version: (value: number) => `v${value}`,
  stale: (value: number) => `${n(value)} basi`,
  lastFrom: (topic: string, offset: number) => `${topic}@${offset}`,
  noDocument: 'belum ada',
  same: 'sama',
  differs: (count: number) => `${n(count)} berbeda`,
  hash: 'hash',
  sum: 'Σ total',
  sumOf: (view: string) => `Σ total di ${view}`,
  rightful: (sum: string) => `di orders ${sum}`,
  surplus: (sum: string) => `+${sum}`,
  shortfall: (sum: string) => `−${sum}`,
  exactSum: 'tepat',
  nothingYet: 'belum ada event',
  cellSaid: (view: string, qty: number, right: boolean) =>
    `${view}: ${n(qty)}, ${right ? 'sama' : 'berbeda'}`,
  recordOf: (offset: number, customer: string | null, version: number) =>
    `offset ${offset}, pesanan ${customer ?? '–'}, versi ${version}`,
  roads: { ordered: 'pesanan', shuffled: 'pesanan-acak' },
  roadsShort: { ordered: 'urut', shuffled: 'acak' },

  injectorStarts: 'injector belum siap; tombol menunggu',
  alreadyWritten: 'Alirannya sudah ditulis; satu percobaan memuat satu aliran',
  writeFirst: 'Tulis dulu 300 event',
  viewsRun: 'views sedang berjalan',
  viewsRest: 'views tidak sedang berjalan',
  reading: 'View masih membaca; tombol menunggu',
  already: 'Sudah begitu',

  tabPasses: 'Hasil',
  tabStale: 'Basi (E11000)',
  tabViews: 'View',
  tabShuffles: 'Kiriman acak',
  colView: 'view',
  colSeen: 'urut + acak',
  colApplied: 'ditulis',
  colStale: 'basi',
  colGuard: 'penjaga',
  colHash: 'hash',
  colWrong: 'keliru',
  colAt: 'pukul',
  colVersion: 'version',
  colChange: 'change',
  colQty: 'qty',
  colSent: 'nomor kirim',
  colCode: 'code',
  colKeyValue: 'keyValue',
  colMessage: 'message, dengan upsert',
  colAgain: 'tanpa upsert',
  colFrom: 'ditulis oleh',
  colSeed: 'seed',
  colCopies: 'salinan',
  colOffsets: 'offset',
  noneWrong: '–',

  emptyLog: 'Log masih kosong. Jalankan views, lalu tulis 300 event.',
  emptyPasses: 'Belum ada view yang selesai membaca satu kiriman penuh.',
  emptyStale: 'Belum ada kabar basi. view_guarded menolaknya begitu ada yang terlambat.',
  emptyViews: 'Ketiga view masih kosong.',
  emptyShuffles: 'Belum ada kiriman teracak.',

  settingRows: [
    ['aliran', '6 pesanan × 50 perubahan', '–'],
    ['views', 'satu proses, tiga consumer, tiga group', '–'],
    ['gelombang', 'sampai 60 record, lalu offset di-commit', 'kafkajs eachMessage: 1'],
    ['urutan kerja', 'tiap pesanan menurut urutan log', '–'],
    ['autoCommit', 'false: di-commit program sesudah tiap gelombang', 'kafkajs: true'],
    ['putar ulang', 'commit 0 lalu consumer.seek(0), tanpa record baru', '–'],
    ['pesanan-acak', 'satu partisi; urutannya dari seed (mulberry32, Fisher–Yates)', '–'],
    ['hash', 'FNV-1a 64 bit atas _id, qty, total', '–'],
    ['versi', '$inc di dokumen pesanan, dalam tulisan yang sama', '–'],
    ['writeConcern', 'view: 1; akhir gelombang: majority, journal', 'MongoDB: majority'],
  ] as readonly SettingRow[],

  'check-records': 'record / event berbeda di kiriman terakhir, masing-masing tiga kali',
  'check-late': 'record yang datang sesudah versi yang lebih baru dari pesanannya',
  'check-truth': 'hash versi tertinggi di topic = hash(orders)',
  'check-rebuilt': 'dokumen view_guarded yang ditulis kiriman itu',
  'check-hash': 'hash(view_guarded) = hash(orders)',
  'check-control': 'pesanan yang keliru di view_set, atas kiriman yang sama',
  'check-lag': 'committed(view-guarded) = end(pesanan-acak)',

  'limit-orders':
    'Satu percobaan memuat satu aliran 300 event. Ulang dari awal untuk aliran yang baru.',
  'no-order-yet': 'Alirannya belum ditulis lengkap. Tulis dulu 300 event.',
  'still-working': 'View masih membaca kiriman sebelumnya. Tunggu sampai lag 0, lalu tekan lagi.',
  'limit-deliveries': 'Seed adalah bilangan bulat dari 1 sampai 9.999. Tidak ada yang dikirim.',
  'limit-run':
    'Satu percobaan memuat paling banyak 9.000 record acak dan 300 hasil. Ulang dari awal.',

  summary: (s: PanelSummary) =>
    `${n(s.ordered)} event urut dan ${n(s.shuffled)} record acak. Dari ${n(s.orders)} pesanan, ` +
    `view_inc benar ${n(s.inc)}, view_set ${n(s.set)}, view_guarded ${n(s.guarded)}.`,
};

export type Messages = typeof id;
