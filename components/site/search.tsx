'use client';
/**
 * The search in the head: a link to the search page that opens a dialog instead where scripts run.
 * `/` opens it too; the arrows walk through what was found.
 */
import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react';
import { Dialog } from './dialog.tsx';
import { Lens } from './icons.tsx';
import { useKeys } from './keys.ts';
import { QUERY_MAX_CHARS, type SearchHit } from './search-hit.ts';
import { SearchResults } from './search-results.tsx';
import { readingWords } from './words.reading.ts';
import type { Locale } from './words.ts';

export function Search({ locale }: { locale: Locale }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [query, setQuery] = useState('');
  const { hits, asked } = useHits(query, locale);
  const open = () => {
    dialog.current?.showModal();
    // What was looked for before is there to be typed over.
    dialog.current?.querySelector('input')?.select();
  };
  useKeys({ '/': open });
  const press = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    open();
  };
  const links = () => [...(dialog.current?.querySelectorAll<HTMLElement>('.hits a') ?? [])];
  return (
    <>
      <a
        className="head-search"
        href={`/${locale}/search`}
        aria-label={readingWords.search[locale]}
        onClick={press}
      >
        <Lens />
        <span>{readingWords.search[locale]}</span>
      </a>
      <Dialog ref={dialog} title={readingWords.search[locale]} locale={locale} testid="search">
        <search
          onKeyDown={(event) => {
            walk(event, links());
            if (event.key !== 'Escape') return;
            // A field of this kind would take the key to empty itself first.
            event.preventDefault();
            dialog.current?.close();
          }}
          onClick={({ target }) => {
            if (target instanceof Element && target.closest('a')) dialog.current?.close();
          }}
        >
          <form
            className="finder"
            action={`/${locale}/search`}
            onSubmit={(event) => {
              const [first] = links();
              if (!first || asked !== query) return;
              event.preventDefault();
              first.click();
            }}
          >
            <input
              type="search"
              name="q"
              aria-label={readingWords.searchFor[locale]}
              placeholder={readingWords.searchFor[locale]}
              autoComplete="off"
              maxLength={QUERY_MAX_CHARS}
              value={query}
              onChange={(event) => setQuery(event.target.value)}
            />
          </form>
          <p role="status" className="search-status">
            {statusOf(asked, hits, locale)}
          </p>
          <SearchResults hits={hits} />
        </search>
      </Dialog>
    </>
  );
}

function statusOf(asked: string, hits: readonly SearchHit[], locale: Locale): string {
  if (asked === '') return readingWords.searchHint[locale];
  if (hits.length === 0) return readingWords.noHit[locale];
  const words = hits.length === 1 ? readingWords.hit : readingWords.hits;
  return `${hits.length} ${words[locale]}`;
}

/** The arrows go from the field into the list and back. */
function walk(event: KeyboardEvent, links: readonly HTMLElement[]): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || links.length === 0) return;
  event.preventDefault();
  const to = links.indexOf(document.activeElement as HTMLElement) + step;
  if (to < 0) event.currentTarget.querySelector('input')?.focus();
  else links[Math.min(to, links.length - 1)]?.focus();
}

interface Found {
  readonly asked: string;
  readonly hits: readonly SearchHit[];
}

function useHits(query: string, locale: Locale): Found {
  const [found, setFound] = useState<Found>({ asked: '', hits: [] });
  useEffect(() => {
    if (query.trim() === '') return setFound({ asked: '', hits: [] });
    const abort = new AbortController();
    const address = `/api/search?${new URLSearchParams({ q: query, locale })}`;
    fetch(address, { signal: abort.signal })
      .then((response) => response.json())
      .then((answer) => {
        if (answer.ok) setFound({ asked: query, hits: answer.data });
      })
      .catch((error) => {
        // The next letter was typed, or the server is away: what was found stays.
        if (!abort.signal.aborted) console.warn(error);
      });
    return () => abort.abort();
  }, [query, locale]);
  return found;
}
