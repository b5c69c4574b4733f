'use client';
/**
 * One race as the three orders of its two changes: as MongoDB accepted them in the middle, as the
 * clients' log has them above, as the connector's has them below. A strand joins a change to itself,
 * so an order that differs is a crossing.
 */
import { DocumentSheets } from '#components/view/document-sheets.tsx';
import { CLIENTS, PATHS, type PathName, type State } from './model.ts';
import type { Race, Said } from './model-races.ts';
import { racesOf, type Verdict, verdictOf } from './model-readings.ts';
import type { Place, Status } from './order-change.ts';
import css from './panel-figure.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

/** The race that belongs to a row of the evidence; else the last one. */
export function raceAt(state: State, row: string | null): Race | undefined {
  return state.races[row?.split('|')[0] ?? ''] ?? racesOf(state).at(-1);
}

/** A change of the race in one of its three orders. */
interface Cell {
  readonly status: Status;
  readonly detail: string;
}

export function Crossing({ chosen }: { chosen: string | null }) {
  const words = useWords();
  const race = useFacts((state) => raceAt(state, chosen));
  const dual = useFacts((state) => verdictAt(state, chosen, 'search'));
  const cdc = useFacts((state) => verdictAt(state, chosen, 'search-cdc'));
  const mongo = mongoCells(race, words.ms);
  const above = logCells(race, 'search', words.ms);
  const below = logCells(race, 'search-cdc', words.ms);
  return (
    <section className={css.crossing} aria-label={words.oneRace(race?.id ?? '–')}>
      <Row label={words.logOf(PATHS.search.topic)} cells={above} said={race?.views.search ?? null}>
        {PATHS.search.collection}
      </Row>
      <Strands from={above} to={mongo} verdict={dual} path="search" />
      <Row label={words.mongoOf(race?.id ?? '–')} cells={mongo} said={race?.mongo ?? null}>
        orders
      </Row>
      <Strands from={mongo} to={below} verdict={cdc} path="search-cdc" />
      <Row
        label={words.logOf(PATHS['search-cdc'].topic)}
        cells={below}
        said={race?.views['search-cdc'] ?? null}
      >
        {PATHS['search-cdc'].collection}
      </Row>
    </section>
  );
}

function verdictAt(state: State, chosen: string | null, path: PathName): Verdict {
  const race = raceAt(state, chosen);
  return race ? verdictOf(state, race, path) : 'open';
}

/** Both clients' clocks are the machine's one; times count from the first save. */
function startOf(race: Race | undefined): number {
  return Math.min(...Object.values(race?.entries ?? {}).map(({ savedAt }) => savedAt));
}

function mongoCells(race: Race | undefined, ms: (value: number) => string): Cell[] {
  const start = startOf(race);
  return CLIENTS.flatMap((name) => race?.entries[name] ?? [])
    .sort((a, b) => (a.operationTime < b.operationTime ? -1 : 1))
    .map(({ status, client, savedAt }) => ({
      status,
      detail: `${client} · ${ms(savedAt - start)}`,
    }));
}

function logCells(
  race: Race | undefined,
  path: PathName,
  ms: (value: number) => string,
): readonly Cell[] {
  const start = startOf(race);
  return changesIn(race?.logs[path] ?? []).map(({ status, partition, offset }) => {
    const mine = CLIENTS.map((name) => race?.entries[name]).find((one) => one?.status === status);
    // Only a client's own publishing has a time on the clock of the saves.
    const at = path === 'search' && mine ? ` · ${ms(mine.publishedAt - start)}` : '';
    return { status, detail: `P${partition}@${offset}${at}` };
  });
}

/** What is raced for, without the payment before; a repeat of the connector's stands once. */
export function changesIn(places: readonly Place[]): readonly Place[] {
  return places.filter(
    ({ status }, at) =>
      status !== 'DIBAYAR' && places.findIndex((one) => one.status === status) === at,
  );
}

interface RowProps {
  readonly label: string;
  readonly cells: readonly Cell[];
  readonly said: Said | null;
  readonly children: string;
}

function Row({ label, cells, said, children }: RowProps) {
  const words = useWords();
  const shown = [cells[0], cells[1]];
  return (
    <>
      <span className={css.rowName}>{label}</span>
      <ol className={css.cells} aria-label={label}>
        {shown.map((cell, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: first and second are places
          <li key={place} data-status={cell?.status} data-testid="change">
            <b>{cell?.status ?? ' '}</b>
            <small>{cell?.detail ?? words.notYet}</small>
          </li>
        ))}
      </ol>
      <div className={css.sheet} data-testid={`sheet-${children}`} data-status={said?.status}>
        <DocumentSheets
          lines={[children, said?.status ?? '–']}
          count={said ? 1 : 0}
          width={156}
          height={44}
        />
        <span className="sr-only">{`${children}: ${said?.status ?? words.notYet}`}</span>
      </div>
    </>
  );
}

interface StrandsProps {
  /** The upper row, and the lower. */
  readonly from: readonly Cell[];
  readonly to: readonly Cell[];
  readonly verdict: Verdict;
  readonly path: PathName;
}

function Strands({ from, to, verdict, path }: StrandsProps) {
  const words = useWords();
  const places = from.flatMap(({ status }, up) => {
    const down = to.findIndex((cell) => cell.status === status);
    return down < 0 ? [] : [{ status, up, down }];
  });
  const crossed = places.some(({ up, down }) => up !== down);
  const middle = (place: number) => `${25 + place * 50}%`;
  return (
    <>
      <span className={css.strandName}>
        {places.length > 1 ? words.order[String(crossed)] : ''}
      </span>
      <svg className={css.strands} aria-hidden="true" data-crossed={crossed}>
        {places.map(({ status, up, down }) => (
          <line
            key={status}
            data-status={status}
            x1={middle(up)}
            y1="0"
            x2={middle(down)}
            y2="100%"
          />
        ))}
      </svg>
      <b className={css.sign} data-testid={`verdict-${path}`} data-verdict={verdict}>
        {words.verdict[verdict]}
      </b>
    </>
  );
}
