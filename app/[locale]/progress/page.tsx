/** The reader's progress: how far in each lab, which guesses were set right, and the file to carry. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { BringForm } from '#components/site/bring-form.tsx';
import { type Corrected, CorrectedGuesses } from '#components/site/corrected-guesses.tsx';
import { MarkOfLab } from '#components/site/mark-of-lab.tsx';
import { progressWords as words } from '#components/site/words.progress.ts';
import { chapterWords, isLocale, type Locale } from '#components/site/words.ts';
import { type LabEntry, labs } from '#content/labs.ts';
import { type Prediction, predictionsOf } from '#content/predictions.ts';
import { markOf, readerProgress } from '#content/progress.ts';
import type { Progress } from '#lib/events.ts';
import { PROGRESS_FILE_BYTES_MAX } from '#lib/limits.ts';
import { languages } from '../../metadata.ts';
import { bring } from './bring.ts';

interface Props {
  params: Promise<{ locale: string }>;
}

export default async function Page({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const progress = await readerProgress();
  return (
    <main className="chapter prose" id="isi" tabIndex={-1}>
      <header className="chapter-title">
        <h1>{words.title[locale]}</h1>
        <p className="chapter-lead">{words.lead[locale]}</p>
      </header>
      <div className="chapter-body">
        {progress ? <Told progress={progress} locale={locale} /> : <p>{words.away[locale]}</p>}
        <h2>{words.carry[locale]}</h2>
        <p>{words.carryLead[locale]}</p>
        <p>
          <a className="button" data-tone="quiet" href="/api/progress" download>
            {words.download[locale]}
          </a>
        </p>
        <BringForm locale={locale} bytesMax={PROGRESS_FILE_BYTES_MAX} action={bring} />
      </div>
    </main>
  );
}

interface ToldProps {
  progress: Readonly<Record<string, Progress>>;
  locale: Locale;
}

async function Told({ progress, locale }: ToldProps) {
  const asked = await Promise.all(labs.map((lab) => predictionsIn(lab, locale)));
  const corrected = labs.flatMap((lab, index) =>
    correctedIn(progress[lab.slug], asked[index] ?? new Map()),
  );
  const day = new Intl.DateTimeFormat(locale === 'id' ? 'id-ID' : 'en-GB', { dateStyle: 'medium' });
  return (
    <>
      <table className="progress-table">
        <thead>
          <tr>
            {[words.lab, words.guesses, words.quiz, words.passed].map((head) => (
              <th key={head.en} scope="col">
                {head[locale]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {labs.map((lab, index) => {
            const one = progress[lab.slug];
            const of = asked[index]?.size ?? 0;
            return (
              <tr key={lab.slug} data-testid={`progress-${lab.slug}`}>
                <th scope="row">
                  <MarkOfLab mark={markOf(one)} locale={locale} />{' '}
                  <Link href={`/${locale}/${lab.chapter}/${lab.slug}`}>
                    {chapterWords[lab.chapter].number[locale]} § {lab.section}
                  </Link>
                  <span className="progress-title">{lab.title[locale]}</span>
                </th>
                <td>{`${Object.keys(one?.predictions ?? {}).length}/${of}`}</td>
                <td>{Object.keys(one?.quiz ?? {}).length}</td>
                <td>{one?.passed === undefined ? '–' : day.format(one.passed)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <CorrectedGuesses corrected={corrected} locale={locale} />
    </>
  );
}

async function predictionsIn({ chapter, slug }: LabEntry, locale: Locale) {
  const file = path.join(process.cwd(), 'content', chapter, slug, `lab.${locale}.mdx`);
  return predictionsOf(await readFile(file, 'utf8'));
}

function correctedIn(
  progress: Progress | undefined,
  asked: ReadonlyMap<string, Prediction>,
): Corrected[] {
  return Object.entries(progress?.predictions ?? {}).flatMap(([id, { option }]) => {
    const outcome = progress?.outcomes?.[id];
    const prediction = asked.get(id);
    if (!outcome || !prediction || outcome.option === option) return [];
    const { question, options } = prediction;
    return [{ id, question, guess: options[option] ?? option, shown: outcome.value }];
  });
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  return {
    title: words.title[locale],
    description: words.lead[locale],
    alternates: { languages: languages('/progress') },
    robots: { index: false },
  };
}
