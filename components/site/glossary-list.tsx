'use client';
/**
 * The terms as a list that can be filtered while typing. The form sends the same word to the
 * server, so the filter works without JavaScript as well.
 */
import Form from 'next/form';
import Link from 'next/link';
import { useState } from 'react';
import { readingWords } from './words.reading.ts';
import type { Locale } from './words.ts';

export interface GlossaryItem {
  readonly slug: string;
  readonly term: string;
  readonly usage?: string;
  readonly meaning: string;
  /** Where it is seen: "11.1 § 2", and the address where the lab is there. */
  readonly place: string;
  readonly href?: string;
}

interface Props {
  readonly locale: Locale;
  readonly items: readonly GlossaryItem[];
  readonly asked: string;
}

export function GlossaryList({ locale, items, asked }: Props) {
  const [word, setWord] = useState(asked);
  const shown = fitting(items, word);
  return (
    <>
      <search>
        <Form action={`/${locale}/glossary`} className="finder">
          <label htmlFor="glossary-word">{readingWords.glossaryFilter[locale]}</label>
          <input
            id="glossary-word"
            type="search"
            name="q"
            autoComplete="off"
            maxLength={80}
            value={word}
            onChange={(event) => setWord(event.target.value)}
          />
          <button type="submit" className="button" data-tone="quiet">
            {readingWords.filter[locale]}
          </button>
          <span role="status" className="finder-count">
            {shown.length} {(shown.length === 1 ? readingWords.term : readingWords.terms)[locale]}
          </span>
        </Form>
      </search>
      {shown.length === 0 && <p>{readingWords.noTerm[locale]}</p>}
      <dl className="glossary">
        {shown.map((item) => (
          <div key={item.slug} id={item.slug} data-testid="term">
            <dt>{item.term}</dt>
            <dd>
              {item.meaning}
              <span className="glossary-side">
                {item.usage && (
                  <span>
                    {readingWords.usage[locale]} <i lang="id">{item.usage}</i>
                  </span>
                )}
                <span>
                  {readingWords.seenIn[locale]}{' '}
                  {item.href ? <Link href={item.href}>{item.place}</Link> : item.place}
                </span>
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** Every word that was asked for stands somewhere in the entry. */
export function fitting(items: readonly GlossaryItem[], asked: string): readonly GlossaryItem[] {
  const words = asked.toLowerCase().split(/\s+/).filter(Boolean);
  return items.filter(({ term, usage = '', meaning }) => {
    const text = `${term} ${usage} ${meaning}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
