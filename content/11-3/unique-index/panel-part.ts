/**
 * What the lab `unique-index` brings to the store of its page: the model, what each control does,
 * and why a control may have to wait. The server checks all of it again.
 */
import { amountOf } from '#components/lab/form-of.ts';
import { guessed, partWords } from '#components/lab/part-words.ts';
import type { Acknowledgement, ControlPart, LabPart } from '#components/lab/store.ts';
import type { Progress } from '#lib/events.ts';
import { isAlive } from '#lib/fold/shared.ts';
import * as actions from './actions.ts';
import type { Messages } from './messages.id.ts';
import { CONSUMERS, type ConsumerName, INJECTOR, model, type State } from './model.ts';
import { caughtUp } from './model-readings.ts';
import { currentForm, takeCrashPoint } from './panel-form.ts';

export function uniqueIndexPart(words: Messages): LabPart<State> {
  return {
    model,
    controls: controlsOf(words),
    actions: { predict: actions.predict, answer: actions.answer },
    words: partWords(words),
  };
}

function controlsOf(words: Messages): Record<string, ControlPart<State>> {
  return {
    'inject-50': {
      run: () => actions.inject({ events: 1, copies: 50, order: 'grouped' }),
      disabled: (state) => whyNoInjection(words, state),
    },
    'inject-form': { run: injectForm, disabled: (state) => whyNoInjection(words, state) },
    'mode-together': {
      run: () => actions.setMode(true),
      disabled: ({ together }, progress) =>
        guessed(words, progress, 'check-first') ?? (together ? words.modeAlready : undefined),
    },
    'mode-in-turn': {
      run: () => actions.setMode(false),
      disabled: ({ together }) => (together ? undefined : words.modeAlready),
    },
    ...consumerControls(words, 'payment-naive', 'naive', () => undefined),
    ...consumerControls(words, 'payment', 'payment', (progress) =>
      guessed(words, progress, 'unique-index'),
    ),
    'crash-payment': {
      run: () => actions.run('payment', 'after-insert'),
      disabled: (state, progress) =>
        guessed(words, progress, 'after-crash') ??
        (isAlive(state, 'payment') ? words.paymentRuns : undefined),
    },
    'build-index': {
      run: actions.buildIndex,
      disabled: (state, progress) =>
        guessed(words, progress, 'build-index') ??
        (isAlive(state, 'payment-naive') ? undefined : words.naiveRests),
    },
    line: { run: actions.drawLine, disabled: () => undefined },
    reset: { run: actions.reset, disabled: () => undefined },
  };
}

/** `run` in the text starts it whole; `start` on its card obeys the crash point chosen there. */
function consumerControls(
  words: Messages,
  name: ConsumerName,
  short: 'naive' | 'payment',
  locked: (progress: Progress) => string | undefined,
): Record<string, ControlPart<State>> {
  const runs = short === 'naive' ? words.naiveRuns : words.paymentRuns;
  const rests = short === 'naive' ? words.naiveRests : words.paymentRests;
  const start = (run: () => Promise<Acknowledgement>): ControlPart<State> => ({
    run,
    disabled: (state, progress) => locked(progress) ?? (isAlive(state, name) ? runs : undefined),
  });
  const end = (how: 'term' | 'kill'): ControlPart<State> => ({
    run: () => actions.stop(name, how),
    disabled: (state) => (isAlive(state, name) ? undefined : rests),
  });
  return {
    [`run-${short}`]: start(() => actions.run(name)),
    [`start-${short}`]: start(() => actions.run(name, takeCrashPoint(name))),
    [`stop-${short}`]: end('term'),
    [`kill-${short}`]: end('kill'),
  };
}

function injectForm(): Promise<Acknowledgement> {
  const { events, copies, order, eventId } = currentForm();
  const again = eventId === '' ? {} : { eventId };
  return actions.inject({ events: amountOf(events), copies: amountOf(copies), order, ...again });
}

function whyNoInjection(words: Messages, state: State): string | undefined {
  if (state.processes[INJECTOR]?.phase === 'starting') return words.injectorStarts;
  if (state.injecting !== null) return words.injecting;
  const behind = CONSUMERS.some((name) => isAlive(state, name) && !caughtUp(state, name));
  return behind ? words.injecting : undefined;
}
