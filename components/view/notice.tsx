/**
 * What a panel says when it cannot do its usual work: the stack is down, an action failed, a
 * place in the queue, a start with measured steps, nothing there yet. Words, never colour alone.
 */
import type { ReactNode } from 'react';
import css from './notice.module.css';

export interface NoticeProps {
  title: string;
  children?: ReactNode;
  /** A NoticeButton. */
  action?: ReactNode;
}

/** The stack does not answer: a heavy left edge, over the row of those who write. */
export function DownNotice({ title, children, action }: NoticeProps) {
  return (
    <div className={css.down} role="status" data-testid="notice" data-state="down">
      <svg width="22" height="28" viewBox="0 0 22 28" aria-hidden="true">
        <path className={css.mast} d="M11 3v5M11 8L5.5 26M11 8l5.5 18M9 14.5h4M7.2 20h7.6" />
        <path className={css.strike} d="M2.5 23L19.5 6" />
      </svg>
      <Words title={title}>{children}</Words>
      {action && <div className={css.action}>{action}</div>}
    </div>
  );
}

/** An action failed: between two rules beside its button, what, why and what next. */
export function ErrorNotice({ title, children, action }: NoticeProps) {
  return (
    <div className={css.error} role="alert" data-testid="notice" data-state="error">
      <svg width="18" height="24" viewBox="0 0 18 24" aria-hidden="true">
        <path className={css.cross} d="M3 6l12 12M15 6L3 18" />
      </svg>
      <Words title={title}>{children}</Words>
      {action && <div className={css.action}>{action}</div>}
    </div>
  );
}

export interface WaitingProps extends NoticeProps {
  /** Place in the line, 1 = next. */
  place: number;
  /** All who wait. */
  of: number;
}

/** The line is drawn: one square for each who waits, the reader's own filled. */
export function WaitingNotice({ title, children, action, place, of }: WaitingProps) {
  const shown = Math.min(of, LINE_MAX);
  const own = Math.min(place, shown);
  return (
    <div className={css.waiting} role="status" data-testid="notice" data-state="waiting">
      <svg width={shown * 18 + 2} height="20" aria-hidden="true">
        {Array.from({ length: shown }, (_, index) => index + 1).map((at) => (
          <rect
            key={at}
            className={css.place}
            data-own={at === own || undefined}
            x={at * 18 - 17}
            y="3"
            width="14"
            height="14"
          />
        ))}
      </svg>
      <Words title={title}>{children}</Words>
      {action && <div className={css.action}>{action}</div>}
    </div>
  );
}

const LINE_MAX = 24;

export interface LoadingStep {
  id: string;
  /** "Kafka menjawab, 12 ms". */
  label: string;
  done: boolean;
}

/** What is awaited, with times; the bar counts steps that are really done. */
export function LoadingNotice({ title, steps }: { title: string; steps: readonly LoadingStep[] }) {
  const done = steps.filter((step) => step.done).length;
  return (
    <div className={css.loading} role="status" data-testid="notice" data-state="loading">
      <b>{title}</b>
      <div
        className={css.bar}
        role="progressbar"
        aria-label={title}
        aria-valuemin={0}
        aria-valuemax={steps.length}
        aria-valuenow={done}
      >
        <i style={{ width: `${steps.length > 0 ? (100 * done) / steps.length : 0}%` }} />
      </div>
      <ul>
        {steps.map((step) => (
          <li key={step.id} data-done={step.done || undefined}>
            <span aria-hidden="true">{step.done ? '✓' : '…'}</span>
            {step.label}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Nothing there yet: a dashed cell 0 and one sentence on what to press. */
export function EmptyNotice({ children, offset = 0 }: { children: ReactNode; offset?: number }) {
  return (
    <div className={css.empty} data-testid="notice" data-state="empty">
      <svg width="54" height="66" aria-hidden="true">
        <rect x="1" y="1" width="52" height="43" />
        <text x="27" y="60">
          {offset}
        </text>
      </svg>
      <p>{children}</p>
    </div>
  );
}

export interface NoticeButtonProps {
  label: string;
  onClick?: () => void;
}

export function NoticeButton({ label, onClick }: NoticeButtonProps) {
  return (
    <button type="button" className={css.button} onClick={onClick}>
      {label}
    </button>
  );
}

function Words({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={css.words}>
      <b>{title}</b>
      {children && <p>{children}</p>}
    </div>
  );
}
