/** The way of one order as rows, in time: where, what proves it, when, by whose clock, how long. */
import type { Hop, Way } from '#lib/way/way.ts';
import css from './way.module.css';
import { evidenceText, type Span, stationText } from './way-text.ts';
import type { WayWords } from './way-words.ts';

interface WayTableProps {
  readonly way: Way;
  readonly words: WayWords;
  readonly span: Span;
  /** ms since 1970 to a time of day with milliseconds. */
  readonly exact: (ms: number) => string;
  /** What the table is called. */
  readonly name: string;
}

export function WayTable({ way, words, span, exact, name }: WayTableProps) {
  const { columns } = words;
  const waiting = way.stations.filter(({ state }) => state === 'waiting');
  const cut = way.stations.filter(({ more }) => more > 0);
  const nameOf = (id: string) => {
    const station = way.stations.find((one) => one.id === id);
    return station ? stationText(station, words) : id;
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone it scrolls, also by keyboard
    <section className={css.rows} tabIndex={0} aria-label={name}>
      <table className={css.table} data-testid="way-table">
        <thead>
          <tr>
            <th scope="col">{columns.station}</th>
            <th scope="col">{columns.evidence}</th>
            <th scope="col">{columns.time}</th>
            <th scope="col">{columns.clock}</th>
            <th scope="col">{columns.gap}</th>
          </tr>
        </thead>
        <tbody>
          {way.hops.map((hop, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a hop is known by its place in time
            <tr key={index} data-station={hop.station} data-evidence={hop.evidence.kind}>
              <th scope="row">{nameOf(hop.station)}</th>
              <td className={css.evidence}>{evidenceText(hop.evidence, words, span)}</td>
              <td data-ms={hop.at?.ms}>{timeText(hop, words, exact)}</td>
              <td>{hop.at ? words.clock[hop.at.clock] : '–'}</td>
              <td>{words.gap(hop.gap, span)}</td>
            </tr>
          ))}
          {cut.map((station) => (
            <tr key={station.id}>
              <th scope="row">{stationText(station, words)}</th>
              <td colSpan={4}>{words.more(station.more)}</td>
            </tr>
          ))}
          {waiting.map((station) => (
            <tr key={station.id} data-station={station.id} data-state="waiting">
              <th scope="row">{stationText(station, words)}</th>
              <td colSpan={4}>{words.waiting}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function timeText({ at }: Hop, words: WayWords, exact: (ms: number) => string): string {
  if (!at) return words.timeUnknown;
  return at.latest ? words.latest(exact(at.ms)) : exact(at.ms);
}
