'use client';
/** The chosen change joined field by field: oplog, change event, record. */
import { clocks } from '#components/lab/time.ts';
import { useLab } from '#components/lab/use-lab.ts';
import { Badge } from '#components/view/badge.tsx';
import type { Trace } from './model-traces.ts';
import css from './panel-sheet.module.css';
import { useRecording } from './recording.ts';
import { type SheetCell, sheetOf } from './sheet.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

/** What stands in the figure before the first change: the same rows, so that nothing jumps. */
const NOTHING: Trace = { ts: '', op: 'i', id: '', entry: null, event: null, record: null };

export function Sheet({ chosen }: { chosen: string | undefined }) {
  const words = useWords();
  const { locale } = useLab();
  const recording = useRecording();
  const trace = useFacts(({ traces }) => traces.find(({ ts }) => ts === chosen) ?? traces.at(-1));
  const shown = trace ?? NOTHING;
  const recorded = recording && trace ? recording.entries[trace.op] : undefined;
  const rows = sheetOf(shown, shown.entry ?? recorded ?? null, words, clocks[locale].exact);
  return (
    <table className={css.sheet} data-testid="sheet" data-ts={shown.ts}>
      <caption className="sr-only">{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="sr-only">{words.colField}</span>
          </th>
          <th scope="col">
            {words.colOplog}
            {recording && <Badge source="recording" label={words.recording(recording.day)} />}
          </th>
          <th scope="col">{words.colEvent}</th>
          <th scope="col">{words.colRecord}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, label, cells }) => (
          <tr key={id} data-row={id}>
            <th scope="row">{label}</th>
            {cells.map((cell, index) => (
              <Cell key={COLUMNS[index]} {...cell} source={words[COLUMNS[index] ?? 'colOplog']} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const COLUMNS = ['colOplog', 'colEvent', 'colRecord'] as const;

/** `source`: the head of its column, said again where the columns stand one under the other. */
function Cell({ name, text, same, source }: SheetCell & { source: string }) {
  const words = useWords();
  return (
    <td data-source={source} data-same={same} data-waiting={name === undefined || undefined}>
      {same && (
        <>
          <b className={css.same} aria-hidden="true">
            =
          </b>
          <span className="sr-only">{words.same}: </span>
        </>
      )}
      <span className={css.value}>
        {name && <small>{name}</small>} {text}
      </span>
    </td>
  );
}
