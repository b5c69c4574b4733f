'use client';
/** ID and EN lead to the same page in the other language, with its query and its place kept. */
import { usePathname } from 'next/navigation';
import type { MouseEvent } from 'react';
import { inLocale, type Locale, locales, siteWords } from './words.ts';

const names: Record<Locale, string> = { id: 'Bahasa Indonesia', en: 'English' };

export function LanguageSwitch({ locale }: { locale: Locale }) {
  const pathname = usePathname();
  // Query and hash are known only here; a plain link stays for readers without JavaScript.
  const keepPlace = (event: MouseEvent<HTMLAnchorElement>) => {
    const link = event.currentTarget;
    link.search = location.search;
    link.hash = location.hash;
  };
  return (
    <nav className="language" aria-label={siteWords.language[locale]}>
      {locales.map((other) => (
        <a
          key={other}
          href={inLocale(pathname, other)}
          hrefLang={other}
          lang={other}
          aria-current={other === locale ? 'true' : undefined}
          onClick={keepPlace}
        >
          <span aria-hidden="true">{other.toUpperCase()}</span>
          <span className="sr-only">{names[other]}</span>
        </a>
      ))}
    </nav>
  );
}
