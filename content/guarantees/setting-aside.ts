/** Rows on a message that will never pass: wait for it, set it aside, or hold back its key. */
import { type ChoiceGroup, choice, happens, never } from './shape.ts';

export const settingAside: ChoiceGroup = {
  id: 'setting-aside',
  name: { id: 'Pesan yang tidak akan lolos', en: 'A message that will never pass' },
  choices: [
    choice(
      'retry-for-ever',
      { id: 'Dicoba terus', en: 'Tried for ever' },
      {
        stuck: happens(
          'zombie/poison',
          'wait',
          'seluruh partisi berhenti',
          'the whole partition stands still',
        ),
      },
    ),
    choice(
      'dead-letter',
      { id: 'Ke DLQ, lalu diputar ulang', en: 'To the DLQ, then replayed' },
      {
        disordered: happens(
          'zombie/order',
          'turned',
          'yang disisihkan menjadi yang terakhir',
          'what was set aside comes last',
        ),
      },
    ),
    choice(
      'parked-by-key',
      { id: 'Ke DLQ bersama key-nya', en: 'To the DLQ with its key' },
      {
        disordered: never(
          'zombie/park',
          'two',
          'yang di belakangnya ikut menunggu',
          'the one behind it waits as well',
        ),
      },
    ),
  ],
};
