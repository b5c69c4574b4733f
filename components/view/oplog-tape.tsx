'use client';
/**
 * The oplog as a tape with sprocket holes: one frame for each operation, the newest on the right.
 * It has a fixed length; what no longer fits is really gone, cut off on the left.
 */
import { useMemo } from 'react';
import css from './oplog-tape.module.css';
import { scaleOf, useBox } from './use-figure.ts';

export interface OplogEntry {
  /** The entry's own order, unique. */
  id: string;
  op: 'i' | 'u' | 'd' | 'c';
  collection: string;
}

export interface OplogTapeProps {
  name: string;
  /** Oldest first. */
  entries: readonly OplogEntry[];
  /** True when older operations have been overwritten. */
  cut: boolean;
  note?: string;
}

const FRAME = 72;
const HEIGHT = 40;
const HOLES = [10, 26, 42, 58];
const EDGE = 10;

export function OplogTape({ name, entries, cut, note }: OplogTapeProps) {
  const { ref, element, width } = useBox<HTMLElement>();
  // On a projector the frames grow, and fewer of them fit.
  const scale = useMemo(() => (width > 0 ? scaleOf(element) : 1), [element, width]);
  const room = Math.max(1, Math.floor((width / scale - EDGE) / FRAME));
  const shown = entries.slice(-room);
  const torn = cut || shown.length < entries.length;
  return (
    <figure ref={ref} className={css.tape} aria-label={name} data-testid="oplog">
      <svg width={(EDGE + shown.length * FRAME + 2) * scale} height={(HEIGHT + 24) * scale}>
        <title>{name}</title>
        <g transform={`scale(${scale})`}>
          {shown.map((entry, index) => (
            <Frame key={entry.id} {...entry} x={EDGE + index * FRAME} />
          ))}
          {torn && <path className={css.torn} d={`M${EDGE} 2l-5 9l5 9l-5 9l5 9l-5 9l5 9l-5 6`} />}
        </g>
      </svg>
      {note && <figcaption>{note}</figcaption>}
    </figure>
  );
}

function Frame({ op, collection, x }: OplogEntry & { x: number }) {
  return (
    <g transform={`translate(${x} 0)`} data-op={op}>
      <rect className={css.frame} x=".5" y="12.5" width={FRAME} height={HEIGHT} />
      <text x={FRAME / 2} y="37">
        <tspan className={css.op}>{op}</tspan> {collection}
      </text>
      {HOLES.map((hole) => (
        <g key={hole} className={css.hole}>
          <rect x={hole} y="3" width="6" height="5" rx="1" />
          <rect x={hole} y={HEIGHT + 17} width="6" height="5" rx="1" />
        </g>
      ))}
    </g>
  );
}
