/** Rows on the way out of the log: where the commit stands, what guards order, Kafka's transactions. */
import { type ChoiceGroup, choice, happens, never } from './shape.ts';

export const committing: ChoiceGroup = {
  id: 'committing',
  name: { id: 'Tempat commit offset', en: 'Where the offset is committed' },
  choices: [
    choice(
      'commit-batch',
      { id: 'Sesudah satu batch', en: 'After a batch' },
      {
        doubled: happens(
          'commit-order/after-batch',
          'many',
          'seluruh ekor batch terulang',
          'the whole tail of the batch is repeated',
        ),
      },
    ),
    choice(
      'commit-record',
      { id: 'Sesudah setiap pesan', en: 'After each message' },
      {
        doubled: happens(
          'commit-order/after-record',
          'few',
          'satu pesanan untuk tiap kematian',
          'one order for each death',
        ),
      },
    ),
    choice(
      'commit-first',
      { id: 'Sebelum efeknya', en: 'Before the effect' },
      {
        lost: happens(
          'commit-order/before-effect',
          'fewer',
          'pembeli yang tidak pernah ditagih',
          'buyers who are never charged',
        ),
      },
    ),
    choice(
      'shared-group',
      { id: 'Dua program, satu group id', en: 'Two programs, one group id' },
      {
        lost: happens(
          'groups/mistake',
          'part',
          'sebagian tidak pernah dibayar',
          'some are never paid',
        ),
      },
    ),
    choice(
      'hoarded',
      { id: 'Ditimbun di memori, sudah di-commit', en: 'Hoarded in memory, already committed' },
      {
        lost: happens(
          'groups/hoard-kill',
          'held',
          'semua yang ditimbun hilang',
          'all that was hoarded is lost',
        ),
      },
    ),
  ],
};

export const guarding: ChoiceGroup = {
  id: 'guarding',
  name: { id: 'Penjaga urutan', en: 'Guarding the order' },
  choices: [
    choice(
      'inc',
      { id: '`$inc`', en: '`$inc`' },
      {
        doubled: happens(
          'versions/thrice',
          'set-guarded',
          'dihitung lagi setiap diputar ulang',
          'counted again with each replay',
        ),
        disordered: never(
          'versions/shuffled',
          'inc-guarded',
          'urutan tidak mengubah jumlah',
          'a sum does not depend on order',
        ),
      },
    ),
    choice(
      'set',
      { id: '`$set`', en: '`$set`' },
      {
        doubled: never(
          'versions/thrice',
          'set-guarded',
          'diputar tiga kali, tetap sama',
          'replayed three times, still the same',
        ),
        disordered: happens(
          'versions/shuffled',
          'inc-guarded guarded',
          'kabar lama menimpa yang baru',
          'old news overwrites new',
        ),
      },
    ),
    choice(
      'version-guard',
      { id: '`$set` dijaga versi', en: '`$set` guarded by version' },
      {
        doubled: never(
          'versions/thrice',
          'set-guarded',
          'diputar tiga kali, tetap sama',
          'replayed three times, still the same',
        ),
        disordered: never(
          'versions/shuffled',
          'inc-guarded guarded',
          'yang basi ditolak',
          'what is stale is turned away',
        ),
      },
    ),
    choice(
      'sending-guard',
      { id: '`$set` dijaga nomor pengiriman', en: '`$set` guarded by the sending number' },
      {
        disordered: happens(
          'versions/misnumbered',
          'wrong',
          'nomor yang bukan versi',
          'a number that is no version',
        ),
      },
    ),
  ],
};

export const transacting: ChoiceGroup = {
  id: 'transacting',
  name: { id: 'Transaksi Kafka', en: 'Kafka transactions' },
  choices: [
    choice(
      'kafka-transaction',
      {
        id: 'Transaksi Kafka dengan tulisan MongoDB di tengahnya',
        en: 'A Kafka transaction with a MongoDB write in the middle',
      },
      {
        doubled: happens(
          'transactions/border',
          'more',
          'dokumennya ditulis dua kali',
          'its document is written twice',
        ),
        stuck: happens(
          'transactions/hung',
          'waits',
          'pembaca menunggu transaksi menggantung',
          'readers wait for a hung transaction',
        ),
      },
    ),
  ],
};
