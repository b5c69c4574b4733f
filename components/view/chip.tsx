/**
 * The chip: one event, drawn by its key. `ChipMark` is the bare SVG group for use inside another
 * drawing; `Chip` is the same as an inline image for prose, tables and lists.
 */
import { useId } from 'react';
import css from './chip.module.css';
import { keyShape } from './keys.ts';

export type ChipState = 'stored' | 'thin' | 'in-flight' | 'duplicate' | 'refused';

export interface ChipMarkProps {
  keyName: string | null;
  /** Side of the box in px: 28 desk, 23 phone, 29 projector, 13 prose. */
  size?: number;
  x?: number;
  y?: number;
  state?: ChipState;
}

const BOX = 28;
const LETTER_FROM_PX = 20;

export function ChipMark({ keyName, size = BOX, x = 0, y = 0, state = 'stored' }: ChipMarkProps) {
  const shape = keyShape(keyName);
  const scale = size / BOX;
  const open = state === 'thin' || state === 'in-flight' || state === 'refused';
  const line = 1.5 / scale;
  const fill = open ? 'var(--cell)' : shape.fill;
  const dash = `${3 / scale} ${2.5 / scale}`;
  return (
    <g transform={`translate(${x} ${y}) scale(${scale})`} data-key={shape.id} data-state={state}>
      <path d={shape.path} fill={fill} />
      {state === 'duplicate' && <Hatch path={shape.path} ink={shape.ink} />}
      <path
        d={shape.path}
        fill="none"
        stroke={shape.stroke}
        strokeWidth={line}
        strokeLinejoin="round"
        strokeDasharray={state === 'in-flight' ? dash : undefined}
      />
      {size >= LETTER_FROM_PX && shape.letter && (
        <text
          className={css.letter}
          y={shape.baseline}
          fill={open ? shape.stroke : shape.ink}
          stroke={state === 'duplicate' ? fill : undefined}
          strokeWidth={state === 'duplicate' ? 5 : undefined}
        >
          {shape.letter}
        </text>
      )}
      {state === 'refused' && (
        <path
          className={css.strike}
          d="M-17 12.5L17 -12.5"
          pathLength={1}
          stroke="var(--ink)"
          strokeWidth={Math.min(2.25 / scale, 4)}
        />
      )}
    </g>
  );
}

/** Every chip brings its own pattern: one shared by id would vanish with a hidden ancestor. */
function Hatch({ path, ink }: { path: string; ink: string }) {
  const id = useId();
  return (
    <>
      <defs>
        <pattern
          id={id}
          width="5.6"
          height="5.6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="1.7" height="5.6" fill={ink} />
        </pattern>
      </defs>
      <path d={path} fill={`url(#${id})`} />
    </>
  );
}

export interface ChipProps extends Omit<ChipMarkProps, 'x' | 'y'> {
  /** Which delivery this is, printed as ×n at the corner of a duplicate. */
  delivery?: number;
  /** Spoken name; without it the chip is decoration beside a printed word. */
  label?: string;
  /** Printed under a refused chip from 20 px up. */
  refusal?: string;
}

export function Chip(props: ChipProps) {
  const { size = BOX, delivery, label, refusal, ...mark } = props;
  const box = Math.ceil(size * 1.22);
  const chip = (
    <svg
      className={css.chip}
      width={box}
      height={box}
      viewBox={`${-box / 2} ${-box / 2} ${box} ${box}`}
      aria-hidden="true"
    >
      <ChipMark {...mark} size={size} />
    </svg>
  );
  const tag = mark.state === 'duplicate' && delivery ? `×${delivery}` : null;
  const error = mark.state === 'refused' && size >= LETTER_FROM_PX ? (refusal ?? null) : null;
  return (
    <span className={css.box} data-testid="chip" data-small={size < LETTER_FROM_PX || undefined}>
      {chip}
      {tag && <span className={css.tag}>{tag}</span>}
      {error && <span className={css.refusal}>{error}</span>}
      {label && <span className={css.spoken}>{label}</span>}
    </span>
  );
}
