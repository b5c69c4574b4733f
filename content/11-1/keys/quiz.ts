/**
 * The questions under the lab `keys`. Every option has its reason, the right one too: whoever picks
 * a wrong one learns what made it tempting, whoever picks the right one can check the why.
 */
import type { QuizQuestion } from '#lib/lab.ts';

export const quiz: readonly QuizQuestion[] = [
  {
    id: 'best-key',
    question: {
      id: 'Status tiap pesanan harus dibaca berurutan. Key mana yang paling tepat?',
      en: 'The states of each order must be read in order. Which key fits best?',
    },
    options: [
      {
        id: 'none',
        text: {
          id: 'Tanpa key, supaya beban terbagi rata',
          en: 'No key, so that the load is even',
        },
        right: false,
        reason: {
          id: 'Bebannya memang rata. Namun keadaan satu pesanan jatuh ke beberapa partisi, dan urutannya tidak dijaga siapa pun.',
          en: 'The load is even indeed. But the states of one order fall into several partitions, and nobody keeps their order.',
        },
      },
      {
        id: 'shop',
        text: { id: 'Satu key tetap, misalnya “toko”', en: 'One fixed key, such as “toko”' },
        right: false,
        reason: {
          id: 'Menggoda karena semuanya jadi berurutan. Harganya: satu partisi mengerjakan segalanya, dan consumer kedua menganggur.',
          en: 'Tempting, since everything is in order then. The price: one partition does all the work, and a second consumer idles.',
        },
      },
      {
        id: 'order',
        text: { id: 'orderId', en: 'orderId' },
        right: true,
        reason: {
          id: 'Ketiga keadaan satu pesanan masuk ke satu partisi, dan ribuan orderId menyebar ke semua partisi. Urutan antarpesanan memang tidak perlu.',
          en: 'The three states of one order go to one partition, and thousands of orderIds spread over all. Order between orders is not needed.',
        },
      },
    ],
  },
  {
    id: 'hot',
    question: {
      id: 'Satu penjual membuat 60% pesanan, dan key-nya sellerId. Apa yang terjadi?',
      en: 'One seller makes 60% of the orders, and the key is sellerId. What happens?',
    },
    options: [
      {
        id: 'hot',
        text: {
          id: 'Lag menumpuk di satu partisi saja',
          en: 'Lag piles up in one partition only',
        },
        right: true,
        reason: {
          id: 'Semua pesan penjual itu masuk ke satu partisi, dan satu partisi hanya dibaca satu anggota group.',
          en: 'All messages of that seller go to one partition, and one partition is read by one member of a group.',
        },
      },
      {
        id: 'rebalance',
        text: {
          id: 'Kafka memindahkan sebagian pesannya ke partisi lain',
          en: 'Kafka moves some of its messages to other partitions',
        },
        right: false,
        reason: {
          id: 'Wajar terpikir, sebab ada kata rebalance. Yang dibagi ulang adalah partisi di antara anggota, bukan key di antara partisi.',
          en: 'A natural thought, since there is the word rebalance. What is shared out again are partitions among members, not keys among partitions.',
        },
      },
      {
        id: 'more',
        text: {
          id: 'Cukup tambah partisi, key itu akan terbagi',
          en: 'Just add partitions, and that key is divided',
        },
        right: false,
        reason: {
          id: 'Partisi baru memang menyebarkan key-key lain. Satu key tetap utuh di satu partisi, berapa pun jumlah partisinya.',
          en: 'New partitions do spread the other keys. One key stays whole in one partition, however many there are.',
        },
      },
    ],
  },
  {
    id: 'grow',
    question: {
      id: 'Topic tumbuh dari 3 menjadi 4 partisi. Apa nasib pesan yang sudah tersimpan?',
      en: 'A topic grows from 3 to 4 partitions. What becomes of the messages already stored?',
    },
    options: [
      {
        id: 'moved',
        text: {
          id: 'Dipindahkan, supaya cocok dengan pembagian baru',
          en: 'They are moved, to fit the new sharing',
        },
        right: false,
        reason: {
          id: 'Begitulah kerja banyak database yang membagi ulang datanya. Log Kafka hanya bertambah; pesan lama tidak disentuh.',
          en: 'That is how many databases reshard. A Kafka log only grows; old messages are not touched.',
        },
      },
      {
        id: 'stay',
        text: {
          id: 'Tetap di tempatnya; hanya pesan baru memakai pembagian baru',
          en: 'They stay; only new messages use the new sharing',
        },
        right: true,
        reason: {
          id: 'Karena itu sejarah satu key bisa terbelah: yang lama di partisi lama, yang baru di partisi lain.',
          en: 'That is why the history of one key can be cut in two: the old part in one partition, the new in another.',
        },
      },
      {
        id: 'lost',
        text: { id: 'Hilang dari jangkauan consumer', en: 'Consumers can no longer reach them' },
        right: false,
        reason: {
          id: 'Ketakutan yang wajar. Partisi lama tetap dibaca group seperti biasa; yang hilang hanya janji urutannya.',
          en: 'An understandable fear. The group reads the old partitions as before; all that is lost is the promise of order.',
        },
      },
    ],
  },
  {
    id: 'java',
    question: {
      id: 'Tanpa key, kafkajs membagi pesan bergiliran. Bagaimana klien Java sejak versi 2.4?',
      en: 'Without a key, kafkajs deals messages in turn. What does the Java client do since 2.4?',
    },
    options: [
      {
        id: 'same',
        text: { id: 'Sama, bergiliran per pesan', en: 'The same, in turn by message' },
        right: false,
        reason: {
          id: 'Dulu memang begitu. Cara itu membuat batch kecil-kecil, jadi klien Java meninggalkannya.',
          en: 'It used to. That made for small batches, so the Java client gave it up.',
        },
      },
      {
        id: 'ordered',
        text: {
          id: 'Menyimpan urutan dengan selalu memakai partisi 0',
          en: 'It keeps order by always using partition 0',
        },
        right: false,
        reason: {
          id: 'Terdengar aman, tetapi satu partisi akan menanggung semuanya. Tanpa key tidak ada janji urutan di klien mana pun.',
          en: 'That sounds safe, but one partition would carry everything. Without a key no client promises order.',
        },
      },
      {
        id: 'sticky',
        text: {
          id: 'Satu partisi untuk kira-kira satu batch, lalu pindah',
          en: 'One partition for about a batch, then another',
        },
        right: true,
        reason: {
          id: 'Namanya sticky partitioner. Sebarannya tampak lebih bergumpal, tetapi urutannya sama-sama tidak dijanjikan.',
          en: 'It is called the sticky partitioner. It looks more clumped, but order is promised no more than before.',
        },
      },
    ],
  },
];
