/** The words around the table of guarantees. */
import type { Words } from './words.ts';

export const guaranteeWords = {
  title: { id: 'Tabel jaminan', en: 'The table of guarantees' },
  lead: {
    id: 'Setiap pilihan rancangan punya harganya. Baris adalah pilihan, kolom adalah yang bisa terjadi padanya, dan setiap sel berasal dari percobaan yang bisa Anda jalankan.',
    en: 'Every choice of design has its price. A row is a choice, a column is what can happen to it, and each cell comes from an experiment that you can run.',
  },
  reading: {
    id: 'Sel kosong berarti bab ini tidak mengujinya, bukan bahwa di situ aman. Sel “tidak” berlaku untuk kerusakan yang dibuat percobaannya. Di bawah setiap kalimat tertulis hasil Anda sendiri, begitu percobaan itu pernah Anda jalankan sampai terukur.',
    en: 'An empty cell means that this chapter does not test it, not that it is safe. A cell that says “no” holds for the harm its experiment does. Below each sentence stands your own result, as soon as you have run that experiment until it was measured.',
  },
  together: {
    id: 'Baris di atas merusak satu hal pada satu waktu, kecuali kelompok terakhir. Di sana outbox, token, penanda, dan DLQ bisa dimatikan satu per satu, di bawah gangguan yang sama:',
    en: 'The rows above break one thing at a time, except for the last group. There, outbox, token, marker and DLQ can be switched off one by one, under the same faults:',
  },
  away: {
    id: 'Database tidak menjawab, jadi hasil Anda sendiri belum bisa dibaca.',
    en: 'The database does not answer, so your own results cannot be read now.',
  },
  choice: { id: 'Pilihan', en: 'Choice' },
  harms: {
    lost: { id: 'Hilang', en: 'Lost' },
    doubled: { id: 'Ganda', en: 'Doubled' },
    disordered: { id: 'Terbalik', en: 'Out of order' },
    stuck: { id: 'Macet', en: 'Blocked' },
  },
  happens: { id: 'terjadi', en: 'happens' },
  never: { id: 'tidak', en: 'no' },
  untested: { id: 'tidak diuji', en: 'not tested' },
  own: { id: 'Hasil Anda:', en: 'Your result:' },
  against: { id: 'lain dari sel ini', en: 'other than this cell' },
  notRun: { id: 'belum Anda jalankan', en: 'not run by you yet' },
} satisfies Words;
