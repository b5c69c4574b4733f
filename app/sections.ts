/** The places of the book as the running head names them. */
import type { Section } from '#components/site/head.tsx';
import type { Locale } from '#components/site/words.ts';
import { chapterWords } from '#components/site/words.ts';
import { labs } from '#content/labs.ts';

export function sections(locale: Locale): Section[] {
  const chapters = Object.entries(chapterWords).map(([chapter, words]) => ({
    path: `/${chapter}`,
    number: words.number[locale],
    title: words.title[locale],
  }));
  const pages = labs.map((lab) => ({
    path: `/${lab.chapter}/${lab.slug}`,
    number: chapterWords[lab.chapter].number[locale],
    // "Log: buku yang …": the head has room for the name alone.
    title: lab.title[locale].split(':')[0] ?? lab.slug,
  }));
  return [...chapters, ...pages];
}
