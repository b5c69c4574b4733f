/**
 * The questions under the lab `unique-index`. Every option has its reason, the right one too:
 * whoever picks a wrong one learns what made it tempting.
 */
import type { QuizQuestion } from '#lib/lab.ts';

export const quiz: readonly QuizQuestion[] = [
  {
    id: 'e11000',
    question: {
      id: 'Consumer Anda menerima E11000 dengan keyPattern milik uniq_consumer_event. Apa yang harus dilakukannya?',
      en: 'Your consumer gets E11000 with the keyPattern of uniq_consumer_event. What should it do?',
    },
    options: [
      {
        id: 'retry',
        text: { id: 'Coba lagi sampai berhasil', en: 'Try again until it works' },
        right: false,
        reason: {
          id: 'Refleks yang wajar untuk sebuah error. Namun penandanya sudah ada dan akan tetap ada, jadi setiap percobaan ditolak dengan alasan yang sama.',
          en: 'A natural reflex for an error. But the marker is there and will stay there, so every try is refused for the same reason.',
        },
      },
      {
        id: 'dlq',
        text: {
          id: 'Pindahkan pesannya ke dead letter queue',
          en: 'Move the message to a dead letter queue',
        },
        right: false,
        reason: {
          id: 'DLQ untuk pesan yang tidak mungkin dikerjakan. Pesan ini justru sudah dikerjakan; tidak ada yang salah padanya.',
          en: 'A DLQ is for messages that can never be handled. This one has been handled; nothing is wrong with it.',
        },
      },
      {
        id: 'go-on',
        text: {
          id: 'Anggap sudah beres, lalu lanjut ke pesan berikutnya',
          en: 'Take it as done, and go on to the next message',
        },
        right: true,
        reason: {
          id: 'Penandanya membuktikan pekerjaan itu sudah tercatat. Periksa keyPattern dulu: dari indeks lain, E11000 adalah bug. Dan “beres” hanya benar kalau penanda dan akibatnya masuk satu transaksi (11.3.5).',
          en: 'The marker proves the work is on record. Read keyPattern first: from another index, E11000 is a bug. And “done” is only true if marker and effect share one transaction (11.3.5).',
        },
      },
    ],
  },
  {
    id: 'set',
    question: {
      id: 'Rekan Anda menyimpan eventId yang sudah dikerjakan di sebuah Set di memori. Cukupkah itu?',
      en: 'A colleague keeps the eventIds already handled in a Set in memory. Is that enough?',
    },
    options: [
      {
        id: 'no',
        text: {
          id: 'Tidak: isinya hilang saat program mati, dan tidak dibagi dengan program lain',
          en: 'No: it is lost when the program dies, and no other program shares it',
        },
        right: true,
        reason: {
          id: 'Pesan ganda paling sering datang justru sesudah program mati dan hidup lagi. Saat itu Set-nya kosong.',
          en: 'Duplicates come most often right after a program died and was started again. By then its Set is empty.',
        },
      },
      {
        id: 'faster',
        text: { id: 'Ya, sama saja, malah lebih cepat', en: 'Yes, it is the same, only faster' },
        right: false,
        reason: {
          id: 'Memang lebih cepat, sampai program pertama kali dijalankan ulang. Ingatan yang tidak selamat dari crash tidak menjaga apa pun.',
          en: 'It is faster, until the first restart. A memory that does not survive a crash guards nothing.',
        },
      },
      {
        id: 'offset',
        text: {
          id: 'Ya, asalkan offset di-commit sesudah setiap pesan',
          en: 'Yes, as long as the offset is committed after each message',
        },
        right: false,
        reason: {
          id: 'Commit yang rapat memang memperkecil celahnya. Namun salinan yang tertulis sebagai record baru punya offset sendiri, jadi penanda offset tidak mengenalinya.',
          en: 'Frequent commits narrow the gap. But a copy written as a new record has an offset of its own, and no bookmark recognises it.',
        },
      },
    ],
  },
  {
    id: 'inside',
    question: {
      id: 'Di mana E11000 sebaiknya ditangkap kalau insert-nya berada di dalam withTransaction?',
      en: 'Where should E11000 be caught when the insert stands inside withTransaction?',
    },
    options: [
      {
        id: 'around-insert',
        text: {
          id: 'Di dalam callback, tepat di sekeliling insert penanda',
          en: 'Inside the callback, right around the insert of the marker',
        },
        right: false,
        reason: {
          id: 'Tampak rapi, tetapi server sudah membatalkan transaksinya. Kalau error itu ditelan, operasi berikutnya mendapat NoSuchTransaction, dan callback bisa diulang sampai 120 detik.',
          en: 'It looks tidy, but the server has already aborted the transaction. Swallow the error and the next operation gets NoSuchTransaction, and the callback may be repeated for up to 120 seconds.',
        },
      },
      {
        id: 'outside',
        text: {
          id: 'Di luar withTransaction, setelah callback melemparnya',
          en: 'Outside withTransaction, after the callback has thrown it',
        },
        right: true,
        reason: {
          id: 'Transaksinya batal utuh: tidak ada penanda, tidak ada pembayaran kedua. Barulah di luar errornya dibaca dan dianggap “sudah dikerjakan”.',
          en: 'The transaction is gone as a whole: no marker, no second payment. Out there the error is read, and taken as “already handled”.',
        },
      },
      {
        id: 'not-needed',
        text: {
          id: 'Tidak perlu; retryable writes sudah mengurus pesan ganda',
          en: 'Nowhere; retryable writes take care of duplicates',
        },
        right: false,
        reason: {
          id: 'Retryable writes hanya melindungi satu ulangan yang dibuat driver sendiri, dengan nomor transaksi yang sama. Kiriman kedua dari Kafka adalah tulisan baru.',
          en: 'Retryable writes cover one repetition made by the driver itself, under the same transaction number. A second delivery from Kafka is a new write.',
        },
      },
    ],
  },
];
