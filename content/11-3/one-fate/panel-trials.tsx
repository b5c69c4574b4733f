'use client';
/** The bench: one transaction without Kafka, and how often its callback has run for what answer. */
import { ControlButton } from '#components/lab/panel-control.tsx';
import { phaseOf, useProcess } from '#components/lab/panel-process.tsx';
import { TransactionBox } from '#components/view/transaction-box.tsx';
import type { State } from './model.ts';
import { waitOf } from './model-readings.ts';
import { TWIN } from './names.ts';
import css from './panel.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Trials() {
  const words = useWords();
  return (
    <section className={css.trials} aria-label={words.bench} data-testid="trials">
      <Box />
      <div className={css.acts}>
        <ControlButton control="orphan">{words.orphanShort}</ControlButton>
        <ControlButton control="race">{words.raceShort}</ControlButton>
        <Twin />
      </div>
    </section>
  );
}

function Box() {
  const words = useWords();
  const last = useFacts(lastTry);
  const told = useFacts((state) => (last ? stateOf(state, last) : 'dead'));
  if (!last) {
    return (
      <TransactionBox name="withTransaction" state="aborted">
        <span className={css.fact}>{words.noTry}</span>
      </TransactionBox>
    );
  }
  const { name, pid, eventId, runs, codes, kind } = last;
  const errors = Object.entries(codes).map(([code, count]) => `${code} × ${words.number(count)}`);
  return (
    <TransactionBox name={`withTransaction · ${name} · ${eventId}`} state={boxOf[told]}>
      <span className={css.fact}>
        <b data-testid="try-runs">{words.callbackRuns(runs)}</b>
        {kind === 'race' && <> {words.handlersOf(last.handlers)}</>}
      </span>
      <span className={css.fact}>
        <code data-testid="try-codes">{errors.join(', ') || '–'}</code>
      </span>
      <span className={css.fact} data-testid="try-state" data-state={told}>
        {words.tryStates[told]({ pid, ms: waitOf(last), effects: last.effects ?? 0 })}
      </span>
    </TransactionBox>
  );
}

const lastTry = ({ tries }: State) => tries.at(-1);

type TryState = 'open' | 'inserted' | 'refused' | 'raced' | 'dead';

const boxOf = {
  open: 'open',
  inserted: 'committed',
  raced: 'committed',
  refused: 'aborted',
  dead: 'aborted',
} as const satisfies Readonly<Record<TryState, 'open' | 'committed' | 'aborted'>>;

function stateOf({ processes }: State, one: State['tries'][number]): TryState {
  if (one.endedAt !== undefined) {
    if (one.kind === 'race') return 'raced';
    return one.outcome === 'inserted' ? 'inserted' : 'refused';
  }
  const process = processes[one.name];
  return process?.pid === one.pid && process.phase !== 'exited' ? 'open' : 'dead';
}

/** Alive for a moment only: no card of its own. */
function Twin() {
  const process = useProcess(TWIN);
  const phase = process ? phaseOf(process) : 'absent';
  if (!process) return null;
  const exit = process.exit?.signal ?? '';
  return (
    <span className={css.twin} data-testid="process" data-process={TWIN} data-state={phase}>
      {TWIN} <code>{`pid ${process.pid}`}</code> <b>{exit}</b>
    </span>
  );
}
