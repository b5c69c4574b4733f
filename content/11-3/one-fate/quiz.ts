/** The questions under the lab `one-fate`. Every option has its reason, the right one too. */
import type { QuizQuestion } from '#lib/lab.ts';

const text = (id: string, en: string) => ({ id, en });

export const quiz: readonly QuizQuestion[] = [
  {
    id: 'email',
    question: text(
      'Efeknya bukan pembayaran di MongoDB, melainkan email lewat API pihak lain. Bagaimana menjaganya?',
      'The effect is no payment in MongoDB but an email through somebody else’s API. How do you guard it?',
    ),
    options: [
      {
        id: 'inside',
        text: text(
          'Panggil API itu di dalam withTransaction, sesudah penanda',
          'Call the API inside withTransaction, after the marker',
        ),
        right: false,
        reason: text(
          'Terlihat seperti satu nasib, tetapi email tidak bisa dibatalkan. Callback itu bisa berjalan berkali-kali, dan setiap kali satu email terkirim.',
          'It looks like one fate, but an email cannot be rolled back. The callback may run many times, and each time one email goes out.',
        ),
      },
      {
        id: 'key',
        text: text(
          'Kirim kunci idempotensi bersama panggilannya, atau terima bahwa kadang ada email ganda',
          'Send an idempotency key with the call, or accept a double email now and then',
        ),
        right: true,
        reason: text(
          'Tidak ada transaksi yang mencakup dua sistem itu. Yang bisa mengenali ulangan hanya penerimanya, dengan kunci dari kita. Kalau penerima tidak mendukungnya, pilih kerugian yang lebih ringan.',
          'No transaction spans the two systems. Only the receiver can tell a repetition, by a key of ours. If it does not support one, choose the lighter loss.',
        ),
      },
      {
        id: 'marker-first',
        text: text(
          'Simpan penanda dulu; kalau program mati, emailnya memang belum terkirim',
          'Store the marker first; if the program dies, the email has not gone out',
        ),
        right: false,
        reason: text(
          'Benar bahwa emailnya belum terkirim, dan justru tidak akan pernah. Penandanya sudah ada, jadi kiriman ulang dilewati. Pilihan ini sah hanya kalau kehilangan lebih ringan daripada email ganda.',
          'True, it has not gone out, and it never will. The marker is there, so the redelivery is passed over. That is a fair choice only where a loss weighs less than a double email.',
        ),
      },
    ],
  },
  {
    id: 'offset',
    question: text(
      'Bolehkah offset menggantikan eventId sebagai penanda, disimpan satu transaksi dengan efeknya?',
      'May the offset take the place of the eventId as marker, stored in one transaction with the effect?',
    ),
    options: [
      {
        id: 'yes',
        text: text(
          'Boleh, tetapi hanya kiriman ulang dari record yang sama yang dikenali',
          'Yes, but it knows only redeliveries of the same record',
        ),
        right: true,
        reason: text(
          'Topic, partisi, dan offset menunjuk satu record dengan pasti, jadi kiriman ulang sesudah crash tertangkap. Duplikat yang ditulis producer sebagai record baru punya offset lain, dan lolos.',
          'Topic, partition and offset name one record for certain, so a redelivery after a crash is caught. A duplicate that a producer wrote as a new record has another offset, and gets through.',
        ),
      },
      {
        id: 'no',
        text: text(
          'Tidak, offset bisa sama di beberapa partisi',
          'No, several partitions have the same offset',
        ),
        right: false,
        reason: text(
          'Angkanya memang berulang antarpartisi. Karena itu yang disimpan ialah topic, partisi, dan offset bersama-sama, dan ketiganya unik.',
          'The number does recur between partitions. That is why topic, partition and offset are stored together, and those three are unique.',
        ),
      },
      {
        id: 'better',
        text: text(
          'Boleh, dan lebih baik: eventId tidak diperlukan lagi',
          'Yes, and better: no eventId is needed any more',
        ),
        right: false,
        reason: text(
          'Lebih hemat memang. Namun duplikat dari sisi producer dan dari relay adalah record baru; hanya id yang diberikan saat event lahir yang mengenalinya.',
          'It is cheaper. But duplicates from a producer or a relay are new records; only an id given when the event was born knows them.',
        ),
      },
    ],
  },
  {
    id: 'conflict',
    question: text(
      'Log consumer Anda memuat 112 WriteConflict beberapa kali, sesudah itu E11000. Apa artinya?',
      'Your consumer’s log shows 112 WriteConflict several times, and then E11000. What does it mean?',
    ),
    options: [
      {
        id: 'corrupt',
        text: text(
          'Data rusak: dua transaksi menulis dokumen yang sama',
          'Corrupt data: two transactions have written the same document',
        ),
        right: false,
        reason: text(
          'Kata *conflict* memang mengkhawatirkan. Namun artinya justru sebaliknya: MongoDB tidak membiarkan keduanya menulis, dan yang kedua dibatalkan.',
          'The word *conflict* does sound alarming. It means the opposite: MongoDB did not let both write, and aborted the second.',
        ),
      },
      {
        id: 'index',
        text: text(
          'Indeksnya lambat; tambah batas waktu transaksinya',
          'The index is slow; raise the time limit of transactions',
        ),
        right: false,
        reason: text(
          'Menunggu lama memang gejalanya, tetapi bukan indeks yang lambat. Kuncinya dipegang transaksi lain; umur yang lebih panjang malah memperlama yatim.',
          'A long wait is a symptom, but the index is not slow. Another transaction holds the key; a longer lifetime would make an orphan last longer.',
        ),
      },
      {
        id: 'other',
        text: text(
          'Transaksi lain memegang kunci itu, lalu di-commit; kiriman ini kiriman ulang',
          'Another transaction held that key, then committed; this delivery is a repetition',
        ),
        right: true,
        reason: text(
          'Selama pemegangnya hidup, jawabannya WriteConflict dan driver mengulang. E11000 di akhir membuktikan pemegang itu berhasil, jadi pekerjaannya sudah beres.',
          'While the holder lives the answer is WriteConflict, and the driver repeats. The E11000 at the end proves that the holder got through, so the work is done.',
        ),
      },
    ],
  },
];
