/**
 * The questions under the lab `outbox`. Every option has its reason, the right one too: whoever
 * picks a wrong one learns what made it tempting.
 */
import type { QuizQuestion } from '#lib/lab.ts';

const text = (id: string, en: string) => ({ id, en });

const option = (
  id: string,
  right: boolean,
  [idText, enText]: readonly [string, string],
  [idReason, enReason]: readonly [string, string],
) => ({ id, right, text: text(idText, enText), reason: text(idReason, enReason) });

export const quiz: readonly QuizQuestion[] = [
  {
    id: 'no-session',
    question: text(
      'Di dalam callback withTransaction, satu insert lupa { session }. Apa akibatnya?',
      'Inside the callback of withTransaction, one insert forgets { session }. What follows?',
    ),
    options: [
      option(
        'error',
        false,
        ['Driver melempar error', 'The driver throws an error'],
        [
          'Enak kalau begitu. Namun driver tidak tahu niat Anda: operasi tanpa sesi sah di mana pun, juga di dalam callback.',
          'That would be nice. But the driver cannot know your intention: an operation without a session is valid anywhere, inside the callback too.',
        ],
      ),
      option(
        'joins',
        false,
        [
          'Ia ikut transaksi, sebab dipanggil di dalamnya',
          'It joins the transaction, since it is called inside it',
        ],
        [
          'Callback hanyalah fungsi. Yang membuat sebuah operasi ikut transaksi adalah sesinya, bukan tempat kodenya berdiri.',
          'The callback is just a function. What makes an operation part of the transaction is its session, not the place its code stands in.',
        ],
      ),
      option(
        'outside',
        true,
        [
          'Ia tersimpan sendiri, tanpa suara, apa pun nasib transaksinya',
          'It is stored by itself, silently, whatever becomes of the transaction',
        ],
        [
          'Betul. Selama tidak ada yang gagal, hasilnya terlihat sama. Karena itu kelalaian ini bisa bertahan lama.',
          'Right. As long as nothing fails the result looks the same. That is why this oversight can live long.',
        ],
      ),
    ],
  },
  {
    id: 'inside-order',
    question: text(
      'Bolehkah event disimpan di dalam dokumen pesanan, tanpa koleksi outbox?',
      'May the event be kept inside the order document, without a collection outbox?',
    ),
    options: [
      option(
        'single',
        true,
        [
          'Boleh: menulis satu dokumen sudah atomik di MongoDB',
          'Yes: writing one document is atomic in MongoDB already',
        ],
        [
          'Betul. Untuk satu dokumen, transaksi tidak diperlukan. Harganya: relay mencari event di dalam pesanan, dan pesanan membesar bersama riwayatnya.',
          'Right. One document needs no transaction. The price: the relay has to find events inside orders, and orders grow with their history.',
        ],
      ),
      option(
        'transaction',
        false,
        ['Tidak: atomik berarti transaksi', 'No: atomic means a transaction'],
        [
          'Transaksi diperlukan untuk beberapa dokumen. Satu dokumen beserta semua isinya selalu berubah sekaligus.',
          'Transactions are for several documents. One document, with all that is in it, always changes at once.',
        ],
      ),
      option(
        'no-cdc',
        false,
        [
          'Tidak: CDC hanya bisa mengikuti koleksi outbox',
          'No: CDC can follow a collection outbox only',
        ],
        [
          'Debezium memang menyediakan router untuk koleksi outbox, tetapi change stream dapat mengikuti koleksi mana pun.',
          'Debezium does come with a router for an outbox collection, but a change stream can follow any collection.',
        ],
      ),
    ],
  },
  {
    id: 'exactly-once',
    question: text(
      'Pesanan dan event kini atomik. Apakah consumer menerima setiap event tepat satu kali?',
      'Order and event are atomic now. Does a consumer get each event exactly once?',
    ),
    options: [
      option(
        'yes',
        false,
        ['Ya, sebab outbox memakai transaksi', 'Yes, since the outbox uses a transaction'],
        [
          'Transaksinya berakhir di MongoDB. Mengirim ke Kafka lalu menandainya terkirim tetap dua langkah.',
          'The transaction ends in MongoDB. Sending to Kafka and marking it as sent are still two steps.',
        ],
      ),
      option(
        'least-once',
        true,
        [
          'Tidak: minimal satu kali, dan ulangannya membawa eventId yang sama',
          'No: at least once, and a repeat carries the same eventId',
        ],
        [
          'Betul. Relay yang mati di antara mengirim dan menandai akan mengirim lagi. Penerimanya mengenali ulangan dari eventId.',
          'Right. A relay that dies between sending and marking will send again. The receiver knows the repeat by its eventId.',
        ],
      ),
      option(
        'most-once',
        false,
        ['Tidak: event bisa hilang', 'No: an event may be lost'],
        [
          'Dulu, dengan dua penulisan, memang bisa. Kini event yang belum ditandai tetap menunggu di outbox, selama apa pun relay mati.',
          'With two writes it could. Now an event that is not marked waits in the outbox, however long the relay is dead.',
        ],
      ),
    ],
  },
  {
    id: 'rename',
    question: text(
      'Tim order ingin mengganti nama field total di koleksi orders. Siapa yang harus diajak bicara?',
      'The order team wants to rename the field total in the collection orders. Whom do they have to talk to?',
    ),
    options: [
      option(
        'everyone',
        false,
        [
          'Semua pembaca topic pesanan, sebab datanya berasal dari sana',
          'Every reader of the topic pesanan, since their data comes from there',
        ],
        [
          'Itu akan benar dengan CDC mentah. Dengan outbox, payload ditulis terpisah dan tetap menyebut total.',
          'With raw CDC that would be so. With an outbox the payload is written apart, and goes on saying total.',
        ],
      ),
      option(
        'version',
        false,
        [
          'Tidak seorang pun, asal schemaVersion dinaikkan',
          'Nobody, as long as schemaVersion is raised',
        ],
        [
          'Menaikkan nomor tidak menolong pembaca lama. Lagi pula, di sini payload sama sekali tidak berubah.',
          'Raising a number helps no old reader. And here the payload does not change at all.',
        ],
      ),
      option(
        'nobody',
        true,
        [
          'Tidak seorang pun di luar tim, selama payload-nya tetap',
          'Nobody outside the team, as long as the payload stays the same',
        ],
        [
          'Betul. Koleksi urusan dalam, payload kontraknya. Cukup sesuaikan fungsi yang menyusun event.',
          'Right. The collection is an inner affair, the payload is the contract. Only the function that builds the event has to follow.',
        ],
      ),
    ],
  },
  {
    id: 'personal',
    question: text(
      'Data pribadi telanjur masuk ke topic. Mana yang benar?',
      'Personal data has entered a topic. Which is true?',
    ),
    options: [
      option(
        'edit',
        false,
        [
          'Tulis record koreksi dengan key yang sama; yang lama langsung lenyap',
          'Write a correcting record of the same key; the old one vanishes at once',
        ],
        [
          'Pembaca baru melihat koreksinya, tetapi record lama tetap terbaca. Log compaction kelak membuangnya, kalau memang diaktifkan, dan tidak seketika.',
          'New readers see the correction, but the old record can still be read. Compaction removes it some day, if it is on at all, and not at once.',
        ],
      ),
      option(
        'stays',
        true,
        [
          'Record itu terbaca sampai retensi atau compaction membuangnya; salinan pembaca tetap ada',
          'That record is readable until retention or compaction removes it; what readers copied stays',
        ],
        [
          'Betul. Karena itu keputusannya diambil sebelum menulis: jangan masukkan, atau enkripsi dengan kunci yang bisa dibuang.',
          'Right. That is why the decision comes before writing: leave it out, or encrypt it with a key that can be thrown away.',
        ],
      ),
      option(
        'mongo',
        false,
        [
          'Cukup dihapus dari MongoDB; topic hanya cermin',
          'Erasing it in MongoDB is enough; the topic is only a mirror',
        ],
        [
          'Cermin berubah kalau bendanya berubah. Log justru mencatat perubahan itu dan menyimpan yang sebelumnya.',
          'A mirror changes with the thing. A log records that change and keeps what was there before.',
        ],
      ),
    ],
  },
];
