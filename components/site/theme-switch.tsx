'use client';
/**
 * The button says what it leads to. Both words are in the HTML and CSS shows the right one, so the
 * label is true before the page has hydrated and nothing jumps.
 */
import { chooseTheme, currentTheme } from './theme.ts';
import { type Locale, siteWords } from './words.ts';

export function ThemeSwitch({ locale }: { locale: Locale }) {
  const flip = () => chooseTheme(currentTheme() === 'dark' ? 'light' : 'dark');
  return (
    <button type="button" className="theme-switch" onClick={flip} title={siteWords.theme[locale]}>
      <span className="to-dark">{siteWords.dark[locale]}</span>
      <span className="to-light">{siteWords.light[locale]}</span>
    </button>
  );
}
