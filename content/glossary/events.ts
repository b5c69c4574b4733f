/** Terms of the move from calling to broadcasting. */
import type { GlossaryTerm } from './term.ts';

export const eventTerms: readonly GlossaryTerm[] = [
  {
    slug: 'event',
    term: 'Event',
    usage: 'kejadian (event)',
    meaning: {
      id: 'Fakta yang sudah terjadi. Fakta tidak pernah diubah; koreksinya adalah event baru.',
      en: 'A fact that has already happened. It is never changed; a correction is a new event.',
    },
    shown: { chapter: '11-1', section: 1 },
  },
  {
    slug: 'command',
    term: 'Command',
    usage: 'perintah (command)',
    meaning: {
      id: 'Permintaan agar satu penerima melakukan sesuatu. Ia boleh ditolak.',
      en: 'A request that one receiver do something. It may be refused.',
    },
    shown: { chapter: '11-1', section: 1 },
  },
  {
    slug: 'query',
    term: 'Query',
    usage: 'kueri, pertanyaan',
    meaning: {
      id: 'Pertanyaan yang jawabannya dibutuhkan sekarang juga.',
      en: 'A question whose answer is needed now.',
    },
    shown: { chapter: '11-1', section: 1 },
  },
  {
    slug: 'event-driven-architecture',
    term: 'Event-Driven Architecture (EDA)',
    usage: 'arsitektur event-driven',
    meaning: {
      id: 'Service bereaksi terhadap fakta yang diterbitkan, alih-alih saling memanggil.',
      en: 'Services react to published facts instead of calling each other.',
    },
    shown: { chapter: '11-1', section: 1 },
  },
  {
    slug: 'tight-coupling',
    term: 'Tight coupling',
    usage: 'tight coupling (keterikatan erat)',
    meaning: {
      id: 'Satu bagian tidak bisa bekerja atau berubah tanpa bagian lain.',
      en: 'One part cannot work or change without another.',
    },
    shown: { chapter: 'pembuka', section: 1 },
  },
  {
    slug: 'decoupled',
    term: 'Decoupled',
    usage: 'terpisah (decoupled)',
    meaning: {
      id: 'Setiap bagian bisa gagal, dirilis, dan diperbesar sendiri-sendiri.',
      en: 'Each part can fail, be deployed and be scaled on its own.',
    },
    shown: { chapter: 'pembuka', section: 2 },
  },
  {
    slug: 'synchronous',
    term: 'Synchronous / asynchronous',
    usage: 'sinkron / asinkron',
    meaning: {
      id: 'Sinkron: pemanggil menunggu jawaban. Asinkron: pengirim melanjutkan kerjanya tanpa menunggu.',
      en: 'Synchronous: the caller waits for the answer. Asynchronous: the sender goes on without it.',
    },
    shown: { chapter: 'pembuka', section: 1 },
  },
];
