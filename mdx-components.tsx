/**
 * What a part of an MDX text becomes. The names here are the ones a text may use.
 */
import type { MDXComponents } from 'mdx/types';
import type { ReactNode } from 'react';
import { Listing } from '#components/lab/listing.tsx';
import { Code, Item, Paragraph } from '#components/mdx/bound.tsx';
import { Key, Noun } from '#components/mdx/noun.tsx';
import { Option, Predict } from '#components/mdx/predict.tsx';
import { Lead, Myth, Note } from '#components/mdx/prose.tsx';
import { TermView } from '#components/mdx/term.tsx';
import { Challenge, Do, Live, Quiz, Step, Why } from '#components/mdx/wired.tsx';
import { findTerm } from '#content/glossary.ts';
import { LabLink } from '#content/lab-link.tsx';
import { findLab } from '#content/labs.ts';

const components: MDXComponents = {
  a: LabLink,
  p: Paragraph,
  li: Item,
  code: Code,
  Lead,
  Myth,
  Note,
  Noun,
  Key,
  Term,
  Step,
  Predict,
  Option,
  Do,
  Why,
  Live,
  Challenge,
  Quiz,
  Listing,
  Minutes,
};

export function useMDXComponents(): MDXComponents {
  return components;
}

/** How long a lab takes, as it stands in the contents. */
function Minutes({ of }: { of: string }) {
  const lab = findLab(of);
  if (!lab) throw new Error(`There is no lab "${of}".`);
  return lab.minutes;
}

/** The one part that reads the book itself: parts of `components` know no content. */
function Term({ name, children }: { name: string; children: ReactNode }) {
  const entry = findTerm(name);
  if (!entry) throw new Error(`The glossary has no term "${name}".`);
  const { slug, term, meaning } = entry;
  return (
    <TermView slug={slug} term={term} meaning={meaning}>
      {children}
    </TermView>
  );
}
