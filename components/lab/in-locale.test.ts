import { describe, expect, it } from 'vitest';
import { amountInLocale, inLocale } from './in-locale.ts';

describe('a measured value', () => {
  it('has a decimal comma in Indonesian, and a point in English', () => {
    expect(inLocale('3.4', 'id')).toBe('3,4');
    expect(inLocale('× 4.2', 'id')).toBe('× 4,2');
    expect(inLocale('99.7%', 'id')).toBe('99,7%');
    expect(inLocale('3.4', 'en')).toBe('3.4');
  });

  it('has its thousands apart where its unit says that it counts', () => {
    expect(inLocale('Rp1000000', 'id')).toBe('Rp1.000.000');
    expect(inLocale('Rp1000000', 'en')).toBe('Rp1,000,000');
    expect(inLocale('30000 ms', 'en')).toBe('30,000 ms');
    expect(inLocale('800 ms', 'id')).toBe('800 ms');
  });

  it('is left alone where it is no number, or a number that is a name', () => {
    for (const value of ['120 / 120', 'ORD-3', '127.0.0.1', '{"price":1.5}', 'v6.0', '48213']) {
      expect(inLocale(value, 'id')).toBe(value);
    }
  });

  it('has its thousands apart where the text says that it is an amount', () => {
    expect(amountInLocale('48213', 'id')).toBe('48.213');
    expect(amountInLocale('48213', 'en')).toBe('48,213');
    expect(amountInLocale('3.4', 'id')).toBe('3,4');
    expect(amountInLocale('–', 'en')).toBe('–');
  });
});
