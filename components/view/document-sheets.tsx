/**
 * MongoDB documents as sheets with a dog-ear. Copies that should have been one lie as a fan of at
 * most six; the true count always stands beside them in words.
 */
import { ChipMark } from './chip.tsx';
import css from './document-sheets.module.css';

export interface DocumentSheetsProps {
  keyName?: string | null;
  /** First line names it, the second says one fact: ["evt-7 payment", "Rp10.000"]. */
  lines: string[];
  /** How many documents there are; 0 leaves an empty place. */
  count: number;
  /** The count in words: "48 lembar, satu pesanan". */
  words?: string;
  width?: number;
  height?: number;
}

const FAN_MAX = 6;
const FAN_X = 7;
const FAN_Y = 3;
const EAR = 12;

export function DocumentSheets(props: DocumentSheetsProps) {
  const { keyName, lines, count, words, width = 212, height = 64 } = props;
  const fan = Math.min(Math.max(count, 1), FAN_MAX) - 1;
  const indent = keyName === undefined ? 12 : 42;
  const box = { width: width + fan * FAN_X + 2, height: height + fan * FAN_Y + 2 };
  // Grown by the style sheet on a projector, like every label beside it.
  const grown = (side: number) => `calc(${side}px * var(--k, 1))`;
  return (
    <figure className={css.sheets} data-testid="sheets" data-count={count}>
      <svg
        viewBox={`-1 -1 ${box.width} ${box.height}`}
        style={{ width: grown(box.width), height: grown(box.height) }}
        aria-hidden="true"
      >
        {Array.from({ length: fan }, (_, index) => fan - index).map((copy) => (
          <Sheet key={copy} x={copy * FAN_X} y={copy * FAN_Y} width={width} height={height} />
        ))}
        {count === 0 ? (
          <rect className={css.place} x=".5" y=".5" width={width} height={height} />
        ) : (
          <Sheet x={0} y={0} width={width} height={height} />
        )}
        {count > 0 && keyName !== undefined && (
          <ChipMark keyName={keyName} size={22} x={22} y={height / 2} />
        )}
        {count > 0 &&
          lines.map((line, index) => (
            <text
              key={line}
              className={css.line}
              data-first={index === 0 || undefined}
              x={indent}
              y={height / 2 + 5 + (index - (lines.length - 1) / 2) * 18}
            >
              {line}
            </text>
          ))}
      </svg>
      {words && <figcaption>{words}</figcaption>}
    </figure>
  );
}

function Sheet(props: { x: number; y: number; width: number; height: number }) {
  const { x, y, width: w, height: h } = props;
  return (
    <g className={css.sheet} transform={`translate(${x} ${y})`}>
      <path d={`M0 0H${w - EAR}L${w} ${EAR}V${h}H0Z`} />
      <path d={`M${w - EAR} 0V${EAR}H${w}`} />
    </g>
  );
}
