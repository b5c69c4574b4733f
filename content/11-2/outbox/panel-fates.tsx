'use client';
/**
 * The same orders in three places, one column each: collection, outbox, log; and below what the old
 * consumer made of it. What shares a fate stands in one box; what was left outside is seen outside.
 */
import type { ReactNode } from 'react';
import { useSaid } from '#components/lab/use-said.ts';
import { Chip, ChipMark } from '#components/view/chip.tsx';
import { differencesOf, type Fate, fatesOf } from './model-fates.ts';
import { TOPIC } from './names.ts';
import css from './panel-fates.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

/** Columns; on a phone only the youngest are shown. */
const SHOWN = 10;

interface Column {
  readonly fate: Fate | null;
  /** How far from the youngest: the farthest go first where there is no room. */
  readonly back: number;
}

export function Fates({ as }: { as: 'figure' | 'table' }) {
  const words = useWords();
  const fates = useFacts((state) => fatesOf(state, SHOWN));
  const orders = useFacts((state) => differencesOf(state).orders);
  const outbox = useFacts((state) => differencesOf(state).outbox);
  const events = useFacts((state) => differencesOf(state).events);
  const paid = useFacts(({ payments }) => Object.keys(payments).length);
  const columns: Column[] = Array.from({ length: SHOWN }, (_, index) => ({
    fate: fates[index] ?? null,
    back: fates.length > index ? fates.length - 1 - index : index,
  }));
  const row = { columns, as };
  return (
    <figure className={css.fates} data-testid="fates" data-view={as}>
      <table>
        <caption className="sr-only">{`${words.figure}. ${words.caption}. ${useSummary()}`}</caption>
        <thead>
          <tr>
            <td />
            {columns.map(({ fate, back }) =>
              fate ? (
                <th key={fate.orderId} scope="col" data-back={back}>
                  {fate.orderId}
                  {fate.version !== null && fate.version !== '1' && <small> v{fate.version}</small>}
                </th>
              ) : (
                <td key={`empty-${back}`} data-back={back} />
              ),
            )}
          </tr>
        </thead>
        <tbody>
          <Row {...row} name="orders" count={orders} part="top" cell={OrderCell} />
          <Row {...row} name="outbox" count={outbox} part="bottom" cell={OutboxCell} />
          <Row {...row} name={TOPIC} count={events} cell={LogCell} />
          <Row {...row} name="payment" count={paid} cell={EffectCell} />
        </tbody>
      </table>
      <Verdict />
    </figure>
  );
}

interface CellProps {
  readonly fate: Fate;
  readonly as: 'figure' | 'table';
}

interface RowProps {
  readonly columns: readonly Column[];
  readonly as: 'figure' | 'table';
  readonly name: string;
  readonly count: number;
  readonly part?: 'top' | 'bottom';
  cell(props: CellProps): ReactNode;
}

function Row({ columns, as, name, count, part, cell: Cell }: RowProps) {
  const words = useWords();
  return (
    <tr data-row={name}>
      <th scope="row">
        <code className={css.topic}>{name}</code>{' '}
        <b className={css.number}>{words.number(count)}</b>
      </th>
      {columns.map(({ fate, back }) => (
        <td
          key={fate?.orderId ?? `empty-${back}`}
          data-back={back}
          data-part={fate ? part : undefined}
          data-box={fate?.box ?? undefined}
        >
          {fate && <Cell fate={fate} as={as} />}
        </td>
      ))}
    </tr>
  );
}

function OrderCell({ fate, as }: CellProps) {
  return <Place there={fate.order ? 1 : 0} customer={fate.customer} as={as} />;
}

function OutboxCell({ fate, as }: CellProps) {
  const words = useWords();
  return (
    <>
      <Place there={fate.waiting} customer={fate.customer} as={as} />
      {fate.box === 'forgotten' && <small className={css.outside}>{words.outside}</small>}
    </>
  );
}

interface PlaceProps {
  readonly there: number;
  readonly customer: string | null;
  readonly as: 'figure' | 'table';
}

/** A sheet with its buyer's chip, or the dashed place where there is none. */
function Place({ there, customer, as }: PlaceProps) {
  const words = useWords();
  const said = there === 0 ? words.notThere : words.there(there);
  if (as === 'table') return said;
  return (
    <>
      <svg width="48" height="32" viewBox="-1 -1 48 32" aria-hidden="true" className={css.sheet}>
        {there > 0 ? (
          <>
            <g className={css.paper}>
              {there > 1 && <path d="M4 3H46V31H4Z" />}
              <path d="M0 0H33L42 9V28H0Z" />
              <path d="M33 0V9H42" />
            </g>
            <ChipMark keyName={customer} size={20} x={18} y={14} />
          </>
        ) : (
          <rect className={css.hole} x="0" y="0" width="42" height="28" />
        )}
      </svg>
      <span className="sr-only">{said}</span>
      {there > 1 && <small className={css.outside}>×{there}</small>}
    </>
  );
}

function LogCell({ fate, as }: CellProps) {
  const words = useWords();
  const { offsets, customer, events } = fate;
  const [first] = offsets;
  if (first === undefined) {
    return <span className={css.none}>{fate.waiting > 0 ? words.waitsForRelay : '–'}</span>;
  }
  // Sent again, or two events of one order: either way the reader sees more than one.
  const repeated = offsets.length > events;
  const last = offsets.at(-1) ?? first;
  const place = offsets.length > 1 ? `${first}, ${last}` : String(first);
  if (as === 'table') return `${words.offset} ${place}`;
  return (
    <span className={css.event}>
      <Chip
        keyName={customer}
        size={24}
        state={repeated ? 'duplicate' : 'stored'}
        {...(repeated ? { delivery: offsets.length } : {})}
      />
      <span>
        <span className="sr-only">{words.offset} </span>
        {place}
      </span>
    </span>
  );
}

function EffectCell({ fate }: CellProps) {
  const words = useWords();
  const { effect, offsets } = fate;
  if (effect === null) return <span className={css.none}>{offsets.length > 0 ? '…' : '–'}</span>;
  return <span data-effect={effect}>{words.effect[effect]}</span>;
}

/** The sets held against each other, in one sentence: all orders count, not only those in sight. */
function Verdict() {
  const words = useWords();
  const all = useFacts(differencesOf);
  const { withoutEvent, withoutOrder, doubled, unsent } = all;
  const wrong = withoutEvent.length + withoutOrder.length + doubled.length > 0;
  return (
    <p className={css.verdict} data-testid="verdict" data-wrong={wrong || undefined}>
      {all.orders + all.outbox === 0
        ? words.nothingYet
        : words.verdict(withoutEvent, withoutOrder, doubled, unsent)}
    </p>
  );
}

/** What a screen reader is told: at most one sentence in two seconds. */
function useSummary(): string {
  const words = useWords();
  return useSaid(useFacts((state) => words.summary(differencesOf(state))));
}
