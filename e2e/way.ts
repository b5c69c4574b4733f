/**
 * The way of one order as the page tells it, held against broker, oplog and database: every record
 * must stand at its place with that very timestamp, every entry in the oplog with that wall time,
 * every bookmark behind what it is said to have passed.
 */
import { expect, type Page } from '@playwright/test';
import type { LabPage } from './lab-page.ts';
import type { SeenRecord, Stores } from './stores.ts';

/** One hop, or one station that the order was not seen at. */
export interface WayRow {
  readonly station: string;
  /** '' where nothing was seen. */
  readonly kind: string;
  readonly text: string;
  /** NaN where the time is not known. */
  readonly ms: number;
  readonly gap: string;
}

/** By the button over the figure, or by that of a row; both by keyboard. */
export async function openWay({ page, panel }: LabPage, order?: string): Promise<void> {
  await panel.getByTestId('follow').press('Enter');
  await expect(page.getByTestId('way')).toBeVisible();
  if (order !== undefined) await page.getByTestId('way-order').selectOption(order);
}

export async function closeWay(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('way')).toHaveCount(0);
}

export function rowsOf(page: Page): Promise<WayRow[]> {
  return page.getByTestId('way-table').evaluate((table) =>
    [...table.querySelectorAll<HTMLElement>('tbody tr[data-station]')].map((row) => {
      const [evidence, time, , gap] = row.querySelectorAll<HTMLElement>('td');
      return {
        station: row.dataset.station ?? '',
        kind: row.dataset.evidence ?? '',
        text: evidence?.textContent ?? '',
        ms: Number(time?.dataset.ms ?? Number.NaN),
        gap: gap?.textContent ?? '',
      };
    }),
  );
}

/**
 * Opens the way of an order (the youngest, if none is named), and proves each of its hops that
 * broker and database can prove.
 * @returns its rows
 */
export async function proveWay(
  lab: LabPage,
  stores: Stores,
  sandbox: string,
  order?: string,
): Promise<readonly WayRow[]> {
  await openWay(lab, order);
  const rows = await rowsOf(lab.page);
  await closeWay(lab.page);
  for (const row of rows.filter(({ kind }) => kind === 'oplog')) {
    const [, ts = ''] = /^ts (\d+\.\d+)/.exec(row.text) ?? [];
    const entry = await stores.oplogEntry(ts);
    expect(entry?.wall.getTime(), row.text).toBe(row.ms);
    expect(JSON.stringify(entry), row.text).toContain(stores.db(sandbox).databaseName);
  }
  const topics = new Set(
    rows.flatMap(({ kind, text }) => (kind === 'record' ? topicIn(text) : [])),
  );
  for (const topic of topics) await proveRecords(stores, sandbox, topic, rows);
  for (const { text, ms } of rows.filter(({ kind }) => kind === 'told')) {
    const [, topic = '', offset] = /(\S+)-0@(\d+)$/.exec(text) ?? [];
    await using reading = await stores.follow(`${sandbox}-${topic}`);
    const told = () => reading.records.find((one) => one.offset === Number(offset))?.value;
    await expect.poll(told, text).toContain(`"at":${ms}`);
  }
  for (const { text } of rows.filter(({ kind }) => kind === 'committed')) {
    const [, group = '', topic = '', offset] =
      /^(.+): committed (.+)-\d+ → (\d+)$/.exec(text) ?? [];
    const stored = await stores.committed(`${sandbox}-${group}`, `${sandbox}-${topic}`);
    expect(stored, text).toBeGreaterThanOrEqual(Number(offset));
  }
  return rows;
}

const RECORD = /^(.+)-(\d+)@(\d+)/;

const topicIn = (text: string): string[] => RECORD.exec(text)?.slice(1, 2) ?? [];

async function proveRecords(
  stores: Stores,
  sandbox: string,
  topic: string,
  rows: readonly WayRow[],
): Promise<void> {
  await using reading = await stores.follow(`${sandbox}-${topic}`);
  for (const { text, ms } of rows.filter(
    ({ kind, text }) => kind === 'record' && topicIn(text)[0] === topic,
  )) {
    const [, , partition, offset] = RECORD.exec(text) ?? [];
    const at = ({ partition: p, offset: o }: SeenRecord) =>
      p === Number(partition) && o === Number(offset);
    await expect.poll(() => reading.records.find(at)?.at, text).toBe(ms);
  }
}
