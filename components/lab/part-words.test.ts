import { describe, expect, it } from 'vitest';
import { baseWords } from './base-words.en.ts';
import { partWords } from './part-words.ts';

describe('the words of refusals', () => {
  it('are a lab’s own where it says them otherwise', () => {
    const { error } = partWords({ ...baseWords, ...{ 'limit-run': 'Full.', 'bad-input': 'No.' } });
    expect(error('limit-run')).toBe('Full.');
    expect(error('bad-input')).toBe('No.');
    expect(error('no-answer')).toBe(baseWords['no-answer']);
  });

  it('never show a code that has none', () => {
    const { error } = partWords(baseWords);
    expect(error('limit-run')).toBe(baseWords.unknown);
    expect(error('constructor')).toBe(baseWords.unknown);
    expect(error('readAt')).toBe(baseWords.unknown);
  });
});
