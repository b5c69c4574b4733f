/** The search as a page: what the dialog does while typing, by a form and without JavaScript. */
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { QUERY_MAX_CHARS } from '#components/site/search-hit.ts';
import { SearchResults } from '#components/site/search-results.tsx';
import { readingWords } from '#components/site/words.reading.ts';
import { isLocale } from '#components/site/words.ts';
import { search } from '#content/search/search.ts';
import { languages } from '../../metadata.ts';

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ q?: string | string[] }>;
}

export default async function Page({ params, searchParams }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const { q } = await searchParams;
  const asked = typeof q === 'string' ? q.slice(0, QUERY_MAX_CHARS) : '';
  const hits = await search(asked, locale);
  return (
    <main className="chapter prose" id="isi" tabIndex={-1}>
      <header className="chapter-title">
        <h1>{readingWords.search[locale]}</h1>
        <p className="chapter-lead">{readingWords.searchLead[locale]}</p>
      </header>
      <div className="chapter-body">
        <search>
          <form className="finder">
            <label htmlFor="search-word">{readingWords.searchFor[locale]}</label>
            <input
              id="search-word"
              type="search"
              name="q"
              autoComplete="off"
              maxLength={QUERY_MAX_CHARS}
              defaultValue={asked}
            />
            <button type="submit" className="button" data-tone="quiet">
              {readingWords.search[locale]}
            </button>
          </form>
        </search>
        {asked && hits.length === 0 && <p>{readingWords.noHit[locale]}</p>}
        <SearchResults hits={hits} />
      </div>
    </main>
  );
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  return {
    title: readingWords.search[locale],
    description: readingWords.searchLead[locale],
    alternates: { languages: languages('/search') },
    robots: { index: false },
  };
}
