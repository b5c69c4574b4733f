/**
 * A transaction as a box with its name in the border. What is written together lies inside; what
 * leaves crosses the border as a wave and is named: it does not share the box's fate.
 */
import type { ReactNode } from 'react';
import { ChipMark } from './chip.tsx';
import css from './transaction-box.module.css';
import { Wave } from './wave.tsx';

export interface TransactionBoxProps {
  name: string;
  state: 'open' | 'committed' | 'aborted';
  /** Sheets and whatever else shares one fate. */
  children: ReactNode;
  /** An event that leaves: its key, and the words under it ("di luar kotak"). */
  leaving?: { keyName: string | null; label: string };
}

const OUT = 150;

export function TransactionBox({ name, state, children, leaving }: TransactionBoxProps) {
  return (
    <div className={css.outer}>
      <fieldset className={css.box} data-testid="transaction" data-state={state}>
        <legend>{name}</legend>
        {children}
      </fieldset>
      {leaving && (
        <div className={css.leaving} data-testid="leaving">
          <svg width={OUT} height="36" aria-hidden="true">
            <Wave
              points={[
                [-6, 18],
                [OUT / 2 - 12, 18],
              ]}
            />
            <ChipMark keyName={leaving.keyName} x={OUT / 2 + 6} y={18} state="in-flight" />
            <Wave
              points={[
                [OUT / 2 + 26, 18],
                [OUT - 2, 18],
              ]}
            />
          </svg>
          <span>{leaving.label}</span>
        </div>
      )}
    </div>
  );
}
