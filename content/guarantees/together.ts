/** Rows on what held a whole night of faults together, and what came of it without each part. */
import { type ChoiceGroup, choice, happens, never } from './shape.ts';

export const together: ChoiceGroup = {
  id: 'together',
  name: { id: 'Semuanya dalam satu malam', en: 'All of them in one night' },
  choices: [
    choice(
      'all-safeguards',
      {
        id: 'Outbox, token sesudah terbit, penanda, dan DLQ',
        en: 'Outbox, token after publishing, marker and DLQ',
      },
      {
        lost: never(
          'chaos/night',
          'exact',
          'dua belas gangguan, semua dibayar',
          'twelve faults, every order paid',
        ),
        doubled: never(
          'chaos/night',
          'exact',
          'dua belas gangguan, tiap pesanan sekali',
          'twelve faults, each order paid once',
        ),
      },
    ),
    choice(
      'all-but-marker',
      { id: 'Malam yang sama tanpa penanda', en: 'The same night without the marker' },
      {
        doubled: happens(
          'chaos/marker',
          'doubled',
          'setiap pengulangan ikut ditagih',
          'each repeat is charged as well',
        ),
      },
    ),
    choice(
      'all-but-outbox',
      { id: 'Malam yang sama tanpa outbox', en: 'The same night without the outbox' },
      {
        lost: happens(
          'chaos/outbox',
          'lost',
          'disimpan, tak pernah jadi event',
          'stored, never became an event',
        ),
      },
    ),
    choice(
      'all-but-token',
      {
        id: 'Malam yang sama, token disimpan sebelum terbit',
        en: 'The same night, the token saved before publishing',
      },
      {
        lost: happens(
          'chaos/token',
          'lost',
          'dilompati relay yang mati',
          'passed over when the relay died',
        ),
      },
    ),
    choice(
      'all-but-dlq',
      { id: 'Malam yang sama tanpa DLQ', en: 'The same night without the DLQ' },
      {
        lost: happens(
          'chaos/dlq',
          'lost',
          'pesan rusak dilewati diam-diam',
          'poison is passed over in silence',
        ),
      },
    ),
  ],
};
