/** Terms of how Kafka survives, forgets and keeps its speed. */
import type { GlossaryTerm } from './term.ts';

export const clusterTerms: readonly GlossaryTerm[] = [
  {
    slug: 'cluster',
    term: 'Cluster',
    usage: 'cluster (klaster)',
    meaning: {
      id: 'Beberapa broker yang bekerja sebagai satu kesatuan.',
      en: 'Several brokers that work as one.',
    },
    shown: { chapter: '11-1', section: 7 },
  },
  {
    slug: 'rebalance',
    term: 'Rebalance',
    meaning: {
      id: 'Pembagian ulang partisi setelah keanggotaan atau langganan sebuah group berubah.',
      en: 'Handing out the partitions again after the members or subscriptions of a group change.',
    },
    shown: { chapter: '11-1', section: 5 },
  },
  {
    slug: 'generation',
    term: 'Generation',
    usage: 'generasi grup (generation)',
    meaning: {
      id: 'Angka yang naik pada setiap rebalance. Commit dengan angka lama ditolak.',
      en: 'A number that each rebalance raises. A commit with an old number is refused.',
    },
    shown: { chapter: '11-1', section: 5 },
  },
  {
    slug: 'heartbeat',
    term: 'Heartbeat / session timeout',
    usage: 'heartbeat / session timeout (batas waktu sesi)',
    meaning: {
      id: 'Tanda hidup dari anggota group / lamanya diam yang dianggap sebagai kematian.',
      en: 'A group member’s sign of life / the silence that counts as its death.',
    },
    shown: { chapter: '11-1', section: 5 },
  },
  {
    slug: 'retention',
    term: 'Retention',
    usage: 'retensi',
    meaning: {
      id: 'Berapa lama atau berapa banyak isi log disimpan, sudah dibaca ataupun belum.',
      en: 'How long or how much of the log is kept, read or not.',
    },
    shown: { chapter: '11-1', section: 6 },
  },
  {
    slug: 'log-compaction',
    term: 'Log compaction',
    meaning: {
      id: 'Cara membersihkan log yang menyimpan setidaknya nilai terakhir setiap key.',
      en: 'A way to clean a log that keeps at least the last value of each key.',
    },
    shown: { chapter: '11-1', section: 6 },
  },
  {
    slug: 'replication',
    term: 'Replication / replica',
    usage: 'replikasi / replika',
    meaning: {
      id: 'Menyalin partisi ke beberapa broker / salah satu salinannya.',
      en: 'Copying a partition to several brokers / one of the copies.',
    },
    shown: { chapter: '11-1', section: 7 },
  },
  {
    slug: 'leader',
    term: 'Leader / follower',
    meaning: {
      id: 'Replika yang menerima tulisan / replika yang menyalin darinya.',
      en: 'The replica that takes the writes / the replicas that copy from it.',
    },
    shown: { chapter: '11-1', section: 7 },
  },
  {
    slug: 'isr',
    term: 'In-sync replicas (ISR)',
    usage: 'ISR (replika yang tidak tertinggal)',
    meaning: {
      id: 'Replika yang tidak tertinggal dari leader, termasuk leader itu sendiri.',
      en: 'The replicas that keep up with the leader, the leader included.',
    },
    shown: { chapter: '11-1', section: 7 },
  },
  {
    slug: 'acks',
    term: 'Acks',
    usage: 'acks (tanda terima)',
    meaning: {
      id: 'Tanda terima yang ditunggu producer. Nilai all berarti semua replika di ISR, yang bisa saja tinggal satu.',
      en: 'The receipts a producer waits for. The value all means all in-sync replicas, which may be one.',
    },
    shown: { chapter: '11-1', section: 7 },
  },
  {
    slug: 'throughput',
    term: 'Throughput / latency',
    usage: 'throughput / latensi',
    meaning: {
      id: 'Banyaknya hasil per detik / lamanya satu hal selesai.',
      en: 'How much gets done a second / how long one thing takes.',
    },
    shown: { chapter: '11-1', section: 8 },
  },
];
