/** The questions under the lab `zombie`. Every option has its reason, the right one too. */
import type { QuizQuestion } from '#lib/lab.ts';

const text = (id: string, en: string) => ({ id, en });

export const quiz: readonly QuizQuestion[] = [
  {
    id: 'every-failure',
    question: text(
      'Haruskah setiap kegagalan dikirim ke DLQ?',
      'Should every failure be sent to the DLQ?',
    ),
    options: [
      {
        id: 'yes',
        text: text(
          'ya, supaya partisi tidak pernah berhenti',
          'yes, so that no partition ever stops',
        ),
        right: false,
        reason: text(
          'Kalau databasenya mati sepuluh menit, isi seluruh topic akan pindah ke DLQ, padahal tidak satu pun pesannya salah.',
          'If the database is away for ten minutes, the whole topic would move into the DLQ, though not one message is wrong.',
        ),
      },
      {
        id: 'no',
        text: text(
          'tidak, hanya pesan yang tidak akan pernah lolos',
          'no, only messages that will never pass',
        ),
        right: true,
        reason: text(
          'Gangguan sementara sembuh dengan menunggu, jadi dicoba ulang di tempat. DLQ untuk pesan yang hanya bisa ditolong manusia.',
          'A passing fault heals by waiting, so it is retried in place. The DLQ is for messages that only a person can help.',
        ),
      },
      {
        id: 'never',
        text: text('tidak, DLQ sama dengan membuang', 'no, a DLQ is the same as throwing away'),
        right: false,
        reason: text(
          'Isinya tersimpan bersama sebabnya, dan bisa diputar ulang. Yang membuang adalah melompatinya tanpa catatan.',
          'What is in it is kept with its cause, and can be replayed. What throws away is to skip it without a note.',
        ),
      },
    ],
  },
  {
    id: 'order',
    question: text(
      'Satu pesan masuk DLQ. Apa yang terjadi dengan urutan pesan sesudahnya?',
      'One message goes to the DLQ. What happens to the order of those after it?',
    ),
    options: [
      {
        id: 'overtake',
        text: text(
          'pesan berikutnya dengan key yang sama menyalipnya',
          'later ones of the same key overtake it',
        ),
        right: true,
        reason: text(
          'Partisinya jalan terus, jadi yang diparkir datang paling akhir. Boleh atau tidak, itu diputuskan per key.',
          'The partition goes on, so the parked one comes last. Whether that is allowed is decided per key.',
        ),
      },
      {
        id: 'kept',
        text: text('urutannya tetap', 'their order is kept'),
        right: false,
        reason: text(
          'Kafka menjaga urutan di dalam satu partisi. Yang pindah topic sudah keluar dari urutan itu.',
          'Kafka keeps order within one partition. What moved to another topic has left that order.',
        ),
      },
      {
        id: 'blocked',
        text: text('semuanya berhenti sampai ia diperbaiki', 'all stop until it is repaired'),
        right: false,
        reason: text(
          'Itu yang terjadi tanpa DLQ, ketika pesannya dicoba terus di tempat.',
          'That is what happens without a DLQ, when the message is tried in place for ever.',
        ),
      },
    ],
  },
  {
    id: 'frozen',
    question: text(
      'Commit zombie ditolak broker. Apakah efeknya ikut batal?',
      'The broker refuses the zombie’s commit. Is its effect undone as well?',
    ),
    options: [
      {
        id: 'undone',
        text: text('ya, keduanya satu kesatuan', 'yes, the two are one'),
        right: false,
        reason: text(
          'Dokumennya ada di MongoDB dan penandanya di Kafka. Penolakan yang satu tidak menyentuh yang lain.',
          'The document is in MongoDB and the bookmark in Kafka. Refusing the one does not touch the other.',
        ),
      },
      {
        id: 'stays',
        text: text(
          'tidak, efeknya sudah tersimpan lebih dulu',
          'no, the effect was stored before that',
        ),
        right: true,
        reason: text(
          'Broker hanya menjaga penandanya sendiri. Efek di luar dijaga oleh unique index, atau oleh versi.',
          'The broker only guards its own bookmark. Effects outside are guarded by a unique index, or by a version.',
        ),
      },
      {
        id: 'shorter',
        text: text(
          'tidak, maka session timeout harus dipersingkat',
          'no, so the session timeout has to be shorter',
        ),
        right: false,
        reason: text(
          'Justru sebaliknya: makin singkat sesinya, makin sering proses sehat dianggap mati dan menjadi zombie.',
          'The other way round: the shorter the session, the more often a healthy process counts as dead and becomes a zombie.',
        ),
      },
    ],
  },
];
