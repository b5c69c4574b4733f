/** The Indonesian words of the panel of lab `chaos`, beyond those of every panel. */
import { baseWords } from '#components/lab/base-words.id.ts';
import type { SettingRow } from '#components/lab/evidence-tabs.ts';
import type { CardFact } from './model-documents.ts';
import type { CardKind, InvariantId, Safeguard } from './names.ts';

const number = new Intl.NumberFormat('id-ID');
const rupiah = (amount: number) => `Rp${number.format(amount)}`;
const seconds = (ms: number) => `${number.format(ms / 1000)} detik`;

const safeguard: Readonly<Record<Safeguard, string>> = {
  outbox: 'outbox',
  token: 'token sesudah kirim',
  marker: 'penanda event',
  dlq: 'DLQ',
};

/** Where there is room for one word. */
const short: Readonly<Record<Safeguard, string>> = {
  ...safeguard,
  token: 'token',
  marker: 'penanda',
};

const invariant: Readonly<Record<InvariantId, string>> = {
  orders: 'orders',
  events: 'event di pesanan',
  payments: 'payments',
  sum: 'jumlah rupiah',
  letters: 'isi DLQ yang dibayar',
  lag: 'lag',
};

/** What a card that has fallen says under its target. */
function detail({ kind, point, amount }: Pick<CardFact, 'kind' | 'point' | 'amount'>): string {
  const much = amount ?? 0;
  const said: Partial<Record<CardKind, string>> = {
    'freeze-payment': seconds(much),
    'broker-away': seconds(much),
    'drop-acks': `${much} ack hilang`,
    duplicates: `${much} record lagi`,
    poison: `${much} pesanan`,
  };
  return said[kind] ?? point ?? 'di mana pun';
}

