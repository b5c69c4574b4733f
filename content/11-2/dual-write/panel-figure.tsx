'use client';
/**
 * Every order as one column: its sheet in MongoDB above, its cell of the log below. Where one of
 * the two is missing the thread between them ends, and the empty place says what that makes of it.
 */
import { type CSSProperties, type KeyboardEvent, useId, useState } from 'react';
import { useLit } from '#components/lab/lit.ts';
import { panelWords } from '#components/lab/panel-words.ts';
import { useLab, useView } from '#components/lab/use-lab.ts';
import { useSaid } from '#components/lab/use-said.ts';
import { type FigureSize, METRICS } from '#components/view/layout.ts';
import { useFigure } from '#components/view/use-figure.ts';
import type { State } from './model.ts';
import { columnsOf, type OrderColumn, setsOf } from './model-fates.ts';
import { ORDERS, TOPIC } from './names.ts';
import { Column, heightOf } from './panel-column.tsx';
import css from './panel-figure.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

/** Room for the names of the rows, px, before the projector's factor. */
const LEFT: Readonly<Record<FigureSize, number>> = { phone: 66, desk: 92, projector: 84 };

/** Narrow cells, or large letters: the sets below have the words then. */
const UNNAMED = { ghost: '∅', orphan: '∅' };

interface FigureProps {
  readonly chosen: string | null;
  onChoose(orderId: string): void;
}

export function Figure({ chosen, onChoose }: FigureProps) {
  const words = useWords();
  const { ref, width, size } = useFigure<HTMLElement>();
  const { noun } = useLit();
  const summaryId = useId();
  const summary = useSummary();
  const all = useFacts(columnsOf);
  const metrics = METRICS[size];
  const left = Math.ceil(LEFT[size] * metrics.scale);
  const room = Math.max(2, Math.floor((width - left - 4) / metrics.cellWidth));
  const seen = all.slice(-room);
  return (
    <figure
      ref={ref}
      className={css.figure}
      style={
        {
          '--k': metrics.scale,
          '--left': `${left}px`,
          '--cell-height': `${metrics.cellHeight}px`,
        } as CSSProperties
      }
      aria-label={`${words.figure}. ${words.caption}`}
      aria-describedby={summaryId}
      data-testid="orders-figure"
      data-size={size}
      data-lit={noun ?? undefined}
    >
      <p id={summaryId} className="sr-only" data-testid="summary">
        {summary}
      </p>
      <RowNames />
      <div className={css.columns} data-hidden={all.length > room || undefined}>
        {seen.length === 0 ? (
          <Empty height={heightOf(metrics)} />
        ) : (
          <Columns {...{ seen, chosen, onChoose, size }} />
        )}
      </div>
    </figure>
  );
}

function RowNames() {
  const words = useWords();
  return (
    <div className={css.rows}>
      <span>{words.rowOrder}</span>
      <p>
        <b>MongoDB</b>
        <code>{ORDERS}</code>
      </p>
      <p>
        <b>Kafka</b>
        <code>{TOPIC}</code>
      </p>
      <span>{words.rowAnswered}</span>
    </div>
  );
}

interface ColumnsProps extends FigureProps {
  readonly seen: readonly OrderColumn[];
  readonly size: FigureSize;
}

/** One stop of Tab; the arrows walk along it. */
function Columns({ seen, size, chosen, onChoose }: ColumnsProps) {
  const words = useWords();
  const [focused, setFocused] = useState<string | null>(null);
  const at = seen.findIndex(({ id }) => id === focused);
  const active = at < 0 ? seen.length - 1 : at;
  const walk = (event: KeyboardEvent<HTMLDivElement>) => {
    const next = seen[stepOf(event.key, active, seen.length - 1) ?? -1];
    if (!next) return;
    event.preventDefault();
    setFocused(next.id);
    event.currentTarget.querySelector<HTMLElement>(`[data-order="${next.id}"]`)?.focus();
  };
  return (
    <div role="toolbar" aria-label={words.caption} className={css.row} onKeyDown={walk}>
      {seen.map((column, index) => (
        <Column
          key={column.id}
          column={column}
          metrics={METRICS[size]}
          label={words.column(column)}
          missing={size === 'desk' ? words.missing : UNNAMED}
          pressed={chosen === column.id}
          tabbable={index === active}
          onPress={(id) => {
            setFocused(id);
            onChoose(id);
          }}
        />
      ))}
    </div>
  );
}

function stepOf(key: string, from: number, last: number): number | null {
  if (key === 'ArrowLeft') return Math.max(0, from - 1);
  if (key === 'ArrowRight') return Math.min(last, from + 1);
  if (key === 'Home') return 0;
  return key === 'End' ? last : null;
}

function Empty({ height }: { height: number }) {
  const { locale } = useLab();
  const words = useWords();
  const connected = useView((view) => view.connected);
  return (
    <p className={css.empty} style={{ height }}>
      {connected ? words.emptyFigure : panelWords[locale].joining}
    </p>
  );
}

/** What a screen reader is told: at most one sentence in two seconds. */
function useSummary(): string {
  const words = useWords();
  return useSaid(useFacts((state) => words.summary(summed(state))));
}

function summed(state: State) {
  const { both, ghosts, orphans } = setsOf(state);
  return { both: both.length, ghosts: ghosts.length, orphans: orphans.length };
}
