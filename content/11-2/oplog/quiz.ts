/** The questions under the lab `oplog`. Every option has its reason, the right one too. */
import type { QuizQuestion } from '#lib/lab.ts';

const text = (id: string, en: string) => ({ id, en });

export const quiz: readonly QuizQuestion[] = [
  {
    id: 'lookup',
    question: text(
      'Change stream dibuka dengan fullDocument: "updateLookup". Dokumen mana yang ikut dikirim bersama sebuah update?',
      'A change stream is opened with fullDocument: "updateLookup". Which document comes along with an update?',
    ),
    options: [
      {
        id: 'then',
        text: text('Dokumen tepat sesudah update itu', 'The document right after that update'),
        right: false,
        reason: text(
          'Itulah yang kita harapkan, tetapi oplog hanya menyimpan diff-nya. Untuk keadaan tepat pada saat itu diperlukan post-image.',
          'That is what one hopes for, but the oplog keeps the diff only. The state at that very moment takes a post-image.',
        ),
      },
      {
        id: 'now',
        text: text(
          'Dokumen saat dicari, yang mungkin sudah lebih baru',
          'The document when it is looked up, which may be newer',
        ),
        right: true,
        reason: text(
          'Server mencarinya ketika event dibaca. Kalau sementara itu dokumennya berubah lagi, Anda menerima keadaan yang lebih baru; kalau sudah dihapus, null.',
          'The server looks it up when the event is read. If it changed again meanwhile, you get the newer state; if it was deleted, null.',
        ),
      },
      {
        id: 'before',
        text: text('Dokumen sebelum update itu', 'The document before that update'),
        right: false,
        reason: text(
          'Itu pre-image. Pre-image hanya ada kalau koleksinya diatur menyimpannya, dan diminta dengan pilihan yang lain.',
          'That is a pre-image. It exists only if the collection is set up to keep it, and is asked for by another option.',
        ),
      },
    ],
  },
  {
    id: 'polling',
    question: text(
      'Sebuah program menanyai MongoDB tiap detik dengan updatedAt > t. Apa yang dilewatkannya?',
      'A program asks MongoDB every second with updatedAt > t. What does it miss?',
    ),
    options: [
      {
        id: 'deletes',
        text: text(
          'Penghapusan, dan keadaan di antara dua pertanyaan',
          'Deletes, and the states between two questions',
        ),
        right: true,
        reason: text(
          'Dokumen yang dihapus tidak bisa ditemukan. Dua perubahan dalam satu detik tampak sebagai satu, yang terakhir.',
          'A deleted document cannot be found. Two changes within a second look like one, the last.',
        ),
      },
      {
        id: 'nothing',
        text: text('Tidak ada, hanya lebih lambat', 'Nothing, it is only slower'),
        right: false,
        reason: text(
          'Terlihat begitu selama orang hanya menambah dan mengubah. Yang dihapus sudah tidak punya updatedAt.',
          'It looks so as long as people only add and change. What was deleted has no updatedAt any more.',
        ),
      },
      {
        id: 'inserts',
        text: text('Dokumen baru', 'New documents'),
        right: false,
        reason: text(
          'Dokumen baru justru ditemukan, asalkan updatedAt-nya diisi saat dibuat.',
          'New documents are found, provided that updatedAt is set when they are made.',
        ),
      },
    ],
  },
  {
    id: 'queue',
    question: text(
      'connector mati semalaman. Bolehkah kita berkata, “oplog menahan event-nya sampai connector kembali”?',
      'connector is dead overnight. May we say “the oplog holds its events until connector is back”?',
    ),
    options: [
      {
        id: 'yes',
        text: text('Ya, seperti antrean pada umumnya', 'Yes, as any queue does'),
        right: false,
        reason: text(
          'Antrean mengenal penerimanya dan menunggu tanda terima. Oplog tidak mengenal siapa pun dan tetap menimpa bagian tertuanya.',
          'A queue knows its receivers and waits for a receipt. The oplog knows nobody, and overwrites its oldest part all the same.',
        ),
      },
      {
        id: 'token',
        text: text('Ya, selama token-nya tersimpan', 'Yes, as long as its token is stored'),
        right: false,
        reason: text(
          'Token hanya menunjuk tempat. Kalau tempat itu sudah ditimpa, token yang tersimpan rapi pun menghasilkan galat 286 (11.2.5).',
          'A token only points to a place. If that place was overwritten, even a well-kept token ends in error 286 (11.2.5).',
        ),
      },
      {
        id: 'no',
        text: text(
          'Tidak: ukurannya dibatasi, dan tempat terakhir diingat pembacanya',
          'No: it is bounded in size, and the reader remembers the place',
        ),
        right: true,
        reason: text(
          'Berapa lama connector boleh mati ditentukan oleh ukuran oplog dibagi laju tulisan. Karena itu jendelanya diukur dan dipantau.',
          'How long connector may be dead is the size of the oplog divided by the rate of writing. That is why the window is measured and watched.',
        ),
      },
    ],
  },
  {
    id: 'sum',
    question: text(
      'Sebuah layanan menjumlahkan total dari setiap change event insert. Event yang sama datang dua kali. Aman, karena entri oplog idempoten?',
      'A service adds up total from every insert change event. The same event comes twice. Is it safe, since oplog entries are idempotent?',
    ),
    options: [
      {
        id: 'yes',
        text: text('Ya, sifat itu ikut terbawa', 'Yes, that property is passed on'),
        right: false,
        reason: text(
          'Yang idempoten ialah menerapkan entri pada dokumen. Menjumlah adalah pekerjaan lain, dan setiap ulangan menambahnya.',
          'What is idempotent is applying the entry to a document. Adding up is other work, and every repetition adds to it.',
        ),
      },
      {
        id: 'no',
        text: text(
          'Tidak; layanan itu harus mengenali eventId yang berulang',
          'No; the service has to recognise an eventId that is repeated',
        ),
        right: true,
        reason: text(
          'Resume token menjadi eventId yang tetap sama pada setiap ulangan. Dengan itu ulangan bisa dikenali, seperti di 11.3.4.',
          'The resume token makes an eventId that stays the same in every repetition. By it a repetition can be recognised, as in 11.3.4.',
        ),
      },
      {
        id: 'order',
        text: text('Ya, asalkan urutannya benar', 'Yes, as long as the order is right'),
        right: false,
        reason: text(
          'Urutan penting untuk keadaan terakhir. Jumlahnya tetap bertambah dua kali, urut atau tidak.',
          'Order matters for the final state. The sum still grows twice, in order or not.',
        ),
      },
    ],
  },
];
