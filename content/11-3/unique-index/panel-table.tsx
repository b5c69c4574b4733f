'use client';
/** The two sides as a table, for whoever reads better than looks: the same facts, no drawing. */
import { CONSUMERS, type ConsumerName } from './model.ts';
import { sumOf, truthOf } from './model-readings.ts';
import css from './panel.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function SidesTable() {
  const words = useWords();
  return (
    <table className={css.table} data-testid="sides-table">
      <caption className="sr-only">{`${words.figure}. ${words.caption}`}</caption>
      <thead>
        <tr>
          <th scope="col">{words.colService}</th>
          <th scope="col">{words.colCommitted}</th>
          <th scope="col">{words.colPayments}</th>
          <th scope="col">{words.charged}</th>
          <th scope="col">{words.colOwed}</th>
          <th scope="col">E11000</th>
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
  const count = useFacts((state) => sumOf(state, name).count);
  const amount = useFacts((state) => sumOf(state, name).amount);
  const owed = useFacts((state) => truthOf(state).amount);
  const refused = useFacts((state) => state.refused);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{committed === null ? '–' : words.number(committed)}</td>
      <td>{words.number(count)}</td>
      <td>{words.rupiah(amount)}</td>
      <td>{words.rupiah(owed)}</td>
      <td>{name === 'payment' ? words.number(refused) : '–'}</td>
    </tr>
  );
}
