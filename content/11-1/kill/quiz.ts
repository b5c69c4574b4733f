/**
 * The questions under the lab `kill`. Every option has its reason, the right one too: whoever picks
 * a wrong one learns what made it tempting, whoever picks the right one can check the why.
 */
import type { QuizQuestion } from '#lib/lab.ts';

export const quiz: readonly QuizQuestion[] = [
  {
    id: 'slow-record',
    question: {
      id: 'Session timeout 6 detik, tetapi satu pesanan butuh 9 detik. Handler-nya tidak memanggil heartbeat(). Apa yang terjadi?',
      en: 'The session timeout is 6 seconds, but one order takes 9. Its handler never calls heartbeat(). What happens?',
    },
    options: [
      {
        id: 'safe',
        text: { id: 'Aman, consumer sedang bekerja', en: 'It is safe, the consumer is working' },
        right: false,
        reason: {
          id: 'Wajar terpikir, sebab prosesnya memang hidup. Namun kafkajs mengirim heartbeat di antara pesan; selama satu pesan dikerjakan ia diam, kecuali handler-nya sendiri yang memanggil.',
          en: 'A natural thought, since the process is alive. But kafkajs sends heartbeats between messages; while one is handled it is silent, unless the handler itself calls.',
        },
      },
      {
        id: 'evicted',
        text: {
          id: 'Dikeluarkan dari group walaupun hidup',
          en: 'It is put out of the group although it lives',
        },
        right: true,
        reason: {
          id: 'Broker hanya tahu ada yang diam selama 6 detik. Partisinya diberikan kepada anggota lain, dan commit yang terlambat ditolak.',
          en: 'All the broker knows is that somebody was silent for 6 seconds. Others get its partitions, and its late commit is refused.',
        },
      },
      {
        id: 'killed',
        text: { id: 'Kafka mematikan prosesnya', en: 'Kafka kills the process' },
        right: false,
        reason: {
          id: 'Kata “dikeluarkan” memang terdengar seperti dimatikan. Broker tidak punya kuasa atas proses; ia hanya membagi ulang partisi.',
          en: '“Put out” does sound like killed. The broker has no power over a process; it only hands out partitions anew.',
        },
      },
    ],
  },
  {
    id: 'one-second',
    question: {
      id: 'Mengapa session timeout tidak dibuat 1 detik saja di mana-mana?',
      en: 'Why not a session timeout of 1 second everywhere?',
    },
    options: [
      {
        id: 'false-deaths',
        text: {
          id: 'Jeda GC atau jaringan sesaat akan dikira kematian',
          en: 'A GC pause or a network hiccup would count as a death',
        },
        right: true,
        reason: {
          id: 'Setiap kematian palsu menghentikan seluruh group sebentar. Lagi pula broker menolak di bawah group.min.session.timeout.ms, 6.000 ms kalau tidak diubah.',
          en: 'Each false death stops the whole group for a moment. Besides, the broker refuses less than group.min.session.timeout.ms, 6,000 ms unless changed.',
        },
      },
      {
        id: 'faster',
        text: {
          id: 'Tidak ada alasannya, lebih cepat lebih baik',
          en: 'No reason, faster is better',
        },
        right: false,
        reason: {
          id: 'Memang jeda sesudah kematian sungguhan lebih pendek. Harganya: anggota sehat yang tersendat dua detik ikut dikeluarkan.',
          en: 'It does shorten the pause after a real death. The price: a healthy member that stutters for two seconds is put out as well.',
        },
      },
      {
        id: 'loss',
        text: { id: 'Pesannya bisa hilang', en: 'Messages could be lost' },
        right: false,
        reason: {
          id: 'Timeout dan kehilangan memang sering disebut bersama. Di sini log tidak disentuh; yang berubah hanya siapa yang membaca dan kapan.',
          en: 'Timeouts and loss are often named together. Here the log is not touched; all that changes is who reads, and when.',
        },
      },
    ],
  },
  {
    id: 'after-kill',
    question: {
      id: 'Anggota dibunuh sesudah menyimpan pembayaran, tetapi sebelum commit. Apa yang dilihat penerusnya?',
      en: 'A member is killed after it stored a payment but before its commit. What does its heir see?',
    },
    options: [
      {
        id: 'skipped',
        text: { id: 'Pesan itu dilewati', en: 'The message is skipped' },
        right: false,
        reason: {
          id: 'Itu terjadi kalau commit mendahului kerja. Di sini commit datang sesudahnya, jadi penandanya masih di belakang pesan itu.',
          en: 'That would take a commit before the work. Here the commit comes after it, so the bookmark still stands before that message.',
        },
      },
      {
        id: 'nothing',
        text: {
          id: 'Tidak ada yang istimewa, Kafka tahu pesannya sudah beres',
          en: 'Nothing special, Kafka knows that it is done',
        },
        right: false,
        reason: {
          id: 'Kafka hanya mengenal penanda. Ia tidak melihat database, jadi baginya pesan itu belum selesai.',
          en: 'Kafka knows only bookmarks. It does not see the database; for Kafka that message is not done.',
        },
      },
      {
        id: 'again',
        text: { id: 'Pesan yang sama sekali lagi', en: 'The same message once more' },
        right: true,
        reason: {
          id: 'Penerus mulai dari penanda terakhir. Yang dikerjakan sesudah penanda itu datang dua kali: minimal satu kali, dan efeknya harus tahan diulang (11.3).',
          en: 'The heir starts from the last bookmark. What was done after it comes twice: at least once, so the effect must bear repetition (11.3).',
        },
      },
    ],
  },
];
