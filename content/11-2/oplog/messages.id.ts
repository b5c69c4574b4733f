/** The Indonesian words of the panel of lab `oplog`, beyond those of every panel. */
import { baseWords } from '#components/lab/base-words.id.ts';
import type { SettingRow } from '#components/lab/evidence-tabs.ts';

const number = new Intl.NumberFormat('id-ID');
const date = new Intl.DateTimeFormat('id-ID', { dateStyle: 'long' });

/** What the one-sentence summary for screen readers is made of. */
export interface PanelSummary {
  readonly entries: number;
  readonly records: number;
  readonly missed: number;
}

export const id = {
  ...baseWords,
  figure: 'Gambar 11.11',
  caption: 'Satu perubahan, tiga catatan',
  number: (n: number) => number.format(n),

  place: 'Buat pesanan',
  pay: 'Tandai dibayar',
  ship: 'Tambah ongkos kirim',
  remove: 'Hapus pesanan',
  'kill-connector': 'Bunuh connector',
  'run-fresh': 'Jalankan tanpa penanda',
  'run-connector': 'Jalankan dari penanda',
  mix: 'Jalankan operasi campuran',
  rebuild: 'Bangun orders_copy dari oplog',

  short: {
    place: 'Buat',
    pay: 'Bayar',
    ship: 'Ongkos kirim',
    remove: 'Hapus',
    mix: 'Campuran',
    rebuild: 'Bangun salinan',
    fresh: 'Tanpa penanda',
    kept: 'Dari penanda',
  },
  ordersDoes: (n: number) => `${number.format(n)} pesanan di MongoDB`,
  connectorDoes: 'change stream → Kafka',
  applierDoes: 'oplog → orders_copy',

  ordersAway: 'Program orders belum menyala; tombol menunggu',
  connectorRuns: 'connector sedang berjalan',
  connectorRests: 'connector tidak sedang berjalan',
  noOrder: 'Belum ada pesanan untuk diubah. Buat dulu.',
  oplogHidden: 'Database ini tidak mengizinkan oplog-nya dibaca',

  ribbon: 'Pita oplog, dan record di bawah setiap entrinya',
  ribbonEmpty: 'Pita oplog masih kosong. Buat satu pesanan.',
  frame: (op: string, order: string) => `${op}, ${order}`,
  withRecord: (offset: number) => `record di offset ${number.format(offset)}`,
  noRecord: 'belum ada record',
  neverRecord: 'tidak akan menjadi record',
  tapeName: 'oplog',
  laneName: 'Kafka',

  opNames: { i: 'insert', u: 'update', r: 'replace', d: 'delete' },
  colField: 'bagian',
  colOplog: 'local.oplog.rs',
  colEvent: 'change event',
  colRecord: 'record Kafka',
  rowTime: 'waktu commit',
  rowOp: 'operasi',
  rowOrder: 'pesanan',
  rowChange: 'isi',
  rowToken: 'penanda',
  rowPlace: 'tempat',
  rowClock: 'jam',
  same: 'sama dengan nilai di sebelah kirinya',
  wholeEvent: (chars: number) => `change event utuh, ${number.format(chars)} karakter`,
  later: (ms: number) => `+${number.format(ms)} ms`,
  waiting: 'belum',
  recording: (ms: number) => `Rekaman, ${date.format(ms)}`,
  notRecorded: 'jenis ini tidak ada di rekaman',

  rules: 'applier: apa yang dilakukan untuk tiap entri',
  rule: { insert: 'i', diff: 'u, diff', replace: 'u, dokumen utuh', delete: 'd' },
  choice: {
    insertOne: 'insertOne',
    upsert: 'replaceOne, upsert',
    skip: 'lewati',
    set: '$set',
    'set-unset': '$set dan $unset',
    'replace-by-diff': 'ganti dokumen dengan diff',
    replaceOne: 'replaceOne',
    deleteOne: 'deleteOne',
    mark: '$set deleted: true',
  },
  copyOf: (orders: number, copies: number) =>
    `orders ${number.format(orders)}, orders_copy ${number.format(copies)}`,
  rebuilt: (applied: number, repeated: number) =>
    `${number.format(applied)} entri diterapkan, ${number.format(repeated)} ulangan`,
  stopped: (order: string, code: string) => `applier berhenti di ${order}: E${code}`,

  tabOplog: 'Oplog',
  tabEvent: 'Change event',
  tabToken: 'Penanda',
  tabRebuild: 'Penolakan',
  colTs: 'ts',
  colOp: 'op',
  colNs: 'ns',
  colO: 'o',
  colO2: 'o2',
  colWall: 'wall',
  colCluster: 'clusterTime',
  colKind: 'operationType',
  colDocument: 'documentKey',
  colWhat: 'isi',
  colDocumentNow: 'db.orders, sekarang',
  emptyDocuments: 'Tidak ada pesanan di koleksi orders.',
  colToken: '_id._data',
  colSaved: 'disimpan',
  colCode: 'code',
  colMessage: 'message',
  emptyOplog: 'Belum ada entri dari percobaan Anda di oplog.',
  hiddenOplog: 'Database ini tidak mengizinkan kita membaca local.oplog.rs.',
  emptyEvent: 'connector belum menerbitkan change event.',
  emptyToken: 'connector belum menyimpan penanda.',
  emptyRebuild: 'applier belum pernah ditolak.',
  readAtOplog: (time: string) => `dibaca dari local.oplog.rs pukul ${time}`,
  readInRecord: (time: string) => `seperti diterima connector; dibaca dari record pukul ${time}`,

  settingRows: [
    ['replica set', '1 anggota: mayoritasnya anggota itu sendiri', 'biasanya 3'],
    ['fullDocument', 'tidak diminta: event membawa diff saja', 'driver: sama'],
    ['token disimpan', 'sesudah setiap record diterima Kafka', 'Debezium: berkala'],
    ['key record', '_id pesanan', 'Debezium: _id dokumen'],
    ['acks', '-1', 'kafkajs: -1'],
    ['readConcern', 'majority', 'driver: local'],
    ['ulangan applier', '40 entri terakhir', '–'],
  ] as readonly SettingRow[],

  'check-readable':
    'database mengizinkan oplog-nya dibaca; tanpa itu tantangan ini tidak dapat diperiksa',
  'check-operations': 'entri oplog milik orders',
  'check-kinds': 'entri dari setiap jenis',
  'check-until': 'diterapkan sampai entri terakhir',
  'check-repeated': 'entri yang diterapkan dua kali',
  'check-hash': 'n dan hash: orders_copy = orders',
  'near-refused': (where: string) =>
    `applier berhenti di ${where}: insert yang diulang ditolak, sebab _id itu sudah ada`,
  'near-kept': (where: string) =>
    `${where} masih ada di salinan, padahal sudah dibuang: $unset atau penggantian tidak diterapkan`,
  'near-lost': (where: string) =>
    `${where} hilang dari salinan: sebuah diff hanya berisi field yang berubah, bukan dokumen`,
  'near-value': (where: string) => `${where} bernilai lain di salinan: ada perubahan yang terlewat`,
  'near-extra': (where: string) => `${where} sudah dihapus, tetapi masih ada di salinan`,
  'near-absent': (where: string) => `${where} tidak ada di salinan`,

  'no-order-yet': 'Belum ada pesanan untuk diubah atau dihapus. Buat dulu.',
  'still-working':
    'Pekerjaan sebelumnya belum selesai. Yang ini tidak diantrekan; coba lagi sesudahnya.',
  'limit-orders':
    'Satu percobaan menampung paling banyak 150 pesanan. Ulang dari awal untuk oplog yang kosong.',

  summary: (s: PanelSummary) =>
    `Oplog berisi ${number.format(s.entries)} entri dari percobaan ini, Kafka ` +
    `${number.format(s.records)} record; ${number.format(s.missed)} perubahan tidak pernah terbit.`,
};

export type Messages = typeof id;
