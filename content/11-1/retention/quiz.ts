/**
 * The questions under the lab `retention`. Every option has its reason, the right one too: whoever
 * picks a wrong one learns what made it tempting, whoever picks the right one can check the why.
 */
import type { QuizQuestion } from '#lib/lab.ts';

export const quiz: readonly QuizQuestion[] = [
  {
    id: 'weekend',
    question: {
      id: 'Retensi 7 hari. Consumer mati dari Jumat malam sampai Senin pagi. Apa yang hilang?',
      en: 'Retention is 7 days. A consumer is down from Friday night to Monday morning. What is lost?',
    },
    options: [
      {
        id: 'nothing',
        text: { id: 'Tidak ada', en: 'Nothing' },
        right: true,
        reason: {
          id: 'Pesan tertua yang belum dibaca berumur kurang dari tiga hari, jauh di bawah tujuh. Penandanya pun masih disimpan broker.',
          en: 'The oldest unread message is less than three days old, far below seven. The broker still keeps the bookmark too.',
        },
      },
      {
        id: 'weekend',
        text: { id: 'Pesanan akhir pekan', en: 'The orders of the weekend' },
        right: false,
        reason: {
          id: 'Begitulah radio: yang tidak didengar hilang. Kafka merekam, dan baru menghapus sesudah umur pesan melewati retensi.',
          en: 'That is how radio works: what was not heard is gone. Kafka records, and deletes only once a message is older than the retention.',
        },
      },
      {
        id: 'bookmark',
        text: {
          id: 'Penandanya, jadi semua dibaca ulang',
          en: 'The bookmark, so everything is read again',
        },
        right: false,
        reason: {
          id: 'Penanda memang bisa kedaluwarsa, tetapi baru sesudah group kosong selama offsets.retention.minutes: tujuh hari, kalau tidak diubah.',
          en: 'Bookmarks do expire, but only once the group has been empty for offsets.retention.minutes: seven days, unless changed.',
        },
      },
    ],
  },
  {
    id: 'ninety-minutes',
    question: {
      id: 'Retensi 1 jam. Consumer mati 90 menit pada 100 pesan per detik. Apa yang hilang?',
      en: 'Retention is 1 hour. A consumer is down for 90 minutes at 100 messages a second. What is lost?',
    },
    options: [
      {
        id: 'none',
        text: {
          id: 'Tidak ada, ia melanjutkan dari penandanya',
          en: 'Nothing, it goes on from its bookmark',
        },
        right: false,
        reason: {
          id: 'Penandanya memang masih ada. Namun record di offset itu sudah dihapus, jadi tidak ada yang bisa dilanjutkan dari sana.',
          en: 'The bookmark is indeed still there. But the record at that offset is deleted, so there is nothing to go on from.',
        },
      },
      {
        id: 'up-to',
        text: { id: 'Sampai 180.000 pesan', en: 'Up to 180,000 messages' },
        right: true,
        reason: {
          id: '30 menit × 60 × 100 = 180.000. “Sampai”, sebab Kafka menghapus per segmen utuh; bisa jadi lebih sedikit.',
          en: '30 minutes × 60 × 100 = 180,000. “Up to”, because Kafka deletes whole segments; perhaps it is fewer.',
        },
      },
      {
        id: 'all',
        text: { id: 'Semuanya, 540.000 pesan', en: 'All of them, 540,000 messages' },
        right: false,
        reason: {
          id: 'Semua memang terlewat selama consumer mati, tetapi satu jam terakhir masih disimpan dan akan dibaca.',
          en: 'All of them did pass while it was down, but the last hour is still kept and will be read.',
        },
      },
    ],
  },
  {
    id: 'million',
    question: {
      id: 'Lag 1.000.000 pesan. Darurat?',
      en: 'A lag of 1,000,000 messages. An emergency?',
    },
    options: [
      {
        id: 'always',
        text: { id: 'Selalu', en: 'Always' },
        right: false,
        reason: {
          id: 'Angkanya memang menakutkan. Pada 100.000 pesan per detik itu hanya 10 detik.',
          en: 'The number does look frightening. At 100,000 messages a second it is just 10 seconds.',
        },
      },
      {
        id: 'never',
        text: { id: 'Tidak pernah, Kafka menyimpannya', en: 'Never, Kafka keeps them' },
        right: false,
        reason: {
          id: 'Benar, selama retensi belum habis. Pada 10 pesan per detik dan retensi 1 hari hanya 864.000 yang tersimpan: sebagian sudah hilang.',
          en: 'True, until retention runs out. At 10 messages a second and 1 day of retention only 864,000 are kept: some are gone already.',
        },
      },
      {
        id: 'depends',
        text: { id: 'Tergantung laju dan retensi', en: 'It depends on rate and retention' },
        right: true,
        reason: {
          id: 'Yang perlu dipantau adalah umur pesan tertua yang belum dibaca, dibagi retensi. Mendekati 1 berarti jam pasirnya hampir habis.',
          en: 'What to watch is the age of the oldest unread message divided by the retention. Near 1, the hourglass has almost run out.',
        },
      },
    ],
  },
];
