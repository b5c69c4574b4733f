/** What an element of an MDX text becomes. */
import type { MDXComponents } from 'mdx/types';

export function useMDXComponents(): MDXComponents {
  return {};
}
