import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { predictionsOf } from './predictions.ts';
import { markOf } from './progress.ts';

describe('the guesses of a text', () => {
  const source = readFileSync(path.join(import.meta.dirname, '11-1/log/lab.id.mdx'), 'utf8');

  it('are read with their question and their options in words', () => {
    const found = predictionsOf(source);
    expect([...found.keys()]).toEqual(['after-payment', 'new-reader', 'rewind']);
    expect(found.get('after-payment')?.question).toMatch(/^Setelah payment/);
    expect(found.get('after-payment')?.options['0']).toBe('0, sudah dibaca, jadi hilang');
    expect(found.get('rewind')?.options.both).toBe('payment ikut membaca ulang');
  });
});

describe('the mark of a lab', () => {
  const none = { predictions: {}, quiz: {} };
  it('is empty, half or full', () => {
    expect(markOf(undefined)).toBe('new');
    expect(markOf(none)).toBe('new');
    expect(markOf({ ...none, quiz: { why: { option: 'a', at: 1 } } })).toBe('begun');
    expect(markOf({ ...none, passed: 1 })).toBe('passed');
  });
});
