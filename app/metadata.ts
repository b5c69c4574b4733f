/** What several pages tell search engines alike. */
import { locales } from '#components/site/words.ts';

/** The same page in every language. */
export function languages(path: string): Record<string, string> {
  return Object.fromEntries(locales.map((locale) => [locale, `/${locale}${path}`]));
}
