/**
 * Full-text search over the texts of the book and its glossary, on the server: built once a
 * language from the very files the pages are made of, so that it can't tell an older text.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import MiniSearch from 'minisearch';
import { QUERY_MAX_CHARS, type SearchHit } from '#components/site/search-hit.ts';
import { readingWords } from '#components/site/words.reading.ts';
import { chapterWords, type Locale } from '#components/site/words.ts';
import { glossary } from '../glossary.ts';
import { labs } from '../labs.ts';
import { excerptOf } from './excerpt.ts';
import { sectionsOf } from './sections.ts';
import { stem } from './stem.ts';

const HITS_MAX = 12;

interface Page extends Omit<SearchHit, 'excerpt'> {
  readonly id: number;
  readonly text: string;
}

interface Index {
  readonly engine: MiniSearch<Page>;
  readonly pages: readonly Page[];
}

const indexes = new Map<Locale, Promise<Index>>();

export async function search(query: string, locale: Locale): Promise<SearchHit[]> {
  const asked = query.slice(0, QUERY_MAX_CHARS).trim();
  if (asked === '') return [];
  const { engine, pages } = await indexOf(locale);
  const all = engine.search(asked, { combineWith: 'AND' });
  const found = all.length > 0 ? all : engine.search(asked);
  return found.slice(0, HITS_MAX).flatMap(({ id, terms }) => {
    const page = pages[id];
    if (!page) return [];
    const { href, title, place, text } = page;
    return [{ href, title, place, excerpt: excerptOf(text, terms) }];
  });
}

function indexOf(locale: Locale): Promise<Index> {
  const known = indexes.get(locale);
  if (known) return known;
  const built = build(locale);
  indexes.set(locale, built);
  // A file that could not be read now may be readable the next time.
  built.catch(() => indexes.delete(locale));
  return built;
}

async function build(locale: Locale): Promise<Index> {
  const parts = await Promise.all([chapterPages(locale), labPages(locale), termPages(locale)]);
  const pages = parts.flat().map((page, id) => ({ ...page, id }));
  const words = new Set<string>();
  const engine = new MiniSearch<Page>({
    fields: ['title', 'text'],
    processTerm(term, field) {
      const word = term.toLowerCase();
      // Without a field it is a word of the question.
      if (field !== undefined) words.add(word);
      const root = locale === 'id' ? stem(word) : word;
      return root === word ? word : [word, root];
    },
    searchOptions: {
      boost: { title: 3 },
      // Who typed "lag" has no use for every "lagi"; who typed "part" means "partition".
      prefix: (term) => term.length > 2 && !words.has(term),
      fuzzy: (term) => (term.length > 5 ? 0.15 : false),
    },
  });
  engine.addAll(pages);
  return { engine, pages };
}

type Draft = Omit<Page, 'id'>;

async function chapterPages(locale: Locale): Promise<Draft[]> {
  const pages = Object.entries(chapterWords).map(async ([chapter, { number, title }]) => {
    const file = inContent(chapter, `page.${locale}.mdx`);
    if (!existsSync(file)) return [];
    return sectionsOf(await readFile(file, 'utf8')).map((section) => ({
      href: `/${locale}/${chapter}`,
      title: section.title || title[locale],
      place: number[locale],
      text: section.text,
    }));
  });
  return (await Promise.all(pages)).flat();
}

async function labPages(locale: Locale): Promise<Draft[]> {
  const pages = labs.map(async ({ chapter, slug, section, title }) => {
    const source = await readFile(inContent(chapter, slug, `lab.${locale}.mdx`), 'utf8');
    return sectionsOf(source).map((part) => {
      const step = part.step ? `${readingWords.step[locale]} ${part.step}` : '';
      const anchor = part.anchor && `#${part.anchor}`;
      return {
        href: `/${locale}/${chapter}/${slug}${anchor}`,
        title: part.title || [title[locale], step].filter(Boolean).join(', '),
        place: `${chapterWords[chapter].number[locale]} § ${section}`,
        text: part.text,
      };
    });
  });
  return (await Promise.all(pages)).flat();
}

function termPages(locale: Locale): Draft[] {
  return glossary.map(({ slug, term, usage, meaning }) => ({
    href: `/${locale}/glossary#${slug}`,
    title: term,
    place: readingWords.glossary[locale],
    text: [meaning[locale], locale === 'id' ? usage : undefined].filter(Boolean).join(' '),
  }));
}

function inContent(...parts: string[]): string {
  return path.join(process.cwd(), 'content', ...parts);
}
