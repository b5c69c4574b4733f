'use client';
/**
 * Who sends and what it can be told, and below it what stands between it and the log: programs as
 * cards, and in a sentence what is agreed on for the next order. A part for any panel that has these.
 */
import type { ReactNode } from 'react';
import css from '#components/view/between.module.css';
import { PanelProcess } from './panel-process.tsx';

export interface SenderRowProps {
  /** Of the process. */
  readonly name: string;
  /** "menulis ke", and what it writes to. */
  readonly says: string;
  readonly to: string;
  /** Its buttons. */
  readonly children: ReactNode;
}

export function SenderRow({ name, says, to, children }: SenderRowProps) {
  return (
    <div className={`writer ${css.writer}`}>
      <PanelProcess name={name} />
      <div className="writer-does">
        <span>
          {says} <b>{to}</b>
        </span>
        <span className={`writer-buttons ${css.buttons}`}>{children}</span>
      </div>
    </div>
  );
}

/** Two cards of programs side by side, and under both an `Agreed`. */
export function Between({ children }: { readonly children: ReactNode }) {
  return <div className={css.between}>{children}</div>;
}

/** The choice in force stands in ink, beside the button that changes it. */
export function Agreed({ children }: { readonly children: ReactNode }) {
  return <div className={css.agreed}>{children}</div>;
}

export interface NextAckProps {
  readonly label: string;
  /** What will become of it. */
  readonly fate: string;
  readonly armed: boolean;
}

export function NextAck({ label, fate, armed }: NextAckProps) {
  return (
    <span className={css.next} data-armed={armed || undefined}>
      {label} <b data-testid="armed">{fate}</b>
    </span>
  );
}
