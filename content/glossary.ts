/**
 * The glossary of the book: 45 terms in both languages, read by the glossary page, by `<Term>` in
 * the texts and by the search. Each definition is one line and says nothing that a lab disproves.
 */
import { clusterTerms } from './glossary/cluster.ts';
import { databaseTerms } from './glossary/database.ts';
import { deliveryTerms } from './glossary/delivery.ts';
import { eventTerms } from './glossary/events.ts';
import { logTerms } from './glossary/log.ts';
import type { GlossaryTerm } from './glossary/term.ts';
import { type LabEntry, labs } from './labs.ts';

export type { GlossaryTerm } from './glossary/term.ts';

export const glossary: readonly GlossaryTerm[] = [
  ...eventTerms,
  ...logTerms,
  ...clusterTerms,
  ...databaseTerms,
  ...deliveryTerms,
].sort((a, b) => a.term.localeCompare(b.term, 'en'));

const bySlug = new Map(glossary.map((entry) => [entry.slug, entry]));

export function findTerm(slug: string): GlossaryTerm | undefined {
  return bySlug.get(slug);
}

/** The lab that shows a term, where it can be visited already. */
export function labOf({ shown }: GlossaryTerm): LabEntry | undefined {
  return labs.find(
    ({ chapter, section }) => chapter === shown.chapter && section === shown.section,
  );
}