export const id = {
  ...baseWords,
  figure: 'Gambar 11.26',
  caption: 'Satu malam, dua belas gangguan',
  number: (n: number) => number.format(n),
  rupiah,

  'begin-all': 'Mulai malam',
  'begin-marker': 'Mulai malam tanpa penanda event',
  'begin-outbox': 'Mulai malam tanpa outbox',
  'begin-token': 'Mulai malam, token disimpan lebih dulu',
  'begin-dlq': 'Mulai malam tanpa DLQ',
  dealing: 'Malam yang sedang berjalan belum selesai',

  seed: 'Benih',
  otherSeed: 'Benih lain',
  safeguards: 'Pengaman',
  safeguard,
  holds: {
    outbox: 'pesanan dan eventnya ditulis dalam satu transaksi',
    token: 'relay menyimpan token sesudah record diterima broker',
    marker: 'event yang sama ditolak unique index',
    dlq: 'pesan yang tidak bisa diurai disisihkan bersama sebabnya',
  } as Readonly<Record<Safeguard, string>>,

  nights: 'Malam dalam percobaan ini',
  noNight: 'Belum ada malam. Simpan tebakan, lalu tekan Mulai malam.',
  nightRow: 'Malam',
  night: (n: number, seed: number) => `Malam ${n}, benih ${seed}`,
  dealtWith: (off: readonly Safeguard[]) =>
    off.length === 0 ? 'lengkap' : off.map((one) => `−${short[one]}`).join(' '),
  ended: (broken: number): string => (broken === 0 ? 'bertahan' : 'rusak'),
  state: {
    dealing: 'berjalan',
    draining: 'menghabiskan lag',
    ended: 'selesai',
    broken: 'terputus',
  },

  deck: 'Kartu gangguan, menurut urutan jatuhnya',
  faceDown: 'masih tertutup',
  fallsAt: (at: number) => `sesudah ${number.format(at)}`,
  missed: 'meleset',
  detail,
  card: {
    'kill-payment': 'Bunuh',
    'freeze-payment': 'Bekukan',
    'kill-order-service': 'Bunuh',
    'kill-relay': 'Bunuh',
    'drop-acks': 'Putus ack',
    duplicates: 'Duplikat',
    poison: 'Racun',
    'broker-away': 'Putus broker',
  } as Readonly<Record<CardKind, string>>,
  colAt: 'sesudah pesanan ke-',
  colCard: 'kartu',
  colTarget: 'program',
  colDetail: 'rincian',

  does: {
    buyers: 'memesan, menulis ledger',
    'order-service': 'menerima pesanan',
    relay: 'outbox → pesanan',
    'ack-proxy': 'jalur ke broker',
    hand: 'mengulang record',
  } as Readonly<Record<string, string>>,
  died: (times: number) => `mati ${times}×`,

  lanes: 'pesanan, tiga partisi',
  colPartition: 'partisi',
  lagOf: (lag: number) => `lag ${number.format(lag)}`,
  counts: 'Hitungan sejauh ini',
  acked: 'dijawab 201',
  ofAsked: (asked: number) => `dari ${number.format(asked)}`,
  again: 'ditanya ulang',
  deaths: 'proses mati',
  refused: 'duplikat ditolak',
  letters: 'record di DLQ',
  lag: 'lag payment',

  verdict: 'Putusan',
  verdictOn: (night: number, seed: number) => `Putusan malam ${night}, benih ${seed}`,
  colInvariant: 'dibanding ledger',
  colWanted: 'seharusnya',
  colFound: 'ada',
  colVerdict: 'putusan',
  invariant,
  whole: 'utuh',
  broken: (ids: number) => (ids === 0 ? 'rusak' : `${number.format(ids)} rusak:`),
  why: { missing: 'hilang', doubled: 'ganda', phantom: 'tak dikenal' },
  more: (count: number) => `+${number.format(count)}`,
  follow: (order: string) => `Ikuti ${order}`,
  bySets: 'Menurut himpunan',
  byCounts: 'Menurut hitungan saja',
  noVerdict: 'menunggu malam selesai',
  setsSay: (broken: readonly InvariantId[]) =>
    broken.length === 0
      ? 'tidak ada yang hilang, tidak ada yang ganda'
      : `rusak: ${broken.map((one) => invariant[one]).join(', ')}`,
  countsSay: (found: number, wanted: number, broken: number) => {
    if (found !== wanted)
      return `${number.format(found)} ≠ ${number.format(wanted)}, ada yang salah`;
    const said = `${number.format(found)} = ${number.format(wanted)}, lolos`;
    return broken > 0 ? `${said}, padahal rusak` : said;
  },

  tabNights: 'Malam',
  tabCards: 'Kartu',
  tabNamed: 'Pelanggar',
  colNight: 'malam',
  colSeed: 'benih',
  colOff: 'dimatikan',
  colState: 'keadaan',
  colDuplicates: 'duplikat di log',
  colPoisoned: 'isi DLQ',
  colPoint: 'titik mati',
  colAmount: 'jumlah',
  colFell: 'jatuh',
  colOrder: 'pesanan',
  colWhy: 'sebab',
  yes: 'kena',
  emptyNights: 'Belum ada malam.',
  emptyCards: 'Belum ada kartu yang dibagikan.',
  emptyNamed: 'Belum ada pesanan yang melanggar.',

  settingRows: [
    ['pesanan semalam', '120, 20 per detik', '–'],
    ['kartu semalam', '6 pembunuhan, 6 lainnya', '–'],
    ['pembeli bersamaan', '8; tanya ulang sesudah 100 ms', '–'],
    ['session.timeout.ms', '6.000 (paling kecil yang boleh)', 'kafkajs: 30.000'],
    ['lama dibekukan', '7.500 ms, melebihi sesinya', '–'],
    ['acks', '-1 (semua replika)', 'Kafka: all'],
    ['autoCommit', 'false: commit sesudah setiap pesanan', 'kafkajs: true'],
    ['percobaan sebelum DLQ', '3, jeda 50 ms', 'kafkajs: tidak ada DLQ'],
    ['partisi', '3; pesanan-dlq 1', 'Kafka: 1'],
  ] as readonly SettingRow[],

  'check-ledger': 'Pesanan di ledger pembeli',
  'check-kills': 'Proses yang dibunuh',
  'check-duplicates': 'Duplikat di log',
  'check-held': 'Invarian yang bertahan',
  'check-broke': 'Invarian yang rusak pada malam lain',

  'bad-input': 'Benih harus bilangan bulat dari 1 sampai 9.999. Tidak ada yang berubah.',
  'still-working': 'Malam yang sedang berjalan belum selesai. Tunggu putusannya.',
  'limit-run': 'Satu percobaan menampung 8 malam. Ulang dari awal.',
};

export type Messages = typeof id;
