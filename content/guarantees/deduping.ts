/** Rows on what refuses a repeat: marker, index, key and lifetime. */
import { type ChoiceGroup, choice, happens, never } from './shape.ts';

export const deduping: ChoiceGroup = {
  id: 'deduping',
  name: { id: 'Menolak yang berulang', en: 'Refusing repeats' },
  choices: [
    choice(
      'check-then-insert',
      { id: 'Periksa dulu, lalu simpan', en: 'Check first, then insert' },
      {
        doubled: happens(
          'unique-index/check-first',
          'few most',
          'yang datang serentak lolos',
          'what comes at once slips through',
        ),
      },
    ),
    choice(
      'no-index',
      { id: 'Tanpa unique index, dan zombie bangun', en: 'No unique index, and a zombie wakes' },
      {
        doubled: happens(
          'zombie/zombie',
          'twice',
          'ditagih oleh dua anggota',
          'charged by two members',
        ),
      },
    ),
    choice(
      'unique-index',
      { id: 'Unique index', en: 'A unique index' },
      {
        lost: never(
          'unique-index/after-crash',
          '1',
          'tetap satu sesudah crash',
          'still one after a crash',
        ),
        doubled: never(
          'unique-index/unique-index',
          '1',
          'satu dari lima puluh kiriman',
          'one out of fifty deliveries',
        ),
      },
    ),
    choice(
      'marker-first',
      { id: 'Penanda, lalu efek', en: 'Marker, then effect' },
      {
        lost: happens(
          'one-fate/marker-first',
          'fewer',
          'ditandai, tidak pernah ditagih',
          'marked, never charged',
        ),
      },
    ),
    choice(
      'effect-first',
      { id: 'Efek, lalu penanda', en: 'Effect, then marker' },
      {
        doubled: happens(
          'one-fate/effect-first',
          'more',
          'ditagih lagi sebelum ditandai',
          'charged again before it was marked',
        ),
      },
    ),
    choice(
      'one-transaction',
      { id: 'Penanda dan efek dalam satu transaksi', en: 'Marker and effect in one transaction' },
      {
        lost: never(
          'one-fate/one-transaction',
          'exact',
          'tepat sebanyak pesanan',
          'exactly as many as orders',
        ),
        doubled: never(
          'one-fate/one-transaction',
          'exact',
          'tepat sebanyak pesanan',
          'exactly as many as orders',
        ),
        stuck: happens(
          'one-fate/orphan',
          'lifetime',
          'sampai transaksi yatim kedaluwarsa',
          'until the orphan transaction expires',
        ),
      },
    ),
    choice(
      'swallowed',
      { id: 'E11000 ditelan di dalam transaksi', en: 'E11000 swallowed inside the transaction' },
      {
        stuck: happens(
          'one-fate/swallow',
          'again',
          'callback berputar terus',
          'the callback goes round and round',
        ),
      },
    ),
    choice(
      'key-per-attempt',
      { id: 'eventId baru untuk tiap percobaan', en: 'A new eventId for each attempt' },
      {
        doubled: happens(
          'dedupe-key/attempt',
          '10',
          'kedua kiriman diterima',
          'both deliveries are accepted',
        ),
      },
    ),
    choice(
      'shared-memory',
      { id: 'Satu ingatan untuk dua consumer', en: 'One memory for two consumers' },
      {
        lost: happens(
          'dedupe-key/shared',
          '5',
          'yang kedua dikira ulangan',
          'the second is taken for a repeat',
        ),
      },
    ),
    choice(
      'no-event-id',
      { id: 'Event tanpa eventId', en: 'Events without an eventId' },
      {
        lost: happens(
          'dedupe-key/missing',
          '1',
          'semua sesudah yang pertama ditolak',
          'all after the first are refused',
        ),
      },
    ),
    choice(
      'short-ttl',
      { id: 'TTL lebih pendek dari retensi', en: 'A TTL shorter than the retention' },
      {
        doubled: happens(
          'dedupe-key/expiring',
          'some 15',
          'lupa sebelum log lupa',
          'it forgets before the log does',
        ),
      },
    ),
  ],
};
