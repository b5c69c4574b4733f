/** The parts of a text that stand still: lead, myth, note, and the nouns with their shapes. */
import type { ReactNode } from 'react';
import { Word } from '#components/lab/word.tsx';
import { labWords } from '#components/lab/words.ts';
import { Chip } from '#components/view/chip.tsx';
import { noteAnchor } from './anchor.ts';
import { type NounKind, NounShape } from './noun-shape.tsx';

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

/** A word of the figure, with the shape it has there. */
export function Noun({ kind, children }: { kind: NounKind; children: ReactNode }) {
  return (
    <span className="noun" data-noun={kind}>
      <NounShape kind={kind} />
      <span>{children}</span>
    </span>
  );
}

/** A key of the cast: its chip and its name, underlined in the key's stroke. */
export function Key({ name }: { name: string }) {
  return (
    <span className="key-name" data-key={name}>
      <Chip keyName={name} size={13} />
      <b style={{ textDecorationColor: `var(--key-${name}-stroke)` }}>{name}</b>
    </span>
  );
}
