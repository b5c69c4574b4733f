/**
 * What the lab `dual-write` brings to the store of its page: the model, what each control does,
 * and why a control may have to wait. The server checks all of it again.
 */
import { amountOf } from '#components/lab/form-of.ts';
import { guessed, partWords } from '#components/lab/part-words.ts';
import type { Acknowledgement, ControlPart, LabPart } from '#components/lab/store.ts';
import { isAlive } from '#lib/fold/shared.ts';
import * as actions from './actions.ts';
import type { Messages } from './messages.id.ts';
import { model, type State } from './model.ts';
import { COUNT, type Manner, WRITER } from './names.ts';
import { currentForm } from './panel-form.ts';

export function dualWritePart(words: Messages): LabPart<State> {
  return {
    model,
    controls: controlsOf(words),
    actions: { predict: actions.predict, answer: actions.answer },
    words: partWords(words),
  };
}

function controlsOf(words: Messages): Record<string, ControlPart<State>> {
  const dies = (guess: string, manner: Manner, retry = false): ControlPart<State> => ({
    run: () => actions.place({ manner, count: COUNT, point: 'between', retry }),
    disabled: (state, progress) => guessed(words, progress, guess) ?? whyNotNow(words, state),
  });
  return {
    'send-3': {
      run: () => actions.place({ manner: 'save-first', count: COUNT, point: null, retry: false }),
      disabled: (state) => whyNotNow(words, state),
    },
    'send-ghost': dies('ghost', 'save-first'),
    'send-retry': dies('retry', 'save-first', true),
    'send-orphan': dies('reverse', 'publish-first'),
    'send-transaction': dies('transaction', 'in-transaction'),
    'send-form': { run: sendForm, disabled: (state) => whyNotNow(words, state) },
    'run-orders': {
      run: actions.run,
      disabled: (state, progress) =>
        guessed(words, progress, 'restart') ??
        (isAlive(state, WRITER) ? words.ordersRun : undefined),
    },
    'kill-orders': {
      run: actions.kill,
      disabled: (state) => (isAlive(state, WRITER) ? undefined : words.ordersRest),
    },
    line: { run: actions.drawLine, disabled: () => undefined },
    reset: { run: actions.reset, disabled: () => undefined },
  };
}

function sendForm(): Promise<Acknowledgement> {
  const { manner, point, retry, count } = currentForm();
  return actions.place({ manner, point, retry, count: amountOf(count) });
}

function whyNotNow(words: Messages, state: State): string | undefined {
  if (!isAlive(state, WRITER)) return words.ordersRest;
  return state.processes[WRITER]?.phase === 'starting' ? words.ordersStart : undefined;
}
