/** Every page worth finding, with its twin in the other language. */
import type { MetadataRoute } from 'next';
import { locales } from '#components/site/words.ts';
import { labs } from '#content/labs.ts';
import { languages, siteUrl } from './metadata.ts';

/** Pages of the book beside its labs. */
const EXTRA = ['/guarantees', '/glossary'];

export const dynamic = 'force-dynamic';

export default function sitemap(): MetadataRoute.Sitemap {
  const chapters = [...new Set(labs.map(({ chapter }) => `/${chapter}`))];
  const pages = ['', ...chapters, ...labs.map((lab) => `/${lab.chapter}/${lab.slug}`), ...EXTRA];
  const whole = (path: string) => new URL(path, siteUrl()).href;
  return pages.flatMap((page) => {
    const twins = Object.entries(languages(page)).map(([locale, path]) => [locale, whole(path)]);
    return locales.map((locale) => ({
      url: whole(`/${locale}${page}`),
      alternates: { languages: Object.fromEntries(twins) },
    }));
  });
}
