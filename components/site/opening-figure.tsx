/**
 * The drawing of the front page: telephone poles on the left, the radio tower on the right, one
 * ground line under both. It tells the story and measures nothing: no number stands in it, and
 * the log in the tower is empty. Drawn at 1:1 px.
 */

import { openingWords } from './words.opening.ts';
import type { Locale } from './words.ts';

const POLE_GAP = 96;
const POLE_HEIGHT = 164;
const DEAD = 3;
const services = ['order', 'payment', 'inventory', 'notification', 'analytics', 'search'];

export function Poles({ locale }: { locale: Locale }) {
  const top = 24;
  return (
    <svg
      className="poles"
      width={POLE_GAP * (services.length - 1) + 72}
      height={POLE_HEIGHT + 52}
      role="img"
      aria-label={openingWords.poles[locale]}
    >
      <g transform={`translate(36 ${top})`}>
        {services.slice(1).map((name, index) => (
          <Wire key={name} from={index} />
        ))}
        {services.map((name, index) => (
          <g
            key={name}
            transform={`translate(${index * POLE_GAP} 0)`}
            data-dead={index === DEAD}
            data-place={index}
          >
            <path className="pole" d={`M0 -14V${POLE_HEIGHT}M-15 0H15`} />
            <circle className="insulator" cx="-13" cy="-4" r="3" />
            <circle className="insulator" cx="13" cy="-4" r="3" />
            <text y={POLE_HEIGHT + 22}>{name}</text>
          </g>
        ))}
      </g>
    </svg>
  );
}

/** A wire that hangs; the one to the dead service has fallen, and nothing is said behind it. */
function Wire({ from }: { from: number }) {
  const left = from * POLE_GAP + 13;
  const right = (from + 1) * POLE_GAP - 13;
  if (from + 1 === DEAD) {
    return (
      <g className="fallen">
        <path d={`M${left} -4q40 16 34 78`} />
        <path d={`M${left + 27} 80l14 14m0 -14l-14 14`} />
      </g>
    );
  }
  const sag = `M${left} -4Q${(left + right) / 2} 34 ${right} -4`;
  const silent = from >= DEAD ? 'wire silent' : 'wire';
  return <path className={silent} d={sag} data-place={from + 1} />;
}

const TOWER = { height: 528, top: 26, foot: 104, antenna: 74, cells: 24, cell: 40 };
const RINGS = [76, 148, 220, 292];
const listeners = ['payment', 'notification', 'inventory', 'search'];
const LISTENER_GAP = 84;

export function Tower({ locale }: { locale: Locale }) {
  const { height, antenna, foot } = TOWER;
  const lamp = { x: foot + 12, y: 12 };
  const ground = antenna + height;
  const step = height / TOWER.cells;
  return (
    <svg
      className="tower"
      width={foot * 2 + 60 + listeners.length * LISTENER_GAP}
      height={ground + 40}
      role="img"
      aria-label={openingWords.tower[locale]}
    >
      {RINGS.map((radius, place) => (
        <circle
          key={radius}
          className="ring"
          data-place={place}
          cx={lamp.x}
          cy={lamp.y}
          r={radius}
        />
      ))}
      <g transform={`translate(${lamp.x} 0)`}>
        <path className="leg" d={legs()} />
        <path className="lattice" d={lattice()} />
        <path className="mast" d={`M0 12V${antenna}`} />
        <circle className="lamp" cy={lamp.y} r="6" />
        {Array.from({ length: TOWER.cells }, (_, index) => (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a drawing never move
            key={index}
            className="core"
            x={-TOWER.cell / 2}
            y={antenna + index * step}
            width={TOWER.cell}
            height={step}
          />
        ))}
        {listeners.map((name, index) => (
          <Radio
            key={name}
            name={name}
            x={foot + 38 + index * LISTENER_GAP}
            place={index}
            y={ground}
            dead={name === services[DEAD]}
          />
        ))}
      </g>
    </svg>
  );
}

interface RadioProps {
  readonly name: string;
  readonly place: number;
  readonly x: number;
  readonly y: number;
  readonly dead: boolean;
}

function Radio({ name, place, x, y, dead }: RadioProps) {
  return (
    <g className="radio" transform={`translate(${x} ${y})`} data-dead={dead} data-place={place}>
      <path d="M-15 -26H15V0H-15ZM10 -26l9 -18M3 -17H11M3 -13H11M3 -9H11" />
      <circle cx="-6" cy="-13" r="5" />
      <text y="22">{name}</text>
    </g>
  );
}

/** Half the width of the tower at a depth below its top: narrow above, wide at the foot. */
function halfWidth(depth: number): number {
  return TOWER.top + (TOWER.foot - TOWER.top) * (depth / TOWER.height) ** 2.1;
}

function legs(): string {
  const depths = Array.from({ length: 23 }, (_, index) => (index * TOWER.height) / 22);
  const side = (sign: 1 | -1) =>
    depths
      .map((depth, index) => {
        const x = (sign * halfWidth(depth)).toFixed(1);
        return `${index === 0 ? 'M' : 'L'}${x} ${(TOWER.antenna + depth).toFixed(1)}`;
      })
      .join('');
  return side(-1) + side(1);
}

/** Struts that cross between leg and core, where there is room for them. */
function lattice(): string {
  const levels = [0.3, 0.42, 0.53, 0.63, 0.73, 0.82, 0.91, 1].map((part) => part * TOWER.height);
  const core = TOWER.cell / 2;
  return levels
    .slice(1)
    .flatMap((below, index) => {
      const above = levels[index] ?? 0;
      const [high, low] = [TOWER.antenna + above, TOWER.antenna + below];
      return [-1, 1].flatMap((sign) => [
        `M${sign * halfWidth(above)} ${high}L${sign * core} ${low}`,
        `M${sign * core} ${high}L${sign * halfWidth(below)} ${low}`,
      ]);
    })
    .join('');
}
