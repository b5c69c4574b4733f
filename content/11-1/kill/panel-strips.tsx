'use client';
/**
 * Twenty seconds of each partition as a strip: a stroke for every order that was done, the letter
 * of who did it, and where nothing moved a bracket with its seconds. Below, on the same axis, every
 * heartbeat that the broker answered.
 */
import { useMemo } from 'react';
import { useClock } from '#components/lab/use-clock.ts';
import { useView } from '#components/lab/use-lab.ts';
import { METRICS } from '#components/view/layout.ts';
import { useFigure } from '#components/view/use-figure.ts';
import { type Mark, MEMBERS, ownerOf, PARTITIONS } from './model.ts';
import css from './panel.module.css';
import { letterOf } from './panel-part.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

const WINDOW_MS = 20_000;
/** Shorter than this is the pace of the work, not a standstill, ms. */
const STILL_MS = 500;
/** At the size of a desk; a projector draws all of it larger. */
const LEFT = 104;
const RIGHT = 58;
const ROW = 26;
const BEAT_ROW = 15;
/** A bracket too short for its words goes without. */
const SAID_FROM_PX = 56;
/** Below this width every other age is left out. */
const NARROW_PX = 320;

export function Strips() {
  const words = useWords();
  const past = useView((view) => view.past);
  const offset = useView((view) => view.clockOffset);
  const clock = useClock(offset, 200, past);
  const marks = useFacts((state) => state.marks);
  const members = useFacts(({ group }) => group.members);
  const partitions = useFacts((state) => state.partitions);
  const committed = useFacts((state) => state.committed);
  const box = useFigure<HTMLDivElement>();
  const k = METRICS[box.size].scale;
  const newest = marks.at(-1)?.at ?? 0;
  const now = past || clock === 0 ? newest : clock;
  const axis = { now, k, left: LEFT * k, width: Math.max(0, box.width - (LEFT + RIGHT) * k) };
  const rows = PARTITIONS.map((partition) => {
    const own = marks.filter((mark) => mark.partition === partition);
    const { end = 0, records = [] } = partitions[partition] ?? {};
    const next = committed[partition] ?? 0;
    const waits = records.find(({ offset }) => offset >= next)?.at ?? null;
    return { partition, own, lag: end - next, stills: stillsOf(own, waits, now) };
  });
  const height = (PARTITIONS.length * ROW + MEMBERS.length * BEAT_ROW + 18) * k;
  return (
    <figure className={css.strips} aria-label={words.strips} data-testid="strips">
      <figcaption className={css.said}>
        {rows.map(({ partition, stills }) =>
          words.stripSaid(
            partition,
            ownerOf(members, partition) ?? '–',
            words.seconds(Math.max(0, ...stills.map(({ from, to }) => to - from))),
          ),
        )}
      </figcaption>
      <div ref={box.ref} style={{ height }}>
        {box.width > 0 && (
          <svg width={box.width} height={height} aria-hidden="true">
            {rows.map(({ partition, own, lag, stills }, index) => (
              <Strip
                key={partition}
                {...{ partition, own, lag, stills, axis }}
                owner={ownerOf(members, partition) ?? '–'}
                y={(index * ROW + 14) * k}
                label={words.standstill}
                seconds={words.seconds}
              />
            ))}
            {MEMBERS.map((name, index) => (
              <Beats
                key={name}
                label={index === 0 ? `${words.heartbeats} ${letterOf(name)}` : letterOf(name)}
                marks={marks.filter((mark) => mark.member === name && mark.partition === null)}
                axis={axis}
                y={(PARTITIONS.length * ROW + index * BEAT_ROW + 8) * k}
              />
            ))}
            <Ages axis={axis} y={height - 3} word={words.secondsAgo} />
          </svg>
        )}
      </div>
    </figure>
  );
}

interface Axis {
  readonly now: number;
  readonly k: number;
  readonly left: number;
  readonly width: number;
}

interface Still {
  readonly from: number;
  readonly to: number;
  readonly open: boolean;
}

const xOf = (at: number, { now, left, width }: Axis): number =>
  left + width - Math.min(1, Math.max(0, (now - at) / WINDOW_MS)) * width;

