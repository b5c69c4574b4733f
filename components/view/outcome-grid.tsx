/**
 * How the last deliveries ended, ten in a row: a sheet where a document was stored, a struck chip
 * where the delivery was turned away, an empty place where it was not read yet. Each delivery keeps
 * its place, so two grids over the same deliveries can be compared by eye.
 */
import { memo } from 'react';
import { ChipMark } from './chip.tsx';
import css from './outcome-grid.module.css';

export type OutcomeMark = 'stored' | 'refused' | 'waiting';

export interface OutcomeCell {
  /** Stays with the delivery: its offset. */
  readonly id: number;
  readonly keyName: string | null;
  readonly mark: OutcomeMark;
}

export interface OutcomeGridProps {
  /** The whole grid in words: "48 disimpan, 2 ditolak findOne". */
  readonly name: string;
  readonly cells: readonly OutcomeCell[];
  /** Places that are kept free for what is still to come. */
  readonly places?: number;
}

const WIDTH = 28;
const HEIGHT = 31;
const EAR = 7;

export function OutcomeGrid({ name, cells, places = 50 }: OutcomeGridProps) {
  const free = Math.max(0, places - cells.length);
  return (
    <div className={css.grid} role="img" aria-label={name} data-testid="outcomes">
      {cells.map(({ keyName, mark }, place) => (
        // By place, not by delivery: a burst pushes all of them on, and nothing is made anew.
        // biome-ignore lint/suspicious/noArrayIndexKey: a place has no state of its own
        <Place key={place} keyName={keyName} mark={mark} />
      ))}
      {Array.from({ length: free }, (_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: empty places are all alike
        <Place key={`free-${place}`} keyName={null} mark="free" />
      ))}
    </div>
  );
}

interface PlaceProps {
  readonly keyName: string | null;
  readonly mark: OutcomeMark | 'free';
}

const Place = memo(function Place({ keyName, mark }: PlaceProps) {
  const right = WIDTH - 0.75;
  const foot = HEIGHT - 0.75;
  return (
    <svg
      className={css.place}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      data-mark={mark}
      aria-hidden="true"
    >
      {mark === 'stored' && (
        <path
          className={css.sheet}
          d={`M.75 .75H${right - EAR}L${right} ${0.75 + EAR}V${foot}H.75ZM${right - EAR} .75V${0.75 + EAR}H${right}`}
        />
      )}
      {mark === 'waiting' && (
        <rect className={css.waiting} x="5" y="6.5" width="18" height="18" rx="1" />
      )}
      {mark === 'free' && <path className={css.free} d="M11 15.5H17" />}
      {(mark === 'stored' || mark === 'refused') && (
        <ChipMark
          keyName={keyName}
          size={mark === 'stored' ? 16 : 17}
          x={WIDTH / 2}
          y={HEIGHT / 2 + 1}
          state={mark}
        />
      )}
    </svg>
  );
});
