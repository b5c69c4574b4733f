'use client';
/** A page that failed to draw: what happened, what is not lost, what to do. */
import { usePathname } from 'next/navigation';
import { useEffect } from 'react';
import { localeOf, siteWords } from '#components/site/words.ts';

interface Props {
  error: Error & { digest?: string };
  retry: () => void;
}

export default function PageError({ error, retry }: Props) {
  const locale = localeOf(usePathname());
  useEffect(() => {
    console.error(error);
  }, [error]);
  return (
    <main className="alone" id="isi" tabIndex={-1}>
      <h1>{siteWords.failed[locale]}</h1>
      <p>{siteWords.failedWhy[locale]}</p>
      {error.digest && <p className="code">{error.digest}</p>}
      <p>
        <button type="button" className="button" data-tone="now" onClick={retry}>
          {siteWords.retry[locale]}
        </button>
      </p>
    </main>
  );
}
