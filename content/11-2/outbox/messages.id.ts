/**
 * The Indonesian words of the panel of lab `outbox`. They also say which keys there are: English
 * has the same ones (`messages.en.ts`), or the compiler refuses.
 */
import { baseWords } from '#components/lab/base-words.id.ts';
import type { SettingRow } from '#components/lab/evidence-tabs.ts';
import type { Differences } from './model-fates.ts';

const number = new Intl.NumberFormat('id-ID');
const one = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 1 });

/** At most this many ids in a sentence. */
const NAMED_MAX = 3;
const named = (ids: readonly string[]): string =>
  ids.slice(0, NAMED_MAX).join(', ') + (ids.length > NAMED_MAX ? ' …' : '');

export const id = {
  ...baseWords,
  figure: 'Gambar 11.14',
  caption: 'Pesanan yang sama di tiga tempat',
  number: (n: number) => number.format(n),
  ms: (ms: number) => `${one.format(ms)} ms`,

  'view-fate': 'Nasib',
  'view-contract': 'Kontrak',
  'view-cost': 'Ongkos',

  place: 'Buat 1 pesanan',
  'place-before': 'Buat 1 pesanan, mati sebelum commit',
  'place-after': 'Buat 1 pesanan, mati sesudah commit',
  'place-forgot': 'Lupa sesi, mati sebelum commit',
  'place-v2': 'Buat 1 pesanan v2',
  'place-v3': 'Buat 1 pesanan v3',
  'place-form': 'Buat pesanan',
  storm: 'Buat 100 pesanan, mati 10 kali',
  'storm-forgot': 'Badai yang sama, lupa sesi',
  'run-relay': 'Jalankan relay',
  'crash-relay': 'Jalankan relay, mati sesudah mengirim',
  'kill-relay': 'Bunuh relay',
  'run-payment': 'Jalankan payment',
  'stop-payment': 'Hentikan payment',
  'run-cdc': 'Jalankan cdc',
  'stop-cdc': 'Hentikan cdc',
  'run-writer': 'Jalankan order-service',
  'kill-writer': 'Bunuh order-service',
  erase: 'Hapus data dewi',
  measure: 'Ukur ongkosnya',
  line: 'Tarik garis mulai',

  diesAt: 'titik mati',
  diesNowhere: 'tidak ada',
  session: 'sesi',
  sessionKept: 'dipakai',
  sessionForgot: 'lupa',
  schema: 'skema',

  runs: (name: string) => `${name} sedang berjalan`,
  rests: (name: string) => `${name} tidak sedang berjalan`,
  lockedForm: 'Terbuka setelah semua tebakan tentang pesanan disimpan',
  storming: 'Seratus pesanan masih dikerjakan; tombol menunggu',

  writes: 'menulis MongoDB',
  relayReads: 'outbox → pesanan',
  paymentReads: 'membaca pesanan',
  cdcReads: 'orders → orders-cdc',
  tape: 'Oplog: entri milik orders dan outbox',
  emptyTape: 'Oplog dibaca setiap kali Anda membuat pesanan.',
  noOplog: 'Database ini tidak memperlihatkan oplog-nya.',
  noEntry: '0 entri di jendela ini',
  windowSaid: (orderId: string, count: number, writes: readonly string[]) =>
    count === 0
      ? `${orderId}: 0 entri oplog`
      : `${orderId}: ${count} entri oplog, isinya ${writes.join(' + ')}`,
  stormSaid: (answered: number, deaths: number) =>
    `${number.format(answered)} dari 100 pembeli sudah dijawab, ${deaths} kali mati`,

  offset: 'offset',
  there: (n: number) => (n === 1 ? 'ada' : `ada ${n}`),
  notThere: 'tidak ada',
  outside: 'di luar',
  waitsForRelay: 'menunggu',
  effect: { paid: 'dibayar', parked: 'disisihkan' },
  nothingYet: 'Belum ada pesanan. Simpan tebakan pertama, lalu buat satu.',
  verdict: (
    withoutEvent: readonly string[],
    withoutOrder: readonly string[],
    doubled: readonly string[],
    unsent: number,
  ) => {
    const wrong = [
      withoutEvent.length > 0 ? `tanpa event: ${named(withoutEvent)}` : '',
      withoutOrder.length > 0 ? `event tanpa pesanan: ${named(withoutOrder)}` : '',
      doubled.length > 0 ? `lebih dari satu event: ${named(doubled)}` : '',
    ].filter(Boolean);
    const waiting = unsent > 0 ? `; ${number.format(unsent)} event menunggu relay` : '';
    return `${wrong.length > 0 ? wrong.join('; ') : 'orders = outbox, id demi id'}${waiting}.`;
  },

  contractName: 'Record mentah di sebelah event yang dirancang',
  rawEmpty: 'belum ada record',
  eventEmpty: 'belum ada event',
  inner: 'urusan dalam toko',
  phoneOf: (customer: string) => `telepon ${customer}:`,
  documents: (n: number) => `${number.format(n)} dokumen`,
  records: (n: number) => `${number.format(n)} record`,
  oldConsumer: 'payment lama:',

  costName: 'Ongkos satu insert, dua insert, dan satu transaksi',
  way: { one: '1 insert', two: '2 insert, tanpa transaksi', transaction: '2 insert, 1 transaksi' },
  times: (ratio: number) => `× ${one.format(ratio)}`,
  costSaid: (orders: number) =>
    `Masing-masing ${orders} pesanan, bergiliran, di mesin ini. Bandingkan kelipatannya, bukan milidetiknya.`,
  noCost: 'Belum diukur di percobaan ini.',

  tabOplog: 'Oplog',
  tabEvents: 'pesanan',
  tabRaw: 'orders-cdc',
  tabExits: 'Sinyal mati',
  colOrder: 'pesanan',
  colWindow: 'jendela (dari, sampai]',
  colWrites: 'menulis',
  colEntry: 'entri',
  colCollection: 'koleksi',
  colSeen: 'terbaca pukul',
  colDocument: 'dokumen',
  colProgram: 'program',
  colSignal: 'sinyal',
  readAtOplog: (time: string) => `dibaca dari local.oplog.rs pukul ${time}`,
  readAtKernel: (time: string) => `dilaporkan sistem operasi pukul ${time}`,
  emptyOplog: 'Belum ada jendela oplog yang dibaca. Buat satu pesanan.',
  emptyDocuments: 'Belum ada dokumen di database.',
  emptyExits: 'Belum ada program yang mati.',

  settingRows: [
    ['withTransaction', 'diulang driver sampai 120 detik', 'driver: sama'],
    ['writeConcern', 'majority, journal', 'MongoDB: majority'],
    ['replica set', '1 anggota: majority berarti dia sendiri', 'produksi: 3 anggota'],
    ['transactionLifetimeLimitSeconds', '3 (mongod milik Menara)', 'MongoDB: 60'],
    ['relay', 'melihat tiap 250 ms, paling banyak 50 event', 'Debezium: mengikuti oplog'],
    ['key record', 'aggregateid', 'Debezium Outbox Event Router: sama'],
    ['cdc', 'change stream, fullDocument updateLookup', 'MongoDB: tanpa fullDocument'],
    ['payment', 'menerima field tak dikenal', 'zod z.object: sama'],
    ['sessionTimeout', '6.000 ms (batas bawah broker)', 'kafkajs: 30.000 ms'],
  ] as readonly SettingRow[],

  'check-orders': 'pesanan sejak garis mulai',
  'check-deaths': 'order-service mati tanpa pamit',
  'check-outbox': 'ids(orders) = ids(outbox), tepat satu event per pesanan',
  'check-events': 'ids(outbox) = eventId berbeda di pesanan',
  'check-together': 'pesanan dan event-nya dalam satu entri oplog',

  'still-working':
    'Tekanan sebelumnya masih dikerjakan. Yang ini tidak diantrekan; tunggu sebentar.',
  'limit-run':
    'Satu percobaan menampung paling banyak 600 pesanan. Ulang dari awal untuk mulai dari ORD-1.',
  'limit-measured':
    'Ongkosnya sudah diukur 5 kali di percobaan ini. Ulang dari awal untuk mengukur lagi.',

  summary: (all: Differences) =>
    `${number.format(all.orders)} pesanan, ${number.format(all.outbox)} event di outbox, ` +
    `${number.format(all.events)} event di log; ${number.format(all.withoutEvent.length)} pesanan ` +
    `tanpa event, ${number.format(all.withoutOrder.length)} event tanpa pesanan`,
};

export type Messages = typeof id;
