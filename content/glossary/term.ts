/** One entry of the glossary; the entries themselves lie beside, by what they are about. */
import type { Chapter } from '../labs.ts';

export interface GlossaryTerm {
  /** Its anchor on the glossary page, and the name a text uses: `<Term name="lag">`. */
  readonly slug: string;
  readonly term: string;
  /** How Indonesian engineers write it, where that differs. */
  readonly usage?: string;
  readonly meaning: { readonly id: string; readonly en: string };
  /** The section that shows it, and the step there, where the lab exists already. */
  readonly shown: { readonly chapter: Chapter; readonly section: number; readonly step?: number };
}
