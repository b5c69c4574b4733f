'use client';
/** The three services as a table, for whoever reads better than looks: the same facts. */
import { CONSUMERS, type ConsumerName } from './names.ts';
import css from './panel.module.css';
import { useFates } from './panel-fates.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function WaysTable() {
  const words = useWords();
  return (
    <table className={css.table} data-testid="ways-table">
      <caption className="sr-only">{`${words.figure}. ${words.caption}`}</caption>
      <thead>
        <tr>
          <th scope="col">{words.colService}</th>
          <th scope="col">{words.colCommitted}</th>
          <th scope="col">{words.colMarkers}</th>
          <th scope="col">{words.colPayments}</th>
          <th scope="col">{words.charged}</th>
          <th scope="col">{words.colOwed}</th>
          <th scope="col">{words.colNever}</th>
          <th scope="col">{words.colTwice}</th>
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
  const { marked, charged, settled, never, twice } = useFates(name);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{committed === null ? '–' : words.number(committed)}</td>
      <td>{words.number(marked)}</td>
      <td>{words.number(charged.count)}</td>
      <td>{words.rupiah(charged.amount)}</td>
      <td>{words.rupiah(settled.amount)}</td>
      <td>{never.join(', ') || '–'}</td>
      <td>{twice.join(', ') || '–'}</td>
    </tr>
  );
}
