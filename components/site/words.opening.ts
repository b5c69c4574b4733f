/** The words of the front page. */
import type { Words } from './words.ts';

export const openingWords = {
  title: { id: 'Dari telepon ke radio', en: 'From telephone to radio' },
  lead: {
    id: 'Telepon menuntut lawan bicaranya hidup: satu service mati, dan pesanan yang menunggu jawabannya ikut gagal. Radio cukup menyiarkan, lalu setiap pendengar menyimak saat ia siap.',
    en: 'A telephone needs the other side alive: one service dies, and every order waiting for its answer fails with it. A radio just broadcasts, and each listener tunes in when ready.',
  },
  promise: {
    id: 'Bab ini mendirikan menara radionya. Setiap percobaan berjalan di Kafka, MongoDB, dan proses sungguhan. Prosesnya boleh Anda bunuh.',
    en: 'This chapter builds the radio tower. Every experiment runs on a real Kafka, a real MongoDB and real processes. You may kill the processes.',
  },
  start: { id: 'Mulai dari', en: 'Start:' },
  minutes: { id: 'menit', en: 'minutes' },
  contents: { id: 'Isi', en: 'Contents' },
  coming: { id: 'menyusul', en: 'to come' },
  health: { id: 'Keadaan sekarang', en: 'Right now' },
  asking: { id: 'Menanyakan keadaan broker dan database…', en: 'Asking broker and database…' },
  allUp: {
    id: 'Kafka dan MongoDB menjawab. Percobaan bisa dijalankan.',
    en: 'Kafka and MongoDB answer. The experiments can be run.',
  },
  kafkaDown: {
    id: 'Kafka tidak menjawab. Teks tetap bisa dibaca; percobaan menunggu.',
    en: 'Kafka does not answer. The text can be read; the experiments wait.',
  },
  mongoDown: {
    id: 'MongoDB tidak menjawab. Teks tetap bisa dibaca; percobaan menunggu.',
    en: 'MongoDB does not answer. The text can be read; the experiments wait.',
  },
  bothDown: {
    id: 'Kafka dan MongoDB tidak menjawab. Teks tetap bisa dibaca; percobaan menunggu.',
    en: 'Kafka and MongoDB do not answer. The text can be read; the experiments wait.',
  },
} satisfies Words;
