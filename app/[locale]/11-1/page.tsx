/** The introduction of chapter 11.1, with its contents. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { MDXContent } from 'mdx/types';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Unbroken } from '#components/site/unbroken.tsx';
import { chapterWords, isLocale } from '#components/site/words.ts';
import { descriptionOf } from '#content/description.ts';
import { languages } from '../../metadata.ts';

const words = chapterWords['11-1'];

interface Props {
  params: Promise<{ locale: string }>;
}

export default async function Page({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const Introduction: MDXContent = (await import(`../../../content/11-1/page.${locale}.mdx`))
    .default;
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

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const file = path.join(process.cwd(), 'content', '11-1', `page.${locale}.mdx`);
  return {
    title: `${words.number[locale]} ${words.title[locale]}`,
    description: descriptionOf(await readFile(file, 'utf8')),
    alternates: { languages: languages('/11-1') },
  };
}
