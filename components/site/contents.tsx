/** The contents of the book: dot leaders and minutes; what isn't there yet is named, not linked. */
import Link from 'next/link';
import { type LabMark, MarkOfLab } from './mark-of-lab.tsx';
import { Unbroken } from './unbroken.tsx';
import { guaranteeWords } from './words.guarantees.ts';
import { openingWords } from './words.opening.ts';
import { progressWords } from './words.progress.ts';
import { readingWords } from './words.reading.ts';
import { chapterWords, type Locale } from './words.ts';

export interface ContentsLab {
  readonly slug: string;
  readonly chapter: string;
  readonly section: number;
  readonly title: string;
  readonly minutes: number;
  /** Absent while progress can't be read. */
  readonly mark?: LabMark;
}

export function Contents({ locale, labs }: { locale: Locale; labs: readonly ContentsLab[] }) {
  return (
    <section className="toc" aria-labelledby="isi-bab">
      <h2 id="isi-bab">{openingWords.contents[locale]}</h2>
      {Object.entries(chapterWords).map(([chapter, { number, title }]) => {
        const own = labs.filter((lab) => lab.chapter === chapter);
        const name = <Unbroken text={title[locale]} />;
        return (
          <section key={chapter} className="toc-chapter" data-coming={own.length === 0}>
            <h3>
              <span className="toc-number">{number[locale]}</span>
              {own.length > 0 ? (
                <Link href={`/${locale}/${chapter}`}>{name}</Link>
              ) : (
                <span>{name}</span>
              )}
              {own.length === 0 && <Leader end={openingWords.coming[locale]} />}
            </h3>
            {own.length > 0 && (
              <ol>
                {own.map((lab) => (
                  <li key={lab.slug}>
                    <span className="toc-number">§ {lab.section}</span>
                    {lab.mark && <MarkOfLab mark={lab.mark} locale={locale} />}
                    <Link href={`/${locale}/${chapter}/${lab.slug}`}>{lab.title}</Link>
                    <Leader
                      end={`${lab.minutes}′`}
                      spoken={`${lab.minutes} ${openingWords.minutes[locale]}`}
                    />
                  </li>
                ))}
              </ol>
            )}
          </section>
        );
      })}
      <p className="toc-more">
        <Link href={`/${locale}/guarantees`}>{guaranteeWords.title[locale]}</Link>
        <Link href={`/${locale}/glossary`}>{readingWords.glossary[locale]}</Link>
        <Link href={`/${locale}/progress`}>{progressWords.title[locale]}</Link>
      </p>
    </section>
  );
}

function Leader({ end, spoken }: { end: string; spoken?: string }) {
  return (
    <>
      <span className="leader" aria-hidden="true" />
      <span className="toc-end">
        <span aria-hidden={spoken !== undefined}>{end}</span>
        {spoken && <span className="sr-only">{spoken}</span>}
      </span>
    </>
  );
}
