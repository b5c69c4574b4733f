/** The beginning of a text as one line, for search engines: cut at a word. */
import { plain } from './search/sections.ts';

const LENGTH_CHARS = 160;

export function descriptionOf(source: string): string {
  const first = source
    .split(/\n\s*\n/)
    .map(plain)
    .find((paragraph) => paragraph.length > 40);
  if (first === undefined || first.length <= LENGTH_CHARS) return first ?? '';
  return `${first.slice(0, first.lastIndexOf(' ', LENGTH_CHARS - 2))} …`;
}
