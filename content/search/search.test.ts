/** Searches the book as it is: what a reader looks for must lead to the place that tells it. */
import { describe, expect, it } from 'vitest';
import { excerptOf } from './excerpt.ts';
import { search } from './search.ts';
import { plain, sectionsOf } from './sections.ts';
import { stem } from './stem.ts';

describe('search', () => {
  it('leads to the section of a text, in the language asked for', async () => {
    const [first] = await search('__consumer_offsets', 'id');
    expect(first).toMatchObject({ href: '/id/11-1/log#mengapa-rewound', place: '11.1 § 2' });
    const hrefs = (await search('session timeout', 'en')).map(({ href }) => href);
    expect(hrefs).toContain('/en/glossary#heartbeat');
    expect(hrefs).toContain('/en/11-1/log#langkah-4');
  });

  it('finds a word under its affixes, cut short, and with a slip of the finger', async () => {
    const lead = async (word: string) => (await search(word, 'id')).map(({ href }) => href);
    expect(await lead('mundur')).toContain('/id/11-1/log#langkah-4');
    expect(await lead('retens')).toContain('/id/glossary#retention');
    expect(await lead('idempotenci')).toContain('/id/glossary#idempotence');
  });

  it('takes a whole word for itself, and a part of one for its beginning', async () => {
    const texts = async (word: string) => (await search(word, 'id')).map(({ excerpt }) => excerpt);
    for (const excerpt of await texts('lag')) {
      const hits = excerpt.filter(({ hit }) => hit).map(({ text }) => text.toLowerCase());
      expect(hits.filter((text) => text === 'lagi')).toEqual([]);
    }
    expect(await texts('partit')).not.toEqual([]);
  });

  it('marks what it found, and answers nothing to nothing', async () => {
    const [first] = await search('lag', 'en');
    expect(first?.href).toBe('/en/glossary#lag');
    const texts = await search('bookmark', 'en');
    expect(texts[0]?.excerpt.some(({ text, hit }) => hit && /bookmark/i.test(text))).toBe(true);
    expect(await search('  ', 'id')).toEqual([]);
    expect(await search('zzqqxx', 'id')).toEqual([]);
  });

  it('takes the signs of a query for words, never for a pattern', async () => {
    for (const odd of ['(', '.*', '[a', '\\', '"', '<b>', '%', '🦊'.repeat(60)]) {
      expect(Array.isArray(await search(odd, 'id'))).toBe(true);
    }
  });
});

describe('sections', () => {
  it('have the anchors that the parts of the text carry', () => {
    const source = [
      '<Lead>\n\nPembuka\n\n</Lead>\n\n<Step until="a">\n\nSatu\n\n</Step>\n',
      '<Why until="a" title="Mengapa?">\n\nKarena\n\n</Why>\n',
      '<Note title="Apa yang tidak dijanjikan">\n\nIni\n\n</Note>\n\n<Challenge title="coba">\n\nItu\n\n</Challenge>',
    ].join('\n');
    expect(sectionsOf(source).map(({ anchor, text }) => [anchor, text])).toEqual([
      ['', 'Pembuka'],
      ['langkah-1', 'Satu'],
      ['mengapa-a', 'Karena'],
      ['catatan-apa-yang-tidak-dijanjikan', 'Ini'],
      ['tantangan', 'Itu'],
    ]);
  });

  it('say what a reader sees', () => {
    const mdx =
      'Pemesan <Key name="dewi" /> di-*commit* ke <Noun kind="offset">offset</Noun> `end`, <Live value="x" />.';
    expect(plain(mdx)).toBe('Pemesan dewi di-commit ke offset end, ….');
  });
});

describe('an excerpt', () => {
  it('is cut at words around the first hit', () => {
    const text = `${'awal '.repeat(60)}penanda ${'akhir '.repeat(60)}`.trim();
    const parts = excerptOf(text, ['penanda']);
    const whole = parts.map((part) => part.text).join('');
    expect(whole).toMatch(/^… awal .*penanda.* akhir …$/);
    expect(whole.length).toBeLessThan(215);
    expect(parts.filter(({ hit }) => hit).map((part) => part.text)).toEqual(['penanda']);
  });
});

describe('stems', () => {
  it('leave the root, and never less than four letters', () => {
    expect(['dibaca', 'membacanya', 'terbaca'].map(stem)).toEqual(['baca', 'baca', 'baca']);
    // No word any more, but the same one on both sides.
    expect(['lag', 'dinding', 'men'].map(stem)).toEqual(['lag', 'nding', 'men']);
  });
});
