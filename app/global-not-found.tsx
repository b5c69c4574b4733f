/**
 * An address that leads nowhere, told in both languages. Next draws this page by itself, whole and
 * on the server, so it brings what the layout otherwise gives.
 */
import type { Metadata } from 'next';
import { headers } from 'next/headers';
import './globals.css';
import { Mark } from '#components/site/mark.tsx';
import { ThemeScript } from '#components/site/theme-script.tsx';
import { locales, siteWords } from '#components/site/words.ts';
import { fontVariables } from './fonts.ts';
import { nonceOf } from './nonce.ts';

export const metadata: Metadata = {
  title: `${siteWords.notFound.id} · ${siteWords.notFound.en} · Menara`,
  icons: { icon: '/favicon.svg' },
};

export default async function NotFound() {
  const nonce = nonceOf(await headers());
  return (
    <html lang="id" className={fontVariables} suppressHydrationWarning>
      <head>
        <ThemeScript nonce={nonce} />
      </head>
      <body>
        <header className="head">
          <a href="/" className="mark" aria-label={siteWords.home.id}>
            <Mark />
            <span>Menara</span>
          </a>
        </header>
        <main className="alone" id="isi">
          {locales.map((locale, index) => {
            const Heading = index === 0 ? 'h1' : 'h2';
            return (
              <section key={locale} lang={locale}>
                <Heading>{siteWords.notFound[locale]}</Heading>
                <p>{siteWords.notFoundWhy[locale]}</p>
                <p>
                  <a className="link" href={`/${locale}`}>
                    {siteWords.toContents[locale]}
                  </a>
                </p>
              </section>
            );
          })}
        </main>
      </body>
    </html>
  );
}
