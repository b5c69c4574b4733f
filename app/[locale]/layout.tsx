/** The root of every page: language, faces, theme before first paint, running head. */
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import '../globals.css';
import { Head } from '#components/site/head.tsx';
import { ThemeScript } from '#components/site/theme-script.tsx';
import { isLocale, siteWords } from '#components/site/words.ts';
import { fontVariables } from '../fonts.ts';
import { preview } from '../metadata.ts';
import { nonceOf } from '../nonce.ts';
import { sections } from '../sections.ts';

interface Props {
  children: ReactNode;
  params: Promise<{ locale: string }>;
}

export default async function RootLayout({ children, params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const nonce = nonceOf(await headers());
  return (
    <html lang={locale} className={fontVariables} suppressHydrationWarning>
      <head>
        <ThemeScript nonce={nonce} />
      </head>
      <body>
        <a className="skip" href="#isi">
          {siteWords.skip[locale]}
        </a>
        <Head locale={locale} sections={sections(locale)} />
        {children}
      </body>
    </html>
  );
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  return {
    ...preview(locale),
    title: { default: `Menara: ${siteWords.bookTitle[locale]}`, template: '%s · Menara' },
    description: siteWords.description[locale],
    icons: { icon: '/favicon.svg' },
  };
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fcfcfa' },
    { media: '(prefers-color-scheme: dark)', color: '#10131a' },
  ],
};
