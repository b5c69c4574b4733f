'use client';
/**
 * The newest orders, ten in a row, each as a pair: above, the marker; below, the sheet of the
 * payment. Every order keeps its place in all three services, so that they are compared by eye.
 */
import { memo } from 'react';
import { ChipMark } from '#components/view/chip.tsx';
import type { Fate, Fates } from './model-readings.ts';
import { LIMITS } from './names.ts';
import css from './panel-pairs.module.css';
import { useWords } from './use-words.ts';

const SHOWN = LIMITS.orders;
const WIDTH = 22;
const HEIGHT = 27;
/** The sheet's upper edge; above it stands the marker. */
const TOP = 7.5;
const EAR = 5;

/** What is drawn of one order; `lost`: a marker, and no payment will ever follow. */
type Mark = Fate['pair'] | 'lost' | 'free';

export function PairGrid({ fates }: { readonly fates: Fates }) {
  const words = useWords();
  const shown = fates.all.slice(-SHOWN);
  const free = Math.max(0, SHOWN - shown.length);
  const count = (mark: Mark) => shown.filter((fate) => markOf(fate) === mark).length;
  const name = words.pairs({
    orders: shown.length,
    whole: count('whole'),
    lost: count('lost'),
    twice: count('twice'),
    half: count('marker') + count('effect'),
  });
  return (
    <div className={css.pairs} role="img" aria-label={name} data-testid="pairs">
      {shown.map((fate) => (
        <Place
          key={fate.eventId}
          id={fate.eventId}
          keyName={fate.customer}
          mark={markOf(fate)}
          payments={fate.payments}
        />
      ))}
      {Array.from({ length: free }, (_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: empty places are all alike
        <Place key={`free-${place}`} id="" keyName={null} mark="free" payments={0} />
      ))}
    </div>
  );
}

const markOf = ({ pair, settled }: Fate): Mark => (pair === 'marker' && settled ? 'lost' : pair);

interface PlaceProps {
  readonly id: string;
  readonly keyName: string | null;
  readonly mark: Mark;
  readonly payments: number;
}

const Place = memo(function Place({ id, keyName, mark, payments }: PlaceProps) {
  const marker = mark === 'marker' || mark === 'lost' || mark === 'whole' || mark === 'twice';
  return (
    <svg
      className={css.pair}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      data-mark={mark}
      data-id={id || undefined}
      aria-hidden="true"
    >
      {mark === 'free' ? (
        <path className={css.free} d={`M8 16H${WIDTH - 8}`} />
      ) : (
        <>
          <rect
            className={marker ? css.marker : css.noMarker}
            x=".75"
            y=".75"
            width={WIDTH - 1.5}
            height="4"
          />
          <Sheet payments={payments} lost={mark === 'lost'} />
          {payments > 1 ? (
            <text className={css.times} x={WIDTH / 2} y={TOP + 14}>
              ×{payments}
            </text>
          ) : (
            <ChipMark
              keyName={keyName}
              size={12}
              x={WIDTH / 2}
              y={TOP + 10}
              state={payments > 0 ? 'stored' : 'thin'}
            />
          )}
          {mark === 'lost' && <path className={css.lost} d={`M4 ${TOP + 3}L18 ${HEIGHT - 3}`} />}
        </>
      )}
    </svg>
  );
});

function Sheet({ payments, lost }: { readonly payments: number; readonly lost: boolean }) {
  const right = WIDTH - 0.75;
  const foot = HEIGHT - 0.75;
  const path = `M.75 ${TOP}H${right - EAR}L${right} ${TOP + EAR}V${foot}H.75Z`;
  return (
    <>
      {payments > 1 && <path className={css.second} d={path} transform="translate(3 -3)" />}
      <path className={payments > 0 ? css.sheet : lost ? css.lostSheet : css.noSheet} d={path} />
    </>
  );
}
