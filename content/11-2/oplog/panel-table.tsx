'use client';
import { at } from './model-traces.ts';
/** The same facts as the ribbon, in rows: for who reads rather than looks. */
import css from './panel-sheet.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

const ROWS_MAX = 12;

export function TracesTable() {
  const words = useWords();
  const traces = useFacts((state) => state.traces);
  return (
    <table className={css.table} data-testid="traces-table">
      <caption className="sr-only">{`${words.figure}. ${words.caption}`}</caption>
      <thead>
        <tr>
          <th scope="col">{words.colTs}</th>
          <th scope="col">{words.rowOp}</th>
          <th scope="col">{words.rowOrder}</th>
          <th scope="col">{words.rowChange}</th>
          <th scope="col">{words.colRecord}</th>
        </tr>
      </thead>
      <tbody>
        {traces.slice(-ROWS_MAX).map(({ ts, op, id, entry, record }) => (
          <tr key={ts}>
            <th scope="row">{ts}</th>
            <td>{words.opNames[op]}</td>
            <td>{id}</td>
            <td>{JSON.stringify(at(entry, 'o', 'diff') ?? at(entry, 'o') ?? null)}</td>
            <td>{record ? `@${record.offset}` : words.noRecord}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
