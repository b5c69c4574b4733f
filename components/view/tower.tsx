/**
 * The tower whose core is the log. Every cell is a record that was read back, every ribbon a
 * bookmark the broker keeps, every radio a process. It draws facts only: a press draws nothing.
 */
import { ChipMark } from './chip.tsx';
import { Ribbon } from './rail.tsx';
import css from './tower.module.css';
import {
  type BookmarkPlace,
  bookmarkPlaces,
  CELL_WIDTH,
  CELLS,
  cellTop,
  coreWindow,
  GROUND,
  halfWidth,
  LABEL_X,
  lattice,
  legs,
  offsetMarks,
  STEP,
  TOWER,
} from './tower-layout.ts';
import { Microphone, Radio, type TowerProcess } from './tower-radio.tsx';

export interface TowerRecord {
  readonly offset: number;
  readonly key: string | null;
}

export interface TowerListener extends TowerProcess {
  readonly committed: number | null;
}

export interface TowerLabels {
  /** Spoken for the whole drawing. */
  readonly name: string;
  upTo(offset: number): string;
  deadAt(offset: number): string;
  readonly noBookmark: string;
  lag(n: number): string;
}

export interface TowerProps {
  readonly low: number;
  readonly end: number;
  readonly records: readonly TowerRecord[];
  /** A record is on its way: the next cell shows it is expected. */
  readonly sending: boolean;
  readonly writer: TowerProcess;
  readonly listeners: readonly TowerListener[];
  /** One id for every acknowledged record whose ring is still opening. */
  readonly rings: readonly number[];
  onRingEnd(id: number): void;
  readonly labels: TowerLabels;
}

const LAMP_Y = 12;
const RINGS = [76, 148, 220, 292];

export function Tower(props: TowerProps) {
  const { low, end, listeners, writer, labels } = props;
  const seen = coreWindow(low, end);
  const places = bookmarkPlaces(end > 0 ? listeners : [], low, seen);
  return (
    <svg
      className={css.tower}
      width="520"
      height={GROUND + 40}
      role="img"
      aria-label={labels.name}
      data-testid="tower"
    >
      {RINGS.map((radius, place) => (
        <circle
          key={radius}
          className={css.ring}
          data-place={place}
          cx={TOWER.x}
          cy={LAMP_Y}
          r={radius}
        />
      ))}
      <Echoes rings={props.rings} onEnd={props.onRingEnd} />
      <path className={css.leg} d={LEGS} />
      <path className={css.lattice} d={LATTICE} />
      <path className={css.mast} d={`M${TOWER.x} ${LAMP_Y}V${TOWER.antenna}`} />
      <circle className={css.lamp} cx={TOWER.x} cy={LAMP_Y} r="6" />
      <Core {...props} />
      {places.map((place, index) => (
        // A core that shifts carries its ribbons: drawn anew, or they would slide for no fact.
        <Bookmark
          key={`${place.name} ${seen.first}`}
          place={place}
          style={index === 0 ? 1 : 0}
          listener={listeners[index]}
          labels={labels}
        />
      ))}
      <Microphone {...writer} />
      {listeners.map((listener, index) => (
        <Radio key={listener.name} {...listener} place={index + 1} />
      ))}
    </svg>
  );
}

const LEGS = legs();
const LATTICE = lattice();
const EMPTY = Array.from({ length: CELLS }, (_, index) => index);

function Core({ low, end, records, sending }: TowerProps) {
  const seen = coreWindow(low, end);
  const left = TOWER.x - CELL_WIDTH / 2;
  return (
    <g>
      {EMPTY.map((index) => (
        <rect
          key={index}
          className={css.empty}
          x={left}
          y={GROUND - (index + 1) * STEP}
          width={CELL_WIDTH}
          height={STEP}
        />
      ))}
      {records
        .filter(({ offset }) => offset >= seen.first && offset < end)
        .map(({ offset, key }) => (
          <g
            key={offset}
            transform={`translate(${TOWER.x} ${cellTop(offset, seen) + STEP / 2})`}
            data-testid="cell"
            data-offset={offset}
            data-record-key={key ?? ''}
          >
            <rect
              className={css.cell}
              x={-CELL_WIDTH / 2}
              y={-STEP / 2}
              width={CELL_WIDTH}
              height={STEP}
            />
            <ChipMark keyName={key} size={16} />
          </g>
        ))}
      {end - seen.first < CELLS && (
        <rect
          className={css.next}
          data-now={sending || undefined}
          x={left}
          y={cellTop(end, seen)}
          width={CELL_WIDTH}
          height={STEP}
        />
      )}
      {offsetMarks(seen).map((offset) => {
        const y = cellTop(offset, seen) + STEP / 2;
        return (
          <text
            key={offset}
            className={css.offset}
            x={TOWER.x - halfWidth(y) - 8}
            y={y + 5}
            data-testid="offset"
          >
            {offset}
          </text>
        );
      })}
    </g>
  );
}

interface BookmarkProps {
  readonly place: BookmarkPlace;
  readonly style: number;
  readonly listener: TowerListener | undefined;
  readonly labels: TowerLabels;
}

function Bookmark({ place, style, listener, labels }: BookmarkProps) {
  if (!listener) return null;
  const { name, lag, x, y, labelY, bracket } = place;
  const { committed, phase } = listener;
  const dead = phase === 'killed';
  const says =
    committed === null
      ? labels.noBookmark
      : dead
        ? labels.deadAt(committed)
        : labels.upTo(committed);
  return (
    <g data-testid="bookmark" data-listener={name} data-committed={committed ?? undefined}>
      {bracket && <Bracket {...bracket} name={name} lag={lag} />}
      {committed !== null && (
        <g className={css.bookmark} style={{ transform: `translate(${x}px, ${y}px)` }}>
          <g transform="rotate(-90)">
            <Ribbon style={style} />
          </g>
        </g>
      )}
      <path
        className={css.leader}
        data-dead={dead || undefined}
        d={`M${x + 18} ${y}L${LABEL_X - 16} ${labelY}H${LABEL_X - 8}`}
      />
      <text className={css.label} x={LABEL_X} y={labelY + 1} data-dead={dead || undefined}>
        {name}
        <tspan className={css.says} x={LABEL_X} dy="1.24em">
          {says}
        </tspan>
        {lag > 0 && (
          <tspan className={css.lag} dx="8" data-testid="lag" data-lag={lag}>
            {labels.lag(lag)}
          </tspan>
        )}
      </text>
    </g>
  );
}

function Bracket(props: NonNullable<BookmarkPlace['bracket']> & { name: string; lag: number }) {
  const { x, from, to, open, name } = props;
  // Open below: the lag begins under the ground, in records that are not drawn any more.
  const foot = open
    ? `M${x - 6} ${from - 4}l8 -4M${x - 6} ${from - 9}l8 -4`
    : `M${x - 4} ${from}h4`;
  const line = `M${x - 4} ${to}h4V${from}`;
  return (
    <path className={css.bracket} d={line + foot} data-testid="bracket" data-listener={name} />
  );
}

function Echoes({ rings, onEnd }: { rings: readonly number[]; onEnd(id: number): void }) {
  return rings.map((id) => (
    <circle
      key={id}
      className={css.echo}
      cx={TOWER.x}
      cy={LAMP_Y}
      r="292"
      data-testid="ring"
      onAnimationEnd={() => onEnd(id)}
    />
  ));
}
