/**
 * The questions under the lab `log`. Every option has its reason, the right one too: whoever picks
 * a wrong one learns what made it tempting, whoever picks the right one can check the why.
 */
import type { QuizQuestion } from '#lib/lab.ts';

export const quiz: readonly QuizQuestion[] = [
  {
    id: 'stored',
    question: {
      id: 'Dua group membaca 100 pesan yang sama. Berapa pesan yang disimpan broker, per replika?',
      en: 'Two groups read the same 100 messages. How many does the broker store, per replica?',
    },
    options: [
      {
        id: '200',
        text: { id: '200', en: '200' },
        right: false,
        reason: {
          id: 'Menggoda kalau kita membayangkan satu kotak masuk per group. Kafka tidak menyalin log untuk group; yang bertambah hanya penandanya.',
          en: 'Tempting if you picture an inbox for each group. Kafka makes no copy of the log for a group; all that is added is a bookmark.',
        },
      },
      {
        id: '100',
        text: { id: '100', en: '100' },
        right: true,
        reason: {
          id: 'Satu log cukup untuk semua group. Setiap group hanya menyimpan satu angka per partisi.',
          en: 'One log is enough for every group. Each group keeps just one number per partition.',
        },
      },
      {
        id: '0',
        text: { id: '0', en: '0' },
        right: false,
        reason: {
          id: 'Begitulah kerja kebanyakan antrean. Di Kafka membaca tidak menghapus; yang menghapus adalah retensi, dan ia tidak melihat siapa yang sudah membaca.',
          en: 'That is how most queues work. In Kafka reading deletes nothing; retention does, and it does not look at who has read.',
        },
      },
    ],
  },
  {
    id: 'committed',
    question: {
      id: 'Offset yang sudah di-commit oleh sebuah group adalah 10. Apa artinya?',
      en: 'The committed offset of a group is 10. What does that mean?',
    },
    options: [
      {
        id: 'last-read',
        text: {
          id: 'Pesan terakhir yang dibaca ada di offset 10',
          en: 'The last message read is at offset 10',
        },
        right: false,
        reason: {
          id: 'Selisih satu. Offset 0 sampai 9 sudah beres, dan offset 10 justru belum.',
          en: 'Off by one. Offsets 0 to 9 are done, and 10 is the one that is not.',
        },
      },
      {
        id: 'message-id',
        text: {
          id: 'Itu id pesan yang sedang dikerjakan',
          en: 'It is the id of the message being worked on',
        },
        right: false,
        reason: {
          id: 'Offset memang mirip id, tetapi angka yang sama dipakai lagi di partisi lain. Id event kita simpan di header.',
          en: 'An offset looks like an id, but the same number is used again in other partitions. Our event ids are kept in a header.',
        },
      },
      {
        id: 'next',
        text: {
          id: 'Group itu akan melanjutkan dari offset 10 di partisi tersebut',
          en: 'The group will go on from offset 10 in that partition',
        },
        right: true,
        reason: {
          id: 'Penanda menunjuk offset berikutnya yang akan dibaca, untuk satu group di satu partisi.',
          en: 'The bookmark points at the next offset to read, for one group in one partition.',
        },
      },
    ],
  },
  {
    id: 'rewind',
    question: {
      id: 'Penanda search dimundurkan dari 6 ke 0. Apa yang terjadi pada payment dan pada log?',
      en: 'The bookmark of search is moved back from 6 to 0. What happens to payment and to the log?',
    },
    options: [
      {
        id: 'neither',
        text: { id: 'Keduanya tidak berubah', en: 'Nothing, to either' },
        right: true,
        reason: {
          id: 'Penanda payment adalah angka lain, dan log tidak ikut disentuh. Yang berubah hanya titik search akan mulai membaca.',
          en: 'The bookmark of payment is another number, and the log is not touched. All that changes is where search will start reading.',
        },
      },
      {
        id: 'appended',
        text: {
          id: 'Enam pesan ditulis lagi di ujung log',
          en: 'Six messages are written again at the end of the log',
        },
        right: false,
        reason: {
          id: 'Wajar terpikir, sebab search memang menerima enam pesan lagi. Namun ia membaca pesan yang sama di offset yang sama; end tetap.',
          en: 'A natural thought, since search does receive six messages again. But they are the same ones at the same offsets; end stays.',
        },
      },
      {
        id: 'charged',
        text: {
          id: 'payment menagih keenam pesanan sekali lagi',
          en: 'payment charges all six orders once more',
        },
        right: false,
        reason: {
          id: 'Penanda payment tidak ikut bergerak, jadi ia tidak membaca apa-apa lagi. Kalaupun dibaca ulang, menagih lagi atau tidak bergantung pada programnya (11.3).',
          en: 'The bookmark of payment did not move, so it reads nothing again. Even if it did, whether it charges twice depends on its program (11.3).',
        },
      },
    ],
  },
];
