/** The running head, as in a book: mark, place, health in words, language, theme. */
import Link from 'next/link';
import { Health } from './health.tsx';
import { KeysHelp } from './keys-help.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { Mark } from './mark.tsx';
import { Place } from './place.tsx';
import { Search } from './search.tsx';
import { ThemeSwitch } from './theme-switch.tsx';
import { type Locale, siteWords } from './words.ts';

export interface Section {
  readonly path: string;
  readonly number: string;
  readonly title: string;
}

export function Head({ locale, sections }: { locale: Locale; sections: readonly Section[] }) {
  return (
    <header className="head">
      <Link href={`/${locale}`} className="mark" aria-label={siteWords.home[locale]}>
        <Mark />
        <span>Menara</span>
      </Link>
      <Place locale={locale} sections={sections} />
      <span className="grow" />
      <Health locale={locale} />
      <Search locale={locale} />
      <KeysHelp locale={locale} />
      <LanguageSwitch locale={locale} />
      <ThemeSwitch locale={locale} />
    </header>
  );
}
