'use client';
/**
 * The evidence under a figure: what broker, disk and database really say, as rows. Only whole rows
 * are shown, as many as the column has room for; the rest is paged, so a burst costs no more.
 */
import { type KeyboardEvent, useId, useState } from 'react';
import css from './evidence.module.css';
import { useBox } from './use-figure.ts';

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
}

export interface EvidenceTab {
  id: string;
  label: string;
  columns: readonly EvidenceColumn[];
  /** Newest first. */
  rows: readonly EvidenceRow[];
  /** "dibaca dari broker 40 ms lalu". */
  source?: string;
  /** One sentence while there are no rows. */
  empty: string;
}

export interface EvidenceProps {
  /** Name of the tab list. */
  name: string;
  tabs: readonly EvidenceTab[];
  labels: { copy: string; copied: string; newer: string; older: string };
  active?: string;
  onActive?: (tab: string) => void;
  /** Row in accent; without it the newest. */
  chosen?: string | null;
  onChoose?: (row: string) => void;
  /** Rows where the height is free to grow (phone, first paint). */
  rowsMax?: number;
}

const ROW_PX = 22;
const HEAD_PX = 21;
const ROWS_DEFAULT = 6;

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
      <Rows key={tab.id} {...props} tab={tab} id={id} />
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

/** Whole rows only: what would be cut in half is left for the next page. */
export function rowsThatFit(height: number, taken: number, scale: number): number {
  return Math.max(1, Math.floor((height - taken) / (ROW_PX * scale)));
}

interface Page {
  at: number;
  /** What was chosen when the page was turned; a new choice turns it back. */
  chosen: string | null;
}

/** A newly chosen row is in sight; after that the reader's page turning counts. */
export function firstRow(
  rows: readonly EvidenceRow[],
  fit: number,
  chosen: string | null,
  page: Page,
): number {
  const last = Math.max(0, rows.length - fit);
  const index = chosen === page.chosen ? -1 : rows.findIndex((row) => row.id === chosen);
  if (index === -1) return Math.min(Math.max(0, page.at), last);
  if (index >= page.at && index < page.at + fit) return Math.min(page.at, last);
  return Math.min(Math.max(0, index - fit + 1), last);
}

function Rows(props: EvidenceProps & { tab: EvidenceTab; id: string }) {
  const { tab, id, labels, chosen = null, rowsMax = ROWS_DEFAULT } = props;
  const box = useBox<HTMLDivElement>();
  const detailBox = useBox<HTMLPreElement>();
  const [page, setPage] = useState<Page>({ at: 0, chosen: null });
  const detail = tab.rows.find((row) => row.id === chosen)?.detail;
  const scale = box.height > 0 ? scaleOf(box.element) : 1;
  const pager = tab.rows.length > rowsMax ? ROW_PX * scale : 0;
  const taken = HEAD_PX * scale + pager + (detail ? detailBox.height : 0);
  const fills = box.height > taken + ROW_PX * scale;
  const fit = fills ? rowsThatFit(box.height, taken, scale) : rowsMax;
  const from = firstRow(tab.rows, fit, chosen, page);
  const turn = (at: number) => setPage({ at, chosen });
  const shown = tab.rows.slice(from, from + fit);
  return (
    <div
      ref={box.ref}
      className={css.panel}
      role="tabpanel"
      id={`${id}-panel`}
      aria-labelledby={`${id}-tab-${tab.id}`}
    >
      {tab.rows.length === 0 ? (
        <p className={css.empty}>{tab.empty}</p>
      ) : (
        <Table {...props} shown={shown} hit={chosen ?? tab.rows[0]?.id ?? null} />
      )}
      {detail && (
        <pre ref={detailBox.ref} className={css.detail} data-testid="detail">
          {detail}
        </pre>
      )}
      {tab.rows.length > fit && (
        <p className={css.pager}>
          <span data-testid="range">
            {from + 1}–{from + shown.length} / {tab.rows.length}
          </span>
          <button type="button" disabled={from === 0} onClick={() => turn(from - fit)}>
            {labels.newer}
          </button>
          <button
            type="button"
            disabled={from + fit >= tab.rows.length}
            onClick={() => turn(from + fit)}
          >
            {labels.older}
          </button>
        </p>
      )}
    </div>
  );
}

/** The projector's factor, read from where it is defined. */
function scaleOf(element: HTMLElement | null): number {
  return (element && Number(getComputedStyle(element).getPropertyValue('--k'))) || 1;
}

interface TableProps extends EvidenceProps {
  tab: EvidenceTab;
  shown: readonly EvidenceRow[];
  hit: string | null;
}

function Table({ tab, shown, hit, labels, onChoose }: TableProps) {
  return (
    <table className={css.table}>
      <thead>
        <tr>
          {tab.columns.map((column) => (
            <th key={column.id} scope="col">
              {column.label}
            </th>
          ))}
          <th>
            <span className={css.spoken}>{labels.copy}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map((row, place) => (
          // Rows keep their elements by place: a burst changes texts, it inserts nothing.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <tr key={place} data-row={row.id} data-hit={row.id === hit || undefined}>
            {row.cells.map((cell, index) => (
              <td key={tab.columns[index]?.id ?? index} title={cell}>
                {index === 0 && onChoose ? (
                  <button type="button" className={css.choose} onClick={() => onChoose(row.id)}>
                    {cell}
                  </button>
                ) : (
                  cell
                )}
              </td>
            ))}
            <td>
              <Copy text={row.copy ?? row.cells.join('\t')} name={row.cells[0]} labels={labels} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const COPIED_MS = 1500;

function Copy(props: { text: string; name?: string; labels: EvidenceProps['labels'] }) {
  const { text, name, labels } = props;
  const [copied, setCopied] = useState(false);
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => {
        setCopied(true);
        setTimeout(() => setCopied(false), COPIED_MS);
      },
      // Without permission nothing was copied, and the button must not claim it.
      () => setCopied(false),
    );
  };
  return (
    <button
      type="button"
      className={css.copy}
      aria-label={`${copied ? labels.copied : labels.copy} ${name ?? ''}`}
      onClick={copy}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={copied ? 'M3 8.5l3.5 3.5L13 4.5' : 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z'} />
      </svg>
    </button>
  );
}
