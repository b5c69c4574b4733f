/** What several pages tell search engines and previews alike. */
import type { Metadata } from 'next';
import { type Locale, locales } from '#components/site/words.ts';

/** The same page in every language. */
export function languages(path: string): Record<string, string> {
  return Object.fromEntries(locales.map((locale) => [locale, `/${locale}${path}`]));
}

/** Where the world reaches this server; previews and the sitemap need whole addresses. */
export function siteUrl(): URL {
  return new URL(process.env.PUBLIC_URL ?? `http://localhost:${process.env.PORT ?? 3000}`);
}

/** Title and description of a preview are those of the page; the picture is the book's. */
export function preview(locale: Locale): Metadata {
  const image = { url: `/og.${locale}.png`, width: 1200, height: 630 };
  return {
    metadataBase: siteUrl(),
    openGraph: {
      type: 'website',
      siteName: 'Menara',
      locale: locale === 'id' ? 'id_ID' : 'en_GB',
      images: [image],
    },
    twitter: { card: 'summary_large_image', images: [image] },
  };
}
