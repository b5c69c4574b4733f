/**
 * The questions under the lab `batching`. Every option has its reason, the right one too: whoever
 * picks a wrong one learns what made it tempting, whoever picks the right one can check the why.
 */
import type { QuizQuestion } from '#lib/lab.ts';

export const quiz: readonly QuizQuestion[] = [
  {
    id: 'latency',
    question: {
      id: 'Batch diperbesar dan pesan datang sedikit demi sedikit. Apa yang terjadi pada latensinya?',
      en: 'Batches are made larger, and messages arrive little by little. What happens to latency?',
    },
    options: [
      {
        id: 'lower',
        text: { id: 'Selalu turun', en: 'It always falls' },
        right: false,
        reason: {
          id: 'Throughput-nya memang naik. Namun pesan pertama dalam batch harus menunggu sampai batch itu penuh atau waktunya habis.',
          en: 'Throughput does rise. But the first message of a batch has to wait until the batch is full or its time is up.',
        },
      },
      {
        id: 'wait',
        text: {
          id: 'Setiap pesan menunggu sedikit lebih lama, tetapi jauh lebih banyak yang lewat',
          en: 'Each message waits a little longer, but far more of them get through',
        },
        right: true,
        reason: {
          id: 'Mengisi batch butuh waktu. Itulah tukarannya, dan linger.ms adalah batas tunggunya.',
          en: 'Filling a batch takes time. That is the trade, and linger.ms is the limit of the wait.',
        },
      },
      {
        id: 'none',
        text: { id: 'Tidak berubah', en: 'It does not change' },
        right: false,
        reason: {
          id: 'Hanya kalau batch langsung penuh. Di sini pesan datang sedikit demi sedikit, jadi ada yang menunggu.',
          en: 'Only if a batch is full at once. Here messages arrive little by little, so some of them wait.',
        },
      },
    ],
  },
  {
    id: 'consumer',
    question: {
      id: 'Enam partisi, satu consumer, 20 ms tulisan ke database untuk setiap pesan. Lag tumbuh. Apa yang paling cepat menolong?',
      en: 'Six partitions, one consumer, 20 ms of writing to a database for each message. Lag grows. What helps soonest?',
    },
    options: [
      {
        id: 'more',
        text: {
          id: 'Consumer sampai enam, atau tulisan database dalam batch',
          en: 'Up to six consumers, or database writes in batches',
        },
        right: true,
        reason: {
          id: 'Satu consumer sanggup 50 per detik. Enam consumer sanggup 300, dan batch menurunkan ms per pesan.',
          en: 'One consumer handles 50 a second. Six handle 300, and batches bring the ms a message down.',
        },
      },
      {
        id: 'sixty',
        text: {
          id: 'Enam puluh partisi, consumer tetap satu',
          en: 'Sixty partitions, still one consumer',
        },
        right: false,
        reason: {
          id: 'Pembacanya masih satu. Partisi memberi tempat untuk consumer lain, bukan menggantikannya.',
          en: 'There is still one reader. Partitions make room for other consumers; they don’t replace them.',
        },
      },
      {
        id: 'producer',
        text: { id: 'Producer yang lebih cepat', en: 'A faster producer' },
        right: false,
        reason: {
          id: 'Itu sisi yang salah: yang tertinggal adalah pembaca, dan lag justru tumbuh lebih cepat.',
          en: 'That is the wrong side: it is the reader that is behind, and lag would only grow faster.',
        },
      },
    ],
  },
  {
    id: 'acks',
    question: {
      id: 'Tim Anda memakai acks=0 dan sebulan ini tidak ada pesan hilang. Apa kesimpulannya?',
      en: 'Your team uses acks=0, and in a month no message was lost. What follows?',
    },
    options: [
      {
        id: 'safe',
        text: { id: 'acks=0 cukup aman', en: 'acks=0 is safe enough' },
        right: false,
        reason: {
          id: 'Dari mana mereka tahu? Dengan acks=0 broker tidak memberi tahu apa-apa, termasuk kalau ia menolak.',
          en: 'How do they know? With acks=0 the broker tells nothing, not even that it refused.',
        },
      },
      {
        id: 'sure',
        text: {
          id: 'TCP sudah menjamin pesannya sampai',
          en: 'TCP has made sure that the messages arrive',
        },
        right: false,
        reason: {
          id: 'TCP mengantar byte ke mesin broker selama sambungannya hidup. Ia tidak tahu apakah broker menulisnya ke log.',
          en: 'TCP brings bytes to the broker’s machine while the connection lives. It doesn’t know whether the broker wrote them to the log.',
        },
      },
      {
        id: 'unknown',
        text: {
          id: 'Belum ada, kecuali mereka membandingkan dengan isi broker',
          en: 'Nothing, unless they compared with what the broker holds',
        },
        right: true,
        reason: {
          id: 'Itulah yang kita lakukan di sini: jumlah yang diserahkan dibandingkan dengan offset akhir di broker.',
          en: 'That is what we did here: what was handed over is compared with the end offset at the broker.',
        },
      },
    ],
  },
  {
    id: 'million',
    question: {
      id: '“Kafka sanggup jutaan pesan per detik tanpa macet.” Kapan kalimat ini benar?',
      en: '“Kafka handles millions of messages a second and never clogs.” When is this true?',
    },
    options: [
      {
        id: 'laptop',
        text: { id: 'Di laptop, asal batch-nya besar', en: 'On a laptop, if batches are large' },
        right: false,
        reason: {
          id: 'Batch menolong sekali, tetapi Anda sudah mengukurnya: angka mesin ini masih jauh di bawah sejuta.',
          en: 'Batches help a great deal, but you have measured it: this machine stays far below a million.',
        },
      },
      {
        id: 'cluster',
        text: {
          id: 'Di cluster yang cukup besar, selama pembacanya mampu mengikuti',
          en: 'On a cluster that is large enough, as long as its readers keep up',
        },
        right: true,
        reason: {
          id: 'Lajunya milik cluster. “Tanpa macet” berarti lag terbatas, dan itu urusan consumer.',
          en: 'The rate belongs to a cluster. “Never clogs” means bounded lag, and that is up to the consumers.',
        },
      },
      {
        id: 'partitions',
        text: { id: 'Kalau partisinya cukup banyak', en: 'If there are enough partitions' },
        right: false,
        reason: {
          id: 'Partisi hanya memberi tempat. Pada sejuta pesan 1 KB, kartu jaringanlah yang penuh lebih dulu.',
          en: 'Partitions only make room. At a million messages of 1 KB it is the network card that is full first.',
        },
      },
    ],
  },
];
