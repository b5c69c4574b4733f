/**
 * The cells of one lane. A cell keeps its element as long as its record is in sight, because
 * elements are reused by offset modulo room; the lane is one tab stop and the arrows walk along it.
 */
import { type KeyboardEvent, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Cell } from './cell.tsx';
import type { LaneProps } from './lane.tsx';
import { isPrinted, printEvery, type Visible, xOf } from './layout.ts';
import type { LogRecord } from './log-types.ts';

/** A control record carries no key, an unknown one has not been read back yet. */
function kindOf(record: LogRecord | undefined) {
  if (!record) return 'unknown';
  if (record.gone) return 'gone';
  if (record.tombstone) return 'tombstone';
  if (record.control) return record.control;
  if (record.fate) return record.fate;
  if (record.poison) return 'poison';
  if (record.duplicate) return 'duplicate';
  return record.thin ? 'thin' : 'stored';
}

const unread = (offset: number): LogRecord => ({ offset, key: null, unread: true });

export function Cells(props: LaneProps & { seen: Visible }) {
  const { partition, layout, labels, seen, selected, onSelect } = props;
  const { metrics } = layout;
  const [focused, setFocused] = useState<number | null>(null);
  const known = useMemo(
    () => new Map(partition.records.slice(-layout.room * 2).map((r) => [r.offset, r])),
    [partition.records, layout.room],
  );
  // Read when it is pressed: a function that changed with each record would redraw every cell.
  const latest = useRef(known);
  useLayoutEffect(() => {
    latest.current = known;
  }, [known]);
  const choose = useCallback(
    (offset: number) => {
      setFocused(offset);
      onSelect(partition.partition, latest.current.get(offset) ?? unread(offset));
    },
    [onSelect, partition.partition],
  );
  const last = seen.end - 1;
  const active = focused !== null && focused >= seen.gone && focused <= last ? focused : last;
  const every = printEvery(seen.end, metrics);
  const cells = [];
  for (let offset = seen.gone; offset < seen.end; offset++) {
    const record = known.get(offset);
    cells.push(
      <Cell
        key={offset % layout.room}
        offset={offset}
        keyName={record?.key ?? null}
        kind={kindOf(record)}
        delivery={record?.duplicate ?? 0}
        left={xOf(offset, seen, layout)}
        width={metrics.cellWidth}
        height={metrics.cellHeight}
        chip={metrics.chip}
        printed={isPrinted(offset, seen.end, every)}
        selected={selected.includes(offset)}
        tabbable={offset === active}
        label={labels.record(record ?? unread(offset))}
        onSelect={choose}
      />,
    );
  }
  if (cells.length === 0) return null;
  const walk = (event: KeyboardEvent<HTMLDivElement>) => {
    const target = stepOf(event.key, active, seen);
    if (target === null) return;
    event.preventDefault();
    setFocused(target);
    event.currentTarget.querySelector<HTMLElement>(`[data-offset="${target}"]`)?.focus();
  };
  return (
    <div role="toolbar" aria-label={labels.partition(partition.partition)} onKeyDown={walk}>
      {cells}
    </div>
  );
}

function stepOf(key: string, from: number, seen: Visible): number | null {
  const last = seen.end - 1;
  if (key === 'ArrowLeft') return Math.max(seen.gone, from - 1);
  if (key === 'ArrowRight') return Math.min(last, from + 1);
  if (key === 'Home') return seen.gone;
  return key === 'End' ? last : null;
}
