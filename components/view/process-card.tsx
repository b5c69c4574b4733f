/**
 * One operating-system process as a card. Alive it is solid and beats; killed it is hollow and
 * carries its signal; politely stopped it is quiet but whole. What can be done to it stands in the
 * corner as real buttons.
 */
import type { ReactNode } from 'react';
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

export interface SessionRing {
  /** Milliseconds until the broker gives this member up, and the whole session timeout. */
  leftMs: number;
  totalMs: number;
  /** The same as a printed number: "3,4". */
  text: string;
  /** Spoken: "3,4 detik sampai broker melepasnya". */
  label: string;
}

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
        <Sign {...props} />
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

export interface CardActionProps {
  label: string;
  onClick?: () => void;
  disabled?: boolean;
  /** Said why it is locked. */
  reason?: string;
  control?: string;
}

/** Stays reachable while it is locked, so that the reason can be read. */
export function CardAction({ label, onClick, disabled = false, reason, control }: CardActionProps) {
  return (
    <button
      type="button"
      className={css.action}
      data-control={control}
      aria-disabled={disabled || undefined}
      title={disabled ? reason : undefined}
      onClick={disabled ? undefined : onClick}
    >
      {label}
      {disabled && reason && <span className={css.spoken}>, {reason}</span>}
    </button>
  );
}

/** Top right: the last heartbeat, or what the broker's session timeout has left. */
function Sign({ phase, beat = null, beatLabel, ring }: ProcessCardProps) {
  if (ring) return <Ring {...ring} />;
  if (phase !== 'ready') return null;
  return (
    <svg
      className={css.pulse}
      viewBox="0 0 34 18"
      role="img"
      aria-label={beatLabel ?? ''}
      aria-hidden={beatLabel ? undefined : true}
    >
      {beat === null ? (
        <path d="M1 10H33" />
      ) : (
        // A new key starts the stroke again: one beat for one report.
        <path key={beat} className={css.beat} pathLength={1} d="M1 10H10L13 3L17.5 16L20.5 10H33" />
      )}
    </svg>
  );
}

const RADIUS = 14.5;

function Ring({ leftMs, totalMs, text }: SessionRing) {
  const part = Math.min(1, Math.max(0, leftMs / totalMs));
  return (
    <svg className={css.ring} viewBox="-17 -17 34 34" aria-hidden="true" data-testid="ring">
      <circle className={css.ringTrack} r={RADIUS} />
      <circle
        className={css.ringLeft}
        r={RADIUS}
        pathLength={1}
        strokeDasharray={`${part.toFixed(4)} 1`}
        transform="rotate(-90)"
      />
      <text y="4.5">{text}</text>
    </svg>
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
