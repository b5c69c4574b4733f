/**
 * A consumer group: a bracket over the cards of its members, carrying the group's own ribbon, so
 * that rails and processes are recognised as the same group without a wire between them.
 */
import { Children, type CSSProperties, type ReactNode } from 'react';
import css from './group-bracket.module.css';
import { Ribbon } from './rail.tsx';

export interface GroupBracketProps {
  name: string;
  /** Same number as the group's rail: 0 filled, 1 hollow, 2 striped. */
  ribbon: number;
  /** What the broker says of it: "Stable, 1 anggota". */
  state?: string;
  children: ReactNode;
}

export function GroupBracket({ name, ribbon, state, children }: GroupBracketProps) {
  const members = { '--members': Math.max(1, Children.count(children)) } as CSSProperties;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
    <div
      className={css.group}
      style={members}
      role="group"
      aria-label={name}
      data-testid="group"
      data-group={name}
    >
      <div className={css.line}>
        <span className={css.label}>
          <svg width="13" height="20" viewBox="-6.5 -1 13 20" aria-hidden="true">
            <Ribbon style={ribbon} />
          </svg>
          <b>{name}</b>
          {state && <span className={css.state}>{state}</span>}
        </span>
      </div>
      <div className={css.members}>{children}</div>
    </div>
  );
}

/** Groups side by side, as wide as their members need. */
export function Groups({ children }: { children: ReactNode }) {
  return <div className={css.groups}>{children}</div>;
}
