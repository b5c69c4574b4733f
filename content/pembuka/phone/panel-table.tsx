'use client';
/** The same facts as the figure, in rows: for who reads rather than looks. */
import { phaseOf, useProcess } from '#components/lab/panel-process.tsx';
import { SERVICES, type ServiceName } from '../../shop/services.ts';
import css from './panel-table.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function ChainTable() {
  const words = useWords();
  return (
    <table className={css.table} data-testid="chain-table">
      <caption className="sr-only">{`${words.figure}. ${words.caption}`}</caption>
      <thead>
        <tr>
          <th scope="col">{words.colService}</th>
          <th scope="col">{words.colPid}</th>
          <th scope="col">{words.failing}</th>
          <th scope="col">{words.delay}</th>
          <th scope="col">{words.colCalls}</th>
        </tr>
      </thead>
      <tbody>
        {SERVICES.map((name) => (
          <Row key={name} name={name} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ name }: { name: ServiceName }) {
  const process = useProcess(name);
  const { failPercent, delayMs } = useFacts(({ book }) => book[name]);
  const call = useFacts(({ watched }) => watched?.calls[name]);
  const ended = call?.errno ?? call?.status ?? '…';
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{process ? `${process.pid}, ${phaseOf(process)}` : '–'}</td>
      <td>{failPercent}</td>
      <td>{delayMs}</td>
      <td>{call ? `${ended}, ${call.ms ?? '…'}` : '–'}</td>
    </tr>
  );
}
