/** The words of what helps to read: glossary, search, keys, and the reader's progress. */
import type { Words } from './words.ts';

export const readingWords = {
  glossary: { id: 'Glosarium', en: 'Glossary' },
  glossaryLead: {
    id: 'Istilah bab ini, satu kalimat setiap istilah, dan tempat kita melihatnya bekerja.',
    en: 'The terms of this chapter, one line each, and where you can see them at work.',
  },
  glossaryFilter: { id: 'Saring istilah', en: 'Filter the terms' },
  filter: { id: 'Saring', en: 'Filter' },
  terms: { id: 'istilah', en: 'terms' },
  term: { id: 'istilah', en: 'term' },
  noTerm: {
    id: 'Tidak ada istilah yang cocok. Coba kata yang lebih pendek.',
    en: 'No term fits. Try a shorter word.',
  },
  usage: { id: 'Dalam teks:', en: 'In Indonesian:' },
  seenIn: { id: 'Terlihat di', en: 'Seen in' },

  search: { id: 'Cari', en: 'Search' },
  searchLead: {
    id: 'Mencari di teks bab ini dan di glosarium.',
    en: 'Looks through the texts of this chapter and its glossary.',
  },
  searchFor: { id: 'Kata yang dicari', en: 'Words to look for' },
  searchHint: {
    id: 'Tanda panah untuk memilih, Enter untuk membuka.',
    en: 'Arrows to choose, Enter to open.',
  },
  noHit: {
    id: 'Tidak ditemukan. Coba kata yang lebih pendek, atau istilah Inggrisnya.',
    en: 'Nothing found. Try a shorter or a different word.',
  },
  hits: { id: 'hasil', en: 'results' },
  hit: { id: 'hasil', en: 'result' },
  step: { id: 'langkah', en: 'step' },
  keys: {
    title: { id: 'Pintasan papan tik', en: 'Keyboard map' },
    map: { id: 'daftar ini', en: 'this list' },
    search: { id: 'cari', en: 'search' },
    step: { id: 'langkah berikutnya, sebelumnya', en: 'next step, previous step' },
    side: { id: 'ke teks, ke gambar', en: 'to the text, to the figure' },
    pause: { id: 'jeda garis waktu, lanjut', en: 'pause the time line, go on' },
    now: { id: 'kembali ke sekarang', en: 'back to now' },
    axis: {
      id: 'satu kejadian mundur, maju (saat garis waktu terpilih; Spasi menjeda)',
      en: 'one event back, forward (with the time line in focus; Space pauses)',
    },
    on: { id: 'Pintasan satu tombol menyala', en: 'Single keys are on' },
  },
  close: { id: 'Tutup', en: 'Close' },
} satisfies Words;
