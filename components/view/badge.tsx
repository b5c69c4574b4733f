/**
 * Where the numbers of a figure come from: live, stale for some seconds, or a recording. Always a
 * mark and a word; the word comes from the caller.
 */
import css from './badge.module.css';

export type Source = 'live' | 'stale' | 'recording';

export interface BadgeProps {
  source: Source;
  /** "Langsung", "Basi 4 detik", "Rekaman, 21 November". */
  label: string;
}

export function Badge({ source, label }: BadgeProps) {
  return (
    <span className={css.badge} data-testid="badge" data-state={source}>
      <svg width="12" height="12" viewBox="-6 -6 12 12" aria-hidden="true">
        {source === 'recording' ? (
          <path d="M0 -5L5 0L0 5L-5 0Z" />
        ) : (
          <circle r={source === 'live' ? 4 : 3.5} />
        )}
      </svg>
      {label}
    </span>
  );
}
