/**
 * The Indonesian words of the panel of lab `phone`. They also say which keys there are: English has
 * the same ones (`messages.en.ts`), or the compiler refuses.
 */
import { baseWords } from '#components/lab/base-words.id.ts';

const number = new Intl.NumberFormat('id-ID');
const tenth = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 1 });

/** What the one-sentence summary for screen readers is made of. */
export interface PanelSummary {
  readonly placed: number;
  readonly accepted: number;
  readonly p50: number | undefined;
  readonly dead: readonly string[];
}

export const id = {
  ...baseWords,
  figure: 'Gambar P.1',
  caption: 'Satu pesanan, lima telepon',
  number: (n: number) => number.format(n),
  percent: (n: number) => `${tenth.format(n)}%`,
  ms: (n: number) => `${number.format(Math.round(n))} ms`,

  'orders-1': 'Pesan 1',
  'orders-100': 'Kirim 100 pesanan',
  'orders-300': 'Kirim 300 pesanan',
  'preset-healthy': 'Sehatkan semua',
  'preset-failing': 'Gagalkan 2% di tiap service',
  'preset-slow': 'Lambatkan analytics ke 800 ms',
  'retry-on': 'Coba ulang 2 kali',
  'retry-off': 'Tanpa coba ulang',
  'kill-notification': 'Bunuh notification',
  'revive-notification': 'Pulihkan notification',
  forecast: 'Kirim 1.000 pesanan',
  revive: 'Pulihkan',

  failing: 'gagal, %',
  delay: 'kerja, ms',
  failingOf: (name: string) => `peluang gagal ${name}, persen`,
  delayOf: (name: string) => `lama kerja ${name}, milidetik`,
  forecastField: 'ramalan Anda, %',
  retries: (n: number) => (n === 0 ? 'tanpa coba ulang' : `panggilan gagal diulang ${n} kali`),

  buyer: 'pembeli',
  buyerCall: 'Panggilan pembeli',
  noOrder: 'belum ada pesanan',
  notCalled: 'belum ditelepon',
  neverCalled: 'tidak ditelepon lagi',
  holding: (ms: string) => `menunggu ${ms}`,
  heldFor: (ms: string, status: string) => `${ms}, dijawab ${status}`,
  brokenAfter: (errno: string, ms: string) => `${errno} setelah ${ms}`,
  refusedAfter: (status: string, ms: string) => `ditolak ${status} setelah ${ms}`,
  attempt: (n: number) => `panggilan ke-${n}, `,

  seriesName: (id: number) => `Deret ${id}`,
  noSeries: 'Belum ada pesanan. Tekan Kirim 100 pesanan.',
  placedOf: (placed: string, asked: string) => `${placed} dari ${asked} pesanan dijawab`,
  accepted: (percent: string) => `${percent} diterima`,
  waitP50: (ms: string) => `p50 ${ms}`,
  waitP99: (ms: string) => `p99 ${ms}`,
  arithmetic: (percent: string, ms: string) =>
    `hitungan: ${percent} diterima, kerja ${ms} berturut-turut`,
  foretold: (percent: string) => `ramalan Anda ${percent}`,
  histogram: (name: string) => `Lama menunggu pembeli, ${name}`,
  barAccepted: 'diterima',
  barFailed: 'gagal',

  ordersRun: 'Deret pesanan masih berjalan',
  notificationRuns: 'notification sedang berjalan',
  notificationRests: 'notification tidak sedang berjalan',
  serviceRests: 'service ini tidak sedang berjalan',
  serviceRuns: 'service ini sedang berjalan',
  alreadySet: 'Sudah begitu',

  tabSeries: 'Deret',
  tabFailures: 'Kegagalan',
  tabOrders: 'Pesanan',
  tabBook: 'Buku telepon',
  colSeries: 'deret',
  colConditions: 'keadaan saat dimulai',
  colPlaced: 'dijawab',
  colAccepted: '201',
  colShare: 'diterima',
  colExpected: 'hitungan',
  colP50: 'p50',
  colP99: 'p99',
  colForecast: 'ramalan',
  colOrder: 'orderId',
  colStatus: 'status HTTP',
  colWaited: 'menunggu, ms',
  colFailedAt: 'gagal di',
  colReason: 'sebab',
  colCalls: 'panggilan, ms',
  colService: 'service',
  colCount: 'pesanan gagal',
  colAddress: 'alamat',
  colPid: 'pid',
  colBehaves: 'kelakuan',
  conditionsOf: (parts: { percents: string; delays: string; dead: string; retries: number }) =>
    `gagal ${parts.percents}%, kerja ${parts.delays} ms` +
    `${parts.dead ? `, mati: ${parts.dead}` : ''}${parts.retries ? `, ulang ${parts.retries}×` : ''}`,
  behaves: (percent: string, ms: string, killed: boolean) =>
    `gagal ${percent}, kerja ${ms}${killed ? ', dibunuh' : ''}`,
  emptySeries: 'Belum ada deret. Kirim 100 pesanan.',
  emptyFailures: 'Belum ada pesanan yang gagal.',
  emptyOrders: 'Buku pesanan masih kosong.',
  settingRows: [
    ['pembeli yang menunggu bersamaan', '20'],
    ['urutan panggilan', 'payment, inventory, notification, analytics, search; satu per satu'],
    ['batas menunggu satu panggilan', '5.000 ms'],
    ['sambungan', 'HTTP/1.1 keep-alive ke 127.0.0.1, satu port tiap service'],
    ['sambungan dibuka', '20 ke tiap service, sebelum pesanan pertamanya'],
    ['heap tiap service', 'paling banyak 32 MB'],
    ['jawaban order service', '201 kalau kelima service menjawab 200, selain itu 502'],
  ] as readonly (readonly [string, string])[],

  'check-orders': 'n(orders, deret ramalan terakhir)',
  'check-rate': 'bagian yang dijawab 201',
  'check-forecast': 'ramalan, paling jauh 3 poin dari hasil',
  'check-refused': 'setiap kegagalan adalah 503 dari service yang hidup',
  'check-services': 'hitungan service search sendiri = pesanan 201',

  'kafka-away': 'Broker Kafka tidak menjawab. Tunggu sampai kembali, lalu coba lagi.',
  'mongo-away':
    'MongoDB tidak menjawab. Tunggu sampai kembali, lalu lihat panel sebelum mencoba lagi.',
  'already-running': 'Service itu sudah berjalan.',
  'not-running': 'Service itu tidak sedang berjalan.',
  'orders-running': 'Deret pesanan masih berjalan. Tunggu sampai semua pembelinya dijawab.',
  'limit-service':
    'Peluang gagal harus bilangan bulat 0 sampai 100 persen, dan lama kerja 0 sampai 2.000 ms. Tidak ada yang berubah.',
  'limit-forecast': 'Ramalan harus antara 0 dan 100 persen. Tidak ada pesanan yang dikirim.',
  'limit-orders':
    'Satu percobaan memuat paling banyak 10.000 pesanan. Ulang dari awal untuk melanjutkan.',
  'limit-children':
    'Jatah program yang berjalan bersamaan di server ini sudah habis. Coba lagi nanti.',
  'process-failed': 'Programnya gagal menyala. Coba sekali lagi.',

  summary: (s: PanelSummary) =>
    s.placed === 0
      ? `Belum ada pesanan. ${s.dead.length > 0 ? `Mati: ${s.dead.join(', ')}.` : 'Kelima service hidup.'}`
      : `${number.format(s.accepted)} dari ${number.format(s.placed)} pesanan diterima` +
        `${s.p50 === undefined ? '' : `, separuhnya dalam ${number.format(s.p50)} milidetik`}. ` +
        `${s.dead.length > 0 ? `Mati: ${s.dead.join(', ')}.` : 'Kelima service hidup.'}`,
};

export type Messages = typeof id;
