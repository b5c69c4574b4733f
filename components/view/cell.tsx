/**
 * One record in its lane: a real button, so that its evidence can be asked for with the keyboard.
 * Memoised on plain values: at two thousand records a second a cell that stays is not touched.
 */
import { memo } from 'react';
import css from './cell.module.css';
import { ChipMark, type ChipState } from './chip.tsx';

/** How much of a cell's height the badge of a duplicate takes, at its top. */
const BADGE_PART = 0.36;

export type CellKind = Stored | 'tombstone' | 'gone' | 'unknown' | LogFate;

type Stored = 'stored' | 'thin' | 'duplicate' | 'poison';

type LogFate = 'open' | 'aborted' | 'commit' | 'abort';

/** How a chip shows what its record is; any other stands as it was stored. */
const STATES: Readonly<Partial<Record<CellKind, ChipState>>> = {
  thin: 'thin',
  duplicate: 'duplicate',
  poison: 'refused',
  tombstone: 'refused',
  open: 'in-flight',
  aborted: 'refused',
};

export interface CellProps {
  offset: number;
  keyName: string | null;
  kind: CellKind;
  delivery: number;
  left: number;
  width: number;
  height: number;
  chip: number;
  printed: boolean;
  selected: boolean;
  tabbable: boolean;
  label: string;
  onSelect: (offset: number) => void;
}

export const Cell = memo(function Cell(props: CellProps) {
  const { offset, keyName, kind, left, width, height, selected } = props;
  return (
    <button
      type="button"
      className={css.cell}
      // Moved, not laid out anew: a burst walks the whole lane along.
      style={{ translate: `${left}px`, width: width + 1 }}
      data-testid="cell"
      data-offset={offset}
      data-key={keyName ?? undefined}
      data-state={kind}
      aria-label={props.label}
      aria-pressed={selected}
      tabIndex={props.tabbable ? 0 : -1}
      onClick={() => props.onSelect(offset)}
    >
      <span className={css.square} style={{ height }}>
        <Content {...props} />
        {kind === 'duplicate' && <span className={css.delivery}>×{props.delivery}</span>}
      </span>
      <span className={css.offset}>{props.printed ? offset : '·'}</span>
    </button>
  );
});

function Content({ keyName, kind, width, height, chip }: CellProps) {
  if (kind === 'gone') return null;
  if (kind === 'unknown') return <span className={css.unknown}>…</span>;
  if (kind === 'commit' || kind === 'abort') {
    return <span className={css.control}>{kind === 'commit' ? '✓' : '✗'}</span>;
  }
  const dropped = kind === 'duplicate';
  // A duplicate stands below its badge: neither may hide the other.
  const badge = dropped ? height * BADGE_PART : 0;
  const size = dropped ? Math.min(chip, (height - badge) * 0.88) : chip;
  const y = badge + (height - badge) / 2;
  return (
    <svg width={width} height={height} aria-hidden="true">
      <ChipMark
        keyName={keyName}
        size={size}
        x={width / 2}
        y={y}
        state={STATES[kind] ?? 'stored'}
      />
    </svg>
  );
}
