/** Terms of delivering and processing: what may be lost, what may repeat, what prevents it. */
import type { GlossaryTerm } from './term.ts';

export const deliveryTerms: readonly GlossaryTerm[] = [
  {
    slug: 'at-least-once',
    term: 'At-least-once / at-most-once',
    usage: 'minimal satu kali / maksimal satu kali',
    meaning: {
      id: 'Bisa berulang tetapi tidak hilang / bisa hilang tetapi tidak berulang.',
      en: 'May repeat but is not lost / may be lost but does not repeat.',
    },
    shown: { chapter: '11-3', section: 2 },
  },
  {
    slug: 'exactly-once',
    term: 'Exactly-once processing',
    usage: 'pemrosesan tepat satu kali (exactly-once)',
    meaning: {
      id: 'Pengiriman ulang dan crash tetap meninggalkan satu akibat. Sistem yang menyimpan akibatnya harus ikut menjaga.',
      en: 'Repeats and crashes leave one effect. The system that keeps the effect has to help.',
    },
    shown: { chapter: '11-3', section: 9 },
  },
  {
    slug: 'idempotence',
    term: 'Idempotence',
    usage: 'idempotensi; sifatnya idempoten',
    meaning: {
      id: 'Mengerjakannya sekali lagi tidak mengubah apa-apa lagi.',
      en: 'Doing it again changes nothing more.',
    },
    shown: { chapter: '11-3', section: 7 },
  },
  {
    slug: 'duplicate',
    term: 'Duplicate event / deduplication',
    usage: 'pesan ganda / deduplikasi',
    meaning: {
      id: 'Event yang sama datang lagi / mengenali bahwa ia pernah diterima.',
      en: 'The same event again / recognising that it came before.',
    },
    shown: { chapter: '11-3', section: 4 },
  },
  {
    slug: 'unique-index',
    term: 'Unique index',
    usage: 'unique index (indeks unik)',
    meaning: {
      id: 'Aturan database yang menolak kunci sama untuk kedua kalinya, dengan error E11000.',
      en: 'A database rule that refuses an equal key the second time, with error E11000.',
    },
    shown: { chapter: '11-3', section: 4 },
  },
  {
    slug: 'dead-letter-queue',
    term: 'Dead letter queue (DLQ)',
    usage: 'DLQ (penampungan pesan bermasalah)',
    meaning: {
      id: 'Tempat menaruh pesan yang tidak akan pernah bisa diproses, agar yang lain tetap jalan.',
      en: 'Where messages that can never be processed are put, so that the others go on.',
    },
    shown: { chapter: '11-3', section: 8 },
  },
];
