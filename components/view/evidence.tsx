'use client';
/**
 * The evidence under a figure: what broker, disk and database really say, as rows. Only whole rows
 * are shown, as many as the column has room for; the rest is paged, so a burst costs no more.
 */
import { type KeyboardEvent, useId, useState } from 'react';
import css from './evidence.module.css';
import { EvidenceRows } from './evidence-rows.tsx';

export interface EvidenceColumn {
  id: string;
  label: string;
}

export interface EvidenceRow {
  id: string;
  cells: readonly string[];
  /** What the copy button copies; without it the cells, tab separated. */
  copy?: string;
  /** The whole text, shown under the row while it is chosen. */
  detail?: string;
  /** The order that it is about, whose way can be followed. */
  follow?: string | undefined;
}

export interface EvidenceTab {
  id: string;
  label: string;
  columns: readonly EvidenceColumn[];
  /** Newest first; where they stand in no order of time, the tab is `timeless`. */
  rows: readonly EvidenceRow[];
  /** Groups, settings, files: the first row is no news, and nothing in it is "here, now". */
  timeless?: boolean;
  /** "dibaca dari broker 40 ms lalu". */
  source?: string;
  /** One sentence while there are no rows. */
  empty: string;
}

export interface EvidenceProps {
  /** Name of the tab list. */
  name: string;
  tabs: readonly EvidenceTab[];
  labels: { copy: string; copied: string; newer: string; older: string; follow: string };
  active?: string;
  onActive?: (tab: string) => void;
  /** Row in accent; without it the newest, if there is one. */
  chosen?: string | null;
  onChoose?: (row: string) => void;
  /** Without it no row can be followed. */
  onFollow?: (order: string) => void;
  /** Rows where the height is free to grow (phone, first paint). */
  rowsMax?: number;
}

export function Evidence(props: EvidenceProps) {
  const { tabs, name, active, onActive } = props;
  const id = useId();
  const [own, setOwn] = useState(tabs[0]?.id);
  const tab = tabs.find((one) => one.id === (active ?? own)) ?? tabs[0];
  if (!tab) return null;
  const open = (next: string) => {
    setOwn(next);
    onActive?.(next);
  };
  return (
    <section className={css.evidence} data-testid="evidence">
      <div className={css.bar}>
        <TabList id={id} name={name} tabs={tabs} tab={tab} open={open} />
        {tab.source && (
          <span className={css.source} data-testid="source">
            {tab.source}
          </span>
        )}
      </div>
      <EvidenceRows key={tab.id} {...props} tab={tab} id={id} />
    </section>
  );
}

interface TabListProps {
  id: string;
  name: string;
  tabs: readonly EvidenceTab[];
  tab: EvidenceTab;
  open: (id: string) => void;
}

function TabList({ id, name, tabs, tab, open }: TabListProps) {
  const walk = (event: KeyboardEvent<HTMLDivElement>) => {
    const next = tabStep(event.key, tabs.indexOf(tab), tabs.length);
    const target = next === null ? undefined : tabs[next];
    if (!target) return;
    event.preventDefault();
    open(target.id);
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${target.id}"]`)?.focus();
  };
  return (
    <div className={css.tabs} role="tablist" aria-label={name} onKeyDown={walk}>
      {tabs.map((one) => (
        <button
          key={one.id}
          type="button"
          role="tab"
          id={`${id}-tab-${one.id}`}
          className={css.tab}
          data-tab={one.id}
          data-label={one.label}
          aria-selected={one === tab}
          aria-controls={`${id}-panel`}
          tabIndex={one === tab ? 0 : -1}
          onClick={() => open(one.id)}
        >
          {one.label}
        </button>
      ))}
    </div>
  );
}

export function tabStep(key: string, from: number, count: number): number | null {
  if (key === 'ArrowRight') return (from + 1) % count;
  if (key === 'ArrowLeft') return (from - 1 + count) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}
