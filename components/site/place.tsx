'use client';
/** Where the reader is: chapter and title, or the book itself on the front page. */
import { usePathname } from 'next/navigation';
import type { Section } from './head.tsx';
import { type Locale, siteWords } from './words.ts';

export function Place({ locale, sections }: { locale: Locale; sections: readonly Section[] }) {
  const pathname = usePathname();
  const here = sections.find((section) => pathname.endsWith(section.path));
  return (
    <span className="place">
      {here ? here.number : siteWords.book[locale]}{' '}
      <b>{here ? here.title : siteWords.bookTitle[locale]}</b>
    </span>
  );
}
