/**
 * The words of the frame around a lab: the seven steps of an experiment and what its controls say.
 * The lab's own words lie in its folder.
 */
import type { Words } from '#components/site/words.ts';

export const labWords = {
  step: { id: 'Langkah', en: 'Step' },
  stepState: {
    done: { id: 'selesai', en: 'done' },
    now: { id: 'sekarang', en: 'now' },
    later: { id: 'nanti', en: 'later' },
  },
  showInFigure: { id: 'Tunjukkan di gambar', en: 'Show it in the figure' },
  myth: { id: 'Mitos', en: 'Myth' },
  text: { id: 'Teks', en: 'Text' },
  panel: { id: 'Panel', en: 'Panel' },
  sides: { id: 'Pilih teks atau panel', en: 'Choose text or panel' },
  needsScript: {
    id: 'Panel ini memerlukan JavaScript. Tanpa itu, teksnya tetap bisa dibaca utuh.',
    en: 'The panel needs JavaScript. Without it, the whole text can still be read.',
  },
  changed: { id: 'ada yang berubah', en: 'something changed' },
  part: { id: 'bagian', en: 'section' },
  minutes: { id: 'menit', en: 'minutes' },

  guess: { id: 'Tebakan Anda', en: 'Your guess' },
  result: { id: 'Hasil', en: 'Result' },
  save: { id: 'Simpan tebakan', en: 'Save my guess' },
  saving: { id: 'Menyimpan…', en: 'Saving…' },
  chooseFirst: { id: 'Pilih satu jawaban dulu', en: 'Choose an answer first' },
  notConnected: { id: 'Menunggu server tersambung', en: 'Waiting for the server' },
  saved: {
    id: 'Tersimpan. Sekarang lakukan, lalu bandingkan.',
    en: 'Saved. Now do it, and compare.',
  },
  waiting: { id: 'belum diukur', en: 'not measured yet' },
  guessedRight: {
    id: 'Tepat. Buktinya ada di panel.',
    en: 'Right. The evidence is in the panel.',
  },
  guessedWrong: {
    id: 'Berbeda dari dugaan, dan di situlah pelajarannya. Lihat buktinya di panel.',
    en: 'Not what you expected, and that is where the lesson is. See the evidence in the panel.',
  },

  pending: { id: 'Menunggu jawaban…', en: 'Waiting for the answer…' },
  noAnswer: {
    id: 'Server tidak menjawab. Periksa sambungannya, lalu coba lagi.',
    en: 'The server did not answer. Check the connection and try again.',
  },
  failed: { id: 'Tidak berhasil.', en: 'That did not work.' },
  notKnown: { id: 'Belum diketahui.', en: 'Not known yet.' },
  readyToRead: { id: 'siap dibaca', en: 'ready to read' },
  opensHere: {
    id: 'Terbuka di sini begitu hasilnya terlihat.',
    en: 'Opens here as soon as the result shows.',
  },
  readAnyway: { id: 'baca tanpa mencoba', en: 'read without trying' },

  challenge: { id: 'Tantangan', en: 'Challenge' },
  passed: { id: 'lulus', en: 'passed' },
  notYet: { id: 'belum', en: 'not yet' },
  check: { id: 'Periksa', en: 'Check' },
  checkAgain: { id: 'Periksa lagi', en: 'Check again' },
  checking: { id: 'Memeriksa broker dan database…', en: 'Checking broker and database…' },
  checkedAt: { id: 'diperiksa pukul', en: 'checked at' },
  holds: { id: 'terpenuhi', en: 'holds' },
  fails: { id: 'belum terpenuhi', en: 'does not hold yet' },
  query: { id: 'Ditanyakan:', en: 'Asked:' },

  quiz: { id: 'Kuis', en: 'Quiz' },
  right: { id: 'Benar.', en: 'Right.' },
  wrong: { id: 'Belum tepat.', en: 'Not quite.' },
  yourAnswer: { id: 'jawaban Anda', en: 'your answer' },

  listing: { id: 'Kode yang berjalan', en: 'The code that runs' },
  lines: { id: 'baris', en: 'lines' },
  crashPoint: { id: 'titik mati', en: 'crash point' },

  tools: { id: 'Buka dengan alat Anda sendiri', en: 'Open with your own tools' },
  copy: { id: 'Salin', en: 'Copy' },
  copied: { id: 'Tersalin', en: 'Copied' },
} satisfies Words;
