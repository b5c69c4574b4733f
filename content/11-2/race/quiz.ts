/**
 * The questions under the lab `race`. Every option has its reason, the right one too: whoever picks
 * a wrong one learns what made it tempting.
 */
import type { QuizQuestion } from '#lib/lab.ts';

export const quiz: readonly QuizQuestion[] = [
  {
    id: 'timestamps',
    question: {
      id: 'Rekan Anda mengusulkan: bandingkan occurredAt kedua event, yang lebih baru yang dipakai. Cukupkah itu?',
      en: 'A colleague proposes: compare the occurredAt of the two events, and use the later one. Is that enough?',
    },
    options: [
      {
        id: 'ntp',
        text: {
          id: 'Ya, asalkan semua server memakai NTP',
          en: 'Yes, as long as all servers use NTP',
        },
        right: false,
        reason: {
          id: 'NTP mengecilkan selisih jam, tetapi tidak meniadakannya. Balapan seperti ini bisa lebih pendek daripada selisih yang disisakannya.',
          en: 'NTP makes the difference of clocks smaller, but does not remove it. A race like this can be shorter than what it leaves.',
        },
      },
      {
        id: 'fragile',
        text: {
          id: 'Tidak: jam mesin berbeda, dan jam klien bukan urutan yang diterima database',
          en: 'No: clocks differ, and a client’s clock is not the order the database accepted',
        },
        right: true,
        reason: {
          id: 'Pakailah nomor urut milik database: urutan oplog, atau versi yang dinaikkan dalam update yang sama.',
          en: 'Use the database’s own numbering: the order of the oplog, or a version raised in the same update.',
        },
      },
      {
        id: 'broker-time',
        text: {
          id: 'Tidak, tetapi waktu terima di broker cukup',
          en: 'No, but the time of arrival at the broker is enough',
        },
        right: false,
        reason: {
          id: 'Waktu terima di broker adalah urutan log itu sendiri, dan urutan itulah yang terbalik.',
          en: 'The time of arrival at the broker is the log’s own order, and that is the very order that was reversed.',
        },
      },
    ],
  },
  {
    id: 'who-orders',
    question: {
      id: 'Siapa yang seharusnya menentukan urutan perubahan sebuah pesanan?',
      en: 'Who should define the order of the changes of an order?',
    },
    options: [
      {
        id: 'database',
        text: {
          id: 'Database yang menerima perubahannya',
          en: 'The database that accepted the changes',
        },
        right: true,
        reason: {
          id: 'Di sanalah status yang berlaku ditetapkan. Siapa pun yang meniru urutannya akan berakhir di status yang sama.',
          en: 'That is where the status that counts is decided. Whoever follows its order ends at the same status.',
        },
      },
      {
        id: 'first',
        text: {
          id: 'Klien yang lebih dulu menyiarkan',
          en: 'Whichever client publishes first',
        },
        right: false,
        reason: {
          id: 'Itu untung-untungan jaringan: siapa yang lebih dulu sampai di broker tidak mengatakan siapa yang terakhir menulis.',
          en: 'That is the luck of the network: who reaches the broker first does not say who wrote last.',
        },
      },
      {
        id: 'consumer',
        text: {
          id: 'Consumer, dengan memeriksa mana yang masuk akal',
          en: 'The consumer, by judging which makes sense',
        },
        right: false,
        reason: {
          id: 'Consumer hanya melihat hasilnya. DIBATALKAN lalu DIKIRIM sama masuk akalnya dengan DIKIRIM lalu DIBATALKAN.',
          en: 'The consumer sees only the result. DIBATALKAN and then DIKIRIM makes as much sense as the other way round.',
        },
      },
    ],
  },
  {
    id: 'same-key',
    question: {
      id: 'Kedua event memakai key orderId dan masuk partisi yang sama. Mengapa urutannya tetap bisa terbalik?',
      en: 'Both events have the key orderId and go to the same partition. Why can their order still be reversed?',
    },
    options: [
      {
        id: 'partition',
        text: {
          id: 'Partisi tidak menjamin urutan',
          en: 'A partition does not guarantee order',
        },
        right: false,
        reason: {
          id: 'Justru menjamin: urutan kedatangan disimpan persis. Yang salah ialah urutan kedatangannya.',
          en: 'It does: the order of arrival is kept exactly. It is the order of arrival that was wrong.',
        },
      },
      {
        id: 'consumer-late',
        text: {
          id: 'Consumer membacanya terlalu lambat',
          en: 'The consumer read them too slowly',
        },
        right: false,
        reason: {
          id: 'Cepat atau lambat, consumer membaca offset yang sama dalam urutan yang sama. Lag-nya pun sudah 0.',
          en: 'Fast or slow, a consumer reads the same offsets in the same order. Its lag is 0 by now, too.',
        },
      },
      {
        id: 'arrival',
        text: {
          id: 'Dua produsen mengirim sendiri-sendiri; log menyimpan urutan kedatangan, bukan urutan tulisan',
          en: 'Two producers send on their own; the log keeps the order of arrival, not of the writes',
        },
        right: true,
        reason: {
          id: 'Key menyatukan tempatnya, bukan urutannya. Satu pengirim yang mengikuti oplog membuat kedatangan sama dengan tulisan.',
          en: 'A key unites the place, not the order. One sender that follows the oplog makes arrivals the same as writes.',
        },
      },
    ],
  },
];
