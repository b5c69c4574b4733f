'use client';
/**
 * The panel of a lab in the reader's language, and of no other lab or language: it is fetched by
 * its place, while the server has drawn it already.
 */
import { type ComponentType, lazy, Suspense } from 'react';
import '#components/view/styles.ts';
import type { Locale } from '#components/site/words.ts';
import type { Chapter } from './labs.ts';

interface Place {
  readonly chapter: Chapter;
  readonly slug: string;
  readonly locale: Locale;
}

/** Made once each: a component made anew would forget its state. */
const panels = new Map<string, ComponentType>();

export function LabPanel(place: Place) {
  const Panel = panelAt(place);
  return (
    <Suspense>
      <Panel />
    </Suspense>
  );
}

function panelAt({ chapter, slug, locale }: Place): ComponentType {
  const key = `${chapter}/${slug}/${locale}`;
  const known = panels.get(key);
  if (known) return known;
  const made = lazy(() => import(`./${chapter}/${slug}/panel.${locale}.tsx`));
  panels.set(key, made);
  return made;
}
