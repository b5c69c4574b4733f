/**
 * The questions under the lab `versions`. Every option has its reason, the right one too: whoever
 * picks a wrong one learns what made it tempting.
 */
import type { QuizQuestion } from '#lib/lab.ts';

export const quiz: readonly QuizQuestion[] = [
  {
    id: 'stock',
    question: {
      id: 'Event stok bisa berbunyi “stock = 7” atau “stock − 1”. Mana yang lebih aman untuk consumer yang bisa menerima ulang?',
      en: 'A stock event can say “stock = 7” or “stock − 1”. Which one is safer for a consumer that may receive it again?',
    },
    options: [
      {
        id: 'same',
        text: { id: 'Sama saja, hasil akhirnya 7', en: 'Either one, the result is 7' },
        right: false,
        reason: {
          id: 'Benar kalau tiap event datang tepat sekali. Dua kali “− 1” menjadi “− 2”, dan tidak ada error yang memberi tahu.',
          en: 'True if each event comes exactly once. Twice “− 1” makes “− 2”, and no error tells you.',
        },
      },
      {
        id: 'absolute',
        text: {
          id: '“stock = 7”, bersama nomor versinya',
          en: '“stock = 7”, together with its version',
        },
        right: true,
        reason: {
          id: 'Nilai mutlak idempoten dari sananya: mengulanginya tidak mengubah apa-apa. Versinya menolak kabar lama yang datang belakangan.',
          en: 'An absolute value is idempotent by nature: to repeat it changes nothing. The version turns away old news that comes late.',
        },
      },
      {
        id: 'relative',
        text: {
          id: '“stock − 1”, karena urutannya tidak penting',
          en: '“stock − 1”, because its order does not matter',
        },
        right: false,
        reason: {
          id: 'Penjumlahan memang tahan terhadap urutan, seperti yang Anda lihat. Namun satu pengulangan saja membuatnya keliru, jadi ia butuh deduplikasi dengan eventId.',
          en: 'Addition does cope with any order, as you have seen. But a single repeat makes it wrong, so it needs deduplication by eventId.',
        },
      },
    ],
  },
  {
    id: 'two-ways',
    question: {
      id: 'Hohpe dan Woolf menyebut dua jalan menuju penerima yang idempoten. Yang mana?',
      en: 'Hohpe and Woolf name two ways to an idempotent receiver. Which?',
    },
    options: [
      {
        id: 'dedupe-or-meaning',
        text: {
          id: 'Mengenali dan membuang duplikat, atau membuat makna pesannya tahan diulang',
          en: 'Recognise and drop duplicates, or give the message a meaning that allows repeats',
        },
        right: true,
        reason: {
          id: 'Jalan pertama adalah unique index di 11.3.4. Jalan kedua adalah “qty = 7”: pesannya sendiri tidak keberatan dibaca lagi.',
          en: 'The first is the unique index of 11.3.4. The second is “qty = 7”: the message itself does not mind being read again.',
        },
      },
      {
        id: 'locks',
        text: { id: 'Kunci dan antrean', en: 'Locks and queues' },
        right: false,
        reason: {
          id: 'Keduanya mengatur giliran kerja. Pekerjaan yang bergiliran rapi tetap dikerjakan dua kali kalau pesannya datang dua kali.',
          en: 'Both put work in order. Work done in perfect order is still done twice if its message comes twice.',
        },
      },
      {
        id: 'retry-timeout',
        text: { id: 'Coba ulang dan batas waktu', en: 'Retries and timeouts' },
        right: false,
        reason: {
          id: 'Justru itulah yang menghasilkan pesan ganda. Penerima yang idempoten membuat coba ulang itu aman.',
          en: 'Those are what make the duplicates. An idempotent receiver is what makes retrying safe.',
        },
      },
    ],
  },
  {
    id: 'delete',
    question: {
      id: 'View berpenjaga menghapus ORD-3 dengan deleteOne saat pesanan itu dibatalkan (versi 50). Lalu versi 41 datang terlambat. Apa yang terjadi?',
      en: 'The guarded view deletes ORD-3 by deleteOne when that order is cancelled (version 50). Then version 41 comes late. What happens?',
    },
    options: [
      {
        id: 'stale',
        text: { id: 'Ditolak sebagai basi: 41 < 50', en: 'Turned away as stale: 41 < 50' },
        right: false,
        reason: {
          id: 'Begitulah harapannya. Namun angka 50 disimpan di dokumen yang baru saja dihapus; tidak ada lagi yang bisa dibandingkan.',
          en: 'So one hopes. But the 50 was kept in the document that has just been deleted; there is nothing left to compare with.',
        },
      },
      {
        id: 'error',
        text: { id: 'E11000, dan consumer berhenti', en: 'E11000, and the consumer stops' },
        right: false,
        reason: {
          id: 'E11000 muncul kalau _id-nya masih ada. Di sini _id itu kosong, jadi upsert berhasil tanpa keluhan.',
          en: 'E11000 comes where the _id is still taken. Here it is free, so the upsert succeeds without complaint.',
        },
      },
      {
        id: 'back',
        text: {
          id: 'Pesanan yang batal itu hidup lagi di view',
          en: 'The cancelled order comes back to life in the view',
        },
        right: true,
        reason: {
          id: 'Upsert menemukan tempat kosong lalu mengisinya. Penghapusan juga perlu versi: simpan batu nisan, misalnya { deleted: true, version: 50 }, selama kabar lama masih bisa datang.',
          en: 'The upsert finds an empty place and fills it. A deletion needs a version too: keep a tombstone such as { deleted: true, version: 50 } for as long as old news may still come.',
        },
      },
    ],
  },
];
