/**
 * The questions under the lab `commit-order`. Every option has its reason, the right one too:
 * whoever picks a wrong one learns what made it tempting.
 */
import type { QuizQuestion } from '#lib/lab.ts';

const text = (id: string, en: string) => ({ id, en });

export const quiz: readonly QuizQuestion[] = [
  {
    id: 'threshold',
    question: text(
      'Rekan Anda memasang autoCommitThreshold: 1 supaya tidak ada lagi tagihan ganda. Berhasilkah?',
      'A colleague sets autoCommitThreshold: 1 so that nobody is charged twice any more. Does it work?',
    ),
    options: [
      {
        id: 'narrow',
        text: text(
          'Tidak; celahnya menyempit menjadi sekitar satu pesanan setiap kali mati',
          'No; the gap narrows to about one order for each death',
        ),
        right: true,
        reason: text(
          'Antara akibat dan commit selalu ada saat. Commit yang rapat memperkecil ekor yang diulang, tetapi tidak membuatnya nol.',
          'There is always a moment between the effect and the commit. Committing often shortens the tail that is repeated; it does not make it zero.',
        ),
      },
      {
        id: 'closed',
        text: text(
          'Ya; setelah setiap pesanan penandanya sudah benar',
          'Yes; after each order the bookmark is right',
        ),
        right: false,
        reason: text(
          'Memang benar sesudah tiap pesanan. Namun program bisa mati di tengah pesanan: sudah menagih, belum meng-commit.',
          'It is right after each order. But a program can die in the midst of one: charged already, not committed yet.',
        ),
      },
      {
        id: 'slow',
        text: text(
          'Ya, asalkan broker menjawab commit dengan cepat',
          'Yes, as long as the broker answers commits quickly',
        ),
        right: false,
        reason: text(
          'Kecepatan hanya memperkecil peluangnya. SIGKILL di percobaan tadi datang tepat di celah itu, secepat apa pun brokernya.',
          'Speed only makes it less likely. The SIGKILL you sent came right in the gap, however quick the broker.',
        ),
      },
    ],
  },
  {
    id: 'at-most-once',
    question: text(
      'Di mana commit sebelum akibat (at-most-once) adalah pilihan yang wajar?',
      'Where is it reasonable to commit before the effect (at-most-once)?',
    ),
    options: [
      {
        id: 'payments',
        text: text(
          'Pembayaran, sebab tagihan ganda lebih buruk daripada apa pun',
          'Payments, since nothing is worse than charging twice',
        ),
        right: false,
        reason: text(
          'Tagihan ganda terlihat dan bisa dikembalikan. Yang hilang tidak meninggalkan error, lag, atau jejak; tak seorang pun mencarinya.',
          'A double charge is seen and can be paid back. What is lost leaves no error, no lag, no trace; nobody looks for it.',
        ),
      },
      {
        id: 'clicks',
        text: text(
          'Penghitung klik, yang beberapa kliknya boleh hilang',
          'A counter of clicks that may miss a few',
        ),
        right: true,
        reason: text(
          'Kehilangan satu dari sejuta klik lebih murah daripada mencegahnya. Jaminan dipilih menurut harga datanya.',
          'To lose one click in a million costs less than preventing it. The guarantee is chosen by what the data are worth.',
        ),
      },
      {
        id: 'nowhere',
        text: text('Tidak di mana pun; data tidak boleh hilang', 'Nowhere; data must not be lost'),
        right: false,
        reason: text(
          'Terdengar aman, tetapi sebagian data lebih murah daripada penjagaannya. Metrik dan telemetri sering boleh bolong.',
          'It sounds safe, but some data are worth less than guarding them. Metrics and telemetry may often have holes.',
        ),
      },
    ],
  },
  {
    id: 'deploy',
    question: text(
      'Setiap deploy mengakhiri consumer dengan SIGTERM, dan tagihannya selalu tepat. Bolehkah itu disebut jaminan?',
      'Every deploy ends the consumers by SIGTERM, and the charges are always exact. Is that a guarantee?',
    ),
    options: [
      {
        id: 'library',
        text: text(
          'Ya, sebab pustakanya menyelesaikan pesanan di tangan lalu meng-commit',
          'Yes, since the library finishes the order in hand and then commits',
        ),
        right: false,
        reason: text(
          'Itu memang terjadi, selama programnya masih diberi kesempatan. Jaminan harus berlaku juga ketika kesempatan itu tidak ada.',
          'So it does, as long as the program is given the chance. A guarantee has to hold when there is none.',
        ),
      },
      {
        id: 'grace',
        text: text(
          'Ya, kalau masa tunggu sebelum SIGKILL dibuat cukup panjang',
          'Yes, if the grace period before the SIGKILL is long enough',
        ),
        right: false,
        reason: text(
          'Masa tunggu menolong deploy yang lambat. Kehabisan memori, mesin mati, dan kernel panic tidak menunggu apa pun.',
          'A grace period helps a slow deploy. Running out of memory, a power cut and a kernel panic wait for nothing.',
        ),
      },
      {
        id: 'courtesy',
        text: text(
          'Tidak; itu kesopanan yang bisa dilewati, dan akibatnya baru terlihat saat terlewati',
          'No; it is a courtesy that can be skipped, and one sees it only when it was',
        ),
        right: true,
        reason: text(
          'SIGKILL, OOM killer, dan listrik padam tidak meminta izin. Hasil yang tepat hanya karena pamit baik-baik bukan sifat programnya.',
          'SIGKILL, the OOM killer and a power cut ask nobody. A result that is exact only because of a polite goodbye is no property of the program.',
        ),
      },
    ],
  },
];
