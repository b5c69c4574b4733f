/** The parts of a text that stand still: lead, myth and note. */
import type { ReactNode } from 'react';
import { Word } from '#components/lab/word.tsx';
import { labWords } from '#components/lab/words.ts';
import { noteAnchor } from './anchor.ts';

export function Lead({ children }: { children: ReactNode }) {
  return <div className="lead">{children}</div>;
}

export function Myth({ children }: { children: ReactNode }) {
  return (
    <blockquote className="myth">
      <b>
        <Word text={labWords.myth} />
      </b>
      <p>“{children}”</p>
    </blockquote>
  );
}

export function Note({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <aside className="note" id={title && noteAnchor(title)} aria-label={title}>
      {title && <h2>{title}</h2>}
      {children}
    </aside>
  );
}
