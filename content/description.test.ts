import { describe, expect, it } from 'vitest';
import { descriptionOf } from './description.ts';

describe('the description of a text', () => {
  it('is its first paragraph without the marks', () => {
    const text =
      '<Lead>\n\nSetiap <Noun kind="record">pesan</Noun> yang *diterima* broker mendapat nomor.\n\n</Lead>';
    expect(descriptionOf(text)).toBe('Setiap pesan yang diterima broker mendapat nomor.');
  });

  it('is cut at a word', () => {
    const cut = descriptionOf('kata '.repeat(80));
    expect(cut).toMatch(/kata …$/);
    expect(cut.length).toBeLessThanOrEqual(160);
    expect(descriptionOf('')).toBe('');
  });
});
