/**
 * The questions under the lab `sinks`. Every option has its reason, the right one too: whoever picks a
 * wrong one learns what made it tempting.
 */
import type { QuizQuestion } from '#lib/lab.ts';

export const quiz: readonly QuizQuestion[] = [
  {
    id: 'own-orders',
    question: {
      id: 'Pembeli membuka “Pesanan Saya” 50 ms sesudah membayar. Dari mana halaman itu sebaiknya membaca?',
      en: 'A buyer opens “My orders” 50 ms after paying. Where had that page better read from?',
    },
    options: [
      {
        id: 'index',
        text: {
          id: 'Dari indeks pencarian, yang paling cepat',
          en: 'From the search index, the fastest',
        },
        right: false,
        reason: {
          id: 'Cepat menjawab tidak sama dengan mutakhir. Indeks selalu berada di belakang database, menurut rancangannya.',
          en: 'Quick to answer is not up to date. The index is behind the database, by design.',
        },
      },
      {
        id: 'source',
        text: {
          id: 'Dari database pesanan, lewat order service',
          en: 'From the orders’ database, by the order service',
        },
        right: true,
        reason: {
          id: 'Yang menerima tulisan itulah yang bisa menjamin tulisan itu terbaca. Untuk pembeli lain, indeks yang sedikit tertinggal sudah cukup.',
          en: 'Whoever took the write can promise that it is read. For everybody else an index that is a little behind will do.',
        },
      },
      {
        id: 'wait',
        text: {
          id: 'Dari indeks, sesudah menunggu satu detik',
          en: 'From the index, after waiting for a second',
        },
        right: false,
        reason: {
          id: 'Satu detik biasanya cukup, sampai search sedang lambat seperti tadi. Menunggu tanpa tahu apa yang ditunggu bukan jaminan.',
          en: 'A second is usually enough, until search is slow as it was here. Waiting without knowing for what is no guarantee.',
        },
      },
    ],
  },
  {
    id: 'bug',
    question: {
      id: 'Sebulan kemudian ketahuan bahwa analytics salah menghitung omzet. Apa yang dilakukan?',
      en: 'After a month it turns out that analytics got the turnover wrong. What is to be done?',
    },
    options: [
      {
        id: 'replay',
        text: {
          id: 'Perbaiki programnya, kembalikan penanda ke awal, baca ulang',
          en: 'Mend the program, move the bookmark to the start, read again',
        },
        right: true,
        reason: {
          id: 'Log memuat setiap perubahan, jadi tabelnya bisa dihitung lagi dari nol. Syaratnya: retensi belum menghapus awalnya.',
          en: 'The log has every change, so the table can be computed anew. Provided retention has not deleted its beginning.',
        },
      },
      {
        id: 'export',
        text: {
          id: 'Ekspor saja dari database produksi',
          en: 'Just export from the production database',
        },
        right: false,
        reason: {
          id: 'Database hanya tahu keadaan sekarang. Pesanan yang dihapus dan status yang sudah berganti tidak ada lagi di sana.',
          en: 'The database knows the present only. Orders that were deleted and states that have changed are no longer in it.',
        },
      },
      {
        id: 'correct',
        text: { id: 'Kurangi selisihnya dengan tangan', en: 'Take the difference off by hand' },
        right: false,
        reason: {
          id: 'Koreksi semacam itu tidak bisa diperiksa, dan hilang ketika tabelnya dibangun ulang.',
          en: 'A correction like that can’t be checked, and is gone once the table is rebuilt.',
        },
      },
    ],
  },
  {
    id: 'five-targets',
    question: {
      id: 'Pesanan harus sampai di lima sistem. Mana yang lebih mudah dijaga tetap benar?',
      en: 'Orders have to reach five systems. Which is easier to keep right?',
    },
    options: [
      {
        id: 'calls',
        text: {
          id: 'Lima panggilan di dalam kode pesanan',
          en: 'Five calls in the code that orders',
        },
        right: false,
        reason: {
          id: 'Itu lima dual write: setiap celah di antaranya bisa diputus sebuah crash, dan setiap sistem yang mati menghambat pesanan.',
          en: 'Those are five dual writes: a crash can cut into any gap between them, and every dead system holds up the order.',
        },
      },
      {
        id: 'transaction',
        text: { id: 'Satu transaksi yang mencakup kelimanya', en: 'One transaction over all five' },
        right: false,
        reason: {
          id: 'Mesin pencari dan DuckDB tidak ikut dalam transaksi MongoDB. Kalaupun bisa, pesanan menunggu yang paling lambat.',
          en: 'A search engine and DuckDB take no part in a transaction of MongoDB. Even if they did, the order would wait for the slowest.',
        },
      },
      {
        id: 'log',
        text: {
          id: 'Satu tulisan, dan lima pembaca log',
          en: 'One write, and five readers of the log',
        },
        right: true,
        reason: {
          id: 'Urutannya satu, milik log. Setiap pembaca maju sendiri, boleh tertinggal, dan boleh dibangun ulang.',
          en: 'There is one order, the log’s. Each reader goes its own pace, may be behind, and may be rebuilt.',
        },
      },
    ],
  },
];
