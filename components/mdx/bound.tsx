/**
 * A noun is a button, and a browser may break a line on either side of one: the full stop behind it
 * would stand alone at the head of a line. Noun and mark are kept together here.
 */
import {
  Children,
  type ComponentProps,
  isValidElement,
  type ReactElement,
  type ReactNode,
} from 'react';
import { Noun } from './noun.tsx';

const MARKS = /^[.,;:!?)”]+/;

/** The children of a paragraph, with each noun and the marks that follow it in one unbroken piece. */
export function bindMarks(children: ReactNode): ReactNode {
  const parts = Children.toArray(children);
  return parts.map((part, at) => {
    const before = parts[at - 1];
    const after = parts[at + 1];
    if (isNoun(part) && typeof after === 'string') {
      const marks = MARKS.exec(after)?.[0];
      if (marks)
        return (
          <span key={part.key} className="bound">
            {part}
            {marks}
          </span>
        );
    }
    return isNoun(before) && typeof part === 'string' ? part.replace(MARKS, '') : part;
  });
}

export function Paragraph({ children, ...rest }: ComponentProps<'p'>) {
  return <p {...rest}>{bindMarks(children)}</p>;
}

export function Item({ children, ...rest }: ComponentProps<'li'>) {
  return <li {...rest}>{bindMarks(children)}</li>;
}

function isNoun(part: ReactNode): part is ReactElement {
  return isValidElement(part) && part.type === Noun;
}
