/** What is said of a program that ended itself and waits for a decision: why, and the remedy. */
import type { Refusal } from '#lib/events.ts';
import { panelWords } from './panel-words.ts';

interface RefusalWords {
  readonly title: (name: string) => string;
  readonly cause: Readonly<Record<Refusal['cause'], string>>;
  readonly remedy: string;
}

const id: RefusalWords = {
  title: (name) => `${name} berhenti dan menunggu keputusan Anda`,
  cause: {
    'foreign-collection': 'Token di cdc_state milik perubahan koleksi lain.',
    'foreign-time':
      'Waktu di dalam token mendahului jam cluster ini, jadi bukan cluster ini yang memberikannya.',
    'history-lost': 'Perubahan yang ditunjuk token tidak ada lagi di oplog.',
    'no-token': 'Yang tersimpan di cdc_state bukan resume token yang dikenal MongoDB.',
  },
  remedy:
    'Ia tidak melanjutkan dari “sekarang”: perubahan di antaranya akan hilang diam-diam. ' +
    'Obatnya: kembalikan token yang benar ke cdc_state, lalu jalankan lagi. Kalau token itu ' +
    'sudah tiada, catat posisi, salin koleksi, lalu ikuti dari posisi itu. Di sini, tombol ' +
    `${panelWords.id.reset} memulai dengan koleksi dan topic yang baru.`,
};

const en: RefusalWords = {
  title: (name) => `${name} stopped and waits for your decision`,
  cause: {
    'foreign-collection': 'The token in cdc_state belongs to a change of another collection.',
    'foreign-time':
      'The time within the token is ahead of this cluster’s clock, so this cluster never gave it.',
    'history-lost': 'The change that the token points at is no longer in the oplog.',
    'no-token': 'What is stored in cdc_state is no resume token that MongoDB knows.',
  },
  remedy:
    'It does not go on from “now”: the changes in between would be lost in silence. ' +
    'The remedy: put the right token back into cdc_state, then run it again. If that token is ' +
    'gone, note the position, copy the collection, then follow from that position. Here, ' +
    `${panelWords.en.reset} begins with new collections and topics.`,
};

export const refusalWords = { id, en } as const;
