/**
 * The questions under the lab `idempotent-producer`. Every option has its reason, the right one too:
 * whoever picks a wrong one learns what made it tempting.
 */
import type { QuizQuestion } from '#lib/lab.ts';

export const quiz: readonly QuizQuestion[] = [
  {
    id: 'double-click',
    question: {
      id: 'Pembeli menekan “Bayar” dua kali. Producernya idempoten. Apa yang terjadi?',
      en: 'A buyer presses “Pay” twice. The producer is idempotent. What happens?',
    },
    options: [
      {
        id: 'dropped',
        text: {
          id: 'Kafka membuang yang kedua',
          en: 'Kafka drops the second one',
        },
        right: false,
        reason: {
          id: 'Dua klik menjadi dua panggilan send, masing-masing dengan nomor urut sendiri. Broker hanya mengenali nomor yang sama, bukan pembelian yang sama.',
          en: 'Two clicks become two calls of send, each under a sequence number of its own. The broker knows the same number again, not the same purchase.',
        },
      },
      {
        id: 'two-events',
        text: {
          id: 'Ada dua event; aplikasi yang harus mengenali pesanannya',
          en: 'There are two events; the application has to tell that they are one order',
        },
        right: true,
        reason: {
          id: 'Yang menyatukan keduanya hanya kunci yang lahir bersama formulirnya. Maka di pintu masuk, atau di tempat uang bergerak, kunci itulah yang harus unik.',
          en: 'Only the key that was born with the form ties them together. So at the door, or where the money moves, it is that key which has to be unique.',
        },
      },
      {
        id: 'rejected',
        text: {
          id: 'Panggilan kedua gagal dengan error duplikat',
          en: 'The second call fails with an error about a duplicate',
        },
        right: false,
        reason: {
          id: 'Tidak ada yang bisa memunculkan error itu: broker tidak membaca isi pesan. Bahkan ulangan yang dikenali pun dijawab sukses.',
          en: 'Nothing could raise that error: the broker does not read contents. Even a repetition that it knows is answered with success.',
        },
      },
    ],
  },
  {
    id: 'consumer-crash',
    question: {
      id: 'Producernya idempoten. Consumer mati sesudah menagih, sebelum commit. Apa yang terjadi dengan tagihannya?',
      en: 'The producer is idempotent. A consumer dies after it has charged, before its commit. What becomes of the charge?',
    },
    options: [
      {
        id: 'prevented',
        text: {
          id: 'Tidak terulang, sebab record-nya hanya satu',
          en: 'It is not repeated, because there is only one record',
        },
        right: false,
        reason: {
          id: 'Record-nya memang satu, tetapi dibaca dua kali. Broker tidak tahu apa-apa tentang tagihan Anda.',
          en: 'There is one record indeed, but it is read twice. The broker knows nothing of your charge.',
        },
      },
      {
        id: 'acks',
        text: {
          id: 'Tidak terulang, asalkan acks: -1',
          en: 'It is not repeated, as long as acks is -1',
        },
        right: false,
        reason: {
          id: 'acks mengatur kapan tulisan producer dianggap tersimpan. Pembatas buku consumer adalah urusan lain.',
          en: 'acks says when what a producer writes counts as stored. The bookmark of a consumer is another matter.',
        },
      },
      {
        id: 'repeats',
        text: {
          id: 'Terulang; jaminannya hanya dari producer sampai log',
          en: 'It is repeated; the guarantee only reaches from the producer to the log',
        },
        right: true,
        reason: {
          id: 'Record yang belum di-commit dibaca lagi. Sesudah log, yang menjaga adalah penerima: penanda dan akibat dalam satu nasib.',
          en: 'A record that was not committed is read again. Behind the log it is the receiver who takes care: marker and effect with one fate.',
        },
      },
    ],
  },
  {
    id: 'what-is-known',
    question: {
      id: 'Dengan apa broker mengenali batch yang sudah pernah datang?',
      en: 'By what does a broker know a batch that has come before?',
    },
    options: [
      {
        id: 'event-id',
        text: {
          id: 'eventId di header',
          en: 'The eventId in its headers',
        },
        right: false,
        reason: {
          id: 'Header adalah milik aplikasi, dan broker tidak menafsirkannya. Pesanan yang dikirim ulang dari sesi lain tadi punya eventId yang sama, dan tetap tersimpan.',
          en: 'Headers belong to the application, and a broker does not interpret them. The order sent again from another session had the same eventId, and was stored all the same.',
        },
      },
      {
        id: 'numbers',
        text: {
          id: 'Producer id, epoch, dan nomor urut di partisi itu',
          en: 'Producer id, epoch, and the sequence number in that partition',
        },
        right: true,
        reason: {
          id: 'Hanya itu. Karena itu isi lain di bawah nomor yang sama tertelan, dan isi sama di bawah nomor lain tersimpan lagi.',
          en: 'Those and nothing else. That is why other contents under the same number were swallowed, and the same contents under another number were stored again.',
        },
      },
      {
        id: 'checksum',
        text: {
          id: 'Checksum dari isinya',
          en: 'A checksum of its contents',
        },
        right: false,
        reason: {
          id: 'Checksum batch hanya menjaga dari byte yang rusak. Dua pembelian yang isinya sama persis boleh saja memang dua pembelian.',
          en: 'The checksum of a batch only guards against damaged bytes. Two purchases alike in every byte may well be two purchases.',
        },
      },
    ],
  },
];
