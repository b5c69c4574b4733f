/** Rows on what held a whole night of faults together, and what came of it without the marker. */
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
  ],
};
