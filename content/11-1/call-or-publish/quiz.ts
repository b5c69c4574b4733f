/** The questions under the lab `call-or-publish`: eight to sort, and what each form costs. */
import type { QuizQuestion } from '#lib/lab.ts';
import { sorting } from './quiz-sorting.ts';

const text = (id: string, en: string) => ({ id, en });

export const quiz: readonly QuizQuestion[] = [
  ...sorting,
  {
    id: 'full-cost',
    question: text(
      'Semua event kini membawa keadaan lengkap. Apa harganya?',
      'All events now carry the full state. What does that cost?',
    ),
    options: [
      {
        id: 'nothing',
        text: text('tidak ada, consumer jadi bebas', 'nothing, the consumers are free'),
        right: false,
        reason: text(
          'Mereka memang bebas dari panggilan. Sebagai gantinya mereka terikat pada bentuk event: menghapus satu kolom bisa mematahkan pembaca yang tidak Anda kenal.',
          'They are free of the call indeed. Instead they are bound to the shape of the event: removing one field may break readers you have never met.',
        ),
      },
      {
        id: 'contract',
        text: text(
          'skemanya menjadi kontrak publik, dan salinannya bisa basi',
          'the schema becomes a public contract, and copies may go stale',
        ),
        right: true,
        reason: text(
          'Keduanya Anda lihat: alamat lama di salinan, dan kolom-kolom yang sekarang dibaca tiga service.',
          'You saw both: an old address in the copy, and fields that three services now read.',
        ),
      },
      {
        id: 'order-fails',
        text: text(
          'pesanan gagal kalau salah satu consumer mati',
          'orders fail when one of the consumers is dead',
        ),
        right: false,
        reason: text(
          'Begitulah telepon. Yang menyiarkan menunggu broker saja, dalam bentuk tipis maupun lengkap.',
          'That is the telephone. Whoever publishes waits for the broker alone, in the thin form as in the full one.',
        ),
      },
    ],
  },
  {
    id: 'thin-right',
    question: text(
      'Kapan event tipis pilihan yang lebih baik?',
      'When is a thin event the better choice?',
    ),
    options: [
      {
        id: 'source-down',
        text: text(
          'kalau consumer harus bekerja saat sumbernya mati',
          'when consumers must work while the source is dead',
        ),
        right: false,
        reason: text(
          'Justru di situ ia tertahan: lag ketiga consumer berhenti sampai order service pulih.',
          'That is just where it gets held up: the lag of all three stayed until the order service was back.',
        ),
      },
      {
        id: 'fast',
        text: text('kalau pesannya harus kecil dan cepat', 'when messages must be small and fast'),
        right: false,
        reason: text(
          'Pesannya memang kecil, tetapi setiap pembaca menambah satu panggilan. Jumlah seluruhnya lebih banyak, bukan lebih sedikit.',
          'The message is small indeed, but every reader adds a call. All in all that is more, not less.',
        ),
      },
      {
        id: 'latest',
        text: text(
          'kalau pembaca harus memakai data mutakhir, atau datanya tidak boleh disebar',
          'when readers must use the latest data, or it must not be spread about',
        ),
        right: true,
        reason: text(
          'Pembaca yang bertanya setiap kali tidak memegang salinan yang bisa basi, dan sumbernya bisa memeriksa siapa yang boleh tahu. Harganya: sumber itu harus hidup.',
          'A reader that asks every time holds no copy that could go stale, and the source can check who may know. The price: that source has to be alive.',
        ),
      },
    ],
  },
];
