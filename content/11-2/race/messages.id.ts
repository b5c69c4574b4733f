/**
 * The Indonesian words of the panel of lab `race`. They also say which keys there are: English has
 * the same ones (`messages.en.ts`), or the compiler refuses.
 */
import { baseWords } from '#components/lab/base-words.id.ts';
import type { SettingRow } from '#components/lab/evidence-tabs.ts';

const number = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 1 });

/** How many of the settled races ended apart. */
export interface Sum {
  readonly apart: number;
  readonly settled: number;
}

export const id = {
  ...baseWords,
  figure: 'Gambar 11.10',
  caption: 'Satu balapan, tiga urutan',
  ms: (value: number) => `${number.format(value < 10 ? value : Math.round(value))} ms`,

  'race-1': 'Satu balapan',
  'race-20': '20 balapan, jeda 200 ms',
  'race-0': '20 balapan, tanpa jeda',
  'race-clock': '20 balapan, jam client-1 maju 100 ms',
  'race-form': 'Balapkan',
  'run-cdc': 'Jalankan connector',
  'stop-connector': 'Hentikan connector',
  'kill-connector': 'Bunuh connector',
  line: 'Tarik garis mulai',

  formCount: 'balapan',
  formPause: 'jeda client-1',
  formClock: 'jamnya maju',
  formStart: 'client-2 mulai',
  startBehind: 'sesudah client-1',
  startTogether: 'bersamaan',
  clientRole: { 'client-1': 'gudang', 'client-2': 'pembeli' },
  clientsStart: 'Kedua klien sedang dinyalakan; tombol menunggu',
  connectorRuns: 'connector sedang berjalan',
  connectorRests: 'connector tidak sedang berjalan',

  oneRace: (race: string) => `Balapan ${race}`,
  allRaces: 'Semua balapan',
  logOf: (topic: string) => `log ${topic}`,
  mongoOf: (race: string) => `MongoDB ${race}`,
  notYet: 'belum ada',
  judge: {
    search: 'search_index',
    'by-time': '… menurut occurredAt',
    'search-cdc': 'search_index_cdc',
  },
  order: { true: 'urutan terbalik', false: 'urutan sama' } as Readonly<Record<string, string>>,
  verdict: { open: '· menunggu', same: '= sama', apart: '≠ berbeda' },
  apartOf: ({ apart, settled }: Sum) => `≠ ${number.format(apart)} dari ${number.format(settled)}`,

  tabLedger: 'Catatan klien',
  colCollection: 'koleksi',
  colFrom: 'dari',
  colSeenAt: 'teramati pukul',
  colOrder: 'pesanan',
  colPause: 'jeda',
  colClient: 'klien',
  colSaved: 'disimpan MongoDB pukul',
  colPublished: 'diterima Kafka pukul',
  colPartition: 'topic-partition',
  emptyDocuments: 'Belum ada pesanan. Tekan Satu balapan.',
  emptyLedger: 'Belum ada klien yang selesai.',

  settingRows: [
    ['writeConcern', 'majority, journal', 'MongoDB: majority'],
    ['acks (producer)', '-1: semua replika in-sync', 'kafkajs: -1'],
    ['key', 'orderId, di kedua topic', 'kafkajs: tanpa key'],
    ['partisi', '3, di kedua topic', 'num.partitions: 1'],
    ['maxInFlightRequests (connector)', '1', 'kafkajs: tanpa batas'],
    ['token connector', 'disimpan sesudah setiap record', '–'],
    ['awal connector', 'startAtOperationTime: awal percobaan ini', 'sekarang'],
    ['autoCommit', 'false: di-commit sesudah setiap record', 'kafkajs: true'],
    ['fromBeginning', 'true', 'kafkajs: false'],
    ['sessionTimeout', '6.000 ms (batas bawah broker)', 'kafkajs: 30.000 ms'],
  ] as readonly SettingRow[],

  'check-races': 'balapan yang tuntas sejak garis mulai',
  'check-apart': 'orders ≠ search_index (dual write), per id',
  'check-agree': 'orders ≠ search_index_cdc, per id',
  'check-order': 'pesanan yang urutannya di pesanan-cdc bukan urutan database',
  'check-errors': 'error di catatan kedua klien',
  'check-lag': 'lag search / search-cdc',

  'limit-races': 'Sekali tekan 1 sampai 20 balapan. Tidak ada yang dijalankan.',
  'limit-pause':
    'Jeda dan majunya jam antara 0 dan 500 ms, bilangan bulat. Tidak ada yang dijalankan.',
  'limit-run':
    'Satu percobaan menampung paling banyak 200 balapan. Ulang dari awal untuk yang kosong.',
};

export type Messages = typeof id;
