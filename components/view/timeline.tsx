'use client';
/**
 * The time line of a figure: what was written ticks up, what was committed ticks down, a fault is
 * a cross, a stretch nobody watched is a seam. It pauses, steps and goes back; in the past nothing
 * can be done, and it says so.
 */
import { type KeyboardEvent, memo, type PointerEvent, type ReactNode, useMemo } from 'react';
import { type Axis, type TimeEvent, ticks, timeAt, xAt } from './time-axis.ts';
import css from './timeline.module.css';
import { useBox } from './use-figure.ts';

export interface TimelineLabels {
  figure: string;
  pause: string;
  play: string;
  back: string;
  forward: string;
  now: string;
  /** Short: stands under "to now" while the past is shown. */
  past: string;
  seam: string;
}

export interface TimelineProps {
  events: readonly TimeEvent[];
  from: number;
  /** The present, or the end of a recording. */
  to: number;
  /** Null = the present. */
  position: number | null;
  paused: boolean;
  labels: TimelineLabels;
  formatTime: (ms: number) => string;
  /** More that acts on the run, between the buttons and the axis. */
  tools?: ReactNode;
  onPause: (paused: boolean) => void;
  onStep: (steps: number) => void;
  onSeek: (ms: number) => void;
  onNow: () => void;
}

const PAGE_STEPS = 10;

export function Timeline(props: TimelineProps) {
  const { paused, position, labels } = props;
  const past = position !== null;
  return (
    <div className={css.timeline} data-testid="timeline" data-past={past || undefined}>
      <div className={css.buttons}>
        <IconButton
          id="pause"
          label={paused ? labels.play : labels.pause}
          path={paused ? 'M4.5 2.5v11L13 8z' : 'M4 3h3v10H4zM9 3h3v10H9z'}
          onClick={() => props.onPause(!paused)}
        />
        <IconButton
          label={labels.back}
          path="M3 3h2v10H3zM13 3v10L6 8z"
          onClick={() => props.onStep(-1)}
        />
        <IconButton
          label={labels.forward}
          path="M11 3h2v10h-2zM3 3v10l7-5z"
          disabled={!past}
          onClick={() => props.onStep(1)}
        />
      </div>
      {props.tools && <div className={css.tools}>{props.tools}</div>}
      <Slider {...props} />
      <div className={css.end}>
        <button
          type="button"
          className={css.now}
          aria-disabled={!past || undefined}
          onClick={past ? props.onNow : undefined}
        >
          {labels.now}
        </button>
        <span className={css.past} data-testid="locked">
          {past ? `◇ ${labels.past}` : ''}
        </span>
      </div>
    </div>
  );
}

function IconButton(props: {
  /** What a key of the keyboard map may press. */
  id?: string;
  label: string;
  path: string;
  disabled?: boolean;
  onClick: () => void;
}) {
  const { label, path, disabled = false, onClick } = props;
  return (
    <button
      type="button"
      className={css.icon}
      data-press={props.id}
      aria-label={label}
      title={label}
      aria-disabled={disabled || undefined}
      onClick={disabled ? undefined : onClick}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={path} />
      </svg>
    </button>
  );
}

function Slider(props: TimelineProps) {
  const { from, to, position, labels, formatTime } = props;
  const box = useBox<HTMLDivElement>();
  const axis: Axis = { from, to, width: box.width };
  const at = position ?? to;
  const x = xAt(at, axis);
  const seek = (event: PointerEvent<HTMLDivElement>) => {
    const left = event.currentTarget.getBoundingClientRect().left;
    const ms = timeAt(event.clientX - left, axis);
    if (ms >= to) props.onNow();
    else props.onSeek(ms);
  };
  return (
    <div
      ref={box.ref}
      className={css.axis}
      role="slider"
      tabIndex={0}
      aria-label={labels.figure}
      aria-valuemin={from}
      aria-valuemax={to}
      aria-valuenow={at}
      aria-valuetext={position === null ? labels.now : `${formatTime(at)}, ${labels.past}`}
      data-testid="time-axis"
      onKeyDown={(event) => walk(event, props)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        seek(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) seek(event);
      }}
    >
      {box.width > 0 && (
        <>
          <Marks {...props} width={box.width} />
          <span className={css.playhead} style={{ translate: `${x}px` }} />
          {to > 0 && <Times from={formatTime(from)} at={formatTime(at)} x={x} width={box.width} />}
        </>
      )}
    </div>
  );
}

