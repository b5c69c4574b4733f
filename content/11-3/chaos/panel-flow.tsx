'use client';
/** How far the group has read each partition, and what is counted while the night goes on. */
import { lagOf } from '#lib/fold/topic.ts';
import type { State } from './model.ts';
import { PARTITIONS } from './names.ts';
import css from './panel-flow.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

const LANES = Array.from({ length: PARTITIONS }, (_, partition) => partition);

export function Flow({ asTable }: { asTable: boolean }) {
  const words = useWords();
  return (
    <div className={css.flow}>
      {asTable ? (
        <LaneTable />
      ) : (
        <ul className={css.lanes} aria-label={words.lanes} data-testid="lanes">
          {LANES.map((partition) => (
            <Lane key={partition} partition={partition} />
          ))}
        </ul>
      )}
      <Counts />
    </div>
  );
}

/** All three on one scale: the longest fills its row. */
const longest = ({ partitions }: State) =>
  Math.max(1, ...Object.values(partitions).map(({ end }) => end));

function Lane({ partition }: { partition: number }) {
  const words = useWords();
  const end = useFacts(({ partitions }) => partitions[partition]?.end ?? 0);
  const committed = useFacts(({ group }) => group.positions[partition]?.committed ?? 0);
  const scale = useFacts(longest);
  const lag = Math.max(0, end - committed);
  const part = (records: number) => `${(100 * records) / scale}%`;
  return (
    <li data-testid="lane" data-lag={lag}>
      <b>{`P${partition}`}</b>
      <span className={css.tape} aria-hidden="true">
        <i data-part="committed" style={{ width: part(Math.min(committed, end)) }} />
        {lag > 0 && <i data-part="lag" style={{ width: part(lag) }} />}
      </span>
      <span>
        <code>end {end}</code>
      </span>
      <span data-behind={lag > 0 || undefined}>{words.lagOf(lag)}</span>
    </li>
  );
}

/** The same three bookmarks in rows. */
function LaneTable() {
  const words = useWords();
  const partitions = useFacts((state) => state.partitions);
  const positions = useFacts(({ group }) => group.positions);
  return (
    <table className={css.table} data-testid="lane-table">
      <caption className="sr-only">{words.lanes}</caption>
      <thead>
        <tr>
          <th scope="col">{words.colPartition}</th>
          <th scope="col">end</th>
          <th scope="col">{words.colCommitted}</th>
          <th scope="col">{words.colLag}</th>
        </tr>
      </thead>
      <tbody>
        {LANES.map((partition) => {
          const end = partitions[partition]?.end ?? 0;
          const committed = positions[partition]?.committed ?? 0;
          return (
            <tr key={partition}>
              <th scope="row">{`P${partition}`}</th>
              <td>{words.number(end)}</td>
              <td>{words.number(committed)}</td>
              <td>{words.number(Math.max(0, end - committed))}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Counts() {
  const words = useWords();
  const { asked, acked, again } = useFacts(({ ledger }) => ledger);
  const deaths = useFacts((state) => state.deaths);
  const refused = useFacts((state) => state.refused);
  const letters = useFacts((state) => state.letters);
  const lag = useFacts(({ partitions, group }) => lagOf(partitions, group));
  return (
    <dl className={css.counts} aria-label={words.counts} data-testid="counts">
      <Count label={words.acked} count={acked} more={words.ofAsked(asked)} />
      <Count label={words.again} count={again} />
      <Count label={words.deaths} count={deaths} />
      <Count label={words.refused} count={refused} />
      <Count label={words.letters} count={letters} />
      <Count label={words.lag} count={lag} />
    </dl>
  );
}

function Count({ label, count, more }: { label: string; count: number; more?: string }) {
  const words = useWords();
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <b>{words.number(count)}</b> {more}
      </dd>
    </div>
  );
}
