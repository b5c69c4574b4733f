'use client';
/** The tower as drawn from the model's facts, with its table and its sentence for screen readers. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useLab, useView } from '#components/lab/use-lab.ts';
import { Tower, type TowerListener } from '#components/view/tower.tsx';
import type { TowerProcess } from '#components/view/tower-radio.tsx';
import type { ProcessState } from '#lib/fold/shared.ts';
import type { Messages, Seen } from './messages.ts';
import { isKilled, LISTENERS, lagOf, type State, WRITER } from './model.ts';
import { phoneSaid } from './telephone-figure.tsx';
import { dayOf, TowerSource } from './tower-controls.tsx';
import { useFacts, useRecorded, useWords } from './tower-lab.tsx';
import { TowerTable } from './tower-table.tsx';

const RINGS_MAX = 5;
/** A screen reader is told at most one sentence in this time, ms. */
const SAID_EVERY_MS = 2000;

export function TowerFigure() {
  const words = useWords();
  const [asTable, setAsTable] = useState(false);
  const state = useFacts((facts) => facts);
  const writer = toProcess(WRITER, state.processes[WRITER], words);
  const listeners = LISTENERS.map(
    (name): TowerListener => ({
      ...toProcess(name, state.processes[name], words),
      committed: state.groups[name].committed,
    }),
  );
  const { rings, onRingEnd } = useRings(state.acked);
  const recorded = useRecorded();
  const { locale } = useLab();
  const source = recorded ? `${words.recording(dayOf(locale, recorded.day))}. ` : '';
  const said = useThrottled(`${source}${words.summary(seenOf(state))} ${phoneSaid(state, words)}`);
  const labels = useMemo(() => ({ ...words, name: `${words.figureName} ${said}` }), [words, said]);
  return (
    <div className="tower-figure" data-view={asTable ? 'table' : 'figure'}>
      <div className="tower-drawing">
        <Tower
          {...{ writer, listeners, rings, onRingEnd, labels }}
          low={state.low}
          end={state.end}
          records={state.records}
          sending={state.sending}
        />
      </div>
      <TowerTable state={state} processes={[writer, ...listeners]} />
      <TowerSource asTable={asTable} onTable={() => setAsTable(!asTable)} />
      <p className="sr-only" role="status">
        {state.end > 0 && said}
      </p>
      <div hidden>
        <data data-testid="value-end" data-recorded={recorded ? '' : undefined}>
          {state.end}
        </data>
        {LISTENERS.map((name) => (
          <data key={name} data-testid={`committed-${name}`}>
            {state.groups[name].committed ?? '–'}
          </data>
        ))}
      </div>
    </div>
  );
}

/** The sentence under the tower. */
export function TowerCaption() {
  const words = useWords();
  const text = useFacts((state) =>
    state.end === 0 ? words.captionStill : words.captionLive(seenOf(state)),
  );
  return <p className="tower-caption">{text}</p>;
}

export function seenOf(state: State): Seen {
  const of = (name: (typeof LISTENERS)[number]) => ({
    committed: state.groups[name].committed,
    lag: lagOf(state, name),
  });
  const dead = isKilled(state, 'notification');
  return { end: state.end, payment: of('payment'), notification: { ...of('notification'), dead } };
}

function toProcess(name: string, known: ProcessState | undefined, words: Messages): TowerProcess {
  if (!known) return { name, phase: 'absent', detail: words.absent };
  const { phase, pid, exit } = known;
  if (phase !== 'exited') return { name, phase, detail: words[phase](pid) };
  if (exit?.signal !== 'SIGKILL') return { name, phase: 'ended', detail: words.ended(pid) };
  return { name, phase: 'killed', detail: words.killed(pid), signal: exit.signal };
}

/** One opening ring for every order acknowledged while somebody looks; history opens none. */
function useRings(acked: number) {
  const live = useView(({ history }) => history !== undefined);
  const playing = useRecorded()?.playing === true;
  const known = live || playing;
  const before = useRef<number | null>(null);
  const [rings, setRings] = useState<readonly number[]>([]);
  useEffect(() => {
    if (!known) {
      before.current = null;
      return;
    }
    const from = before.current;
    before.current = acked;
    if (from === null || acked <= from) return;
    const fresh = Array.from({ length: acked - from }, (_, index) => from + index);
    setRings((old) => [...old, ...fresh].slice(-RINGS_MAX));
  }, [acked, known]);
  const onRingEnd = useCallback((id: number) => {
    setRings((old) => old.filter((ring) => ring !== id));
  }, []);
  return { rings, onRingEnd };
}

function useThrottled(text: string): string {
  const [said, setSaid] = useState(text);
  const newest = useRef(text);
  newest.current = text;
  const behind = said !== text;
  // The pause begins with the first change and is not prolonged by the next: a run is told as it
  // goes on, not only when it is over.
  useEffect(() => {
    if (!behind) return;
    const timer = setTimeout(() => setSaid(newest.current), SAID_EVERY_MS);
    return () => clearTimeout(timer);
  }, [behind]);
  return said;
}
