/** What a search gives: where it leads, and a piece of the text with the found words marked. */
export interface SearchHit {
  readonly href: string;
  readonly title: string;
  /** "11.1 § 2", or the glossary. */
  readonly place: string;
  readonly excerpt: readonly { readonly text: string; readonly hit: boolean }[];
}

export const QUERY_MAX_CHARS = 80;
