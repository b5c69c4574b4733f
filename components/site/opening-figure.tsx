/**
 * The telephone side of the front page: poles, wires, one of them fallen. It tells the story and
 * measures nothing: no number stands in it. Drawn at 1:1 px; a phone gets it narrower, with the
 * names in two rows.
 */

import { openingWords } from './words.opening.ts';
import type { Locale } from './words.ts';

const GAP = { wide: 96, narrow: 57 } as const;
const POLE_HEIGHT = 164;
const DEAD = 3;
const services = ['order', 'payment', 'inventory', 'notification', 'analytics', 'search'];

interface PolesProps {
  readonly locale: Locale;
  readonly size: keyof typeof GAP;
}

export function Poles({ locale, size }: PolesProps) {
  const top = 24;
  const gap = GAP[size];
  const lower = size === 'narrow' ? 20 : 0;
  return (
    <svg
      className="poles"
      data-size={size}
      width={gap * (services.length - 1) + 72}
      height={POLE_HEIGHT + 52 + lower}
      role="img"
      aria-label={openingWords.poles[locale]}
    >
      <g transform={`translate(36 ${top})`}>
        {services.slice(1).map((name, index) => (
          <Wire key={name} from={index} gap={gap} />
        ))}
        {services.map((name, index) => (
          <g
            key={name}
            transform={`translate(${index * gap} 0)`}
            data-dead={index === DEAD}
            data-place={index}
          >
            <path className="pole" d={`M0 -14V${POLE_HEIGHT}M-15 0H15`} />
            <circle className="insulator" cx="-13" cy="-4" r="3" />
            <circle className="insulator" cx="13" cy="-4" r="3" />
            <text y={POLE_HEIGHT + 22 + (index % 2) * lower}>{name}</text>
          </g>
        ))}
      </g>
    </svg>
  );
}

/** A wire that hangs; the one to the dead service has fallen, and nothing is said behind it. */
function Wire({ from, gap }: { from: number; gap: number }) {
  const left = from * gap + 13;
  const right = (from + 1) * gap - 13;
  if (from + 1 === DEAD) {
    return (
      <g className="fallen">
        <path d={`M${left} -4q${gap * 0.42} 16 ${gap * 0.35} 78`} />
        <path d={`M${left + gap * 0.35 - 7} 80l14 14m0 -14l-14 14`} />
      </g>
    );
  }
  const sag = `M${left} -4Q${(left + right) / 2} 34 ${right} -4`;
  const silent = from >= DEAD ? 'wire silent' : 'wire';
  return <path className={silent} d={sag} data-place={from + 1} />;
}
