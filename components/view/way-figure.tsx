'use client';
/**
 * The way of one order as a figure: a row for each station, time from left to right, a mark for
 * each hop and a line from the hop it came from. What is known only by "at the latest" is hollow
 * and its line is dashed. The table under it says the same; this is for the eye alone.
 */
import type { Hop, StationOnWay, Way } from '#lib/way/way.ts';
import { useFigure } from './use-figure.ts';
import css from './way.module.css';
import { linkPath, printed, type Tick, ticksOf } from './way-layout.ts';
import { type Span, stationText } from './way-text.ts';
import type { WayWords } from './way-words.ts';

const ROW = { phone: 26, desk: 30, projector: 34 } as const;
const LEFT = { phone: 132, desk: 196, projector: 250 } as const;
const TOP = 30;
/** Free room at the right, for half a label. */
const RIGHT = 44;
const LABEL_PX = { phone: 56, desk: 60, projector: 84 } as const;

interface WayFigureProps {
  readonly way: Way;
  readonly words: WayWords;
  readonly span: Span;
}

export function WayFigure({ way, words, span }: WayFigureProps) {
  const { ref, width, size } = useFigure<HTMLDivElement>();
  const { hops } = way;
  const stations = way.stations.filter(({ state }) => state !== 'absent');
  const row = ROW[size];
  const left = LEFT[size];
  const inner = Math.max(60, width - left - RIGHT);
  const ticks = ticksOf(hops);
  const xOf = ({ part }: Tick) => left + 8 + Math.round(part * (inner - 8));
  const first = hops[0]?.at?.ms ?? 0;
  const height = TOP + stations.length * row;
  const yOf = (index: number) => TOP + index * row + row / 2;
  const placeOf = ({ station, at }: Hop) => {
    const tick = ticks.find(({ ms }) => ms === (at?.ms ?? first) - first);
    const index = stations.findIndex((one) => one.id === station);
    return tick && { x: xOf(tick), y: yOf(index) };
  };
  return (
    <div ref={ref} className={css.figure} data-testid="way-figure">
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        {ticks.map((tick) => (
          <path key={tick.ms} className={css.tick} d={`M${xOf(tick)} ${TOP - 6}V${height}`} />
        ))}
        {printed(ticks, inner, LABEL_PX[size]).map((tick) => (
          <text key={tick.ms} className={css.time} x={xOf(tick)} y={TOP - 12}>
            {tick.ms === 0 ? '0' : `+${span(tick.ms)}`}
          </text>
        ))}
        {stations.map((station, index) => (
          <Row key={station.id} {...{ station, words, left }} y={yOf(index)} right={left + inner} />
        ))}
        {hops.map((hop, index) => {
          const from = hop.from === null ? undefined : hops[hop.from];
          const start = from?.at && placeOf(from);
          const end = hop.at && placeOf(hop);
          if (!start || !end) return null;
          const sure = hop.gap === 'same' || hop.gap?.sign === '=';
          return (
            <path
              key={keyOf(index)}
              className={css.link}
              data-sure={sure}
              d={linkPath(start, end)}
            />
          );
        })}
        {hops.map((hop, index) => {
          const place = hop.at && placeOf(hop);
          return place && <Mark key={keyOf(index)} hop={hop} {...place} />;
        })}
      </svg>
    </div>
  );
}

/** Hops never change places once they are known; those of one moment stand in station order. */
const keyOf = (index: number): string => `hop-${index}`;

interface RowProps {
  readonly station: StationOnWay;
  readonly words: WayWords;
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

function Row({ station, words, left, right, y }: RowProps) {
  const waits = station.state === 'waiting';
  return (
    <g data-state={station.state}>
      <text className={css.name} x={0} y={y + 4.5}>
        {stationText(station, words)}
      </text>
      <path className={css.row} d={`M${left} ${y}H${right}`} />
      {waits && (
        <text className={css.waits} x={left + 8} y={y - 4}>
          {words.waiting}
        </text>
      )}
    </g>
  );
}

/** A sheet, a frame of the tape, a cell of the log, a bookmark: as each looks in the labs. */
const SHAPES: Readonly<Record<Hop['evidence']['kind'], string>> = {
  http: 'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0',
  document: 'M-5 -6H2L5 -3V6H-5Z',
  oplog: 'M-7 -5H7V5H-7Z',
  record: 'M-5 -5H5V5H-5Z',
  read: 'M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0',
  told: 'M-5 -6H2L5 -3V6H-5Z',
  committed: 'M-4 -7H4V7L0 3.5L-4 7Z',
};

function Mark({ hop, x, y }: { readonly hop: Hop; readonly x: number; readonly y: number }) {
  return (
    <path
      className={css.mark}
      data-latest={hop.at?.latest}
      d={SHAPES[hop.evidence.kind]}
      transform={`translate(${x} ${y})`}
    />
  );
}
