/** The story of the front page and its three promises, each with the place where it ends. */
import type { Text, Words } from './words.ts';

export const storyWords = {
  title: { id: 'Satu telepon yang tak diangkat', en: 'One call that nobody answers' },
  phone: {
    id: 'Bayangkan toko kita sedang ramai. Seorang pembeli menekan Bayar, lalu service A menelepon B. B sedang mati. A menunggu di ujung kabel, menyerah, dan pesanannya ikut gagal. Padahal saat itu pembeli hanya perlu tahu bahwa pesanannya diterima.',
    en: 'Picture our shop on a busy evening. A buyer presses Pay, and service A phones B. B is dead. A waits at its end of the wire, gives up, and the order fails with the call. Yet all the buyer needed at that moment was to know that the order was taken.',
  },
  radio: {
    id: 'Sekarang A naik ke menara dan menyiarkan satu kalimat: “Pesanan Masuk!” Begitu menara mencatatnya, A menjawab si pembeli. B, C, dan D mendengarkan saat mereka siap. Kalau B sedang mati, siaran itu menunggunya di catatan. A tidak tahu, dan memang tidak perlu tahu.',
    en: 'Now A climbs the tower and broadcasts one sentence: “Order in!” As soon as the tower has it on record, A answers the buyer. B, C and D listen when they are ready. If B is dead, the broadcast waits for it in the record. A doesn’t know, and has no need to know.',
  },
  tower: {
    id: 'Menara itu Apache Kafka, dan yang Anda lihat di atas bukan sekadar gambarnya. Tiap sel adalah satu pesan di log, dan tiap pita menandai sampai mana seorang pendengar sudah membaca.',
    en: 'That tower is Apache Kafka, and what stands above is more than a picture of it. Each cell is a message in a log, and each ribbon marks how far a listener has read.',
  },
  bends: { id: 'Di mana perumpamaan ini bengkok', en: 'Where the metaphor bends' },
  records: {
    id: 'Radio melupakan siarannya; Kafka mencatatnya. Pendengar yang datang besok masih bisa memutar ulang pesanan hari ini, selama masa retensinya belum habis.',
    en: 'Radio forgets what it broadcast; Kafka records it. A listener who comes tomorrow can still replay today’s orders, as long as retention has not deleted them.',
  },
  pulls: {
    id: 'Radio mendorong suaranya ke mana-mana; pendengar Kafka menarik pesan dengan kecepatannya sendiri. Kafka tidak membanjiri siapa pun, dan tidak menunggu siapa pun.',
    en: 'Radio pushes its sound everywhere; Kafka’s listeners pull, each at its own pace. Kafka floods nobody, and waits for nobody.',
  },
  later: {
    id: 'Ada yang kita lepas: “notifikasi terkirim” tidak lagi ikut dalam jawaban kepada pembeli. Itu baru benar nanti. Pertanyaan yang jawabannya dibutuhkan sekarang tetap sebuah telepon.',
    en: 'Something is given up: “notification sent” is no longer part of the answer to the buyer. It becomes true later. A question that needs its answer now is still a phone call.',
  },
  why: { id: 'Tiga janji, dan batasnya', en: 'Three promises, and where they end' },
  until: { id: 'Batasnya:', en: 'The limit:' },
} satisfies Words;

interface Promised {
  readonly name: Text;
  readonly says: Text;
  readonly limit: Text;
}

export const promises: readonly Promised[] = [
  {
    name: { id: 'Resilient, tangguh', en: 'Resilient' },
    says: {
      id: 'Satu pendengar mati, dan pesanan tetap diterima. Setelah pulih, ia melanjutkan dari penandanya sendiri.',
      en: 'One listener dies, and orders are still taken. Once revived, it goes on from its own bookmark.',
    },
    limit: {
      id: 'masa retensi. Pesan yang sudah dihapus sebelum sempat dibaca tidak bisa disusul. Dan menaranya sendiri harus hidup.',
      en: 'retention. A message deleted before it was read cannot be caught up with. And the tower itself has to stand.',
    },
  },
  {
    name: { id: 'Scalable, mudah diperbesar', en: 'Scalable' },
    says: {
      id: 'Topic dibagi ke beberapa partisi, dan tiap partisi bisa dikerjakan proses yang berbeda. Lonjakan pesanan ditampung log.',
      en: 'A topic is split into partitions, and each can be worked on by a different process. The log absorbs a rush of orders.',
    },
    limit: {
      id: 'consumer yang paling lambat. Bila pesan datang lebih cepat daripada dikerjakan, lag tumbuh terus.',
      en: 'the slowest consumer. When messages come faster than they are worked on, lag keeps growing.',
    },
  },
  {
    name: { id: 'Real-time, terasa langsung', en: 'Real-time' },
    says: {
      id: 'Pendengar menarik pesan begitu tersimpan, tanpa menunggu jadwal. Perubahan di satu service segera sampai di service lain.',
      en: 'Listeners pull a message as soon as it is stored, on no schedule. A change in one service soon reaches the others.',
    },
    limit: {
      id: 'milidetik, bukan nol. Semua salinan sepakat pada akhirnya, tidak seketika, dan jedanya harus diukur.',
      en: 'milliseconds, not zero. All copies agree in the end, not at once, and the delay has to be measured.',
    },
  },
];
