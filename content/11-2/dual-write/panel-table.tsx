'use client';
/** Every order as a row, for whoever reads better than looks: the same facts, no drawing. */
import { columnsOf } from './model-fates.ts';
import css from './panel-table.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

/** Orders shown: the youngest. */
const ROWS_MAX = 14;

export function OrdersTable() {
  const words = useWords();
  const columns = useFacts(columnsOf);
  return (
    <table className={css.table} data-testid="orders-table">
      <caption className="sr-only">{`${words.figure}. ${words.caption}`}</caption>
      <thead>
        <tr>
          <th scope="col">{words.colOrder}</th>
          <th scope="col">MongoDB</th>
          <th scope="col">Kafka</th>
          <th scope="col">{words.colBuyer}</th>
          <th scope="col">{words.colFate}</th>
        </tr>
      </thead>
      <tbody>
        {columns.slice(-ROWS_MAX).map(({ id, fate, saved, offset, note }) => (
          <tr key={id}>
            <th scope="row">{id}</th>
            <td>{saved ? '_id' : '–'}</td>
            <td>{offset === null ? '–' : `@${offset}`}</td>
            <td>{note ? words.states[note.state] : '–'}</td>
            <td>{words.fates[fate]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
