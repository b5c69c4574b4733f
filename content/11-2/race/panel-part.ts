/**
 * What the lab `race` brings to the store of its page: the model, what each control does, and why a
 * control may have to wait. The server checks all of it again.
 */
import { partWords } from '#components/lab/part-words.ts';
import type { LabPart } from '#components/lab/store.ts';
import type { Progress } from '#lib/events.ts';
import { isAlive } from '#lib/fold/shared.ts';
import * as actions from './actions.ts';
import type { Messages } from './messages.id.ts';
import { CLIENTS, CLOCK_MS, CONNECTOR, model, PAUSE_MS, type State } from './model.ts';
import { SERIES } from './model-readings.ts';
import { currentForm } from './panel-form.ts';

export function racePart(words: Messages): LabPart<State> {
  const may = (state: State, progress: Progress, ...guesses: readonly string[]) => {
    if (guesses.some((id) => !progress.predictions[id])) return words.lockedPrediction;
    const starting = CLIENTS.some((name) => state.processes[name]?.phase === 'starting');
    return starting ? words.clientsStart : undefined;
  };
  const FINALS = ['final-mongo', 'final-search'];
  const ended = (state: State) => (isAlive(state, CONNECTOR) ? undefined : words.connectorRests);
  const twenty = (pauseMs: number, clockMs: number, ...guesses: readonly string[]) => ({
    run: () => actions.race({ count: SERIES, pauseMs, clockMs, together: false }),
    disabled: (state: State, progress: Progress) =>
      may(state, progress, ...FINALS, 'of-20', ...guesses),
  });
  return {
    model,
    controls: {
      'race-1': {
        run: () => actions.race({ count: 1, pauseMs: PAUSE_MS, clockMs: 0, together: false }),
        disabled: (state, progress) => may(state, progress, ...FINALS),
      },
      'race-20': twenty(PAUSE_MS, 0),
      'race-0': twenty(0, 0),
      'race-clock': twenty(PAUSE_MS, CLOCK_MS, 'by-time'),
      'race-form': {
        run: raceForm,
        disabled: (state, progress) => may(state, progress, ...FINALS, 'of-20'),
      },
      'run-cdc': {
        run: actions.runCdc,
        disabled: (state, progress) => {
          if (!progress.predictions['after-cdc']) return words.lockedPrediction;
          return isAlive(state, CONNECTOR) ? words.connectorRuns : undefined;
        },
      },
      'stop-connector': { run: () => actions.stopConnector('term'), disabled: ended },
      'kill-connector': { run: () => actions.stopConnector('kill'), disabled: ended },
      line: { run: actions.drawLine, disabled: () => undefined },
      reset: { run: actions.reset, disabled: () => undefined },
    },
    actions: { predict: actions.predict, answer: actions.answer },
    words: partWords(words),
  };
}

function raceForm() {
  const { count, pauseMs, clockMs, together } = currentForm();
  return actions.race({
    ...{ count: amountOf(count), pauseMs: amountOf(pauseMs), clockMs: amountOf(clockMs) },
    together,
  });
}

/** What is no number at all is out of bounds like any other. */
function amountOf(typed: string): number {
  const value = typed.trim() === '' ? -1 : Number(typed);
  return Number.isFinite(value) ? value : -1;
}
