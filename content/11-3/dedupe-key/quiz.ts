/** The questions under the lab `dedupe-key`. Every option has its reason, the right one too. */
import type { QuizQuestion } from '#lib/lab.ts';

export const quiz: readonly QuizQuestion[] = [
  {
    id: 'ttl',
    question: {
      id: 'Koleksi penanda terus membesar. TTL mana yang aman?',
      en: 'The collection of markers keeps growing. Which TTL is safe?',
    },
    options: [
      {
        id: 'session',
        text: {
          id: 'Sedikit di atas session timeout consumer',
          en: 'A little above the consumer’s session timeout',
        },
        right: false,
        reason: {
          id: 'Session timeout hanya mengatur kapan anggota dianggap mati. Pemutaran ulang bisa terjadi berhari-hari sesudah itu.',
          en: 'The session timeout only says when a member counts as dead. A replay may come days after that.',
        },
      },
      {
        id: 'retention',
        text: {
          id: 'Di atas retensi topic, ditambah gangguan terlama yang masih Anda tanggung',
          en: 'Above the topic’s retention, plus the longest outage you mean to survive',
        },
        right: true,
        reason: {
          id: 'Selama record masih ada di log, ia masih bisa dibaca ulang. Gangguan ditambahkan sebab pengirim dapat menerbitkan event lama sesudah pulih.',
          en: 'While a record is in the log it can be read again. The outage is added because a sender may publish old events once it is back.',
        },
      },
      {
        id: 'lag',
        text: {
          id: 'Lag terbesar yang pernah tercatat',
          en: 'The largest lag that was ever seen',
        },
        right: false,
        reason: {
          id: 'Lag mengukur yang belum dibaca. Pemutaran ulang membaca lagi yang sudah lama selesai, dengan lag berapa pun.',
          en: 'Lag measures what was not read yet. A replay reads again what was finished long ago, whatever the lag.',
        },
      },
    ],
  },
  {
    id: 'natural',
    question: {
      id: 'Seorang rekan ingin memakai orderId + type sebagai key, tanpa eventId. Kapan itu tepat?',
      en: 'A colleague wants orderId + type as the key, without an eventId. When is that right?',
    },
    options: [
      {
        id: 'always',
        text: {
          id: 'Selalu: key alami tidak bisa lupa diisi',
          en: 'Always: nobody can forget to fill a natural key',
        },
        right: false,
        reason: {
          id: 'Keunggulan itu nyata. Namun cicilan kedua punya orderId dan type yang sama dengan yang pertama, lalu ditolak sebagai duplikat.',
          en: 'That advantage is real. But a second instalment has the orderId and type of the first, and is refused as a duplicate.',
        },
      },
      {
        id: 'never',
        text: {
          id: 'Tidak pernah: hanya UUID yang unik',
          en: 'Never: only a UUID is unique',
        },
        right: false,
        reason: {
          id: 'UUID pun tidak menolong kalau dibuat lagi di setiap pengiriman. Yang dicari bukan angka acak, melainkan nama yang tetap untuk satu kejadian.',
          en: 'A UUID is no help either when it is made anew for each attempt. What is needed is not a random number but one lasting name for one fact.',
        },
      },
      {
        id: 'once',
        text: {
          id: 'Kalau setiap jenis event terjadi paling banyak sekali untuk satu pesanan',
          en: 'When each kind of event happens at most once for an order',
        },
        right: true,
        reason: {
          id: 'PesananDibuat terjadi sekali, jadi namanya cukup. Begitu satu jenis dapat berulang, tambahkan nomornya ke key.',
          en: 'An order is placed once, so that name will do. As soon as one kind may repeat, put its number into the key.',
        },
      },
    ],
  },
  {
    id: 'partial',
    question: {
      id: 'Unique index dibuat parsial, hanya untuk penanda yang punya eventId. Apa yang berubah bagi event tanpa id?',
      en: 'The unique index is made partial, for markers that have an eventId. What changes for events without an id?',
    },
    options: [
      {
        id: 'unguarded',
        text: {
          id: 'Semuanya diterima, dan salinannya juga',
          en: 'All are accepted, and so are their copies',
        },
        right: true,
        reason: {
          id: 'Dokumen di luar syarat indeks tidak dijaga. Event yang berbeda tidak lagi saling menolak, tetapi duplikat pun lolos. Mintalah id, atau sisihkan eventnya.',
          en: 'A document outside the index’s condition is not guarded. Different events no longer shut each other out, but duplicates get through. Ask for an id, or set the event aside.',
        },
      },
      {
        id: 'sound',
        text: {
          id: 'Semuanya kini ditangani tepat satu kali',
          en: 'All are now handled exactly once',
        },
        right: false,
        reason: {
          id: 'Penolakan yang keliru memang hilang. Namun tanpa id tidak ada yang bisa mengenali kiriman kedua.',
          en: 'The mistaken refusals are gone. But without an id nothing can recognise the second delivery.',
        },
      },
      {
        id: 'error',
        text: {
          id: 'Insert-nya gagal, sebab field indeksnya tidak ada',
          en: 'The insert fails, because the indexed field is missing',
        },
        right: false,
        reason: {
          id: 'Indeks tidak mewajibkan field. Untuk mewajibkannya Anda perlu validasi skema, atau pemeriksaan di program.',
          en: 'An index makes no field mandatory. For that you need schema validation, or a check in the program.',
        },
      },
    ],
  },
];
