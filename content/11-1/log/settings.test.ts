/** What the panel prints as “in this experiment” is what the programs of the shop run with. */
import { describe, expect, it } from 'vitest';
import { READ_SETTINGS } from '../../shop/join-group.ts';
import { messages } from './messages.ts';

describe('the printed settings', () => {
  it.each(['id', 'en'] as const)('are those of the consumers (%s)', (locale) => {
    const format = new Intl.NumberFormat(locale);
    const printed = new Map(messages[locale].settingRows.map(([name, here]) => [name, here]));
    for (const [name, value] of Object.entries(READ_SETTINGS)) {
      expect(printed.get(name), name).toMatch(new RegExp(`^${format.format(value)} ms`));
    }
  });
});
