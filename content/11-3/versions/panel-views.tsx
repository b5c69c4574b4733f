'use client';
/**
 * The orders row by row: what they are, and what each view says of them. Rows and columns never
 * move; a view that says something else says it in the accent, with a sign.
 */
import { Chip } from '#components/view/chip.tsx';
import { Money } from '#components/view/money.tsx';
import type { State } from './model.ts';
import { standingOf, truthOf } from './model-readings.ts';
import { CUSTOMERS_OF_STREAM, collectionOf, VIEWS, type View } from './names.ts';
import css from './panel.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

const ROWS = CUSTOMERS_OF_STREAM.map((customer, index) => ({
  customer,
  orderId: `ORD-${index + 1}`,
}));

export function Views() {
  const words = useWords();
  return (
    <section className={css.views} aria-label={words.caption} data-testid="views">
      <table>
        <thead>
          <tr>
            <th scope="col">{words.colOrder}</th>
            <th scope="col">
              <b>{words.colTruth}</b>
            </th>
            {VIEWS.map((view) => (
              <ViewHead key={view} view={view} />
            ))}
          </tr>
        </thead>
        <tbody>
          {ROWS.map((row) => (
            <Row key={row.orderId} {...row} />
          ))}
        </tbody>
        <tfoot>
          <Hashes />
        </tfoot>
      </table>
    </section>
  );
}

/** How it takes an event in; the guarded one with the condition that is in force. */
function ViewHead({ view }: { view: View }) {
  const words = useWords();
  const guard = useFacts((state) => state.guard);
  return (
    <th scope="col">
      <b title={words.waySaid[view]}>{collectionOf(view)}</b>{' '}
      {view === 'guarded' ? (
        <code data-testid="guard">{words.conditions[guard]}</code>
      ) : (
        <code>{words.ways[view]}</code>
      )}
    </th>
  );
}

function Row({ orderId, customer }: (typeof ROWS)[number]) {
  const words = useWords();
  const qty = useFacts(({ orders }) => orders[orderId]?.qty);
  const version = useFacts(({ orders }) => orders[orderId]?.version);
  return (
    <tr data-order={orderId}>
      <th scope="row">
        <span className={css.order}>
          <Chip keyName={customer} size={18} state={qty === undefined ? 'in-flight' : 'stored'} />
          {orderId}
        </span>
      </th>
      <td data-view="orders">
        {qty === undefined ? (
          <span className={css.none}>{words.noDocument}</span>
        ) : (
          <>
            <b>{words.number(qty)}</b> <small>{words.version(version ?? 0)}</small>
          </>
        )}
      </td>
      {VIEWS.map((view) => (
        <Cell key={view} view={view} orderId={orderId} />
      ))}
    </tr>
  );
}

function Cell({ view, orderId }: { view: View; orderId: string }) {
  const words = useWords();
  const document = useFacts(({ views }) => views[view][orderId]);
  const wrong = useFacts((state) => standingOf(state, view).wrong.includes(orderId));
  const stale = useFacts(({ stats }) => stats[view]?.staleOf[orderId] ?? 0);
  if (!document) {
    return (
      <td data-view={view}>
        <span className={css.none}>{words.noDocument}</span>
      </td>
    );
  }
  const { qty, version, from } = document;
  return (
    <td
      data-view={view}
      data-wrong={wrong || undefined}
      title={words.lastFrom(from.topic, from.offset)}
    >
      <b aria-hidden="true">
        {wrong && '≠ '}
        {words.number(qty)}
      </b>
      <span className="sr-only">{words.cellSaid(collectionOf(view), qty, !wrong)}</span>{' '}
      <small>
        {version === undefined ? '' : `${words.version(version)} `}
        <span className={css.from}>@{from.offset}</span>
      </small>
      {view === 'guarded' && <small className={css.stale}>{words.stale(stale)}</small>}
    </td>
  );
}

function Hashes() {
  const words = useWords();
  const truth = useFacts((state) => truthOf(state).hash);
  const any = useFacts((state) => truthOf(state).count > 0);
  return (
    <tr>
      <th scope="row">{words.hash}</th>
      <td>
        <code>{any ? truth.slice(0, 8) : '–'}</code>
      </td>
      {VIEWS.map((view) => (
        <Hash key={view} view={view} />
      ))}
    </tr>
  );
}

function Hash({ view }: { view: View }) {
  const words = useWords();
  const hash = useFacts((state) => standingOf(state, view).hash);
  const count = useFacts((state) => standingOf(state, view).wrong.length);
  const any = useFacts(
    ({ views, orders }) => Object.keys(views[view]).length > 0 || Object.keys(orders).length > 0,
  );
  return (
    <td data-view={view} data-wrong={count > 0 || undefined} data-testid={`verdict-${view}`}>
      <code>{any ? hash.slice(0, 8) : '–'}</code>{' '}
      {any && <b>{count === 0 ? words.same : words.differs(count)}</b>}
    </td>
  );
}

export function Sums() {
  return (
    <div className={css.sums}>
      {VIEWS.map((view) => (
        <Sum key={view} view={view} />
      ))}
    </div>
  );
}

function Sum({ view }: { view: View }) {
  const words = useWords();
  const amount = useFacts((state) => standingOf(state, view).total);
  const rightful = useFacts((state) => truthOf(state).total);
  const scale = useFacts(scaleOf);
  const off = words.rupiah(Math.abs(amount - rightful));
  const verdict =
    rightful === 0
      ? words.nothingYet
      : amount === rightful
        ? words.exactSum
        : amount > rightful
          ? words.surplus(off)
          : words.shortfall(off);
  return (
    <Money
      label={words.sumOf(collectionOf(view))}
      text={words.rupiah(amount)}
      amount={amount}
      rightful={rightful}
      scale={scale}
      rightfulText={words.rightful(words.rupiah(rightful))}
      verdict={verdict}
    />
  );
}

/** All bars are drawn on the scale of the greatest sum. */
const scaleOf = (state: State): number =>
  Math.max(truthOf(state).total, ...VIEWS.map((view) => standingOf(state, view).total));
