'use client';
/** Client side, because a page that is not found is given no parameters, only the address. */
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { localeOf, siteWords } from './words.ts';

export function NotFoundText() {
  const pathname = usePathname();
  const locale = localeOf(pathname);
  return (
    <main className="alone" id="isi" tabIndex={-1}>
      <h1>{siteWords.notFound[locale]}</h1>
      <p>{siteWords.notFoundWhy[locale]}</p>
      <p className="code">{pathname}</p>
      <p>
        <Link className="link" href={`/${locale}`}>
          {siteWords.toContents[locale]}
        </Link>
      </p>
    </main>
  );
}
