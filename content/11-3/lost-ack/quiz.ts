/**
 * The questions under the lab `lost-ack`. Every option has its reason, the right one too: whoever
 * picks a wrong one learns what made it tempting.
 */
import type { QuizQuestion } from '#lib/lab.ts';

export const quiz: readonly QuizQuestion[] = [
  {
    id: 'delivery',
    question: {
      id: 'Mungkinkah exactly-once delivery di jaringan yang bisa kehilangan pesan?',
      en: 'Is exactly-once delivery possible over a network that can lose messages?',
    },
    options: [
      {
        id: 'tcp',
        text: {
          id: 'Ya, TCP sudah mengurusnya dengan nomor urut dan ack',
          en: 'Yes, TCP does it already, with sequence numbers and acks',
        },
        right: false,
        reason: {
          id: 'TCP memang menjaga byte di dalam satu sambungan. Begitu sambungannya putus, TCP tidak tahu apakah penerimanya sudah bekerja, dan ulangan lewat sambungan baru adalah permintaan baru.',
          en: 'TCP does take care of the bytes within one connection. Once that is gone, TCP cannot say whether the receiver did its work, and a repetition over a new connection is a new request.',
        },
      },
      {
        id: 'no',
        text: {
          id: 'Tidak; yang bisa dibangun adalah akibat yang tepat satu kali',
          en: 'No; what can be built is an effect that happens exactly once',
        },
        right: true,
        reason: {
          id: 'Pengirim tidak pernah bisa membedakan permintaan yang hilang dari jawaban yang hilang. Maka ia mengulang, dan penerimanya yang memastikan bahwa ulangan itu tidak berakibat lagi.',
          en: 'A sender can never tell a lost request from a lost answer. So it repeats, and the receiver makes sure that the repetition has no further effect.',
        },
      },
      {
        id: 'ack-ack',
        text: {
          id: 'Ya, kalau ack-nya juga di-ack',
          en: 'Yes, if the ack is acked as well',
        },
        right: false,
        reason: {
          id: 'Idenya wajar, tetapi pesan terakhir selalu yang tidak dikonfirmasi. Menambah satu ack hanya memindahkan keraguannya ke pihak lain.',
          en: 'A natural idea, but the last message is always the unconfirmed one. One more ack only hands the doubt to the other side.',
        },
      },
    ],
  },
  {
    id: 'retry-off',
    question: {
      id: 'Untuk menghindari duplikat, rekan Anda mematikan retry di producer. Apa akibatnya?',
      en: 'To avoid duplicates, a colleague switches the producer’s retry off. What follows?',
    },
    options: [
      {
        id: 'lost',
        text: {
          id: 'Permintaan yang hilang ikut hilang selamanya: at-most-once',
          en: 'A request that is lost stays lost: at-most-once',
        },
        right: true,
        reason: {
          id: 'Duplikat dari retry memang berhenti. Gantinya, setiap permintaan yang benar-benar hilang adalah pesanan yang hilang, kecuali aplikasinya sendiri mengirim ulang.',
          en: 'Duplicates made by the retry do end. In exchange, every request that is really lost is an order lost, unless the application itself sends it again.',
        },
      },
      {
        id: 'harmless',
        text: {
          id: 'Tidak ada ruginya; broker toh menyimpan pesannya',
          en: 'No harm; the broker stores the message anyway',
        },
        right: false,
        reason: {
          id: 'Itu yang terlihat di percobaan, sebab yang diputus memang hanya ack-nya. Kalau permintaannya yang hilang, broker tidak punya apa-apa untuk disimpan.',
          en: 'So it looked in the experiment, because only the ack was cut. If it is the request that gets lost, the broker has nothing to store.',
        },
      },
      {
        id: 'error-means-no',
        text: {
          id: 'Aman, asalkan setiap error dianggap “tidak tersimpan”',
          en: 'It is safe, as long as every error is taken as “not stored”',
        },
        right: false,
        reason: {
          id: 'Justru itu yang keliru. Error karena sunyi berarti “tidak tahu”: pesanan yang dicatat gagal tadi ada di log.',
          en: 'That is the very mistake. An error out of silence means “unknown”: the order noted as failed is in the log.',
        },
      },
    ],
  },
  {
    id: 'which-cause',
    question: {
      id: 'Di log ada dua record untuk satu pembelian: eventId-nya berbeda, idempotency key-nya sama. Apa sebabnya?',
      en: 'The log has two records for one purchase: their eventIds differ, their idempotency key is the same. What caused it?',
    },
    options: [
      {
        id: 'client',
        text: {
          id: 'Ack hilang, lalu client Kafka mengulang',
          en: 'An ack got lost, and Kafka’s client repeated',
        },
        right: false,
        reason: {
          id: 'Client mengulang byte yang sama, jadi eventId di kedua record akan sama persis.',
          en: 'The client repeats the same bytes, so both records would carry the very same eventId.',
        },
      },
      {
        id: 'consumer',
        text: {
          id: 'Consumer mati sebelum commit, lalu membaca ulang',
          en: 'A consumer died before its commit, and read again',
        },
        right: false,
        reason: {
          id: 'Membaca ulang tidak menulis apa pun ke log. Jejaknya dua akibat dari satu offset, bukan dua record.',
          en: 'Reading again writes nothing to the log. Its trace is two effects of one offset, not two records.',
        },
      },
      {
        id: 'click',
        text: {
          id: 'Formulir yang sama dikirim dua kali, misalnya oleh klik ganda',
          en: 'The same form was sent twice, for instance by a double click',
        },
        right: true,
        reason: {
          id: 'Setiap permintaan melahirkan event baru dengan id baru. Hanya kunci yang dibuat bersama formulirnya yang mengikat keduanya, maka di situlah ia harus dikenali.',
          en: 'Each request gave birth to a new event with a new id. Only the key made with the form ties them together, so that is where it has to be recognised.',
        },
      },
    ],
  },
];
