/** What stands in the corner of a card: its process's last heartbeat, or a session that runs out. */
import css from './card-sign.module.css';
import type { ProcessCardProps } from './process-card.tsx';

export interface SessionRing {
  /** Milliseconds until the broker gives this member up, and the whole session timeout. */
  leftMs: number;
  totalMs: number;
  /** The same as a printed number: "3,4". */
  text: string;
  /** Spoken: "3,4 detik sampai broker melepasnya". */
  label: string;
}

/** Top right: the last heartbeat, or what the broker's session timeout has left. */
export function CardSign({ phase, beat = null, beatLabel, ring }: ProcessCardProps) {
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
