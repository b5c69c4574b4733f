import { describe, expect, it } from 'vitest';
import { baseWords } from './base-words.en.ts';
import { guessed, partWords } from './part-words.ts';

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

describe('a control that opens by a guess', () => {
  it('waits until each of its guesses is stored', () => {
    const progress = { predictions: { one: { option: 'a', at: 1 } }, quiz: {} };
    expect(guessed(baseWords, progress)).toBeUndefined();
    expect(guessed(baseWords, progress, 'one')).toBeUndefined();
    expect(guessed(baseWords, progress, 'one', 'two')).toBe(baseWords.lockedPrediction);
  });
});
