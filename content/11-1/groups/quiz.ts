/**
 * The questions under the lab `groups`. Every option has its reason, the right one too: whoever
 * picks a wrong one learns what made it tempting, whoever picks the right one can check the why.
 */
import type { QuizQuestion } from '#lib/lab.ts';

export const quiz: readonly QuizQuestion[] = [
  {
    id: 'six-four',
    question: {
      id: 'Topic dengan 6 partisi dibaca satu group dengan 4 anggota. Bagaimana pembagiannya?',
      en: 'A topic of 6 partitions is read by one group of 4 members. How are they shared out?',
    },
    options: [
      {
        id: 'even',
        text: { id: 'Masing-masing 1,5 partisi', en: 'One and a half partitions each' },
        right: false,
        reason: {
          id: 'Rata memang terasa adil. Namun partisi tidak pernah dibelah: urutannya hanya terjaga kalau pembacanya satu.',
          en: 'An even share does feel fair. But a partition is never split: its order is kept only with one reader.',
        },
      },
      {
        id: 'two-one',
        text: {
          id: 'Dua anggota memegang 2, dua anggota memegang 1',
          en: 'Two members hold 2, two members hold 1',
        },
        right: true,
        reason: {
          id: 'Semua partisi terbagi habis, utuh, dan serata mungkin. Anggota dengan dua partisi bekerja dua kali lipat kalau isinya sama banyak.',
          en: 'All partitions are given out, whole, and as evenly as can be. A member with two has twice the work if they are equally full.',
        },
      },
      {
        id: 'unread',
        text: { id: 'Dua partisi tidak terbaca', en: 'Two partitions are not read' },
        right: false,
        reason: {
          id: 'Yang bisa menganggur adalah anggota, bukan partisi. Selama ada satu anggota saja, semua partisi ada pembacanya.',
          en: 'Members may idle, partitions do not. As long as there is one member, every partition has a reader.',
        },
      },
    ],
  },
  {
    id: 'same-id',
    question: {
      id: 'Dua service yang berbeda tanpa sengaja memakai group id yang sama. Apa yang terlihat?',
      en: 'Two different services use the same group id by mistake. What is seen?',
    },
    options: [
      {
        id: 'silent',
        text: {
          id: 'Masing-masing kehilangan bagian yang diterima lainnya, tanpa error',
          en: 'Each misses what the other received, without an error',
        },
        right: true,
        reason: {
          id: 'Bagi broker keduanya satu group yang berbagi partisi. Lagnya nol karena semua pesan memang ada yang membaca.',
          en: 'To the broker they are one group that shares its partitions. Its lag is zero, because somebody did read every message.',
        },
      },
      {
        id: 'both',
        text: { id: 'Keduanya menerima semuanya', en: 'Both receive everything' },
        right: false,
        reason: {
          id: 'Itu yang dimaksud, dan untuk itu perlu dua group. Satu group berbagi; dua group sama-sama mendengar.',
          en: 'That was the intention, and it needs two groups. One group shares; two groups both hear.',
        },
      },
      {
        id: 'error',
        text: {
          id: 'Kafka menolak anggota yang programnya lain',
          en: 'Kafka refuses a member with another program',
        },
        right: false,
        reason: {
          id: 'Akan menyenangkan kalau begitu. Broker hanya melihat group id dan topic yang diminta, bukan isi programnya.',
          en: 'That would be kind. The broker sees only the group id and the topics asked for, not what the program does.',
        },
      },
    ],
  },
  {
    id: 'slow-sink',
    question: {
      id: 'Satu anggota menulis 20 ms per pesan ke database, dan lag naik. Topic punya 6 partisi. Apa yang paling menolong?',
      en: 'One member writes to a database, 20 ms a message, and lag grows. The topic has 6 partitions. What helps most?',
    },
    options: [
      {
        id: 'commit-early',
        text: {
          id: 'Commit dulu, tulis belakangan: lagnya langsung nol',
          en: 'Commit first, write later: the lag is zero at once',
        },
        right: false,
        reason: {
          id: 'Angkanya memang nol. Pesannya hanya pindah ke memori, dan hilang bersama prosesnya.',
          en: 'The number does go to zero. The messages only move into memory, and are gone with the process.',
        },
      },
      {
        id: 'sixty',
        text: { id: 'Menjadikannya 60 partisi', en: 'Make it 60 partitions' },
        right: false,
        reason: {
          id: 'Partisi memang menentukan batas kerja sejajar, tetapi pembacanya masih satu. Ia akan memegang keenam puluhnya.',
          en: 'Partitions do set the limit of parallel work, but there is still one reader. It would hold all sixty.',
        },
      },
      {
        id: 'members',
        text: {
          id: 'Anggota tambahan sampai 6, atau menulis beberapa pesan sekaligus',
          en: 'More members, up to 6, or writing several messages at a time',
        },
        right: true,
        reason: {
          id: 'Enam pembaca menunggu database secara sejajar. Menulis berkelompok membagi satu perjalanan untuk banyak pesan. Keduanya bisa dipakai bersama.',
          en: 'Six readers wait for the database in parallel. Writing in batches shares one round trip among many messages. Both can be combined.',
        },
      },
    ],
  },
];
