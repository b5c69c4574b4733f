/**
 * The Indonesian words of the panel of lab `batching`. They also say which keys there are: English
 * has the same ones (`messages.en.ts`), or the compiler refuses.
 */
import { baseWords } from '#components/lab/base-words.id.ts';
import type { Field, Part, ScaleResult, TrialPlan } from './scale.ts';
import type { Acks, Run } from './settings.ts';

const whole = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 0 });
const fine = new Intl.NumberFormat('id-ID', { maximumSignificantDigits: 3 });
const percent = new Intl.NumberFormat('id-ID', { style: 'percent', maximumFractionDigits: 1 });

const SIZES = ['B', 'KB', 'MB', 'GB', 'TB', 'PB', 'EB', 'ZB'] as const;

function bytes(amount: number): string {
  const power = amount < 1 ? 0 : Math.min(SIZES.length - 1, Math.floor(Math.log10(amount) / 3));
  return `${fine.format(amount / 1000 ** power)} ${SIZES[power]}`;
}

const acksName = (acks: Acks): string => (acks === -1 ? 'all' : String(acks));

const fields: Readonly<Record<Field, string>> = {
  rate: 'pesan per detik',
  bytes: 'byte per pesan',
  perRequest: 'pesan per permintaan',
  partitions: 'partisi',
  replication: 'salinan (RF)',
  brokers: 'broker',
  nicGbit: 'jaringan, Gbit/detik',
  retentionHours: 'retensi, jam',
  groups: 'consumer group',
  consumers: 'consumer per group',
  workMs: 'kerja per pesan, ms',
};

const parts: Readonly<Record<Part, string>> = {
  consumers: 'consumer',
  partitions: 'partisi',
  network: 'jaringan broker',
  disk: 'disk broker',
  replicas: 'replika per broker',
};

const marks: Readonly<Record<string, string>> = {
  'kreps-sync': 'satu producer, tiga salinan yang ditunggu',
  'kreps-three': 'tiga producer, tiga mesin murah, replikasi tidak ditunggu',
  'linkedin-2015': 'LinkedIn, puncak, lebih dari 1.100 broker',
  'linkedin-2019': 'LinkedIn, rata-rata sehari, lebih dari 4.000 broker',
};

