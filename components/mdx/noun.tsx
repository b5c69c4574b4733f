'use client';
/**
 * Words of the figure, with the shape they have there. Pointing at one, or going to it by keyboard,
 * lights its places in the figure.
 */
import type { ReactNode } from 'react';
import { useFrameIfAny } from '#components/lab/frame.tsx';
import { darken, light } from '#components/lab/lit.ts';
import { labWords } from '#components/lab/words.ts';
import { Chip } from '#components/view/chip.tsx';
import { type NounKind, NounShape } from './noun-shape.tsx';

export function Noun({ kind, children }: { kind: NounKind; children: ReactNode }) {
  const frame = useFrameIfAny();
  if (!frame) {
    // No figure stands beside it: there is nothing to light.
    return (
      <span className="noun" data-noun={kind}>
        <NounShape kind={kind} />
        <span>{children}</span>
      </span>
    );
  }
  const show = () => light({ noun: kind });
  return (
    <button
      type="button"
      className="noun"
      data-noun={kind}
      title={labWords.showInFigure[frame.locale]}
      onPointerEnter={show}
      onPointerLeave={darken}
      onFocus={show}
      onBlur={darken}
    >
      <NounShape kind={kind} />
      <span>{children}</span>
    </button>
  );
}

/** A key of the cast: its chip and its name, underlined in the key's stroke. */
export function Key({ name }: { name: string }) {
  return (
    <span
      className="key-name"
      data-key={name}
      onPointerEnter={() => light({ key: name })}
      onPointerLeave={darken}
    >
      <Chip keyName={name} size={13} />
      <b style={{ textDecorationColor: `var(--key-${name}-stroke)` }}>{name}</b>
    </span>
  );
}
