'use client';
/**
 * The tape of the oplog, and under each entry the record that came of it: what has none is seen at
 * once. A frame is chosen to see it joined, field by field.
 */
import { type KeyboardEvent, useEffect } from 'react';
import { scaleOf, useBox } from '#components/view/use-figure.ts';
import type { Trace } from './model-traces.ts';
import css from './panel-ribbon.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

const FRAME = 76;
const NAMES = 58;
/** Before it is measured. */
const WIDTH = 700;

interface RibbonProps {
  readonly chosen: string | undefined;
  choose(ts: string): void;
}

export function Ribbon({ chosen, choose }: RibbonProps) {
  const words = useWords();
  const { ref, element, width } = useBox<HTMLElement>();
  const traces = useFacts((state) => state.traces);
  const newest = traces.at(-1)?.ts;
  // What has just happened is what is looked at; an older frame is chosen until something new comes.
  useEffect(() => {
    if (newest !== undefined) choose(newest);
  }, [newest, choose]);
  const last = traces.findLastIndex(({ record }) => record !== null);
  const scale = width > 0 ? scaleOf(element) : 1;
  const room = Math.max(2, Math.floor(((width || WIDTH) / scale - NAMES) / FRAME));
  const from = Math.max(0, traces.length - room);
  const shown = traces.slice(from);
  const active = shown.some(({ ts }) => ts === chosen) ? chosen : shown.at(-1)?.ts;
  const walk = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const next = step && shown[shown.findIndex(({ ts }) => ts === active) + step];
    if (!next) return;
    event.preventDefault();
    choose(next.ts);
    event.currentTarget.querySelector<HTMLElement>(`[data-ts="${next.ts}"]`)?.focus();
  };
  return (
    <section ref={ref} className={css.ribbon} aria-label={words.ribbon} data-testid="ribbon">
      <div className={css.names} aria-hidden="true">
        <b>{words.tapeName}</b>
        <b>{words.laneName}</b>
      </div>
      {shown.length === 0 ? (
        <p className={css.empty}>{words.ribbonEmpty}</p>
      ) : (
        <div className={css.frames} role="toolbar" aria-label={words.ribbon} onKeyDown={walk}>
          {shown.map((trace, index) => (
            <Frame
              key={trace.ts}
              trace={trace}
              never={trace.record === null && from + index < last}
              active={trace.ts === active}
              choose={choose}
            />
          ))}
        </div>
      )}
    </section>
  );
}

interface FrameProps {
  readonly trace: Trace;
  /** Later changes were published, and this one was not. */
  readonly never: boolean;
  readonly active: boolean;
  choose(ts: string): void;
}

function Frame({ trace, never, active, choose }: FrameProps) {
  const words = useWords();
  const { ts, op, id, record } = trace;
  const state = record ? 'published' : never ? 'never' : 'waiting';
  const fate = record
    ? words.withRecord(record.offset)
    : never
      ? words.neverRecord
      : words.noRecord;
  return (
    <button
      type="button"
      className={css.frame}
      data-testid="frame"
      data-ts={ts}
      data-op={op}
      data-state={state}
      aria-pressed={active}
      aria-label={`${words.frame(words.opNames[op], id)}, ${fate}`}
      tabIndex={active ? 0 : -1}
      onClick={() => choose(ts)}
    >
      <span className={css.entry}>
        <b>{op === 'r' ? 'u' : op}</b> {id}
      </span>
      <span className={css.stem} />
      <span className={css.cell}>{record ? record.offset : never ? '✕' : ''}</span>
    </button>
  );
}
