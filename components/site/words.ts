/**
 * The words of the frame around text and panel, in both languages side by side: whoever changes one
 * sees the other. No library: a page knows its locale and picks. A lab's own words lie in its
 * folder.
 */
export const locales = ['id', 'en'] as const;

export type Locale = (typeof locales)[number];
/** A table of words may be nested; its leaves have every language. */
export type Words = { readonly [name: string]: Text | Words };
export type Text = Readonly<Record<Locale, string>>;

export function isLocale(value: string | undefined): value is Locale {
  return value === 'id' || value === 'en';
}

/** The locale at the head of a path, for places that know only the address. */
export function localeOf(pathname: string): Locale {
  const first = pathname.split('/')[1];
  return isLocale(first) ? first : 'id';
}

/** The same page in the other language. */
export function inLocale(pathname: string, locale: Locale): string {
  const [, first, ...rest] = pathname.split('/');
  const tail = isLocale(first) ? rest : [first, ...rest];
  return ['', locale, ...tail].join('/').replace(/\/$/, '');
}

export const siteWords = {
  book: { id: 'Bab 11', en: 'Chapter 11' },
  bookTitle: {
    id: 'Arsitektur Event-Driven dan Integrasi Kafka',
    en: 'Event-Driven Architecture and Kafka Integration',
  },
  description: {
    id: 'Laboratorium hidup untuk Bab 11: setiap percobaan berjalan di atas Apache Kafka dan MongoDB sungguhan.',
    en: 'The living laboratory of Chapter 11: every experiment runs on a real Apache Kafka and MongoDB.',
  },
  home: { id: 'Menara, halaman depan', en: 'Menara, front page' },
  skip: { id: 'Langsung ke isi', en: 'Skip to the text' },
  skipToPanel: { id: 'Langsung ke panel', en: 'Skip to the panel' },
  language: { id: 'Bahasa', en: 'Language' },
  health: { id: 'Keadaan Kafka dan MongoDB', en: 'State of Kafka and MongoDB' },
  engine: {
    up: { id: 'hidup', en: 'up' },
    down: { id: 'mati', en: 'down' },
    unknown: { id: '', en: '' },
  },
  theme: { id: 'Ganti terang atau gelap', en: 'Switch light or dark' },
  dark: { id: 'Gelap', en: 'Dark' },
  light: { id: 'Terang', en: 'Light' },
  notFound: { id: 'Halaman ini tidak ada', en: 'There is no such page' },
  notFoundWhy: {
    id: 'Alamatnya mungkin salah ketik, atau bagian itu belum ditulis.',
    en: 'The address may be mistyped, or that section is not written yet.',
  },
  toContents: { id: 'Kembali ke daftar isi', en: 'Back to the contents' },
  failed: { id: 'Halaman ini gagal digambar', en: 'This page could not be drawn' },
  failedWhy: {
    id: 'Kesalahannya ada pada kami. Data percobaan Anda tidak hilang; ia tersimpan di broker dan database.',
    en: 'The fault is ours. Your experiment is not lost: its data are in the broker and the database.',
  },
  retry: { id: 'Coba lagi', en: 'Try again' },
} satisfies Words;

export const chapterWords = {
  pembuka: {
    number: { id: 'Pembuka', en: 'Opening' },
    title: { id: 'Dari telepon ke radio', en: 'From telephone to radio' },
  },
  '11-1': {
    number: { id: '11.1', en: '11.1' },
    title: {
      id: 'Prinsip Event-Driven & Peran Apache Kafka',
      en: 'Event-Driven Principles & the Role of Apache Kafka',
    },
  },
  '11-2': {
    number: { id: '11.2', en: '11.2' },
    title: {
      id: 'Integrasi MongoDB: CDC & Transactional Outbox',
      en: 'MongoDB Integration: CDC & Transactional Outbox',
    },
  },
  '11-3': {
    number: { id: '11.3', en: '11.3' },
    title: {
      id: 'Menjamin Keandalan: Exactly-Once Processing',
      en: 'Making It Reliable: Exactly-Once Processing',
    },
  },
} satisfies Words;
