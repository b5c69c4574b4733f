'use client';
/** One request as a box with its messages in it: one cell, a row of them, or a crowd of hairlines. */
import css from './panel.module.css';

const HEIGHT = 22;
const CELLS_WIDTH = 150;
const PAD = 3;
/** More lines than this would be a grey area, and say no more. */
const LINES_MAX = 48;

interface EnvelopeProps {
  readonly count: number;
  readonly gzip: boolean;
  readonly label: string;
  /** Drawn beside a result, where the row has its words already. */
  readonly small?: boolean;
}

export function Envelope({ count, gzip, label, small = false }: EnvelopeProps) {
  const full = small ? CELLS_WIDTH / 2 : CELLS_WIDTH;
  // One message keeps its size: a request of one is mostly envelope.
  const share = count <= 1 ? 1 / 16 : Math.log10(count) / 3;
  const width = Math.max(8, full * share) * (gzip && count > 1 ? 0.45 : 1);
  const cells = Math.min(Math.floor(width / 2.5), count, LINES_MAX);
  const step = width / Math.max(1, cells);
  return (
    <svg
      className={css.envelope}
      width={full + 2 * PAD + 2}
      height={HEIGHT}
      role="img"
      aria-label={label}
    >
      <rect className={css.box} x={1} y={1} width={full + 2 * PAD} height={HEIGHT - 2} rx={2} />
      {count > 0 && (
        <rect
          className={css.cell}
          x={1 + PAD}
          y={1 + PAD}
          width={width}
          height={HEIGHT - 2 - 2 * PAD}
        />
      )}
      {Array.from({ length: Math.max(0, cells - 1) }, (_, index) => (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
          key={index}
          className={css.hair}
          d={`M${1 + PAD + (index + 1) * step} ${1 + PAD}v${HEIGHT - 2 - 2 * PAD}`}
        />
      ))}
    </svg>
  );
}
