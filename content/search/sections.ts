/**
 * Cuts an MDX text into the sections a reader can be led to, as plain words. The texts use a small,
 * known set of parts, so no compiler is needed: a part opens at the start of its line.
 */
import { noteAnchor, whyAnchor } from '#components/mdx/anchor.ts';

export interface Section {
  /** Without `#`; empty: the top of the page. */
  readonly anchor: string;
  /** Its own title; a step has none but its number. */
  readonly title: string;
  readonly step?: number;
  readonly text: string;
}

const OPENING = /^<(Lead|Myth|Step|Why|Note|Challenge)\b([^>]*)>/;
const HEADING = /^## +(.*)$/;

export function sectionsOf(source: string): Section[] {
  const sections: Section[] = [];
  let steps = 0;
  let current = { anchor: '', title: '', lines: [] as string[] } as Open;
  const close = () => {
    const { lines, ...rest } = current;
    const text = plain(lines.join('\n'));
    if (text) sections.push({ ...rest, text });
  };
  for (const line of source.split('\n')) {
    const opening = OPENING.exec(line);
    const heading = HEADING.exec(line)?.[1];
    if (opening?.[1] && startsSection(opening[1])) {
      close();
      if (opening[1] === 'Step') steps += 1;
      current = { ...openingOf(opening[1], opening[2] ?? '', steps), lines: [] };
    } else if (heading !== undefined) {
      close();
      current = { anchor: '', title: plain(heading), lines: [] };
      continue;
    }
    current.lines.push(line);
  }
  close();
  return sections;
}

interface Open extends Omit<Section, 'text'> {
  lines: string[];
}

const startsSection = (name: string) => name !== 'Lead' && name !== 'Myth';

function openingOf(name: string, attributes: string, step: number): Omit<Section, 'text'> {
  const title = attribute(attributes, 'title');
  if (name === 'Step') return { anchor: `langkah-${step}`, title: '', step };
  if (name === 'Why') return { anchor: whyAnchor(attribute(attributes, 'until')), title };
  if (name === 'Note') return { anchor: noteAnchor(title), title };
  return { anchor: 'tantangan', title };
}

function attribute(source: string, name: string): string {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(source)?.[1] ?? '';
}

/** The words of a piece of MDX as a reader sees them. */
export function plain(mdx: string): string {
  return mdx
    .replaceAll(/<Key\b[^>]*\bname="([^"]*)"[^>]*\/>/g, '$1')
    .replaceAll(/<(?:Live|Minutes)\b[^>]*\/>/g, '…')
    .replaceAll(/<Predict\b[^>]*\bquestion="([^"]*)"[^>]*>/g, '$1 ')
    .replaceAll(/<\/?[A-Z][^>]*>/g, ' ')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[*`]/g, '')
    .replaceAll(/^(?:#+|-|\d+\.) +/gm, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ([.,;:!?])/g, '$1')
    .trim();
}
