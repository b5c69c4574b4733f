/**
 * The same log as tables: for screen readers, for copying, and for whoever thinks in rows.
 */
import type { GroupPosition, LogGroup, LogLabels, LogPartition } from './log-types.ts';
import css from './partition-log.module.css';

export interface LogTableProps {
  partitions: readonly LogPartition[];
  groups: readonly LogGroup[];
  labels: LogLabels;
  /** Of the figure these tables stand for. */
  name: string;
}

/** Rows of the newest records; the evidence under the figure pages through the rest. */
const ROWS_MAX = 24;

export function LogTable(props: LogTableProps) {
  const { name } = props;
  return (
    // Reachable with Tab: on a phone the tables are wider than their column and scroll.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the keyboard
    <section className={css.tables} data-testid="log-table" aria-label={name} tabIndex={0}>
      <Bookmarks {...props} />
      <Records {...props} />
    </section>
  );
}

function Bookmarks({ partitions, groups, labels }: LogTableProps) {
  const words = labels.table;
  const rows = partitions.flatMap((lane) =>
    groups.length > 0
      ? groups.map((group) => ({ lane, name: group.name, at: group.positions[lane.partition] }))
      : [{ lane, name: words.none, at: undefined }],
  );
  const heads = [labels.low, labels.end, words.committed, words.read, words.lag];
  return (
    <table className={css.table}>
      <caption>{words.partitions}</caption>
      <thead>
        <tr>
          <th scope="col">{words.partition}</th>
          <th scope="col">{words.group}</th>
          {heads.map((head) => (
            <th key={head} scope="col" data-number="">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ lane, name, at }) => (
          <tr key={`${lane.partition} ${name}`} data-partition={lane.partition} data-group={name}>
            <th scope="row">{labels.partition(lane.partition)}</th>
            <td>{name}</td>
            {numbers(lane, at).map((value, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: fixed columns
              <td key={index} data-number="">
                {value ?? words.none}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const UNTOLD = '–';

function numbers(lane: LogPartition, at: GroupPosition | undefined): (number | string | null)[] {
  const committed = at?.committed ?? null;
  const lag = committed === null ? null : Math.max(0, lane.end - committed);
  // Not every program tells how far it has read: that it did read, its bookmark says.
  const read = at?.read ?? (committed === null ? null : UNTOLD);
  return [lane.low, lane.end, committed, read, lag];
}

function Records({ partitions, labels }: LogTableProps) {
  const words = labels.table;
  const each = Math.max(1, Math.floor(ROWS_MAX / Math.max(1, partitions.length)));
  const rows = partitions.flatMap(({ partition, records }) =>
    records
      .slice(-each)
      .reverse()
      .map((record) => ({ partition, record })),
  );
  return (
    <table className={css.table}>
      <caption>{words.records}</caption>
      <thead>
        <tr>
          <th scope="col">{words.partition}</th>
          <th scope="col" data-number="">
            {words.offset}
          </th>
          <th scope="col">{words.key}</th>
          <th scope="col">{words.condition}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ partition, record }) => (
          <tr key={`${partition}@${record.offset}`} data-offset={record.offset}>
            <td>{labels.partition(partition)}</td>
            <td data-number="">{record.offset}</td>
            <td>{record.key ?? words.none}</td>
            <td>{words.state(record)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
