/** The introduction of a chapter, with its contents; the text comes from the chapter's folder. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { MDXContent } from 'mdx/types';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Unbroken } from '#components/site/unbroken.tsx';
import { chapterWords, isLocale, type Locale } from '#components/site/words.ts';
import { descriptionOf } from '#content/description.ts';
import { languages } from './metadata.ts';

interface Props {
  params: Promise<{ locale: string }>;
}

export function chapterPage(
  chapter: keyof typeof chapterWords,
  load: (locale: Locale) => Promise<{ default: MDXContent }>,
) {
  const words = chapterWords[chapter];

  async function Page({ params }: Props) {
    const { locale } = await params;
    if (!isLocale(locale)) notFound();
    const Introduction = (await load(locale)).default;
    return (
      <main className="chapter prose" id="isi" tabIndex={-1}>
        <header className="chapter-title">
          <p className="chapter-number">{words.number[locale]}</p>
          <h1>
            <Unbroken text={words.title[locale]} />
          </h1>
        </header>
        <div className="chapter-body">
          <Introduction />
        </div>
      </main>
    );
  }

  async function generateMetadata({ params }: Props): Promise<Metadata> {
    const { locale } = await params;
    if (!isLocale(locale)) return {};
    const file = path.join(process.cwd(), 'content', chapter, `page.${locale}.mdx`);
    return {
      title: `${words.number[locale]} ${words.title[locale]}`,
      description: descriptionOf(await readFile(file, 'utf8')),
      alternates: { languages: languages(`/${chapter}`) },
    };
  }

  return { Page, generateMetadata };
}