export const id = {
  ...baseWords,
  figure: 'Gambar 11.8',
  caption: 'Seberapa cepat mesin ini',
  'view-measure': 'Ukur mesin ini',
  'view-scale': 'Kalkulator skala',
  number: (n: number) => whole.format(n),
  percent: (share: number) => percent.format(share),
  bytes,
  perSecond: (n: number) => `${whole.format(n)} pesan/detik`,
  messagesPerSecond: 'pesan/detik',
  secondsOf: (n: number) => `${whole.format(n)} detik`,

  'measure-single': 'Ukur 1 per permintaan',
  'measure-thousand': 'Ukur 1.000 per permintaan',
  'measure-unacked': 'Ukur dengan acks=0',
  'measure-gzip-single': 'Ukur gzip, 1 per permintaan',
  'measure-gzip-thousand': 'Ukur gzip, 1.000 per permintaan',
  'open-scale': 'Buka kalkulator skala',
  'consumers-300': 'Isi 300 consumer dan partisi',
  measure: 'Ukur',
  trial: 'Uji pada skala 1/100',

  measuring: 'Satu pengukuran sedang berjalan; tunggu sampai selesai',
  trying: 'Satu uji skala sedang berjalan; tunggu sampai selesai',

  perRequest: 'pesan per permintaan',
  acksName,
  oneRequest: (n: number) => `Satu permintaan berisi ${whole.format(n)} pesan`,
  rests: 'diam',
  sends: 'mengirim secepatnya',
  inLine: (ahead: number) =>
    ahead === 0 ? 'giliran Anda' : `antre: ${whole.format(ahead)} pengukuran di depan`,
  runsName: 'Pesan per detik menurut cara mengirim',
  wayOf: ({ perRequest, acks, gzip }: Pick<Run, 'perRequest' | 'acks' | 'gzip'>) =>
    `${whole.format(perRequest)} per permintaan, acks=${acksName(acks)}${gzip ? ', gzip' : ''}`,
  begins: 'pemanasan …',
  notYet: 'belum diukur',
  runFailed: 'pengukuran terakhir tidak selesai pada waktunya; coba sekali lagi',
  ownWay: 'cara lain, pilihan Anda',
  soFar: (records: number, requests: number) =>
    `${whole.format(records)} pesan dalam ${whole.format(requests)} permintaan sejauh ini`,
  requests: (n: number) => `${whole.format(n)} permintaan/detik`,
  waits: (p50: number, p99: number) =>
    `jawaban p50 ${fine.format(p50)} ms, p99 ${fine.format(p99)} ms`,
  arrivedOf: (logged: number, sent: number) =>
    `tanpa jawaban; ${whole.format(logged)} dari ${whole.format(sent)} tercatat`,
  bytesEach: (n: number) => `${whole.format(n)} byte/pesan`,

  fields,
  parts,
  outOfRange: (field: Field, { min, max, whole: integer }: Bounds) =>
    field === 'replication'
      ? `“${fields[field]}” harus bilangan bulat dari ${min} sampai ${max}, dan tidak lebih dari jumlah broker.`
      : `“${fields[field]}” harus ${integer ? 'bilangan bulat ' : ''}dari ${fine.format(min)} sampai ${whole.format(max)}.`,
  presetShop: 'Toko di teks',
  presetMillion: '1 juta per detik',
  partsName: 'Pemakaian setiap bagian; garis tegak berarti penuh',
  firstOver: (part: string) => `Tidak sanggup lebih dulu: ${part}`,
  firstFull: (part: string) => `Semua sanggup. Paling penuh: ${part}`,
  needs: 'yang dibutuhkan',
  needsText: (consumers: number, partitions: number, brokers: number) =>
    `${whole.format(consumers)} consumer, ${whole.format(partitions)} partisi, ${whole.format(brokers)} broker`,
  brokersBy: 'jumlah broker ditentukan oleh',
  flow: 'mengalir per detik',
  flowText: ({ produced, written, sent }: ScaleResult['flow']) =>
    `${bytes(produced)} masuk, ${bytes(written)} ditulis, ${bytes(sent)} keluar`,
  stored: 'tersimpan di disk',
  requestsTerm: 'permintaan kirim per detik',
  lagTerm: 'lag setiap group tumbuh',
  noGroups: 'tidak ada pembaca',

  planOf: ({ perSecond, consumers, workMs }: TrialPlan) =>
    `${whole.format(perSecond)} pesan/detik, ${whole.format(consumers)} consumer, ${fine.format(workMs)} ms`,
  noPlan: 'setelan ini tidak bisa diuji di sini',
  readersOf: ({ consumers, workMs }: TrialPlan) =>
    `${whole.format(consumers)} consumer, ${fine.format(workMs)} ms per pesan`,
  noReaders: 'belum ada uji',
  noTrial: 'Belum ada uji. Lag akan digambar di sini, dibaca dari broker.',
  trialStarts: 'Consumer sedang bergabung …',
  trialFailed: 'Uji ini gagal. Coba sekali lagi.',
  trialSaid: (predicted: number, measured: number | undefined, over: boolean) =>
    measured === undefined
      ? `Ramalan: lag tumbuh ${whole.format(predicted)} pesan/detik. Mengukur …`
      : `Ramalan ${whole.format(predicted)} pesan/detik, terukur ${whole.format(measured)}${over ? '' : ' sejauh ini'}.`,
  lagAxis: 'lag menurut broker',

  rulerName: 'Mistar pesan per detik, setiap garis sepuluh kali lipat',
  rulerBest: (rate: number) => `Pita: yang tercepat dari Anda, ${whole.format(rate)}.`,
  rulerAsked: (rate: number) => `Garis merah: yang Anda minta, ${whole.format(rate)}.`,
  powerOf: (power: number) =>
    ['1.000', '10.000', '100.000', '1 juta', '10 juta', '100 juta', '1 miliar'][power - 3] ?? '',
  marks: (mark: string, rate: number, year: number) =>
    `${whole.format(rate)}: ${marks[mark]} (${year}).`,

  tabRuns: 'Pengukuran',
  tabTrials: 'Uji skala',
  tabSources: 'Sumber angka',
  colWay: 'cara mengirim',
  colDetail: 'rincian',
  colRun: 'no.',
  colRate: 'pesan/detik',
  colWaits: 'p50 / p99, ms',
  colBytes: 'byte/pesan',
  colLogged: 'di log / dikirim',
  colOwn: 'inti pengirim',
  colBusy: 'semua inti',
  shortWay: ({ perRequest, acks, gzip }: Pick<Run, 'perRequest' | 'acks' | 'gzip'>) =>
    `${whole.format(perRequest)}, ${acksName(acks)}${gzip ? ', gzip' : ''}`,
  busyOf: (busy: number, all: number) => `${percent.format(busy)} / ${all}`,
  colInputs: 'setelan',
  colPredicted: 'ramalan lag/detik',
  colMeasured: 'lag/detik terukur',
  colSent: 'dikirim',
  inputsOf: (rate: number, consumers: number, workMs: number) =>
    `${whole.format(rate)}/detik, ${whole.format(consumers)} consumer, ${fine.format(workMs)} ms`,
  colFigure: 'angka',
  colSource: 'sumber',
  ruleRows: {
    partitionBytes: '10 MB/detik lewat satu partisi, batas bawah “puluhan MB”',
    brokerWrite:
      '605 MB/detik ditulis satu broker, dihitung dari 605 MB/detik masuk (3 broker, RF 3); angka dari vendor',
    nicShare:
      'separuh kartu jaringan boleh direncanakan; kelonggaran kita sendiri, bukan hasil ukur',
    replicasPerBroker:
      '4.000 partisi per broker, patokan zaman ZooKeeper; setiap salinan kita hitung satu',
  },
  emptyRuns: 'Belum ada pengukuran.',
  emptyTrials: 'Belum ada uji skala.',

  'check-rate': 'pesan per detik',
  'check-replication': 'salinan (RF)',
  'check-first': 'bagian yang pertama tidak sanggup',
  'check-brokers': 'batas ≥ beban broker',
  'check-arrived': 'pesan uji di broker sejak uji dimulai',
  'check-slope': 'kenaikan lag terukur, per detik, dalam 20% dari ramalan',

  'already-running': 'Masih ada pengukuran atau uji yang berjalan. Tunggu sampai selesai.',
  'limit-batch':
    'Pesan per permintaan harus bilangan bulat dari 1 sampai 1.000. Tidak ada yang dikirim.',
  'limit-scale':
    'Uji 1/100 hanya bisa untuk 5.000–100.000 pesan per detik, 100, 200, atau 300 consumer yang punya partisi, sedikitnya satu group, paling banyak 1.000 byte per pesan, dan kerja 0,5–200 ms. Tidak ada yang dikirim.',
  'limit-run':
    'Satu percobaan memuat paling banyak 60 pengukuran dan 20 uji. Tekan Ulang dari awal untuk melanjutkan.',
};

interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
}

export type Messages = typeof id;
