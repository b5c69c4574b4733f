/** The evidence of the lab `retention` as rows: what broker and client really say. */
import type { EvidenceTab } from '#components/view/evidence.tsx';
import type { Messages } from './messages.id.ts';
import { PRICE_TOPIC, type State, TOPIC } from './model.ts';

/** Rows given to the table; it pages what doesn't fit. */
const ROWS_MAX = 100;

export const recordId = (offset: number): string => `record-${offset}`;

export function evidenceOf(
  state: State,
  words: Messages,
  time: (ms: number) => string,
): EvidenceTab[] {
  const columns = (...labels: string[]) =>
    labels.map((label, index) => ({ id: `${index}`, label }));
  const source = (at: number | null) => (at === null ? {} : { source: words.readAt(time(at)) });
  return [
    {
      id: 'returns',
      label: words.tabReturns,
      columns: columns(
        words.colTime,
        words.colAway,
        words.colCommitted,
        words.colLow,
        words.colEnd,
        words.colNext,
        words.colLost,
      ),
      rows: state.returns
        .map((back) => ({
          id: `return-${back.at}`,
          cells: [
            time(back.at),
            words.seconds(back.awayMs),
            ...[back.committed, back.low, back.end, back.offset, back.lost].map(String),
          ],
          copy: JSON.stringify(back),
        }))
        .reverse(),
      empty: words.emptyReturns,
    },
    {
      id: 'orders',
      label: words.tabOrders,
      columns: columns(words.colPosition, words.colKey, words.colTime, words.colValue),
      rows: state.records
        .slice(-ROWS_MAX)
        .map(({ offset, key, at, value, headers }) => ({
          id: recordId(offset),
          cells: [`${TOPIC}-0@${offset}`, key ?? 'null', time(at), value],
          copy: JSON.stringify({
            topic: TOPIC,
            partition: 0,
            offset,
            timestamp: at,
            key,
            headers,
            value,
          }),
        }))
        .reverse(),
      ...source(state.readAt),
      empty: words.emptyRecords,
    },
    {
      id: 'prices',
      label: words.tabPrices,
      columns: columns(words.colPosition, words.colKey, words.colValue),
      rows: state.prices.kept
        .map(({ offset, key, value }) => ({
          id: `price-${offset}`,
          cells: [`${PRICE_TOPIC}-0@${offset}`, key ?? 'null', value ?? words.tombstone],
        }))
        .reverse(),
      ...source(state.prices.at),
      empty: words.emptyPrices,
    },
    {
      id: 'lines',
      label: words.tabLines,
      columns: columns(words.colTime, words.colLine),
      rows: state.lines
        .map(({ at, message }, index) => ({ id: `${at}-${index}`, cells: [time(at), message] }))
        .reverse(),
      empty: words.emptyLines,
    },
    {
      id: 'settings',
      timeless: true,
      label: words.tabSettings,
      columns: columns(words.colSetting, words.colHere, words.colDefault),
      rows: words.settingRows.map((cells) => ({ id: cells[0], cells })),
      ...(state.missing.includes('quick-retention') ? { source: words.slowCluster } : {}),
      empty: '',
    },
  ];
}