/** Only while an order was waiting: from `waits` on for the one that nobody has done yet. */
function stillsOf(own: readonly Mark[], waits: number | null, now: number): Still[] {
  const found: Still[] = [];
  let before: number | undefined;
  const note = (written: number, to: number, open: boolean) => {
    const from = Math.max(before ?? written, written);
    if (to - from >= STILL_MS) found.push({ from, to, open });
  };
  for (const { at, writtenAt = at } of own) {
    if (before !== undefined) note(writtenAt, at, false);
    before = Math.max(before ?? at, at);
  }
  if (waits !== null) note(waits, now, true);
  return found;
}

interface StripProps {
  readonly partition: number;
  readonly owner: string;
  readonly lag: number;
  readonly own: readonly Mark[];
  readonly stills: readonly Still[];
  readonly axis: Axis;
  readonly y: number;
  label(seconds: string): string;
  seconds(ms: number): string;
}

function Strip(props: StripProps) {
  const { partition, owner, lag, own, stills, axis, y, label, seconds } = props;
  const seen = own.filter(({ at }) => at > axis.now - WINDOW_MS);
  const path = seen.map(({ at }) => `M${xOf(at, axis).toFixed(1)} ${y - 4}v8`).join('');
  const heirs = useMemo(
    () => seen.filter(({ member }, index) => member !== seen[index - 1]?.member),
    [seen],
  );
  return (
    <g>
      <text x={0} y={y + 4} className={css.stripName}>
        P{partition} <tspan className={css.owner}>{owner}</tspan>
      </text>
      <text
        x={axis.left + axis.width + 10}
        y={y + 4}
        className={css.lag}
        data-behind={lag > 1 || undefined}
      >
        lag {lag}
      </text>
      <path className={css.base} d={`M${axis.left} ${y}H${axis.left + axis.width}`} />
      <path className={css.done} d={path} />
      {heirs.map(({ at, member }) => (
        <text key={at} x={xOf(at, axis)} y={y - 6} className={css.heir}>
          {letterOf(member)}
        </text>
      ))}
      {stills
        .filter(({ to }) => to > axis.now - WINDOW_MS)
        .map(({ from, to, open }) => {
          const [x1, x2] = [xOf(from, axis) + 3, xOf(to, axis) - 3];
          const text = label(seconds(to - from));
          return (
            <g key={from} data-testid="standstill" data-partition={partition}>
              <path
                className={css.still}
                d={`M${x1} ${y - 4}v8M${x1} ${y}H${x2}${open ? '' : `M${x2} ${y - 4}v8`}`}
              />
              {(x2 - x1 > SAID_FROM_PX || open) && (
                <text x={(x1 + x2) / 2} y={y - 5} className={css.stillText}>
                  {text}
                </text>
              )}
            </g>
          );
        })}
    </g>
  );
}

function Beats(props: {
  readonly label: string;
  readonly marks: readonly Mark[];
  readonly axis: Axis;
  readonly y: number;
}) {
  const { label, marks, axis, y } = props;
  const seen = marks.filter(({ at }) => at > axis.now - WINDOW_MS);
  return (
    <g className={css.beats}>
      <text x={axis.left - 12} y={y + 4} className={css.beatName}>
        {label}
      </text>
      <path
        className={css.beat}
        d={seen.map(({ at }) => `M${xOf(at, axis).toFixed(1)} ${y - 2.5}v5`).join('')}
      />
    </g>
  );
}

function Ages({ axis, y, word }: { axis: Axis; y: number; word(seconds: number): string }) {
  const step = axis.width < NARROW_PX ? 10 : 5;
  const ages = Array.from({ length: WINDOW_MS / 1000 / step + 1 }, (_, n) => n * step);
  return ages.map((age) => (
    <text
      key={age}
      x={xOf(axis.now - age * 1000, axis)}
      y={y}
      className={css.age}
      data-side={age === 0 ? 'end' : age === WINDOW_MS / 1000 ? 'start' : undefined}
    >
      {word(age)}
    </text>
  ));
}
