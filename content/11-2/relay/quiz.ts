/**
 * The questions under the lab `relay`. Every option has its reason, the right one too: whoever
 * picks a wrong one learns what made it tempting.
 */
import type { QuizQuestion } from '#lib/lab.ts';

export const quiz: readonly QuizQuestion[] = [
  {
    id: 'two-relays',
    question: {
      id: 'Relay dengan published: false dijalankan dua kali, tanpa kesepakatan apa pun. Apa yang terjadi?',
      en: 'A relay by published: false runs twice, with no agreement at all. What happens?',
    },
    options: [
      {
        id: 'impossible',
        text: {
          id: 'Tidak mungkin dijalankan dua kali',
          en: 'It is impossible to run it twice',
        },
        right: false,
        reason: {
          id: 'Tidak ada yang melarangnya; MongoDB hanya melihat dua pembaca. Dengan klaim atau sewa, dua relay bahkan dapat bekerja dengan baik.',
          en: 'Nothing forbids it; MongoDB sees two readers. With a claim or a lease two relays can even work well.',
        },
      },
      {
        id: 'duplicates',
        text: {
          id: 'Ada event yang terbit dua kali, dan urutan satu pesanan bisa terbalik begitu baris dibagi',
          en: 'Some events are published twice, and once rows are shared out the order within one aggregate may break',
        },
        right: true,
        reason: {
          id: 'Keduanya membaca baris yang sama sebelum salah satunya menandai. Mengklaim tiap baris menghapus kiriman ganda itu, tetapi dua baris dari satu pesanan dapat jatuh ke dua relay.',
          en: 'Both read the same row before either has marked it. Claiming each row removes that repeat, but two rows of one order may fall to two relays.',
        },
      },
      {
        id: 'half',
        text: {
          id: 'Masing-masing mengambil separuh baris, jadi dua kali lebih cepat',
          en: 'Each takes half of the rows, so it is twice as fast',
        },
        right: false,
        reason: {
          id: 'Begitulah consumer group bekerja, karena Kafka yang membagi partisinya. Di outbox tidak ada yang membagi.',
          en: 'That is how a consumer group works, because Kafka shares out its partitions. Nobody shares out an outbox.',
        },
      },
    ],
  },
  {
    id: 'delete',
    question: {
      id: 'Baris outbox dihapus segera sesudah disisipkan, bahkan dalam transaksi yang sama. Relay mana yang tetap menerbitkannya?',
      en: 'A row of the outbox is deleted right after it was inserted, even in the same transaction. Which relay still publishes it?',
    },
    options: [
      {
        id: 'stream',
        text: {
          id: 'Yang mengikuti change stream: ia membaca log, bukan koleksinya',
          en: 'The one that follows the change stream: it reads the log, not the collection',
        },
        right: true,
        reason: {
          id: 'Sisipannya tercatat di oplog beserta isi barisnya, jadi hapusannya tidak menyembunyikan apa-apa. Outbox yang dikosongkan begini lazim dipakai bersama CDC.',
          en: 'The insert is in the oplog together with the row, so the delete hides nothing. An outbox kept empty like this is common with CDC.',
        },
      },
      {
        id: 'none',
        text: {
          id: 'Tidak satu pun, barisnya sudah tidak ada',
          en: 'None, the row is gone',
        },
        right: false,
        reason: {
          id: 'Benar untuk kedua relay yang bertanya ke koleksi. Change stream tidak bertanya ke koleksi.',
          en: 'True of both relays that ask the collection. The change stream does not ask the collection.',
        },
      },
      {
        id: 'flag',
        text: {
          id: 'Yang memakai flag: barisnya belum ditandai',
          en: 'The one with the flag: the row is not marked yet',
        },
        right: false,
        reason: {
          id: 'Baris yang belum ditandai memang dicarinya, tetapi ia mencari di koleksi, dan di sana barisnya sudah tidak ada. Untuk relay ini, hapus sesudah terbit.',
          en: 'It does look for rows that are not marked, but in the collection, and there the row is gone. For this relay, delete after publishing.',
        },
      },
    ],
  },
  {
    id: 'wait',
    question: {
      id: 'Rekan Anda memperbaiki kursor dengan hanya membaca baris yang berumur lebih dari 5 detik. Cukupkah?',
      en: 'A colleague mends the cursor by reading only rows older than 5 seconds. Is that enough?',
    },
    options: [
      {
        id: 'yes',
        text: {
          id: 'Ya, transaksi tidak pernah selama itu',
          en: 'Yes, no transaction takes that long',
        },
        right: false,
        reason: {
          id: 'Biasanya tidak, sampai suatu hari database sibuk. Bawaan MongoDB mengizinkan transaksi 60 detik, dan jam dua mesin pun tidak sama.',
          en: 'Usually not, until the day the database is busy. By default MongoDB allows a transaction 60 seconds, and two machines have two clocks.',
        },
      },
      {
        id: 'bound',
        text: {
          id: 'Hanya kalau batas umur transaksi benar-benar ditegakkan, dan jedanya lebih panjang dari batas itu',
          en: 'Only if the life of a transaction is really bounded, and the delay is longer than that bound',
        },
        right: true,
        reason: {
          id: 'Jeda adalah taruhan pada waktu. Ia aman selama batasnya ditegakkan server, dan setiap event membayar jeda itu. Flag dan change stream tidak bertaruh.',
          en: 'A delay is a bet on time. It is safe while the server enforces the bound, and every event pays the delay. Flag and change stream do not bet.',
        },
      },
      {
        id: 'ids',
        text: {
          id: 'Tidak perlu: pakai ObjectId, maka _id selalu urut menurut commit',
          en: 'No need: use ObjectId, and _id is always in the order of the commits',
        },
        right: false,
        reason: {
          id: 'ObjectId pun dibuat sebelum commit. Dalam satu detik yang sama, ObjectId dari dua program bahkan tidak urut menurut waktu pembuatannya.',
          en: 'An ObjectId is made before the commit as well. Within one second, ObjectIds of two programs are not even in the order of their making.',
        },
      },
    ],
  },
];
