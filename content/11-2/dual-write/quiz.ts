/**
 * The questions under the lab `dual-write`. Every option has its reason, the right one too:
 * whoever picks a wrong one learns what made it tempting.
 */
import type { QuizQuestion } from '#lib/lab.ts';

export const quiz: readonly QuizQuestion[] = [
  {
    id: 'inside',
    question: {
      id: 'Rekan Anda memanggil producer.send di dalam callback withTransaction, sebelum commit. Apa yang Anda katakan?',
      en: 'A colleague calls producer.send inside the callback of withTransaction, before the commit. What do you say?',
    },
    options: [
      {
        id: 'safe',
        text: {
          id: 'Aman: semuanya berada di dalam transaksi',
          en: 'It is safe: all of it is inside the transaction',
        },
        right: false,
        reason: {
          id: 'Di kode memang terlihat di dalam. Namun transaksi MongoDB hanya mencakup tulisan ke MongoDB yang membawa session-nya. Kafka tidak ikut, jadi tidak ikut batal.',
          en: 'In the code it does stand inside. But a MongoDB transaction covers only writes to MongoDB that carry its session. Kafka is not part of it, so nothing there is taken back.',
        },
      },
      {
        id: 'dual',
        text: {
          id: 'Tetap dual write: yang sudah terkirim tidak bisa ditarik, dan callback itu bisa berjalan lagi',
          en: 'It is still a dual write: what was sent can’t be taken back, and the callback may run again',
        },
        right: true,
        reason: {
          id: 'Kalau transaksinya batal, eventnya sudah di log. Kalau driver mengulang callback (misalnya karena WriteConflict), satu pesanan menerbitkan dua event, tanpa satu pun crash.',
          en: 'If the transaction aborts, the event is in the log already. If the driver repeats the callback (after a WriteConflict, say), one order publishes two events without any crash.',
        },
      },
      {
        id: 'kafka-transaction',
        text: {
          id: 'Pakai transaksi Kafka juga, lalu commit keduanya berurutan',
          en: 'Use a Kafka transaction as well, and commit one after the other',
        },
        right: false,
        reason: {
          id: 'Dua commit tetap dua langkah, dan program bisa mati di antaranya. Transaksi Kafka mencakup topic dan offset Kafka saja (11.3.9).',
          en: 'Two commits are still two steps, and the program can die between them. A Kafka transaction covers topics and offsets of Kafka only (11.3.9).',
        },
      },
    ],
  },
  {
    id: 'nightly',
    question: {
      id: 'Toko menyimpan dulu, lalu menerbitkan. Setiap malam sebuah job mencari pesanan tanpa event dan menerbitkannya. Cukupkah itu?',
      en: 'A shop saves first, then publishes. Every night a job looks for orders without an event and publishes them. Is that enough?',
    },
    options: [
      {
        id: 'late',
        text: {
          id: 'Bisa, tetapi terlambat: itu outbox buatan tangan',
          en: 'It works, but late: it is a hand-made outbox',
        },
        right: true,
        reason: {
          id: 'Pesanan hantunya memang akhirnya terbit, paling lambat semalam kemudian. Job itu harus tahu pesanan mana yang belum terbit, dan ia bisa menerbitkan dua kali. Daripada semalam sekali, biarkan kurir bekerja terus: itulah 11.2.6 dan 11.2.7.',
          en: 'The ghost orders are published in the end, up to a night late. The job has to know which orders were never published, and it may publish one twice. Rather than once a night, let a relay do it all the time: 11.2.6 and 11.2.7.',
        },
      },
      {
        id: 'both-ways',
        text: {
          id: 'Ya, dan job yang sama juga membereskan event yatim',
          en: 'Yes, and the same job cleans up orphan events, too',
        },
        right: false,
        reason: {
          id: 'Event yang sudah terbit mungkin sudah dibaca dan ditindaklanjuti. Log tidak bisa menarik record yang sudah dibaca; paling jauh Anda menerbitkan pembatalan sesudahnya.',
          en: 'A published event may have been read and acted upon. A log cannot take back what was read; at best a cancellation can be published after it.',
        },
      },
      {
        id: 'nothing',
        text: {
          id: 'Tidak ada yang bisa dilakukan; dua sistem memang akan berbeda',
          en: 'Nothing can be done; two systems will differ',
        },
        right: false,
        reason: {
          id: 'Selama ada dua penulisan yang sejajar, ya. Jalan keluarnya menulis satu kali saja, lalu menurunkan yang lain dari tulisan itu.',
          en: 'As long as there are two writes side by side, yes. The way out is to write once, and to derive the other from that write.',
        },
      },
    ],
  },
  {
    id: 'after',
    question: {
      id: 'Program mati di titik after: kedua tulisan sudah jadi, tetapi pembeli tidak mendapat jawaban. Apa bahayanya?',
      en: 'The program dies at the point after: both writes are made, but the buyer gets no answer. What is the danger?',
    },
    options: [
      {
        id: 'none',
        text: {
          id: 'Tidak ada, sebab kedua sistem sepakat',
          en: 'None, because both systems agree',
        },
        right: false,
        reason: {
          id: 'Kedua sistem memang sepakat. Pembelinya yang tidak tahu, dan ia punya tombol bayar di depannya.',
          en: 'The two systems do agree. It is the buyer who does not know, with the pay button in front of them.',
        },
      },
      {
        id: 'ghost',
        text: { id: 'Lahir pesanan hantu', en: 'A ghost order comes to be' },
        right: false,
        reason: {
          id: 'Pesanan hantu ada di MongoDB tanpa event. Di titik ini eventnya sudah tersimpan di log.',
          en: 'A ghost order stands in MongoDB without an event. At this point the event is in the log.',
        },
      },
      {
        id: 'again',
        text: {
          id: 'Pembeli menekan lagi, dan lahirlah pesanan kedua yang sah',
          en: 'The buyer presses again, and a second, valid order comes to be',
        },
        right: true,
        reason: {
          id: 'Dari luar, “gagal” dan “berhasil tanpa jawaban” tampak sama. Permintaan ulang harus bisa dikenali, misalnya dengan nomor permintaan yang dibuat di sisi pembeli. Itu pokok 11.3.',
          en: 'From outside, “failed” and “done without an answer” look alike. A repeated request has to be recognised, by a request number made on the buyer’s side, for example. That is the subject of 11.3.',
        },
      },
    ],
  },
];
