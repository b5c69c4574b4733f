/**
 * One order: its number, its sheet, the thread, its cell with the printed offset, and whether its
 * buyer was answered. A real button, so that its evidence can be asked for with the keyboard.
 */
import { memo } from 'react';
import { Check, Cross } from '#components/site/icons.tsx';
import { ChipMark } from '#components/view/chip.tsx';
import type { Metrics } from '#components/view/layout.ts';
import type { OrderColumn } from './model-fates.ts';
import { numberOf } from './names.ts';
import css from './panel-figure.module.css';

/** Height of the thread between sheet and cell, and how far a torn one reaches, px. */
const THREAD = 30;
const TORN = 9;
const EAR = 10;
/** Air left and right of a sheet: sheets lie apart, cells of a log touch, px. */
const AIR = 4;

interface ColumnProps {
  readonly column: OrderColumn;
  readonly metrics: Metrics;
  readonly label: string;
  readonly missing: { readonly ghost: string; readonly orphan: string };
  readonly pressed: boolean;
  readonly tabbable: boolean;
  onPress(id: string): void;
}

export const heightOf = ({ cellHeight }: Metrics): number => 2 * cellHeight + THREAD + 2;

export const Column = memo(
  function Column(props: ColumnProps) {
    const { column, metrics, pressed } = props;
    const { id, fate, offset, note } = column;
    return (
      <button
        type="button"
        className={css.column}
        style={{ width: metrics.cellWidth }}
        data-testid="order"
        data-order={id}
        data-fate={fate}
        data-offset={offset ?? undefined}
        aria-label={props.label}
        aria-pressed={pressed}
        tabIndex={props.tabbable ? 0 : -1}
        onClick={() => props.onPress(id)}
      >
        <span className={css.number}>{numberOf(id) ?? '?'}</span>
        <Drawing {...props} />
        <span className={css.offset}>{offset ?? '·'}</span>
        <span className={css.answer} data-state={note?.state}>
          {note?.state === 'answered' && <Check />}
          {note?.state === 'unanswered' && <Cross size={12} />}
        </span>
      </button>
    );
  },
  (one, other) =>
    one.label === other.label &&
    one.pressed === other.pressed &&
    one.tabbable === other.tabbable &&
    one.metrics === other.metrics &&
    one.column.fate === other.column.fate &&
    one.column.customer === other.column.customer,
);

function Drawing({ column, metrics, missing }: ColumnProps) {
  const { fate, saved, offset, customer } = column;
  const { cellWidth: w, cellHeight: h } = metrics;
  const cellY = h + THREAD;
  return (
    <svg width={w} height={heightOf(metrics)} aria-hidden="true">
      <g transform="translate(0 1)">
        {saved ? (
          <Sheet width={w} height={h} keyName={customer} chip={metrics.chip * 0.8} />
        ) : (
          <Place y={0} width={w} height={h} word={fate === 'orphan' && missing.orphan} />
        )}
        <Thread fate={fate} x={w / 2} top={h} />
        {offset === null ? (
          <Place y={cellY} width={w} height={h} word={fate === 'ghost' && missing.ghost} />
        ) : (
          <g className={css.cell} data-part="cell">
            <rect x={0.5} y={cellY + 0.5} width={w} height={h - 1} />
            <ChipMark keyName={customer} size={metrics.chip} x={w / 2} y={cellY + h / 2} />
          </g>
        )}
      </g>
    </svg>
  );
}

interface SheetProps {
  readonly width: number;
  readonly height: number;
  readonly keyName: string | null;
  readonly chip: number;
}

function Sheet({ width, height, keyName, chip }: SheetProps) {
  const right = width - AIR;
  return (
    <g className={css.sheet} data-part="sheet">
      <path d={`M${AIR} 0H${right - EAR}L${right} ${EAR}V${height}H${AIR}Z`} />
      <path d={`M${right - EAR} 0V${EAR}H${right}`} />
      <ChipMark keyName={keyName} size={chip} x={width / 2} y={height / 2 + 3} />
    </g>
  );
}

interface PlaceProps {
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** What the gap makes of the order; none while it is no verdict yet. */
  readonly word: string | false;
}

function Place({ y, width, height, word }: PlaceProps) {
  return (
    <g className={css.place} data-missing={word ? true : undefined}>
      <rect x={1} y={y + 1} width={width - 2} height={height - 2} />
      {word && (
        <text x={width / 2} y={y + height / 2 + 4}>
          {word}
        </text>
      )}
    </g>
  );
}

/** Whole where both systems know the order; torn on the side that does not. */
function Thread({ fate, x, top }: { fate: OrderColumn['fate']; x: number; top: number }) {
  if (fate === 'nowhere') return null;
  if (fate === 'both') return <path className={css.thread} d={`M${x} ${top}v${THREAD}`} />;
  if (fate === 'open')
    return <path className={css.thread} data-open d={`M${x} ${top}v${THREAD}`} />;
  const y = fate === 'ghost' ? top : top + THREAD;
  const way = fate === 'ghost' ? TORN : -TORN;
  const middle = top + THREAD / 2;
  return (
    <g className={css.thread} data-torn>
      <path d={`M${x} ${y}v${way}`} />
      <path d={`M${x - 4.5} ${middle - 4.5}l9 9m0 -9l-9 9`} />
    </g>
  );
}
