'use client';
/** The tower in rows: the same facts for who reads with a screen reader, or on paper. */
import type { TowerProcess } from '#components/view/tower-radio.tsx';
import { SERVICES } from '../../shop/service-names.ts';
import { isListener, lagOf, lastCall, type State } from './model.ts';
import { useWords } from './tower-lab.tsx';

interface TableProps {
  readonly state: State;
  readonly processes: readonly TowerProcess[];
}

export function TowerTable({ state, processes }: TableProps) {
  const words = useWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="tower-table" aria-label={words.tableName} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.colProcess}</th>
            <th scope="col">{words.colState}</th>
            <th scope="col">{words.colCommitted}</th>
            <th scope="col">{words.colLag}</th>
          </tr>
        </thead>
        <tbody>
          {processes.map(({ name, detail, signal }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{signal ? `${detail}, ${signal}` : detail}</td>
              <td>{isListener(name) ? (state.groups[name].committed ?? '–') : ''}</td>
              <td>{isListener(name) ? lagOf(state, name) : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.colService}</th>
            <th scope="col">{words.colCall}</th>
          </tr>
        </thead>
        <tbody>
          {SERVICES.map((service) => (
            <tr key={service}>
              <th scope="row">{service}</th>
              <td>{callIn(state, service) ?? words.notPhoned}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.colOffset}</th>
            <th scope="col">{words.colKey}</th>
          </tr>
        </thead>
        <tbody>
          {[...state.records].reverse().map(({ offset, key }) => (
            <tr key={offset}>
              <td>{offset}</td>
              <td>{key ?? 'null'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {state.records.length === 0 && <p>{words.noRecords}</p>}
    </section>
  );
}

function callIn(state: State, service: (typeof SERVICES)[number]): string | undefined {
  const call = lastCall(state, service);
  return call && `${call.errno ?? `HTTP ${call.status}`}, ${Math.round(call.ms)} ms`;
}
