/** The words of the reader's progress and of the file it travels in. */
import type { Words } from './words.ts';

export const progressWords = {
  title: { id: 'Kemajuan Anda', en: 'Your progress' },
  lead: {
    id: 'Disimpan di server ini tanpa nama dan tanpa login; peramban Anda hanya membawa satu cookie.',
    en: 'Kept on this server without a name or a login; your browser carries one cookie.',
  },
  marks: {
    new: { id: 'belum dimulai', en: 'not begun' },
    begun: { id: 'sedang berjalan', en: 'under way' },
    passed: { id: 'tantangan lulus', en: 'challenge passed' },
  },
  away: {
    id: 'Database tidak menjawab, jadi kemajuan Anda belum bisa dibaca. Yang tersimpan tidak hilang.',
    en: 'The database does not answer, so your progress cannot be read now. What was stored is not lost.',
  },
  lab: { id: 'Percobaan', en: 'Experiment' },
  guesses: { id: 'Tebakan', en: 'Guesses' },
  quiz: { id: 'Kuis', en: 'Quiz' },
  passed: { id: 'Lulus pertama', en: 'First passed' },
  corrected: { id: 'Tebakan yang diluruskan', en: 'Guesses set right' },
  correctedLead: {
    id: 'Di sinilah Anda belajar sesuatu: sistem menunjukkan hal lain dari dugaan.',
    en: 'This is where you learned something: the system showed other than you thought.',
  },
  noneCorrected: {
    id: 'Belum ada. Tebakan yang meleset akan tercatat di sini, beserta yang ditunjukkan sistem.',
    en: 'None yet. A guess that misses is noted here, with what the system showed.',
  },
  guessed: { id: 'Dugaan Anda:', en: 'You thought:' },
  shown: { id: 'Yang terlihat:', en: 'What was seen:' },
  carry: { id: 'Bawa ke komputer lain', en: 'Take it to another machine' },
  carryLead: {
    id: 'Unduh berkasnya, lalu masukkan di sana. Isinya ditambahkan, tidak menimpa: jawaban pertama tetap berlaku.',
    en: 'Download the file, then bring it in there. It is added and overwrites nothing: the first answer stays.',
  },
  download: { id: 'Unduh kemajuan', en: 'Download progress' },
  file: { id: 'Berkas kemajuan', en: 'Progress file' },
  bring: { id: 'Masukkan', en: 'Bring in' },
  brought: { id: 'Sudah ditambahkan. Jumlah percobaan:', en: 'Added. Experiments:' },
  faults: {
    'no-file': { id: 'Pilih berkasnya dulu.', en: 'Choose the file first.' },
    'file-too-large': {
      id: 'Berkas ini lebih dari 64 KB; berkas kemajuan jauh lebih kecil.',
      en: 'This file is larger than 64 KB; a progress file is much smaller.',
    },
    'file-not-json': {
      id: 'Isi berkas ini bukan JSON. Mungkin terpotong saat disalin.',
      en: 'This file is not JSON. It may have been cut short while copying.',
    },
    'file-not-progress': {
      id: 'Ini bukan berkas kemajuan Menara, atau isinya telah berubah.',
      en: 'This is not a progress file of Menara, or it has been changed.',
    },
    'file-newer': {
      id: 'Berkas ini dibuat oleh Menara yang lebih baru. Perbarui yang di sini dulu.',
      en: 'This file was made by a newer Menara. Update this one first.',
    },
    'mongo-away': {
      id: 'Database tidak menjawab; coba lagi setelah ia kembali.',
      en: 'The database does not answer; try again when it is back.',
    },
    'limit-rate': {
      id: 'Terlalu banyak berkas sekaligus. Tunggu sebentar, lalu coba lagi.',
      en: 'Too many files at once. Wait a moment and try again.',
    },
    'session-gone': {
      id: 'Peramban Anda tidak mengirim cookie kunjungan. Muat ulang halaman ini.',
      en: 'Your browser sent no cookie of this visit. Reload this page.',
    },
    unknown: {
      id: 'Gagal karena sebab yang belum dikenal. Coba lagi.',
      en: 'It failed for a reason unknown to us. Try again.',
    },
  },
} satisfies Words;