function walk(event: KeyboardEvent, props: TimelineProps) {
  const { from, paused, onPause, onStep, onSeek, onNow } = props;
  const steps: Record<string, number> = {
    ArrowLeft: -1,
    ArrowDown: -1,
    ArrowRight: 1,
    ArrowUp: 1,
    PageDown: -PAGE_STEPS,
    PageUp: PAGE_STEPS,
  };
  const step = steps[event.key];
  if (step !== undefined) onStep(step);
  else if (event.key === ' ') onPause(!paused);
  else if (event.key === 'Home') onSeek(from);
  else if (event.key === 'End') onNow();
  else return;
  event.preventDefault();
}

interface MarksProps {
  events: readonly TimeEvent[];
  from: number;
  to: number;
  width: number;
  position: number | null;
  labels: TimelineLabels;
}

const Marks = memo(function Marks({ events, from, to, width, position, labels }: MarksProps) {
  const marks = useMemo(() => ticks(events, { from, to, width }), [events, from, to, width]);
  const head = xAt(position ?? to, { from, to, width });
  const path = (xs: number[], length: number) => xs.map((x) => `M${x} 0v${length}`).join('');
  const before = (xs: number[]) => xs.filter((x) => x <= head);
  const after = (xs: number[]) => xs.filter((x) => x > head);
  return (
    <svg className={css.marks} width={width} height="44" aria-hidden="true">
      <g className={css.base}>
        <path className={css.line} d={`M0 0H${position === null ? width : head}`} />
        {position !== null && <path className={css.later} d={`M${head} 0H${width}`} />}
        {marks.seams.map((seam) => (
          <Seam key={seam.from} {...seam} label={seam.label ?? labels.seam} />
        ))}
        <path className={css.produce} d={path(before(marks.produce), -7)} />
        <path className={css.commit} d={path(before(marks.commit), 7)} />
        <path className={css.unseen} d={path(after(marks.produce), -7)} />
        <path className={css.unseen} d={path(after(marks.commit), 7)} />
        {marks.faults.map((fault) => (
          <path
            key={fault.x}
            className={css.fault}
            data-later={fault.x > head || undefined}
            d={`M${fault.x - 4.5} -17l9 9m0 -9l-9 9`}
          >
            {fault.label && <title>{fault.label}</title>}
          </path>
        ))}
      </g>
    </svg>
  );
});

/** Two short strokes across the line, as where a page was sewn: nobody watched between them. */
function Seam({ from, to, label }: { from: number; to: number; label: string }) {
  const end = Math.max(to, from + 6);
  return (
    <g data-testid="seam">
      <title>{label}</title>
      <path className={css.seamGap} d={`M${from} 0H${end}`} />
      <path className={css.seam} d={`M${from - 2} 6l4 -12M${end - 2} 6l4 -12`} />
    </g>
  );
}

const TIME_WIDTH_PX = 62;

function Times(props: { from: string; at: string; x: number; width: number }) {
  const { from, at, x, width } = props;
  const left = Math.min(Math.max(x - TIME_WIDTH_PX / 2, 0), width - TIME_WIDTH_PX);
  return (
    <>
      {left > TIME_WIDTH_PX + 8 && <span className={css.time}>{from}</span>}
      <span
        className={css.time}
        data-at=""
        style={{ translate: `${left}px`, width: TIME_WIDTH_PX }}
      >
        {at}
      </span>
    </>
  );
}
