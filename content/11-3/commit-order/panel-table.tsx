'use client';
/** The three services as a table, for whoever reads better than looks: the same facts, no drawing. */
import { lastSeries, ordersIn, outcomeOf } from './model-series.ts';
import { CONSUMERS, type ConsumerName } from './names.ts';
import css from './panel.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function ServicesTable() {
  const words = useWords();
  return (
    <table className={css.table} data-testid="services-table">
      <caption className="sr-only">{`${words.figure}. ${words.caption}`}</caption>
      <thead>
        <tr>
          <th scope="col">{words.colService}</th>
          <th scope="col">{words.colCommitted}</th>
          <th scope="col">{words.colOrders}</th>
          <th scope="col">{words.colCharges}</th>
          <th scope="col">{words.charged}</th>
          <th scope="col">{words.setNever}</th>
          <th scope="col">{words.setAgain}</th>
        </tr>
      </thead>
      <tbody>
        {CONSUMERS.map((name) => (
          <Row key={name} name={name} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ name }: { name: ConsumerName }) {
  const words = useWords();
  const committed = useFacts(({ groups }) => groups[name].committed);
  const outcome = useFacts((state) => outcomeOf(state, name, lastSeries(state)));
  const orders = useFacts((state) => ordersIn(lastSeries(state)));
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{committed === null ? '–' : words.number(committed)}</td>
      <td>{words.number(orders)}</td>
      <td>{words.number(outcome.charges)}</td>
      <td>{words.rupiah(outcome.amount)}</td>
      <td>{words.number(outcome.never.length)}</td>
      <td>{words.number(outcome.again.length)}</td>
    </tr>
  );
}
