import { describe, expect, it } from 'vitest';
import { limitSentence } from './limit-words.ts';

describe('a visitor over a limit', () => {
  it('hears which one it was and when to come back', () => {
    const limit = { max: 5, retryAfter: 1 };
    expect(limitSentence('limit-rate', limit, 'en')).toBe(
      'The limit is 5 presses a second. Try again in 1 s.',
    );
    expect(limitSentence('limit-rate', limit, 'id')).toBe(
      'Batasnya 5 kali tekan per detik. Coba lagi dalam 1 detik.',
    );
  });

  it('hears of no time where waiting alone does not help', () => {
    expect(limitSentence('limit-children', { max: 3 }, 'en')).toBe(
      'The limit is 3 programs at once.',
    );
  });

  it.each(['bad-input', 'again', '__proto__'])('hears nothing of one after %s', (code) => {
    expect(limitSentence(code, undefined, 'id')).toBe('');
    if (code !== 'again') expect(limitSentence(code, { max: 1 }, 'id')).toBe('');
  });
});
