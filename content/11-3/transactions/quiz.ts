/** The questions under the lab `transactions`. Every option has its reason, the right one too. */
import type { QuizQuestion } from '#lib/lab.ts';

const text = (id: string, en: string) => ({ id, en });

export const quiz: readonly QuizQuestion[] = [
  {
    id: 'outside',
    question: text(
      'Transaksi Kafka sudah dipakai di seluruh layanan. Bagian mana yang masih perlu unique index?',
      'Kafka transactions are used in the whole service. Which parts still need the unique index?',
    ),
    options: [
      {
        id: 'effects',
        text: text('setiap efek di luar Kafka', 'every effect outside Kafka'),
        right: true,
        reason: text(
          'Broker hanya bisa membatalkan apa yang ditulis lewat broker. Dokumen, email, dan panggilan HTTP tetap ada, jadi masing-masing harus tahan diulang.',
          'The broker can only take back what was written through the broker. Documents, emails and HTTP calls remain, so each of them has to bear being repeated.',
        ),
      },
      {
        id: 'none',
        text: text('tidak ada lagi', 'none any more'),
        right: false,
        reason: text(
          'Setelan exactly-once terdengar menyeluruh. Tetapi broker tidak mengenal MongoDB, dan tidak bisa menggulung balik dokumennya.',
          'A setting called exactly-once sounds like everything. But the broker does not know MongoDB, and cannot roll its document back.',
        ),
      },
      {
        id: 'topics',
        text: text('topic hasilnya', 'the output topic'),
        right: false,
        reason: text(
          'Justru di sana transaksi sudah cukup, asal pembacanya read_committed.',
          'There of all places the transaction is enough, as long as its readers read committed.',
        ),
      },
    ],
  },
  {
    id: 'hanging',
    question: text(
      'Satu producer mati dengan transaksi terbuka, dan tidak dijalankan lagi. Apa yang dialami pembaca read_committed?',
      'A producer dies with an open transaction and is not started again. What do read_committed readers see?',
    ),
    options: [
      {
        id: 'skip',
        text: text('melewatinya, lalu lanjut', 'they skip it and go on'),
        right: false,
        reason: text(
          'Kalau kemudian di-commit, record itu akan muncul di belakang yang lebih baru. Urutan satu partisi tidak boleh rusak begitu.',
          'Were it committed later, that record would turn up behind newer ones. The order of a partition must not break like that.',
        ),
      },
      {
        id: 'wait',
        text: text(
          'tertahan di LSO sampai batas waktu transaksinya habis',
          'held up at the LSO until that transaction times out',
        ),
        right: true,
        reason: text(
          'Broker belum tahu nasib record itu, dan urutan harus dijaga. Setelah transaction.timeout.ms lewat, broker sendiri yang membatalkannya.',
          'The broker does not know the fate of that record yet, and order must be kept. Once transaction.timeout.ms has passed, the broker aborts it by itself.',
        ),
      },
      {
        id: 'see',
        text: text('membacanya sebagai record biasa', 'they read it like any record'),
        right: false,
        reason: text(
          'Itulah yang dilakukan read_uncommitted.',
          'That is what read_uncommitted does.',
        ),
      },
    ],
  },
  {
    id: 'lag',
    question: text(
      'Topic transaksional berisi 1.000 record dalam 200 transaksi. Sampai offset berapa kira-kira end-nya?',
      'A transactional topic holds 1,000 records in 200 transactions. At about which offset does it end?',
    ),
    options: [
      {
        id: 'same',
        text: text('1.000', '1,000'),
        right: false,
        reason: text(
          'Begitulah di topic tanpa transaksi dan tanpa pemadatan.',
          'So it is in a topic without transactions and without compaction.',
        ),
      },
      {
        id: 'more',
        text: text(
          '1.200, karena penanda juga memakai offset',
          '1,200, since markers take offsets too',
        ),
        right: true,
        reason: text(
          'Setiap transaksi meninggalkan satu penanda di setiap partisi yang disentuhnya. Karena itu selisih offset bukan jumlah pesan.',
          'Each transaction leaves one marker in every partition it touched. That is why a difference of offsets is no number of messages.',
        ),
      },
      {
        id: 'fewer',
        text: text('200, satu per transaksi', '200, one a transaction'),
        right: false,
        reason: text(
          'Transaksi tidak menggabungkan record. Setiap record tetap punya offset sendiri.',
          'A transaction does not merge its records. Each still has an offset of its own.',
        ),
      },
    ],
  },
];
