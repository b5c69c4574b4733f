'use client';
/** Who writes, with the oplog beside it, and below the figure those who read. */
import { useMemo } from 'react';
import { CardControl } from '#components/lab/panel-control.tsx';
import { PanelProcess } from '#components/lab/panel-process.tsx';
import { useView } from '#components/lab/use-lab.ts';
import { OplogTape } from '#components/view/oplog-tape.tsx';
import { latest } from '#lib/fold/latest.ts';
import { isAlive } from '#lib/fold/shared.ts';
import type { State } from './model.ts';
import { GROUP, type ProgramName, WRITER } from './names.ts';
import css from './panel.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Writer() {
  const words = useWords();
  const alive = useFacts((state) => isAlive(state, WRITER));
  return (
    <div className={css.writer}>
      <PanelProcess name={WRITER} {...(alive ? { reads: words.writes } : {})}>
        {alive ? (
          <CardControl control="kill-writer">{words.kill}</CardControl>
        ) : (
          <CardControl control="run-writer">{words.run}</CardControl>
        )}
      </PanelProcess>
      <Tape />
    </div>
  );
}

const OPS = ['i', 'u', 'd'] as const;

/** What the read windows of the oplog held; of a transaction, what lies inside it. */
const framesOf = latest((attempts: State['attempts']) =>
  attempts.flatMap(({ entries }) =>
    (entries ?? []).map(({ ts, op, writes }) => ({
      id: ts,
      op: OPS.find((known) => known === op) ?? ('c' as const),
      collection: op === 'c' ? `[${writes.map(() => 'i').join(' ')}]` : (writes[0] ?? ''),
    })),
  ),
);

function Tape() {
  const words = useWords();
  const attempts = useFacts((state) => state.attempts);
  const storm = useFacts(({ storms }) => storms.at(-1));
  const entries = framesOf(attempts);
  const last = attempts.at(-1);
  const note = useMemo(() => {
    if (storm?.state === 'running') return words.stormSaid(storm.answered, storm.deaths);
    if (!last) return words.emptyTape;
    if (last.entries === null) return words.noOplog;
    return words.windowSaid(last.orderId, last.entries.length, last.entries[0]?.writes ?? []);
  }, [last, storm, words]);
  return (
    <div className={css.tape} data-testid="tape">
      <OplogTape name={words.tape} entries={entries} cut={false} note={note} />
    </div>
  );
}

export function Readers() {
  const words = useWords();
  return (
    <div className={css.readers}>
      <Reader name="relay" reads={words.relayReads} end="kill-relay" endWord={words.kill} />
      <Reader name="payment" reads={words.paymentReads} end="stop-payment" endWord={words.stop} />
      <Reader name="cdc" reads={words.cdcReads} end="stop-cdc" endWord={words.stop} />
    </div>
  );
}

interface ReaderProps {
  readonly name: ProgramName;
  readonly reads: string;
  readonly end: string;
  readonly endWord: string;
}

function Reader({ name, reads, end, endWord }: ReaderProps) {
  const words = useWords();
  const alive = useFacts((state) => isAlive(state, name));
  const lingers = useFacts(({ groups }) => name === GROUP && groups[GROUP].members.length > 0);
  const past = useView((view) => view.past);
  return (
    <PanelProcess name={name} {...(alive ? { reads } : {})} lingering={!past && lingers}>
      {alive ? (
        <CardControl control={end}>{endWord}</CardControl>
      ) : (
        <CardControl control={`run-${name}`}>{words.run}</CardControl>
      )}
    </PanelProcess>
  );
}
