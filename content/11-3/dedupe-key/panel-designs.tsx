'use client';
/**
 * Designs against attacks. A cell has a line for each service with a mark for each event: a sheet
 * for its one effect, a double one for an effect too many, a dashed place for one that is lost. In
 * the replay no effect is wanted, so nothing but a dash is right.
 */
import type { Messages } from './messages.id.ts';
import { isExact, isSettled, type Outcome, type Row, rowsOf } from './model-outcomes.ts';
import { ATTACKS, type Attack, CONSUMERS, keyOf, ROWS, type RowName } from './names.ts';
import panel from './panel.module.css';
import css from './panel-designs.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Designs({ as }: { as: 'figure' | 'table' }) {
  const words = useWords();
  const rows = useFacts(rowsOf);
  return (
    <figure className={panel.designs} data-testid="designs" data-view={as}>
      <table>
        <caption className="sr-only">{`${words.figure}. ${words.caption}`}</caption>
        <thead>
          <tr>
            <th scope="col" className={css.corner}>
              {words.colDesign}
            </th>
            {ATTACKS.map((attack) => (
              <th key={attack} scope="col" data-attack={attack}>
                {words.attack[attack]}
                <small className={css.under}>{words.attackHow[attack]}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ROWS.map((name) => (
            <DesignLine key={name} name={name} row={rows[name]} as={as} />
          ))}
        </tbody>
      </table>
    </figure>
  );
}

interface LineProps {
  readonly name: RowName;
  readonly row: Row | undefined;
  readonly as: 'figure' | 'table';
}

function DesignLine({ name, row, as }: LineProps) {
  const words = useWords();
  const state = row?.trial.state;
  const step = row && (state === 'failed' ? words.failed : words.step[row.trial.step]);
  return (
    <tr data-row={name} data-state={state ?? 'none'}>
      <th scope="row" className={css.design}>
        <span className={css.name} data-tried={row !== undefined}>
          {words.row[name]}
        </span>
        <code className={css.index}>{row ? indexText(row) : ''}</code>
        <small className={css.under}>
          {state === 'over' ? row && <code>{ttlText(row, words)}</code> : (step ?? words.notTried)}
        </small>
      </th>
      {ATTACKS.map((attack) => (
        <td key={attack} data-attack={attack} data-exact={row && isExact(row, attack)}>
          {row?.cells[attack] && <Cell row={row} attack={attack} as={as} />}
        </td>
      ))}
    </tr>
  );
}

/** As the database lists it; until it has, as it is being made. */
function indexText({ trial: { indexes, design } }: Row): string {
  const unique = indexes.find((index) => index.unique)?.key ?? keyOf(design);
  return Object.keys(unique).join('+');
}

function ttlText({ trial: { indexes } }: Row, words: Messages): string {
  const keep = indexes.find((index) => index.expireAfterSeconds !== undefined)?.expireAfterSeconds;
  return keep === undefined ? '' : `TTL ${words.span(keep)}`;
}

interface CellProps {
  readonly row: Row;
  readonly attack: Attack;
  readonly as: 'figure' | 'table';
}

function Cell({ row, attack, as }: CellProps) {
  const words = useWords();
  const cell = row.cells[attack];
  if (!cell) return null;
  const settled = isSettled(row, attack);
  const surplus = CONSUMERS.reduce((sum, name) => sum + cell[name].surplus, 0);
  const lost = CONSUMERS.reduce((sum, name) => sum + cell[name].lost, 0);
  const wrong = [surplus > 0 && words.surplus(surplus), lost > 0 && words.lost(lost)];
  const right = attack === 'replay' ? words.nothingNew : words.exact;
  const verdict = wrong.filter(Boolean).join(', ') || right;
  return (
    <>
      {CONSUMERS.map((name) => (
        <span key={name} className={css.line}>
          <span className={as === 'table' ? '' : 'sr-only'}>
            {words.outcome(name, cell[name].total)}
          </span>
          {as === 'figure' && <Marks outcome={cell[name]} attack={attack} settled={settled} />}
          {as === 'figure' && <span aria-hidden="true">{words.number(cell[name].total)}</span>}
        </span>
      ))}
      <small className={css.under}>
        {settled ? <span className={wrong.some(Boolean) ? css.wrong : ''}>{verdict}</span> : '…'}
      </small>
    </>
  );
}

const WIDTH = 9;
const HEIGHT = 12;
const GAP = 2;

interface MarksProps {
  readonly outcome: Outcome;
  readonly attack: Attack;
  readonly settled: boolean;
}

function Marks({ outcome: { counts }, attack, settled }: MarksProps) {
  const width = counts.length * (WIDTH + GAP);
  return (
    <svg
      className={css.marks}
      width={width}
      height={HEIGHT + 2}
      viewBox={`-1 -1 ${width} ${HEIGHT + 2}`}
      aria-hidden="true"
    >
      {counts.map((count, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an event keeps its place in the log
        <g key={place} transform={`translate(${place * (WIDTH + GAP)} 0)`}>
          <Mark count={count} wanted={attack === 'replay' ? 0 : 1} settled={settled} />
        </g>
      ))}
    </svg>
  );
}

function Mark({ count, wanted, settled }: { count: number; wanted: number; settled: boolean }) {
  const foot = HEIGHT - 1;
  if (count === wanted && wanted === 0) {
    return <path className={settled ? css.away : css.open} d={`M2 ${HEIGHT / 2}H6`} />;
  }
  if (count === 0) {
    const shape = settled ? css.hole : css.open;
    return <path className={shape} d={settled ? `M.5 .5H7V${foot}H.5Z` : `M2 ${HEIGHT / 2}H6`} />;
  }
  if (count > wanted) {
    return (
      <>
        <path className={css.many} d={`M2 0H8V${foot - 1}H2Z`} />
        <path className={css.many} d={`M0 2H6V${foot}H0Z`} />
      </>
    );
  }
  return <path className={css.sheet} d={`M.5 .5H5L7.5 3V${foot}H.5Z`} />;
}
