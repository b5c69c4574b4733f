'use client';
/** All races as verdicts: a column each, one line for each who says what an order's status is. */
import { memo } from 'react';
import { PATHS, type State } from './model.ts';
import { JUDGES, type Judge, racesOf, tally, type Verdict, verdictOf } from './model-readings.ts';
import { changesIn, raceAt } from './panel-figure.tsx';
import css from './panel-verdicts.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

/** Races in a row: as many as one press. */
const SHOWN = 20;

const SIGNS: Readonly<Record<Verdict, string>> = { same: '=', apart: '≠', open: '·' };

interface VerdictsProps {
  readonly chosen: string | null;
  onChoose(row: string): void;
}

export function Verdicts({ chosen, onChoose }: VerdictsProps) {
  const words = useWords();
  const shown = useFacts((state) => raceAt(state, chosen)?.id);
  const races = useFacts(columnsOf).split(' ').filter(Boolean);
  const free = Math.max(0, SHOWN - races.length);
  return (
    <div className={css.verdicts} data-testid="verdicts">
      <div className={css.sums}>
        {JUDGES.map((judge) => (
          <Sum key={judge} judge={judge} />
        ))}
      </div>
      <ul className={css.columns} aria-label={words.allRaces}>
        {races.map((text) => {
          const [id = '', dual, time, cdc] = text.split('/');
          return (
            <Column
              key={id}
              id={id}
              dual={asVerdict(dual)}
              time={asVerdict(time)}
              cdc={asVerdict(cdc)}
              isShown={id === shown}
              onChoose={onChoose}
            />
          );
        })}
        {Array.from({ length: free }, (_, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: empty places are all alike
          <li key={`free-${place}`} className={css.column} aria-hidden="true" data-free="true" />
        ))}
      </ul>
    </div>
  );
}

const asVerdict = (text: string | undefined): Verdict =>
  text === 'same' || text === 'apart' ? text : 'open';

/** `ORD-1/apart/same/same …`: as one text, so that nothing is drawn anew while no verdict changes. */
function columnsOf(state: State): string {
  const texts = racesOf(state)
    .slice(-SHOWN)
    .map((race) => {
      const verdicts = JUDGES.map((judge) => verdictOf(state, race, judge));
      return [race.id, ...verdicts].join('/');
    });
  return texts.join(' ');
}

interface ColumnProps {
  readonly id: string;
  readonly dual: Verdict;
  readonly time: Verdict;
  readonly cdc: Verdict;
  readonly isShown: boolean;
  onChoose(row: string): void;
}

const Column = memo(function Column(props: ColumnProps) {
  const { id, dual, time, cdc, isShown, onChoose } = props;
  const words = useWords();
  const says = (judge: Judge, verdict: Verdict) =>
    `${words.judge[judge]} ${words.verdict[verdict]}`;
  return (
    <li className={css.column}>
      <button
        type="button"
        data-testid="race"
        data-race={id}
        data-search={dual}
        data-search-cdc={cdc}
        aria-pressed={isShown}
        aria-label={`${id}: ${says('search', dual)}, ${says('by-time', time)}, ${says('search-cdc', cdc)}`}
        onClick={() => onChoose(`${id}|orders`)}
      >
        <span data-verdict={dual}>{SIGNS[dual]}</span>
        <span data-verdict={time}>{SIGNS[time]}</span>
        <span data-verdict={cdc}>{SIGNS[cdc]}</span>
      </button>
    </li>
  );
});

function Sum({ judge }: { judge: Judge }) {
  const words = useWords();
  const apart = useFacts((state) => tally(state, judge).apart);
  const settled = useFacts((state) => tally(state, judge).settled);
  return (
    <span data-testid={`sum-${judge}`} data-off={apart > 0}>
      {words.judge[judge]} <b>{words.apartOf({ apart, settled })}</b>
    </span>
  );
}

/** The same for whoever reads better than looks. */
export function RacesTable() {
  const words = useWords();
  const races = useFacts(racesOf);
  return (
    // Reachable with Tab: on a phone the table is wider than its column and scrolls.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the keyboard
    <section className={css.table} aria-label={words.allRaces} tabIndex={0}>
      <table data-testid="races-table">
        <thead>
          <tr>
            <th scope="col">{words.colOrder}</th>
            <th scope="col">{words.colPause}</th>
            <th scope="col">{words.logOf(PATHS.search.topic)}</th>
            <th scope="col">orders</th>
            <th scope="col">search_index</th>
            <th scope="col">search_index_cdc</th>
          </tr>
        </thead>
        <tbody>
          {races.slice(-SHOWN).map(({ id, pauseMs, logs, mongo, views }) => (
            <tr key={id}>
              <th scope="row">{id}</th>
              <td>{words.ms(pauseMs)}</td>
              <td>
                {changesIn(logs.search)
                  .map(({ status }) => status)
                  .join(' → ') || '–'}
              </td>
              <td>{mongo?.status ?? '–'}</td>
              <td data-off={differs(mongo?.status, views.search?.status)}>
                {views.search?.status ?? '–'}
              </td>
              <td data-off={differs(mongo?.status, views['search-cdc']?.status)}>
                {views['search-cdc']?.status ?? '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const differs = (one: string | undefined, other: string | undefined) =>
  one !== undefined && other !== undefined && one !== other;
