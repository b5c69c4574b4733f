/** The front page: telephone and radio under the same kill, the contents, the health of the stack. */
import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Contents } from '#components/site/contents.tsx';
import { HealthSentence } from '#components/site/health-sentence.tsx';
import { Promises, Story } from '#components/site/opening-story.tsx';
import { Unbroken } from '#components/site/unbroken.tsx';
import { openingWords } from '#components/site/words.opening.ts';
import { isLocale } from '#components/site/words.ts';
import { labs } from '#content/labs.ts';
import { TelephoneCaption, TelephoneFigure } from '#content/pembuka/tower/telephone-figure.tsx';
import { TowerControls } from '#content/pembuka/tower/tower-controls.tsx';
import { TowerCaption, TowerFigure } from '#content/pembuka/tower/tower-figure.tsx';
import { TowerLab } from '#content/pembuka/tower/tower-lab.tsx';
import { hasRun, markOf, readerProgress } from '#content/progress.ts';
import { languages } from '../metadata.ts';

interface Props {
  params: Promise<{ locale: string }>;
}

export default async function Page({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const [progress, begun] = await Promise.all([readerProgress(), hasRun('tower')]);
  const entries = labs.map((lab) => ({
    ...lab,
    title: lab.title[locale],
    ...(progress ? { mark: markOf(progress[lab.slug]) } : {}),
  }));
  const first = entries[0];
  return (
    <main id="isi" className="opening" tabIndex={-1}>
      <TowerLab locale={locale} begun={begun}>
        <div className="hero">
          <div className="hero-text">
            <h1>
              <Unbroken text={openingWords.title[locale]} />
            </h1>
            <p>{openingWords.lead[locale]}</p>
            <TowerControls>
              {first && (
                <Link className="hero-start" href={`/${locale}/${first.chapter}/${first.slug}`}>
                  {openingWords.start[locale]} {first.title.split(':')[0]}, {first.minutes}{' '}
                  {openingWords.minutes[locale]}
                </Link>
              )}
            </TowerControls>
          </div>
          <div className="hero-figure">
            <TelephoneFigure size="wide" />
            <TowerFigure />
          </div>
        </div>
        <div className="hero-captions">
          <div className="caption-telephone">
            <TelephoneFigure size="narrow" />
            <TelephoneCaption />
          </div>
          <TowerCaption />
        </div>
      </TowerLab>
      <Story locale={locale} />
      <Promises locale={locale} />
      <div className="opening-below">
        <div className="opening-promise">
          <p>{openingWords.promise[locale]}</p>
          <h2>{openingWords.health[locale]}</h2>
          <HealthSentence locale={locale} />
        </div>
        <Contents locale={locale} labs={entries} />
      </div>
    </main>
  );
}

export const metadata: Metadata = { alternates: { languages: languages('') } };
