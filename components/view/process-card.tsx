/**
 * One operating-system process as a card. Alive it is solid and beats; killed it is hollow and
 * carries its signal; politely stopped it is quiet but whole. What can be done to it stands in the
 * corner as real buttons.
 */
import type { ReactNode } from 'react';
import { CardSign, type SessionRing } from './card-sign.tsx';
import css from './process-card.module.css';

export type ProcessPhase =
  | 'starting'
  | 'ready'
  | 'frozen'
  | 'killed'
  | 'stopped'
  | 'crashed'
  | 'refused'
  | 'absent';

export interface ProcessCardProps {
  name: string;
  phase: ProcessPhase;
  /** "pid 4203 · 00:03:09", or "menyala, 212 ms". */
  detail: string;
  /** What it reads or holds: "membaca pesanan P0 P1". */
  reads?: string;
  /** Time of the last heartbeat; each new value beats once. Null: none yet. */
  beat?: number | null;
  beatLabel?: string;
  /** Measured part of the start, 0 to 1. */
  progress?: number;
  /** "SIGKILL", "SIGTERM · exit 0", "exit 1": printed astride the lower edge. */
  exit?: string;
  ring?: SessionRing;
  /** Buttons: use CardAction. */
  actions?: ReactNode;
}

export function ProcessCard(props: ProcessCardProps) {
  const { name, phase, detail, reads, ring, exit, actions } = props;
  return (
    <article className={css.card} data-testid="process" data-process={name} data-state={phase}>
      <svg className={css.frame} aria-hidden="true">
        <rect rx="3" />
      </svg>
      <header className={css.head}>
        <b className={css.name}>{name}</b>
        <CardSign {...props} />
      </header>
      <p className={css.detail}>{detail}</p>
      {phase === 'starting' && <Progress part={props.progress} label={detail} />}
      {(reads || actions) && (
        <div className={css.foot}>
          <span className={css.reads}>{reads}</span>
          {actions && <span className={css.actions}>{actions}</span>}
        </div>
      )}
      {exit && (
        <span className={css.exit} data-testid="exit">
          {exit}
        </span>
      )}
      {ring && <span className={css.spoken}>{ring.label}</span>}
    </article>
  );
}

function Progress({ part, label }: { part: number | undefined; label: string }) {
  if (part === undefined) return <div className={css.bar} />;
  const percent = Math.round(Math.min(1, Math.max(0, part)) * 100);
  return (
    <div
      className={css.bar}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <i style={{ width: `${percent}%` }} />
    </div>
  );
}
