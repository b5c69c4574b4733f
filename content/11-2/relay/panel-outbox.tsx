'use client';
/**
 * The outbox as a table: a column for each of the newest rows, in the order of their ids, and a line
 * for each relay with what became of that row in its topic. The ribbon hangs where the cursor is.
 */
import { useMemo } from 'react';
import { Chip } from '#components/view/chip.tsx';
import { scaleOf, useBox } from '#components/view/use-figure.ts';
import { findIn } from '#lib/fold/shelves.ts';
import type { State } from './model.ts';
import { distinctIn, invertedIn, repeatsIn } from './model-lanes.ts';
import { countsOf, lostOf } from './model-readings.ts';
import { KINDS, type Kind } from './names.ts';
import css from './panel.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

/** As in panel.module.css, px at the desk. */
const COLUMN = 46;
const HEAD = 196;
const HEAD_PHONE = 118;
const PHONE_BELOW = 560;
/** Columns before anything was measured, and at least. */
const COLUMNS = 10;
const COLUMNS_MIN = 4;

export function OutboxFates() {
  const words = useWords();
  const { ref, element, width } = useBox<HTMLElement>();
  const scale = useMemo(() => (width > 0 ? scaleOf(element) : 1), [element, width]);
  const ids = useColumns(columnsIn(width / scale));
  return (
    <section ref={ref} className={css.outbox} aria-label={words.outbox} data-testid="outbox">
      <table>
        <thead>
          <tr>
            <th scope="col">
              <Status />
            </th>
            {ids.map((id) => (
              <RowHead key={id} id={id} />
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {KINDS.map((kind) => (
            <Line key={kind} kind={kind} ids={ids} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function columnsIn(width: number): number {
  if (width === 0) return COLUMNS;
  const head = width < PHONE_BELOW ? HEAD_PHONE : HEAD;
  return Math.max(COLUMNS_MIN, Math.floor((width - head) / COLUMN));
}

/** The newest ids, with those whose transaction is still open among them. */
function useColumns(count: number): readonly string[] {
  const newest = useFacts((state) => state.newest);
  const open = useFacts((state) => state.open);
  return useMemo(
    () => [...new Set([...newest, ...Object.keys(open)])].sort().slice(-count),
    [newest, open, count],
  );
}

function RowHead({ id }: { id: string }) {
  const words = useWords();
  const open = useFacts((state) => state.open[id]);
  const row = useFacts(({ rows }) => findIn(rows, id));
  const customer = row?.customer ?? open ?? null;
  const state = row === undefined ? 'in-flight' : 'stored';
  return (
    <th scope="col" data-open={row === undefined || undefined} title={row && titleOf(row)}>
      <Chip keyName={customer} size={23} state={state} />
      <span className={css.id}>{row === undefined ? words.isOpen : id.slice(-4)}</span>
      <span className="sr-only">
        {id} {customer}
      </span>
    </th>
  );
}

const titleOf = ({ aggregateid, type }: { aggregateid: string; type: string }) =>
  `${aggregateid} ${type}`;

function Line({ kind, ids }: { kind: Kind; ids: readonly string[] }) {
  return (
    <tr data-kind={kind}>
      <LineHead kind={kind} />
      {ids.map((id) => (
        <Fate key={id} kind={kind} id={id} />
      ))}
      <td />
    </tr>
  );
}

function LineHead({ kind }: { kind: Kind }) {
  const words = useWords();
  const place = useFacts((state) => placeOf(state, kind));
  const sent = useFacts(({ lanes }) => distinctIn(lanes[kind]));
  const repeats = useFacts(({ lanes }) => repeatsIn(lanes[kind]));
  const inverted = useFacts(({ lanes }) => invertedIn(lanes[kind]));
  const lost = useFacts((state) => (kind === 'cursor' ? lostOf(state).length : 0));
  return (
    <th scope="row">
      <span className={css.way}>
        <b>{words.kinds[kind]}</b> <code>{place}</code>
      </span>
      <span className={css.told} data-testid={`told-${kind}`}>
        {words.told({ sent, repeats, inverted, lost })}
      </span>
    </th>
  );
}

/** What this relay remembers, as it stands in the database. */
function placeOf(state: State, kind: Kind): string {
  const { cursor, stream } = state.places;
  if (kind === 'cursor') return `_id > ${cursor?.last ?? "''"}`;
  if (kind === 'flag') return `published: false × ${countsOf(state).waiting}`;
  // The part that changes: the cluster time, its seconds and the count within one.
  return stream?.token ? `token …${stream.token._data.slice(6, 18)}` : 'token –';
}

type Mark = 'sent' | 'again' | 'lost' | 'parked' | 'waiting' | 'open';

function markOf(state: State, kind: Kind, id: string): { mark: Mark; times: number } {
  const times = findIn(state.lanes[kind].sent, id) ?? 0;
  if (times > 0) return { mark: times > 1 ? 'again' : 'sent', times };
  if (findIn(state.rows, id) === undefined) return { mark: 'open', times };
  if (state.parked.some((one) => one.kind === kind && one.eventId === id)) {
    return { mark: 'parked', times };
  }
  const lost = kind === 'cursor' && lostOf(state).includes(id);
  return { mark: lost ? 'lost' : 'waiting', times };
}

function Fate({ kind, id }: { kind: Kind; id: string }) {
  const words = useWords();
  const mark = useFacts((state) => markOf(state, kind, id).mark);
  const times = useFacts((state) => markOf(state, kind, id).times);
  const bookmark = useFacts(({ places }) => kind === 'cursor' && places.cursor?.last === id);
  return (
    <td data-mark={mark} data-bookmark={bookmark || undefined} data-id={id}>
      <span aria-hidden="true">{words.mark[mark](times)}</span>
      <span className="sr-only">{words.markSaid[mark](times)}</span>
    </td>
  );
}

function Status() {
  const words = useWords();
  const all = useFacts((state) => countsOf(state).all);
  const writing = useFacts(({ loads }) =>
    Object.values(loads).some(({ endedAt }) => endedAt === undefined),
  );
  return (
    <>
      <b>outbox</b>
      <span className={css.told} data-testid="outbox-count">
        {words.rowsOf(all)}
        {writing && `, ${words.beingWritten}`}
      </span>
    </>
  );
}
