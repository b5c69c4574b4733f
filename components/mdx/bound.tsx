/**
 * What must not be parted at the end of a line. A noun is a button, and a browser may break on
 * either side of one: the full stop behind it would stand alone at the head of a line. A word that
 * is said twice (masing-masing) or has a hyphen is one word, too.
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
/** Characters of code that a phone has room for beside nothing else. */
const CODE_WHOLE_MAX = 24;
/** With the mark that follows: a piece without breaks would let go of it. */
const HYPHENATED = /(\p{L}+(?:-\p{L}+)+[.,;:!?)”]*)/u;

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
    if (typeof part !== 'string') return part;
    return unbroken(isNoun(before) ? part.replace(MARKS, '') : part);
  });
}

function unbroken(text: string): ReactNode {
  const pieces = text.split(HYPHENATED);
  if (pieces.length === 1) return text;
  return pieces.map((piece, at) =>
    at % 2 === 0 ? (
      piece
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the words of a text never move
      <span key={at} className="nowrap">
        {piece}
      </span>
    ),
  );
}

export function Paragraph({ children, ...rest }: ComponentProps<'p'>) {
  return <p {...rest}>{bindMarks(children)}</p>;
}

export function Item({ children, ...rest }: ComponentProps<'li'>) {
  return <li {...rest}>{bindMarks(children)}</li>;
}

/** A name in code is one word as well, unless it is too long for a line of a phone. */
export function Code({ children }: ComponentProps<'code'>) {
  const whole = typeof children === 'string' && children.length <= CODE_WHOLE_MAX;
  return (
    <code className={whole && !children.includes(' ') ? 'nowrap' : undefined}>{children}</code>
  );
}

function isNoun(part: ReactNode): part is ReactElement {
  return isValidElement(part) && part.type === Noun;
}
