/**
 * A lab: its text with its panel. Both come from the lab's folder; this page only brings them
 * together. Rendered at each request, because the side shown on a phone is in the query.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { MDXContent } from 'mdx/types';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LabFrame } from '#components/lab/frame.tsx';
import { LabLayout } from '#components/lab/layout.tsx';
import type { QuizQuestion } from '#components/lab/quiz.tsx';
import { stepsOf } from '#components/lab/steps.ts';
import { LabTitle } from '#components/lab/title.tsx';
import { chapterWords, isLocale, type Locale, siteWords } from '#components/site/words.ts';
import { LabPanel } from '#content/lab-panel.tsx';
import { findLab, type LabEntry } from '#content/labs.ts';
import { languages } from '../../../metadata.ts';

const chapter = '11-1';

interface Props {
  params: Promise<{ locale: string; lab: string }>;
}

export const dynamic = 'force-dynamic';

export default async function Page({ params }: Props) {
  const { locale, entry } = await parse(params);
  const { LabText, quiz, steps } = await load(entry.slug, locale);
  return (
    <LabFrame slug={entry.slug} locale={locale} steps={steps} questions={quiz}>
      <LabLayout
        text={
          <>
            <LabTitle
              locale={locale}
              chapter={chapterWords[entry.chapter]}
              href={`/${locale}/${entry.chapter}`}
              section={entry.section}
              minutes={entry.minutes}
              title={entry.title[locale]}
            />
            <LabText />
          </>
        }
        panel={<LabPanel chapter={chapter} slug={entry.slug} locale={locale} />}
      />
    </LabFrame>
  );
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, entry } = await parse(params);
  const number = chapterWords[entry.chapter].number[locale];
  const place = `${number} § ${entry.section}: ${entry.title[locale]}.`;
  return {
    title: entry.title[locale],
    description: [place, siteWords.description[locale]].join(' '),
    alternates: { languages: languages(`/${entry.chapter}/${entry.slug}`) },
  };
}

async function parse(params: Props['params']): Promise<{ locale: Locale; entry: LabEntry }> {
  const { locale, lab } = await params;
  const entry = findLab(lab);
  if (!isLocale(locale) || entry?.chapter !== chapter) notFound();
  return { locale, entry };
}

interface LabParts {
  readonly LabText: MDXContent;
  readonly quiz: readonly QuizQuestion[];
  readonly steps: readonly string[];
}

/** The slug is one of the registry, so these paths lead nowhere else. */
async function load(slug: string, locale: Locale): Promise<LabParts> {
  const file = path.join(process.cwd(), 'content', chapter, slug, `lab.${locale}.mdx`);
  const [text, questions, source] = await Promise.all([
    import(`../../../../content/11-1/${slug}/lab.${locale}.mdx`),
    import(`../../../../content/11-1/${slug}/quiz.ts`),
    readFile(file, 'utf8'),
  ]);
  return {
    LabText: text.default,
    quiz: questions.quiz,
    steps: stepsOf(source),
  };
}
