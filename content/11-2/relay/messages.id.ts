/**
 * The Indonesian words of the panel of lab `relay`. They also say which keys there are: English has
 * the same ones (`messages.en.ts`), or the compiler refuses.
 */
import { baseWords } from '#components/lab/base-words.id.ts';
import type { SettingRow } from '#components/lab/evidence-tabs.ts';

const number = new Intl.NumberFormat('id-ID');
const n = (value: number) => number.format(value);

/** What the one-sentence summary for screen readers is made of. */
export interface PanelSummary {
  readonly rows: number;
  readonly cursor: number;
  readonly flag: number;
  readonly stream: number;
  readonly lost: number;
  readonly repeats: number;
  readonly inverted: number;
}

/** What one relay has put into its topic. */
export interface Told {
  readonly sent: number;
  readonly repeats: number;
  readonly inverted: number;
  readonly lost: number;
}

const nothing = (_times: number) => '';

export const id = {
  ...baseWords,
  figure: 'Gambar 11.15',
  caption: 'Satu outbox, tiga kurir',
  number: n,

  pair: 'Tulis dua transaksi bertumpuk',
  states: 'Tulis 20 pesanan, 60 baris',
  overlap: 'Tulis 200 transaksi bertumpuk',
  backlog: 'Tulis 300 baris',
  poison: 'Tulis 10 baris, satu beracun',
  'run-cursor': 'Jalankan relay-cursor',
  'stop-cursor': 'Hentikan relay-cursor',
  'kill-cursor': 'Bunuh relay-cursor',
  'crash-cursor': 'Jalankan relay-cursor sampai titik mati',
  'run-flag': 'Jalankan relay-flag',
  'stop-flag': 'Hentikan relay-flag',
  'kill-flag': 'Bunuh relay-flag',
  'crash-flag': 'Jalankan relay-flag sampai titik mati',
  'run-stream': 'Jalankan relay-stream',
  'stop-stream': 'Hentikan relay-stream',
  'kill-stream': 'Bunuh relay-stream',
  'crash-stream': 'Jalankan relay-stream sampai titik mati',
  'run-flag-2': 'Jalankan relay-flag-2',
  'stop-flag-2': 'Hentikan relay-flag-2',
  'kill-flag-2': 'Bunuh relay-flag-2',
  'manner-free': 'Biarkan keduanya bebas',
  'manner-claim': 'Klaim tiap baris',
  'manner-lease': 'Sewa seluruh outbox',
  'park-on': 'Sisihkan baris beracun',
  'park-off': 'Ulangi baris beracun terus',

  loadShort: {
    pair: '2 bertumpuk',
    states: '20 pesanan × 3',
    overlap: '200 bertumpuk',
    backlog: '300 baris',
    poison: '10, satu beracun',
  },
  toDeath: 'Sampai mati',
  writesTo: 'menulis, dalam satu transaksi, ke',
  relays: 'Kurir',
  outbox: 'Outbox, dan nasib tiap baris di tiga topic',
  together: 'dua relay-flag:',
  manners: { free: 'bebas', claim: 'klaim tiap baris', lease: 'sewa seluruhnya' },
  poisoned: 'baris beracun:',
  parkOn: 'disisihkan',
  parkOff: 'diulangi terus',
  heldBy: (owner: string) => `, dipegang ${owner}`,
  holdsUp: (tried: string, behind: number) => `${tried}; ${n(behind)} menunggu di belakangnya`,
  refused: (type: string, times: number) => `${type}, ke-${n(times)}`,

  kinds: { cursor: 'kursor', flag: 'flag', stream: 'stream' },
  rowsOf: (rows: number) => (rows === 0 ? 'belum ada baris' : `${n(rows)} baris`),
  beingWritten: 'sedang ditulis',
  isOpen: 'terbuka',
  told: ({ sent, repeats, inverted, lost }: Told) =>
    [
      `${n(sent)} terbit`,
      ...(lost > 0 ? [`${n(lost)} hilang`] : []),
      ...(repeats > 0 ? [`${n(repeats)} ulang`] : []),
      ...(inverted > 0 ? [`${n(inverted)} terbalik`] : []),
    ].join(' · '),
  mark: {
    sent: (_times: number) => '✓',
    again: (times: number) => `×${times}`,
    lost: (_times: number) => 'hilang',
    parked: (_times: number) => 'sisih',
    waiting: (_times: number) => '·',
    open: nothing,
  },
  markSaid: {
    sent: (_times: number) => 'sudah terbit',
    again: (times: number) => `terbit ${times} kali`,
    lost: (_times: number) => 'terlewat, tidak akan terbit',
    parked: (_times: number) => 'disisihkan',
    waiting: (_times: number) => 'belum terbit',
    open: (_times: number) => 'belum terlihat',
  },
  recordOf: (offset: number, customer: string | null, nth: number) =>
    `offset ${offset}, pesanan ${customer ?? '–'}${nth > 1 ? `, duplikat, kiriman ke-${nth}` : ''}`,

  writerStarts: 'order-service belum siap; tombol menunggu',
  writing: 'Tulisan sebelumnya belum selesai',
  already: 'Sudah begitu',
  runs: (name: string) => `${name} sedang berjalan`,
  rests: (name: string) => `${name} tidak sedang berjalan`,
  noRoom: 'Paling banyak tiga kurir sekaligus; hentikan salah satunya',

  tabOutbox: 'Outbox',
  tabPlaces: 'Penanda kurir',
  tabLoads: 'Transaksi',
  tabOrder: 'Terbalik',
  tabParked: 'Disisihkan',
  tabRuns: 'Proses',
  colCustomer: 'pembeli',
  colBegan: 'transaksi mulai',
  colSent: 'terbit: kursor · flag · stream',
  colWay: 'cara',
  colStoredIn: 'disimpan di',
  colRemembers: 'yang diingat',
  colLast: 'terakhir',
  colDelivery: 'kiriman ke-',
  colLoad: 'tulisan',
  colWritten: 'isi',
  colCommittedRows: 'di-commit',
  colLate: 'di-commit belakangan',
  colStarted: 'mulai pukul',
  colCameLate: 'datang belakangan',
  colBytes: 'byte',
  colParkedAt: 'disisihkan pukul',
  colCrashPoint: 'titik mati',
  colEnd: 'akhir',
  colDrained: 'baris sampai kosong',
  emptyLog: 'Belum ada yang diterbitkan. Jalankan sebuah relay.',
  emptyOutbox: 'Koleksi outbox masih kosong.',
  emptyLoads: 'Belum ada yang ditulis.',
  emptyOrder: 'Belum ada event yang mendahului event sebelumnya dari pesanan yang sama.',
  emptyParked: 'Belum ada baris yang disisihkan.',
  emptyRuns: 'Belum ada relay yang dijalankan.',

  settingRows: [
    ['pemeriksaan outbox', 'tiap 200 ms, paling banyak 20 baris', '–'],
    ['relay-flag-2', '90 ms sebelum tiap kiriman: mesin yang lebih lambat', '–'],
    ['pengiriman', 'satu baris, tunggu ack, lalu tandai', 'kafkajs: bebas'],
    ['acks', '-1 (semua replika yang tidak tertinggal; di sini satu)', 'kafkajs: -1'],
    ['key', 'aggregateid, nomor pesanan', 'kafkajs: tanpa key'],
    ['max.message.bytes', '8.192', 'Kafka: 1.048.588'],
    ['umur klaim dan sewa', '3.000 ms, menurut jam MongoDB', '–'],
    ['transaksi bertumpuk', '10 sekaligus, terbuka 10–250 ms', '–'],
    ['transactionLifetimeLimitSeconds', '3 (mongod milik Menara)', 'MongoDB: 60'],
    ['writeConcern', 'majority, journal', 'MongoDB: majority'],
  ] as readonly SettingRow[],

  'check-late': 'transaksi yang di-commit / yang selesai belakangan',
  'check-deaths': 'kematian di titik mati: event terakhirnya diterbitkan lagi oleh pid lain',
  'check-missing': 'baris outbox yang tidak ada di topic',
  'check-repeats': 'event yang terbit lebih dari sekali',
  'check-same': 'pasangan (aggregateid, type) dengan lebih dari satu eventId',

  'orders-running': 'Tulisan sebelumnya belum selesai. Tunggu sebentar, lalu tekan lagi.',
  'limit-orders':
    'Satu percobaan memuat paling banyak 1.200 baris outbox. Tekan Ulang dari awal untuk melanjutkan.',
  'limit-children': 'Paling banyak tiga kurir sekaligus. Hentikan salah satunya.',

  summary: (s: PanelSummary) =>
    `${n(s.rows)} baris di outbox. Terbit: kursor ${n(s.cursor)}, flag ${n(s.flag)}, stream ` +
    `${n(s.stream)}. Kursor melewatkan ${n(s.lost)}; di topic flag ${n(s.repeats)} kiriman ulang ` +
    `dan ${n(s.inverted)} urutan terbalik.`,
};

export type Messages = typeof id;
