/**
 * The questions under the lab `cdc`. Every option has its reason, the right one too: whoever picks a
 * wrong one learns what made it tempting.
 */
import type { QuizQuestion } from '#lib/lab.ts';

export const quiz: readonly QuizQuestion[] = [
  {
    id: 'atomic',
    question: {
      id: 'Bisakah “simpan token” dan “terbitkan event” dijadikan satu tindakan yang tak terpisahkan di sini?',
      en: 'Can “save the token” and “publish the event” be made one indivisible act here?',
    },
    options: [
      {
        id: 'faster',
        text: { id: 'Ya, simpan tokennya lebih cepat', en: 'Yes, save the token faster' },
        right: false,
        reason: {
          id: 'Celah yang lebih sempit memang lebih jarang kena. Namun sempit bukan nol: cukup satu kematian yang jatuh tepat di sana.',
          en: 'A narrower gap is hit less often, true. But narrow is not zero: one death that falls right into it is enough.',
        },
      },
      {
        id: 'transaction',
        text: {
          id: 'Ya, dengan transaksi MongoDB di sekelilingnya',
          en: 'Yes, with a MongoDB transaction around both',
        },
        right: false,
        reason: {
          id: 'Transaksi MongoDB hanya mencakup MongoDB. Event yang sudah terbit tidak ikut batal ketika transaksinya batal.',
          en: 'A MongoDB transaction spans MongoDB only. An event that was published is not taken back when the transaction aborts.',
        },
      },
      {
        id: 'no',
        text: {
          id: 'Tidak: tokennya di MongoDB, event-nya di Kafka',
          en: 'No: the token is in MongoDB, the event in Kafka',
        },
        right: true,
        reason: {
          id: 'Dua sistem, dua tulisan: dual write lagi, hanya lebih kecil. Kafka Connect bisa menyimpan posisi di Kafka juga, dalam satu transaksi Kafka dengan event-nya (KIP-618). Di sini duplikatnya kita terima, lalu dibuang oleh pembacanya (11.3).',
          en: 'Two systems, two writes: the dual write again, only smaller. Kafka Connect can keep the position in Kafka as well, in one Kafka transaction with the events (KIP-618). Here we accept the duplicates, and their readers remove them (11.3).',
        },
      },
    ],
  },
  {
    id: 'down',
    question: {
      id: 'Connector mati sepuluh menit, pesanan terus berdatangan. Apa yang terjadi setelah ia hidup lagi?',
      en: 'The connector is dead for ten minutes while orders keep arriving. What happens once it lives again?',
    },
    options: [
      {
        id: 'lost',
        text: {
          id: 'Pesanan selama sepuluh menit itu hilang',
          en: 'The orders of those ten minutes are lost',
        },
        right: false,
        reason: {
          id: 'Itu nasib siaran tanpa rekaman. Di sini oplog menyimpan setiap perubahan, dan token menunjukkan tempatnya.',
          en: 'That is the fate of a broadcast without a recording. Here the oplog kept every change, and the token says where.',
        },
      },
      {
        id: 'catches-up',
        text: {
          id: 'Ia mengejar dari tokennya, selama oplog masih memuat tempat itu',
          en: 'It catches up from its token, as long as the oplog still holds that place',
        },
        right: true,
        reason: {
          id: 'Yang menentukan ialah jendela oplog: ukurannya dibagi laju tulisnya. Terlalu lama mati berarti 286 (11.2.5).',
          en: 'What decides is the oplog window: its size over the rate of writing. Dead for too long means 286 (11.2.5).',
        },
      },
      {
        id: 'snapshot',
        text: { id: 'Ia selalu menyalin ulang semuanya', en: 'It always copies everything again' },
        right: false,
        reason: {
          id: 'Salinan penuh hanya perlu kalau tidak ada token yang berguna. Dengan token, cukup yang tertinggal.',
          en: 'A full copy is needed only without a usable token. With one, what was missed is enough.',
        },
      },
    ],
  },
  {
    id: 'tolerate',
    question: {
      id: 'Sebuah connector disetel agar mengabaikan galat: bila tokennya ditolak, ia mulai dari sekarang. Apa akibatnya?',
      en: 'A connector is set to tolerate errors: when its token is refused, it starts from now. What follows?',
    },
    options: [
      {
        id: 'gap',
        text: {
          id: 'Ada celah yang tidak tercatat di mana pun',
          en: 'There is a gap that is on record nowhere',
        },
        right: true,
        reason: {
          id: 'Aliran tampak sehat: lag nol, tanpa galat. Hanya perbandingan id dengan database yang menunjukkan apa yang kurang. Karena itu di sini ia berhenti dan berkata.',
          en: 'The stream looks healthy: no lag, no error. Only comparing ids with the database shows what is missing. That is why here it stops and says so.',
        },
      },
      {
        id: 'fine',
        text: {
          id: 'Tidak apa-apa, toh aliran berjalan lagi',
          en: 'Nothing much, the stream runs again',
        },
        right: false,
        reason: {
          id: 'Berjalan lagi tidak sama dengan lengkap. Perubahan antara token lama dan “sekarang” tidak akan pernah terbit.',
          en: 'Running again is not being complete. The changes between the old token and “now” will never be published.',
        },
      },
      {
        id: 'twice',
        text: { id: 'Semua event terbit dua kali', en: 'Every event is published twice' },
        right: false,
        reason: {
          id: 'Itu akibat mulai dari tempat yang lebih awal. Mulai dari sekarang justru melompati.',
          en: 'That follows from starting earlier. Starting from now does the opposite: it skips.',
        },
      },
    ],
  },
  {
    id: 'event-id',
    question: {
      id: 'Bagaimana pembaca mengenali bahwa sebuah record adalah ulangan dari connector ini?',
      en: 'How does a reader recognise a record as a repeat by this connector?',
    },
    options: [
      {
        id: 'offset',
        text: { id: 'Dari offset-nya', en: 'By its offset' },
        right: false,
        reason: {
          id: 'Ulangan mendapat offset baru, seperti record mana pun. Bagi broker keduanya berbeda.',
          en: 'A repeat gets a new offset, like any record. To the broker the two are different.',
        },
      },
      {
        id: 'content',
        text: { id: 'Dari isinya yang sama', en: 'By its equal content' },
        right: false,
        reason: {
          id: 'Tidak selalu: updateLookup memberi dokumen saat dibaca, jadi ulangan sebuah update bisa berisi lain. Dan dua perubahan berbeda bisa berisi sama.',
          en: 'Not always: updateLookup gives the document when it is read, so the repeat of an update may differ. And two different changes may look alike.',
        },
      },
      {
        id: 'event-id',
        text: {
          id: 'Dari eventId: _id._data milik change event-nya',
          en: 'By its eventId: the change event’s own _id._data',
        },
        right: true,
        reason: {
          id: 'Perubahan yang sama di oplog selalu bertoken sama, berapa kali pun dibaca. ID-nya lahir bersama kejadiannya, bukan bersama pengirimannya.',
          en: 'The same change in the oplog has the same token, however often it is read. The id is born with the fact, not with its delivery.',
        },
      },
    ],
  },
];
