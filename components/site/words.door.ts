/** What the server says before a page exists: to a browser in both languages, one after the other. */
import { locales, type Words } from './words.ts';

export const doorWords = {
  'bad-address': {
    id: 'Alamat ini tidak bisa dibaca. Tidak ada yang berubah.',
    en: 'This address can’t be read. Nothing changed.',
  },
  'long-address': {
    id: 'Alamat ini terlalu panjang. Tidak ada yang berubah.',
    en: 'This address is too long. Nothing changed.',
  },
  'bad-method': {
    id: 'Cara meminta ini tidak dikenal di sini. Tidak ada yang berubah.',
    en: 'This way of asking is not known here. Nothing changed.',
  },
  'foreign-origin': {
    id: 'Permintaan ini tidak datang dari halaman Menara, jadi ditolak. Tidak ada yang berubah.',
    en: 'This request did not come from a page of Menara, so it was refused. Nothing changed.',
  },
  'no-length': {
    id: 'Panjang isi permintaan harus disebut. Tidak ada yang berubah.',
    en: 'The length of a request’s body has to be named. Nothing changed.',
  },
  'too-large': {
    id: 'Isi permintaan ini lebih besar daripada batasnya. Tidak ada yang berubah.',
    en: 'The body of this request is larger than its limit. Nothing changed.',
  },
  'bad-input': {
    id: 'Permintaan itu tidak dikenali. Tidak ada yang berubah.',
    en: 'That request was not recognised. Nothing changed.',
  },
} satisfies Words;

/** The sentences of a code, the site's first language first. */
export const doorSentences = Object.fromEntries(
  Object.entries(doorWords).map(([code, words]) => [code, locales.map((one) => words[one])]),
) as Record<keyof typeof doorWords, string[]>;
