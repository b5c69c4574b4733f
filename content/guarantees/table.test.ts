/** Each cell of the table names a guess that a lab asks in both languages, and options it has. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { predictionsOf } from '../predictions.ts';
import { cellsOf, guarantees, labOf, ownResult, togetherLab } from './table.ts';

const cells = cellsOf(guarantees);

describe('the table of guarantees', () => {
  it('names each choice once', () => {
    const ids = guarantees.flatMap(({ choices }) => choices.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(25);
  });

  it.each(cells)('stands on a guess that is asked: $lab/$guess', (cell) => {
    const { chapter, slug } = labOf(cell);
    for (const locale of ['id', 'en']) {
      const file = join(import.meta.dirname, '..', chapter, slug, `lab.${locale}.mdx`);
      const asked = predictionsOf(readFileSync(file, 'utf8')).get(cell.guess);
      expect(Object.keys(asked?.options ?? {})).toEqual(expect.arrayContaining([...cell.shows]));
      // Something must be able to speak against it.
      expect(cell.shows.length).toBeLessThan(Object.keys(asked?.options ?? {}).length);
    }
  });

  it('ends with the night in which its safeguards stand together', () => {
    const last = guarantees.at(-1);
    const cellsOfLast = cellsOf(last ? [last] : []);
    // Each guess of that lab has its row, or a claim of the lab would be missing from the table.
    const guesses = ['night', 'marker', 'outbox', 'token', 'dlq'];
    expect([...new Set(cellsOfLast.map(({ guess }) => guess))]).toEqual(guesses);
    expect(cellsOfLast.every(({ lab }) => lab === 'chaos')).toBe(true);
    expect(togetherLab()).toMatchObject({ chapter: '11-3', slug: 'chaos' });
  });

  it('tells a result that bears a cell out from one that does not', () => {
    const cell = cells.find(({ lab, guess }) => lab === 'race' && guess === 'of-20');
    if (!cell) throw new Error('no such cell');
    const progress = (option: string) => ({
      predictions: {},
      quiz: {},
      outcomes: { 'of-20': { option, value: '17 / 20', at: 1 } },
    });
    expect(ownResult(cell, undefined)).toBeUndefined();
    expect(ownResult(cell, progress('most'))).toEqual({ value: '17 / 20', bears: true });
    expect(ownResult(cell, progress('0'))).toEqual({ value: '17 / 20', bears: false });
  });
});
