'use client';
/**
 * The rows of one tab of evidence: as many whole ones as there is room for, the chosen one with
 * its full text under the table, the others on further pages.
 */
import { useMemo, useState } from 'react';
import css from './evidence.module.css';
import type { EvidenceProps, EvidenceRow, EvidenceTab } from './evidence.tsx';
import { Follow } from './evidence-follow.tsx';
import { scaleOf, useBox } from './use-figure.ts';

/** No lower: a row is pressed, and two of them must not be pressed at once. */
const ROW_PX = 24;
const HEAD_PX = 21;
const ROWS_DEFAULT = 6;

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

export function EvidenceRows(props: EvidenceProps & { tab: EvidenceTab; id: string }) {
  const { tab, id, labels, chosen = null, rowsMax = ROWS_DEFAULT } = props;
  const box = useBox<HTMLDivElement>();
  const detailBox = useBox<HTMLPreElement>();
  const [page, setPage] = useState<Page>({ at: 0, chosen: null });
  const detail = tab.rows.find((row) => row.id === chosen)?.detail;
  // Once a size: asking for a style makes the browser compute all of them, in mid-drawing.
  const { element, height } = box;
  const scale = useMemo(() => (height > 0 ? scaleOf(element) : 1), [element, height]);
  const pager = tab.rows.length > rowsMax ? ROW_PX * scale : 0;
  const taken = HEAD_PX * scale + pager + (detail ? detailBox.height : 0);
  const fills = box.height > taken + ROW_PX * scale;
  const fit = fills ? rowsThatFit(box.height, taken, scale) : rowsMax;
  const from = firstRow(tab.rows, fit, chosen, page);
  const turn = (at: number) => setPage({ at, chosen });
  const shown = tab.rows.slice(from, from + fit);
  const newest = tab.timeless ? null : (tab.rows[0]?.id ?? null);
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
        <Table {...props} shown={shown} hit={chosen ?? newest} />
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

interface TableProps extends EvidenceProps {
  tab: EvidenceTab;
  shown: readonly EvidenceRow[];
  hit: string | null;
}

function Table({ tab, shown, hit, labels, onChoose, onFollow }: TableProps) {
  const widths = longColumns(tab.columns.length, shown);
  const follow = shown.some((row) => row.follow !== undefined) ? onFollow : undefined;
  return (
    <table className={css.table}>
      <thead>
        <tr>
          {tab.columns.map((column, index) => (
            <th
              key={column.id}
              scope="col"
              data-long={longAttr(widths[index])}
              style={{ width: widths[index] }}
            >
              {column.label}
            </th>
          ))}
          {follow && (
            <th data-act="">
              <span className={css.spoken}>{labels.follow}</span>
            </th>
          )}
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
              <td
                key={tab.columns[index]?.id ?? index}
                title={cell}
                data-long={longAttr(widths[index])}
              >
                {index === 0 && onChoose ? (
                  <button type="button" className={css.choose} onClick={() => onChoose(row.id)}>
                    {cell}
                  </button>
                ) : (
                  cell
                )}
              </td>
            ))}
            {follow && (
              <td data-act="">
                <Follow order={row.follow} word={labels.follow} follow={follow} />
              </td>
            )}
            <td>
              <Copy text={row.copy ?? row.cells.join('\t')} name={row.cells[0]} labels={labels} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A cell of more characters may end in an ellipsis; a shorter one is always whole. */
const LONG_CHARS = 24;
/** Beyond this a column is cut anyway, and leaves room to those that may stay whole. */
const CUT_CHARS = 48;
const CUT_WEIGHT = 24;

/**
 * The columns that share what the short ones leave, with their part of it in percent; undefined
 * for a short one. Without a long one the last takes the rest. The copy button stays in sight.
 */
export function longColumns(
  columns: number,
  rows: readonly EvidenceRow[],
): readonly (string | undefined)[] {
  const chars = Array.from({ length: columns }, (_, index) =>
    Math.max(0, ...rows.map(({ cells }) => cells[index]?.length ?? 0)),
  );
  const isLong = (index: number) => (chars[index] ?? 0) > LONG_CHARS;
  const long = chars.some((_, index) => isLong(index))
    ? isLong
    : (at: number) => at === columns - 1;
  const weight = (index: number) => {
    const length = chars[index] ?? 0;
    return long(index) ? (length > CUT_CHARS ? CUT_WEIGHT : length + 6) : 0;
  };
  const all = chars.reduce((sum, _, index) => sum + weight(index), 0);
  return chars.map((_, index) =>
    long(index) ? `${Math.floor((99 * weight(index)) / all)}%` : undefined,
  );
}

const longAttr = (width: string | undefined) => (width === undefined ? undefined : '');

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
