/** The questions under the lab `chaos`. Every option has its reason, the right one too. */
import type { QuizQuestion } from '#lib/lab.ts';

const text = (id: string, en: string) => ({ id, en });

export const quiz: readonly QuizQuestion[] = [
  {
    id: 'counts',
    question: text(
      '120 pesanan di ledger, 120 dokumen di payments. Apa yang sudah terbukti?',
      '120 orders in the ledger, 120 documents in payments. What has been proved?',
    ),
    options: [
      {
        id: 'exact',
        text: text('setiap pesanan dibayar satu kali', 'each order was paid once'),
        right: false,
        reason: text(
          'Satu yang hilang dan satu yang ganda saling menutupi. Jumlahnya tetap 120.',
          'One lost and one doubled hide each other. The number is still 120.',
        ),
      },
      {
        id: 'sum',
        text: text(
          'belum apa-apa, tetapi jumlah rupiah yang sama akan membuktikannya',
          'nothing yet, but an equal sum in rupiah would prove it',
        ),
        right: false,
        reason: text(
          'Jumlah rupiah lebih sulit ditipu, tetapi dua pesanan dengan harga sama masih bisa saling menutupi.',
          'A sum is harder to deceive, but two orders of the same price can still hide each other.',
        ),
      },
      {
        id: 'little',
        text: text(
          'hanya jumlahnya; id-nya harus dibandingkan satu per satu',
          'only the number; their ids have to be compared one by one',
        ),
        right: true,
        reason: text(
          'Himpunan id menunjukkan siapa yang hilang dan siapa yang ganda, dengan namanya.',
          'The sets of ids show who was lost and who was doubled, by name.',
        ),
      },
    ],
  },
  {
    id: 'ledger',
    question: text(
      'Mengapa ledger ditulis pembeli, dan bukan dibaca dari koleksi orders?',
      'Why do the buyers write the ledger, rather than take the collection orders for it?',
    ),
    options: [
      {
        id: 'outside',
        text: text(
          'pembanding harus berada di luar yang diuji',
          'the measure has to stand outside of what is tried',
        ),
        right: true,
        reason: text(
          'Pesanan yang dijawab 201 lalu hilang dari orders tidak akan tampak kalau orders sendiri yang menjadi acuan.',
          'An order that was answered 201 and then lost from orders would never show if orders itself were the measure.',
        ),
      },
      {
        id: 'faster',
        text: text('file lebih cepat daripada database', 'a file is faster than a database'),
        right: false,
        reason: text(
          'Kecepatannya tidak penting di sini. Yang penting siapa penulisnya.',
          'Its speed does not matter here. Who writes it does.',
        ),
      },
      {
        id: 'safer',
        text: text(
          'file tidak bisa hilang, database bisa',
          'a file cannot be lost, a database can',
        ),
        right: false,
        reason: text(
          'File hanya sebaik disknya. Ledger bukan lebih aman, tetapi terpisah.',
          'A file is only as good as its disk. The ledger is not safer, but apart.',
        ),
      },
    ],
  },
  {
    id: 'order',
    question: text(
      'Relay mengirim dulu, baru menyimpan token, sehingga sesudah crash ia bisa mengulang. Mengapa itu diterima?',
      'The relay sends first and then saves its token, so after a crash it may repeat. Why is that accepted?',
    ),
    options: [
      {
        id: 'never',
        text: text(
          'crash di antara keduanya terlalu jarang',
          'a crash between the two is too rare',
        ),
        right: false,
        reason: text(
          'Kartu jatuh tepat di sana. Yang jarang pun datang kalau pesanannya cukup banyak.',
          'The card falls at that very place. What is rare still comes, given enough orders.',
        ),
      },
      {
        id: 'bears',
        text: text(
          'ulangan ditolak penanda di payment; yang hilang tidak ditolong siapa pun',
          'payment’s marker refuses a repeat; nobody helps what was lost',
        ),
        right: true,
        reason: text(
          'Ulangan membawa eventId yang sama, jadi bisa dikenali. Event yang dilompati tidak meninggalkan apa pun untuk dikenali.',
          'A repeat carries the same eventId, so it can be known. An event that was skipped leaves nothing to be known by.',
        ),
      },
      {
        id: 'kafka',
        text: text('Kafka membuang record yang sama', 'Kafka throws equal records away'),
        right: false,
        reason: text(
          'Broker menyimpan keduanya. Producer idempoten hanya mengenali ulangan dari sesinya sendiri.',
          'The broker keeps both. An idempotent producer only knows repeats of its own session.',
        ),
      },
    ],
  },
];
