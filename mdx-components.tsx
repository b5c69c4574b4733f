/**
 * What a part of an MDX text becomes. The names here are the ones a text may use.
 */
import type { MDXComponents } from 'mdx/types';
import { Listing } from '#components/lab/listing.tsx';
import { Option, Predict } from '#components/mdx/predict.tsx';
import { Key, Lead, Myth, Note, Noun } from '#components/mdx/prose.tsx';
import { Challenge, Do, Live, Quiz, Step, Why } from '#components/mdx/wired.tsx';

const components: MDXComponents = {
  Lead,
  Myth,
  Note,
  Noun,
  Key,
  Step,
  Predict,
  Option,
  Do,
  Why,
  Live,
  Challenge,
  Quiz,
  Listing,
};

export function useMDXComponents(): MDXComponents {
  return components;
}
