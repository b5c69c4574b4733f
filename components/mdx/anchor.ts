/** Anchors inside a text, alike for the part that carries one and for the search that leads there. */

/** Where a text asks for this guess. */
export const guessAnchor = (id: string): string => `tebakan-${id}`;

export const whyAnchor = (until: string): string => `mengapa-${until}`;

/** "Apa yang tidak dijanjikan" → catatan-apa-yang-tidak-dijanjikan */
export const noteAnchor = (title: string): string =>
  `catatan-${title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')}`;
