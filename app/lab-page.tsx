/**
 * The page of a lab, whichever chapter it belongs to: its text with its panel. Both come from the
 * lab's folder. A chapter's route brings only its own imports, so that a reader of one chapter
 * loads nothing of another.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { MDXContent } from 'mdx/types';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { LabFrame } from '#components/lab/frame.tsx';
import { LabLayout } from '#components/lab/layout.tsx';
import type { QuizQuestion } from '#components/lab/quiz.tsx';
import { stepsOf } from '#components/lab/steps.ts';
import { LabTitle } from '#components/lab/title.tsx';
import { chapterWords, isLocale, type Locale, siteWords } from '#components/site/words.ts';
import { findLab, type LabEntry } from '#content/labs.ts';
import { languages } from './metadata.ts';

export interface LabParts {
  readonly LabText: MDXContent;
  readonly panel: ReactNode;
  readonly quiz: readonly QuizQuestion[];
}

interface Props {
  params: Promise<{ locale: string; lab: string }>;
}

/** `load` is given a slug of the registry, so its paths lead nowhere else. */
export function labPage(
  chapter: LabEntry['chapter'],
  load: (slug: string, locale: Locale) => Promise<LabParts>,
) {
  const parse = async (params: Props['params']): Promise<{ locale: Locale; entry: LabEntry }> => {
    const { locale, lab } = await params;
    const entry = findLab(lab);
    if (!isLocale(locale) || entry?.chapter !== chapter) notFound();
    return { locale, entry };
  };

  async function Page({ params }: Props) {
    const { locale, entry } = await parse(params);
    const [parts, steps] = await Promise.all([
      load(entry.slug, locale),
      readSteps(chapter, entry.slug, locale),
    ]);
    const { LabText, panel, quiz } = parts;
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
          panel={panel}
        />
      </LabFrame>
    );
  }

  async function generateMetadata({ params }: Props): Promise<Metadata> {
    const { locale, entry } = await parse(params);
    const number = chapterWords[entry.chapter].number[locale];
    const place = `${number} § ${entry.section}: ${entry.title[locale]}.`;
    return {
      title: entry.title[locale],
      description: [place, siteWords.description[locale]].join(' '),
      alternates: { languages: languages(`/${entry.chapter}/${entry.slug}`) },
    };
  }

  return { Page, generateMetadata };
}

async function readSteps(chapter: string, slug: string, locale: Locale): Promise<string[]> {
  const file = path.join(process.cwd(), 'content', chapter, slug, `lab.${locale}.mdx`);
  return stepsOf(await readFile(file, 'utf8'));
}
