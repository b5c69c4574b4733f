/**
 * The questions under the lab `radio`. Every option has its reason, the right one too: whoever
 * picks a wrong one learns what made it tempting, whoever picks the right one can check the why.
 */
import type { QuizQuestion } from '#lib/lab.ts';

export const quiz: readonly QuizQuestion[] = [
  {
    id: 'knew',
    question: {
      id: 'Selama notification mati, apa yang diketahui order service tentangnya lewat jalur radio?',
      en: 'While notification was dead, what did the order service know of it by way of the radio?',
    },
    options: [
      {
        id: 'error',
        text: {
          id: 'ia menerima error, lalu mencoba lagi',
          en: 'it got an error, and tried again',
        },
        right: false,
        reason: {
          id: 'Begitulah lewat telepon. Lewat radio tidak ada panggilan ke notification, jadi tidak ada yang bisa gagal.',
          en: 'That is the telephone. By radio no call was made to notification, so there was nothing to fail.',
        },
      },
      {
        id: 'told',
        text: {
          id: 'Kafka memberi tahu bahwa satu pendengar hilang',
          en: 'Kafka told it that a listener was lost',
        },
        right: false,
        reason: {
          id: 'Broker memang tahu anggota group yang hilang, dan membagi ulang partisinya. Tetapi ia tidak melaporkan pembaca kepada penulis.',
          en: 'The broker does learn that a member of the group is gone, and reassigns its partitions. But it reports no reader to a writer.',
        },
      },
      {
        id: 'nothing',
        text: { id: 'tidak ada', en: 'nothing' },
        right: true,
        reason: {
          id: 'Yang ditunggu order service hanya tanda terima broker. Siapa yang membaca, dan kapan, bukan urusannya.',
          en: 'All the order service waits for is the broker’s receipt. Who reads, and when, is not its concern.',
        },
      },
    ],
  },
  {
    id: 'gave-up',
    question: {
      id: 'Apa yang kita lepaskan dengan menyiarkan, dibanding menelepon?',
      en: 'What did we give up by broadcasting rather than calling?',
    },
    options: [
      {
        id: 'answer',
        text: {
          id: 'jawaban “kabar sudah dikirim” di dalam respons kepada pembeli',
          en: 'the answer “the news was sent” inside the buyer’s response',
        },
        right: true,
        reason: {
          id: 'Saat pembeli menerima 201, notifikasinya mungkin belum ada. Kabar itu baru benar nanti. Layar pembeli harus berkata jujur tentang itu.',
          en: 'When the buyer gets her 201, her notification may not exist yet. It is true later, not now, and what she is shown must say so honestly.',
        },
      },
      {
        id: 'durability',
        text: {
          id: 'keamanan data: siaran bisa hilang kalau tidak ada yang mendengar',
          en: 'safety: a broadcast is lost if nobody listens',
        },
        right: false,
        reason: {
          id: 'Menggoda, sebab radio sungguhan begitu. Di sini siarannya tersimpan di log, sampai retensi menghapusnya, didengar ataupun tidak.',
          en: 'Tempting, since a real radio is like that. Here the broadcast is kept in the log, heard or not, until retention deletes it.',
        },
      },
      {
        id: 'nothing',
        text: { id: 'tidak ada', en: 'nothing' },
        right: false,
        reason: {
          id: 'Pesanan yang selalu diterima terasa gratis. Harganya jawaban yang datang belakangan, broker yang harus dijaga, dan lag yang harus diawasi.',
          en: 'Orders that are always accepted feel free. The price is an answer that comes later, a broker to look after, and a lag to watch.',
        },
      },
    ],
  },
  {
    id: 'skip',
    question: {
      id: 'Lima puluh siaran dilewati oleh penanda notification. Di mana siaran itu sekarang?',
      en: 'The bookmark of notification was put past fifty broadcasts. Where are they now?',
    },
    options: [
      {
        id: 'gone',
        text: { id: 'hilang, sebab tidak ada yang membacanya', en: 'gone, since nobody read them' },
        right: false,
        reason: {
          id: 'Yang hilang hanya notifikasinya. Panel menunjukkan end tidak berkurang, dan empat pendengar lain sudah membaca semuanya.',
          en: 'Only the notifications are missing. The panel shows that end did not shrink, and the four other listeners have read them all.',
        },
      },
      {
        id: 'log',
        text: {
          id: 'tetap di log, selama retensinya belum habis',
          en: 'still in the log, until retention runs out',
        },
        right: true,
        reason: {
          id: 'Penanda hanya satu angka milik pembaca. Memundurkannya membuat siaran yang sama dibaca lagi; itulah yang Anda lakukan.',
          en: 'A bookmark is just one number of the reader. Put it back and the same broadcasts are read again; that is what you did.',
        },
      },
      {
        id: 'queue',
        text: {
          id: 'di antrean khusus untuk pendengar yang mati',
          en: 'in a queue kept for dead listeners',
        },
        right: false,
        reason: {
          id: 'Beberapa sistem pesan memang punya kotak surat per penerima. Kafka tidak: satu log untuk semua, dan setiap group punya penandanya sendiri.',
          en: 'Some messaging systems do have a mailbox for each receiver. Kafka has none: one log for all, and a bookmark for each group.',
        },
      },
    ],
  },
];
