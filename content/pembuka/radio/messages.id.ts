/**
 * The Indonesian words of the panel of lab `radio`. They also say which keys there are: English has
 * the same ones (`messages.en.ts`), or the compiler refuses.
 */
import { baseWords } from '#components/lab/base-words.id.ts';

const number = new Intl.NumberFormat('id-ID');

/** What the one-sentence summary for screen readers is made of. */
export interface PanelSummary {
  readonly orders: number;
  readonly lag: number;
  readonly notified: number;
  readonly dead: readonly string[];
}

export const id = {
  ...baseWords,
  figure: 'Gambar P.2',
  caption: 'Satu siaran, lima pendengar',
  number: (n: number) => number.format(n),
  ms: (n: number) => `${number.format(n < 10 ? Math.round(n * 10) / 10 : Math.round(n))} ms`,

  'radio-1': 'Siarkan 1',
  'radio-50': 'Siarkan 50 pesanan',
  'both-50': 'Kirim 50 pesanan lewat keduanya',
  'kill-notification': 'Bunuh notification',
  'revive-notification': 'Pulihkan notification',
  'revive-live': 'Pulihkan sebagai radio biasa',
  replay: 'Putar ulang dari awal',
  revive: 'Pulihkan',

  writesTo: 'menyiarkan ke',
  lag: (n: number) => `lag ${number.format(n)}`,
  notRead: 'belum membaca',
  notifications: (n: number, orders: number) =>
    `notifikasi tersimpan: ${number.format(n)} untuk ${number.format(orders)} pesanan`,

  radio: 'Radio',
  phone: 'Telepon',
  noOrder: 'belum ada pesanan',
  notBoth: 'tidak dipakai untuk pesanan ini',
  waiting: (ms: string) => `menunggu ${ms}`,
  stored: (order: string, ms: string) => `${order} tersimpan: 201, ${ms}`,
  answered: (order: string, status: string, ms: string) => `${order}: ${status}, ${ms}`,
  failedAt: (order: string, service: string, status: string, ms: string) =>
    `${order} gagal di ${service}: ${status}, ${ms}`,
  share: (accepted: string, placed: string) => `${accepted} dari ${placed} diterima`,
  p50: (ms: string) => `p50 ${ms}`,
  seriesName: (n: number) => `deret ${n}`,

  ordersRun: 'Deret pesanan masih berjalan',
  notificationRuns: 'notification sedang berjalan',
  notificationRests: 'notification tidak sedang berjalan',
  serviceRests: 'service ini tidak sedang berjalan',
  serviceRuns: 'service ini sedang berjalan',
  memberLingers: 'Kafka masih menghitung anggota yang dibunuh; tunggu batas waktu sesinya',
  nothingMissed: 'Tidak ada siaran yang terlewat',
  nothingAired: 'Belum ada siaran',

  tabGroup: 'Penanda pendengar',
  tabSeries: 'Deret',
  tabNotifications: 'Notifikasi',
  colEnd: 'end',
  colPid: 'pid',
  colSeries: 'deret',
  colWay: 'cara',
  colPlaced: 'dijawab',
  colAccepted: '201',
  colP50: 'p50, ms',
  colP99: 'p99, ms',
  colFailures: 'kegagalan',
  colDead: 'mati saat dimulai',
  colDocument: '_id (orderId)',
  emptyLog: 'Belum ada siaran. Tekan Siarkan 50 pesanan.',
  emptySeries: 'Belum ada deret. Siarkan 50 pesanan.',
  emptyNotifications: 'Koleksi notifications kosong.',
  settingRows: [
    ['acks', '-1 (semua replika yang tidak tertinggal; di sini satu)'],
    ['pembeli yang menunggu bersamaan', '10 tiap cara'],
    ['kerja tiap service', '30 ms, lewat telepon maupun radio'],
    ['penanda', 'di-commit program sesudah tiap pesanan'],
    ['sessionTimeout', '6.000 ms (batas bawah broker)'],
    ['fromBeginning', 'true'],
    [
      'yang menyimpan dokumen',
      'notification; empat lainnya hanya bekerja dan menggeser penandanya',
    ],
    ['lewat telepon', 'notification hanya menjawab 200, tanpa menyimpan dokumen'],
  ] as readonly (readonly [string, string])[],

  'check-orders': 'n(orders lewat radio selagi notification mati)',
  'check-accepted': 'dijawab 201 = semua pesanan itu',
  'check-worst': 'lag(notification) terbesar, dihitung dari waktu record dan notifikasi',
  'check-lag': 'committed(notification) = end(pesanan)',
  'check-ids': 'orderId di notifications = orderId di log',

  'mongo-away':
    'MongoDB tidak menjawab. Tunggu sampai kembali, lalu lihat panel sebelum mencoba lagi.',
  'group-active':
    'Kafka menolak: group ini masih punya anggota. Tunggu sampai batas waktu sesinya habis.',
  'already-running': 'Service itu sudah berjalan.',
  'not-running': 'Service itu tidak sedang berjalan.',
  'orders-running': 'Deret pesanan masih berjalan. Tunggu sampai semua pembelinya dijawab.',
  'limit-orders':
    'Satu percobaan memuat paling banyak 1.000 siaran. Ulang dari awal untuk melanjutkan.',
  'limit-children':
    'Jatah program yang berjalan bersamaan di server ini sudah habis. Coba lagi nanti.',
  'process-failed': 'Programnya gagal menyala. Coba sekali lagi.',

  summary: (s: PanelSummary) =>
    `${number.format(s.orders)} siaran di log; notification tertinggal ${number.format(s.lag)} dan ` +
    `sudah menyimpan ${number.format(s.notified)} notifikasi. ` +
    `${s.dead.length > 0 ? `Mati: ${s.dead.join(', ')}.` : 'Kelima pendengar hidup.'}`,
};

export type Messages = typeof id;
