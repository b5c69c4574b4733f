/**
 * The Indonesian words of the panel of lab `sinks`. They also say which keys there are: English has
 * the same ones (`messages.en.ts`), or the compiler refuses.
 */
import { baseWords } from '#components/lab/base-words.id.ts';

const number = new Intl.NumberFormat('id-ID');

/** What the one-sentence summary for screen readers is made of. */
export interface PanelSummary {
  readonly end: number;
  readonly orders: number;
  readonly search: number | null;
  readonly analytics: number | null;
  readonly p99: number | undefined;
}

export const id = {
  ...baseWords,
  figure: 'Gambar 11.16',
  caption: 'Dua tampilan mengikuti satu log',
  number: (n: number) => number.format(n),
  rupiah: (n: number) => `Rp${number.format(n)}`,

  'run-both': 'Jalankan connector dan search',
  'run-connector': 'Jalankan connector',
  'run-search': 'Jalankan search',
  'run-analytics': 'Jalankan analytics',
  'stop-connector': 'Hentikan connector',
  'stop-search': 'Hentikan search',
  'stop-analytics': 'Hentikan analytics',
  'kill-search': 'Bunuh search',
  'kill-analytics': 'Bunuh analytics',
  one: 'Simpan 1 pesanan',
  many: 'Alirkan 300 pesanan',
  fill: 'Simpan 1.000 pesanan',
  'stop-flow': 'Hentikan aliran',
  ask: 'Pesan, lalu cari seketika',
  'slow-on': 'Perlambat search',
  'slow-off': 'Pulihkan search',
  wipe: 'Hapus indeks',
  compare: 'Bandingkan hash',
  find: 'Cari',
  select: 'Jalankan SQL',
  oneShort: '1 pesanan',
  manyShort: 'Alirkan 300',
  stopFlowShort: 'Hentikan',
  askShort: 'Cari seketika',
  slowOnShort: 'Perlambat',
  slowOffShort: 'Pulihkan',

  rests: (name: string) => `${name} tidak sedang berjalan`,
  runs: (name: string) => `${name} sedang berjalan`,
  writerStarts: 'order-service sedang dinyalakan; tombol menunggu',
  flowsAlready: 'Pesanan masih mengalir; tombol menunggu',
  noFlow: 'Pesanan tidak sedang mengalir',
  slowAlready: 'search sudah diperlambat',
  notSlow: 'search tidak diperlambat',

  emptyLog: 'Topic pesanan masih kosong. Jalankan connector, lalu simpan satu pesanan.',
  searchView: 'Pencarian pesanan',
  findLabel: 'kata yang dicari',
  notSearched: 'Cari sebuah kata, misalnya kopi, dewi, atau DIBAYAR.',
  foundOf: (q: string, total: number, ms: number, next: number) =>
    `“${q}”: ${number.format(total)} pesanan, ${number.format(ms)} ms, log dibaca sampai ${number.format(next)}`,
  analyticsView: 'Omzet menurut analytics',
  selectLabel: 'pertanyaan',
  selectOption: {
    minute: 'omzet per menit',
    item: 'omzet per barang',
    status: 'omzet per status',
  },
  notSummed: 'Belum ada omzet. Jalankan analytics; ia membaca log dari offset 0.',
  notSelected: 'SQL ini belum dijalankan.',
  ordersOf: (n: number) => `${number.format(n)} pesanan`,
  documents: (n: number) => `(${number.format(n)})`,
  notCompared: (orders: number) => `${number.format(orders)} pesanan di database`,
  ways: 'Jejak',
  axis: (ms: number) => `│ commit · ╵ event · □ broker · sumbu ${number.format(ms)} ms`,
  noWays: 'Belum ada pesanan yang lewat.',
  spread: (orders: number, p50: number, p99: number) =>
    `${number.format(orders)} pesanan, p50 ${number.format(p50)} ms, p99 ${number.format(p99)} ms`,
  wayMs: (search: number | null, analytics: number | null) =>
    `search ${search ?? '…'} · analytics ${analytics ?? '…'}`,
  waySaid: (order: string, read: number, appended: number) =>
    `${order}: dibaca connector sesudah ${read} ms, di broker sesudah ${appended} ms sejak commit`,

  tabWays: 'Jejak',
  tabFlows: 'Aliran',
  tabReadings: 'Cari seketika',
  tabBuilds: 'Bangun ulang',
  tabComparisons: 'Hash',
  colOrder: 'pesanan',
  colCommittedAt: 'commit (oplog)',
  colReadAt: 'change event, ms',
  colAppendedAt: 'broker, ms',
  colFlow: 'aliran',
  colSlow: 'search lambat',
  colGap: 'jeda terpanjang, ms',
  colStarted: 'waktu',
  colFoundAfter: 'ditemukan sesudah',
  colView: 'tampilan',
  colWhy: 'sebab',
  colCleared: 'mulai dari 0',
  colRecords: 'record',
  colEqual: 'orders = search',
  colLabel: 'baris',
  colTurnover: 'omzet',
  colUpTo: 'log sampai',
  yes: 'ya',
  no: 'tidak',
  there: 'ada',
  notThere: 'tidak ada',
  byWipe: 'dihapus',
  byStart: 'dijalankan',
  readAtAnalytics: (time: string) => `dijawab DuckDB pukul ${time}`,
  emptyWays: 'Belum ada pesanan yang lewat. Jalankan connector, lalu simpan satu pesanan.',
  emptyFlows: 'Belum ada pesanan.',
  emptyReadings: 'Belum ada yang dicari seketika.',
  emptyBuilds: 'Belum ada tampilan yang dibangun.',
  emptyComparisons: 'Belum ada yang dibandingkan.',
  settingRows: [
    ['cap waktu record', 'LogAppendTime: jam broker', 'CreateTime: jam pengirim'],
    ['acks', '-1 (semua replika yang tidak tertinggal; di sini satu)', 'kafkajs: -1'],
    [
      'versi dokumen',
      'offset record; yang lebih tua ditolak',
      'Elasticsearch: internal, naik satu',
    ],
    ['mulai membaca', 'selalu offset 0: indeksnya di memori proses', 'dari bookmark group'],
    ['maxWaitTimeInMs', '500; record baru mengakhirinya seketika', 'kafkajs: 5000'],
    ['record per gelombang', 'paling banyak 100; 1 bila diperlambat', '–'],
    ['search diperlambat', '100 ms per record', '–'],
    ['DuckDB', ':memory:, threads 1, memory_limit 128 MB', 'semua inti, 80% memori'],
    ['pembeli “cari seketika”', 'klien HTTP di dalam proses order-service', '–'],
  ] as readonly (readonly [string, string, string])[],

  'check-orders': 'pesanan di aliran terakhir yang sampai di indeks',
  'check-p99': 'batas ≥ p99 dari commit sampai ada di indeks, ms',
  'check-wiped': 'indeks dihapus selagi mengalir: pesanan sebelum + sesudah = semua pesanan aliran',
  'check-paused': 'batas ≥ jeda terpanjang di antara dua pesanan, ms; aliran tidak dihentikan',
  'check-lag': 'lag search = 0',
  'check-hash': 'hash(search) = hash(orders)',

  'flow-running': 'Pesanan masih mengalir, atau pembeli masih mencari. Tunggu sampai selesai.',
  'limit-run':
    'Satu percobaan memuat paling banyak 4.800 pesanan. Tekan Ulang dari awal untuk melanjutkan.',
  'limit-query': 'Pencarian memuat paling banyak 60 karakter. Tidak ada yang dicari.',

  summary: ({ end, orders, search, analytics, p99 }: PanelSummary) =>
    [
      `${number.format(orders)} pesanan di database, ${number.format(end)} record di log.`,
      ...(search === null ? [] : [`search di offset ${number.format(search)}.`]),
      ...(analytics === null ? [] : [`analytics di offset ${number.format(analytics)}.`]),
      ...(p99 === undefined ? [] : [`p99 search ${number.format(p99)} milidetik.`]),
    ].join(' '),
};

export type Messages = typeof id;
