/** The glossary: every term of the book with an anchor, and the place where it is seen at work. */
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { type GlossaryItem, GlossaryList } from '#components/site/glossary-list.tsx';
import { readingWords } from '#components/site/words.reading.ts';
import { chapterWords, isLocale, type Locale } from '#components/site/words.ts';
import { type GlossaryTerm, glossary, labOf } from '#content/glossary.ts';
import { languages } from '../../metadata.ts';

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ q?: string | string[] }>;
}

export default async function Page({ params, searchParams }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const { q } = await searchParams;
  const asked = typeof q === 'string' ? q.slice(0, 80) : '';
  return (
    <main className="chapter prose" id="isi" tabIndex={-1}>
      <header className="chapter-title">
        <h1>{readingWords.glossary[locale]}</h1>
        <p className="chapter-lead">{readingWords.glossaryLead[locale]}</p>
      </header>
      <div className="chapter-body">
        <GlossaryList
          key={asked}
          locale={locale}
          asked={asked}
          items={glossary.map((entry) => itemOf(entry, locale))}
        />
      </div>
    </main>
  );
}

function itemOf(entry: GlossaryTerm, locale: Locale): GlossaryItem {
  const { slug, term, usage, meaning, shown } = entry;
  const lab = labOf(entry);
  const step = shown.step === undefined ? '' : `#langkah-${shown.step}`;
  return {
    slug,
    term,
    ...(usage === undefined ? {} : { usage }),
    meaning: meaning[locale],
    place: `${chapterWords[shown.chapter].number[locale]} § ${shown.section}`,
    ...(lab ? { href: `/${locale}/${lab.chapter}/${lab.slug}${step}` } : {}),
  };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  return {
    title: readingWords.glossary[locale],
    description: readingWords.glossaryLead[locale],
    alternates: { languages: languages('/glossary') },
  };
}
