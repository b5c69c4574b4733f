import { describe, expect, it } from 'vitest';
import { limitWords } from '#components/lab/limit-words.ts';
import { labWords } from '#components/lab/words.ts';
import { doorWords } from './words.door.ts';
import { openingWords } from './words.opening.ts';
import { progressWords } from './words.progress.ts';
import { readingWords } from './words.reading.ts';
import { chapterWords, inLocale, localeOf, locales, siteWords, type Words } from './words.ts';

const tables: [string, Words][] = [
  ['site', siteWords],
  ['chapters', chapterWords],
  ['door', doorWords],
  ['opening', openingWords],
  ['lab', labWords],
  ['limits', limitWords],
  ['reading', readingWords],
  ['progress', progressWords],
];

describe.each(tables)('words of %s', (_, table) => {
  it('have every language, and no other', () => {
    for (const leaf of leaves(table)) {
      expect(Object.keys(leaf.words).sort(), leaf.path).toEqual([...locales].sort());
    }
  });

  it('are empty in every language or in none', () => {
    for (const { path, words } of leaves(table)) {
      const empty = Object.values(words).filter((word) => word.trim() === '');
      expect([0, locales.length], path).toContain(empty.length);
    }
  });
});

describe('addresses', () => {
  it('keep the page when the language changes', () => {
    expect(inLocale('/id/11-1/log', 'en')).toBe('/en/11-1/log');
    expect(inLocale('/en', 'id')).toBe('/id');
    expect(inLocale('/', 'id')).toBe('/id');
    expect(inLocale('/glossary', 'en')).toBe('/en/glossary');
  });

  it('name their language, Indonesian where they name none', () => {
    expect(localeOf('/en/11-1')).toBe('en');
    expect(localeOf('/11-1')).toBe('id');
  });
});

interface Leaf {
  readonly path: string;
  readonly words: Readonly<Record<string, string>>;
}

function leaves(table: Words, path = ''): Leaf[] {
  return Object.entries(table).flatMap(([name, value]): Leaf[] => {
    const here = path ? `${path}.${name}` : name;
    const values = Object.values(value);
    if (values.every((word) => typeof word === 'string')) {
      return [{ path: here, words: value as Record<string, string> }];
    }
    return leaves(value as Words, here);
  });
}
