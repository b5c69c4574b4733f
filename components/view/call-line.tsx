'use client';
import css from './call-line.module.css';
/**
 * A synchronous call: a solid line held open as long as the caller waits, with its milliseconds on
 * it. A broken call is a wire that falls, with the error the system gave. Beside it an event is a
 * dotted wave: the difference of the two is the chapter's first lesson.
 */
import { ChipMark } from './chip.tsx';
import { useBox } from './use-figure.ts';
import { Wave } from './wave.tsx';

export interface CallLineProps {
  state: 'open' | 'done' | 'broken';
  /** "menunggu 31 ms", or "ECONNREFUSED setelah 2 ms". */
  label: string;
}

const HEIGHT = 44;
const LINE = 30;

export function CallLine({ state, label }: CallLineProps) {
  const { ref, width } = useBox<HTMLDivElement>();
  const end = Math.max(0, width - 1);
  return (
    <div ref={ref} className={css.line} data-testid="call" data-state={state}>
      <span className={css.label}>{label}</span>
      <svg width={width} height={HEIGHT + 14} aria-hidden="true">
        <circle cx="4" cy={LINE} r="4" className={css.knob} />
        {state === 'broken' ? (
          <Fallen at={end / 2} end={end} />
        ) : (
          <>
            <path className={css.wire} d={`M4 ${LINE}H${end}`} />
            <path className={css.wire} d={`M${end} ${LINE - 6}v12`} />
          </>
        )}
      </svg>
    </div>
  );
}

/** The near half hangs down, the far half was never reached. */
function Fallen({ at, end }: { at: number; end: number }) {
  return (
    <>
      <path
        className={css.fallen}
        d={`M4 ${LINE}H${at * 0.7}Q${at * 0.95} ${LINE} ${at} ${LINE + 14}`}
      />
      <path className={css.fallen} d={`M${at - 4} ${LINE + 14}l9 9m0 -9l-9 9`} />
      <path className={css.unreached} d={`M${at + 14} ${LINE}H${end}`} />
    </>
  );
}

export interface EventLineProps {
  keyName: string | null;
  label: string;
}

export function EventLine({ keyName, label }: EventLineProps) {
  const { ref, width } = useBox<HTMLDivElement>();
  const chip = width * 0.5;
  return (
    <div ref={ref} className={css.line} data-testid="event">
      <span className={css.label}>{label}</span>
      <svg width={width} height={HEIGHT + 14} aria-hidden="true">
        {width > 80 && (
          <>
            <Wave
              points={[
                [2, LINE],
                [chip - 18, LINE],
              ]}
            />
            <Wave
              points={[
                [chip + 18, LINE],
                [width - 2, LINE],
              ]}
            />
            <ChipMark keyName={keyName} x={chip} y={LINE} state="in-flight" />
          </>
        )}
      </svg>
    </div>
  );
}
