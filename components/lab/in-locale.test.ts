import { describe, expect, it } from 'vitest';
import { inLocale } from './in-locale.ts';

describe('a measured value', () => {
  it('has a decimal comma in Indonesian, and a point in English', () => {
    expect(inLocale('3.4', 'id')).toBe('3,4');
    expect(inLocale('× 4.2', 'id')).toBe('× 4,2');
    expect(inLocale('3.4', 'en')).toBe('3.4');
  });

  it('is left alone where it is no number', () => {
    for (const value of ['120 / 120', 'ORD-3', '127.0.0.1', '{"price":1.5}', 'v6.0']) {
      expect(inLocale(value, 'id')).toBe(value);
    }
  });
});
