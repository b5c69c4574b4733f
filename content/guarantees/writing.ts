/** Rows on the way into the log: who writes, who carries, who sends, and under which key. */
import { type ChoiceGroup, choice, happens, never } from './shape.ts';

export const writing: ChoiceGroup = {
  id: 'writing',
  name: { id: 'Menulis ke database dan Kafka', en: 'Writing to database and Kafka' },
  choices: [
    choice(
      'save-then-publish',
      { id: 'Simpan, lalu terbitkan', en: 'Save, then publish' },
      {
        lost: happens(
          'dual-write/ghost',
          'mongo',
          'pesanan tanpa event',
          'an order without an event',
        ),
        disordered: happens(
          'race/of-20',
          'few most',
          'dua penulis, dua urutan',
          'two writers, two orders',
        ),
      },
    ),
    choice(
      'publish-then-save',
      { id: 'Terbitkan, lalu simpan', en: 'Publish, then save' },
      {
        lost: happens(
          'dual-write/reverse',
          'orphan',
          'event tanpa pesanan',
          'an event without an order',
        ),
      },
    ),
    choice(
      'outbox',
      { id: 'Pesanan dan outbox dalam satu transaksi', en: 'Order and outbox in one transaction' },
      {
        lost: never(
          'outbox/committed',
          'delivered',
          'terbit begitu relay berjalan',
          'published as soon as a relay runs',
        ),
      },
    ),
    choice(
      'outbox-without-session',
      { id: 'Outbox yang lupa session', en: 'An outbox write that forgot its session' },
      {
        lost: happens(
          'outbox/forgotten',
          'event',
          'event tanpa pesanan',
          'an event without an order',
        ),
      },
    ),
  ],
};

export const carrying: ChoiceGroup = {
  id: 'carrying',
  name: { id: 'Relay dan connector', en: 'Relay and connector' },
  choices: [
    choice(
      'relay-cursor',
      { id: 'Relay dengan kursor nomor', en: 'A relay with a cursor over numbers' },
      {
        lost: happens(
          'relay/cursor',
          'b',
          'commit yang terlambat dilompati',
          'a late commit is passed over',
        ),
      },
    ),
    choice(
      'relay-flag',
      { id: 'Relay dengan tanda terkirim', en: 'A relay with a flag “sent”' },
      {
        doubled: happens(
          'relay/crash',
          'same',
          'eventId yang sama dua kali',
          'the same eventId twice',
        ),
        disordered: happens(
          'relay/claim',
          'order',
          'dua relay, satu pesanan',
          'two relays, one order',
        ),
        stuck: happens(
          'relay/poison',
          'wait',
          'baris beracun menahan sisanya',
          'a poison row holds up the rest',
        ),
      },
    ),
    choice(
      'token-before',
      { id: 'Token disimpan sebelum terbit', en: 'Token saved before publishing' },
      {
        lost: happens(
          'cdc/before',
          'lost',
          'event di celahnya tidak terbit',
          'the event in the gap is not published',
        ),
      },
    ),
    choice(
      'token-after',
      { id: 'Token disimpan sesudah terbit', en: 'Token saved after publishing' },
      {
        doubled: happens(
          'cdc/after',
          'doubled',
          'event di celahnya terbit dua kali',
          'the event in the gap is published twice',
        ),
        disordered: never(
          'race/after-cdc',
          '0',
          'urutan commit, tidak ada yang lain',
          'the order of commits and no other',
        ),
      },
    ),
  ],
};

export const sending: ChoiceGroup = {
  id: 'sending',
  name: { id: 'Producer dan key', en: 'Producer and key' },
  choices: [
    choice(
      'retry',
      { id: 'Producer biasa, mencoba lagi', en: 'A plain producer that retries' },
      {
        doubled: happens(
          'lost-ack/lost-ack',
          'twice-ok',
          'ack hilang, catatannya dua',
          'the ack is lost, the record is there twice',
        ),
      },
    ),
    choice(
      'no-retry',
      { id: 'Producer tanpa percobaan ulang', en: 'A producer without retries' },
      {
        lost: never(
          'lost-ack/no-retry',
          'stored',
          'tersimpan, tetapi dilaporkan gagal',
          'stored, though it was told to have failed',
        ),
      },
    ),
    choice(
      'idempotent',
      { id: 'Producer idempoten', en: 'An idempotent producer' },
      {
        doubled: never(
          'idempotent-producer/repeat',
          'once',
          'ulangan satu sesi dikenali broker',
          'the broker knows a repeat within one session',
        ),
      },
    ),
    choice(
      'idempotent-again',
      { id: 'Producer idempoten, sesi kedua', en: 'An idempotent producer, a second session' },
      {
        doubled: happens(
          'idempotent-producer/session',
          'twice',
          'id baru, ulangannya tidak dikenali',
          'a new id, so the repeat is not known',
        ),
      },
    ),
    choice(
      'idempotent-bounded',
      {
        id: 'Producer idempoten yang menyerah (kafkajs)',
        en: 'An idempotent producer that gives up (kafkajs)',
      },
      {
        lost: happens(
          'idempotent-producer/exhausted',
          'lost',
          'pesanan berikutnya tertelan',
          'the next order is swallowed',
        ),
      },
    ),
    choice(
      'no-key',
      { id: 'Tanpa key', en: 'Without a key' },
      {
        disordered: happens(
          'keys/no-key',
          'few most',
          'status satu pesanan tersebar',
          'the states of one order are scattered',
        ),
      },
    ),
    choice(
      'key-and-more-partitions',
      { id: 'Dengan key, lalu partisi ditambah', en: 'With a key, then a partition more' },
      {
        disordered: happens(
          'keys/split',
          'few most',
          'pesanan yang sedang berjalan terbelah',
          'orders under way are split',
        ),
      },
    ),
    choice(
      'hot-key',
      { id: 'Key yang terlalu ramai', en: 'A key that is too busy' },
      {
        stuck: happens(
          'keys/hot',
          'one',
          'lag menumpuk di satu partisi',
          'lag piles up in one partition',
        ),
      },
    ),
  ],
};
