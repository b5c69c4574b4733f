/**
 * What the lab `commit-order` brings to the store of its page: the model, what each control does,
 * and why a control may have to wait. The server checks all of it again.
 */
import { guessed, partWords } from '#components/lab/part-words.ts';
import type { Acknowledgement, ControlPart, LabPart } from '#components/lab/store.ts';
import { isAlive } from '#lib/fold/shared.ts';
import * as actions from './actions.ts';
import type { Messages } from './messages.id.ts';
import { model, type State } from './model.ts';
import { CONSUMERS, type ConsumerName, GAP, INJECTOR, ORDERS } from './names.ts';
import { ordersTyped, placeChosen } from './panel-form.ts';

export function commitOrderPart(words: Messages): LabPart<State> {
  return {
    model,
    controls: controlsOf(words),
    actions: { predict: actions.predict, answer: actions.answer },
    words: partWords(words),
  };
}

/** `batch`, `record`, `before`: how the controls call them. */
export const shortOf = (name: ConsumerName) =>
  name.slice('payment-'.length) as 'batch' | 'record' | 'before';

/** As on the server: the guess that has to be stored before a service first runs. */
const ASKED_FIRST: Readonly<Record<ConsumerName, string>> = {
  'payment-batch': 'after-batch',
  'payment-record': 'after-record',
  'payment-before': 'before-effect',
};

function controlsOf(words: Messages): Record<string, ControlPart<State>> {
  const waiting = (state: State) => whyNoOrders(words, state);
  return {
    send: { run: () => actions.send(ORDERS), disabled: waiting },
    'send-form': { run: () => actions.send(ordersTyped()), disabled: waiting },
    ...Object.fromEntries(CONSUMERS.flatMap((name) => consumerControls(words, name))),
    reset: { run: actions.reset, disabled: () => undefined },
  };
}

function consumerControls(words: Messages, name: ConsumerName): [string, ControlPart<State>][] {
  const short = shortOf(name);
  const alive = (state: State) => (isAlive(state, name) ? words.runs(name) : undefined);
  const rests = (state: State) => (isAlive(state, name) ? undefined : words.rests(name));
  const midway = (run: () => Promise<Acknowledgement>): ControlPart<State> => ({
    run,
    disabled: (state, progress) =>
      guessed(words, progress, ASKED_FIRST[name]) ??
      alive(state) ??
      ((state.groups[name].committed ?? 0) < state.end ? undefined : words.noOrders),
  });
  return [
    [
      `run-${short}`,
      {
        run: () => actions.run(name),
        disabled: (state, progress) => guessed(words, progress, ASKED_FIRST[name]) ?? alive(state),
      },
    ],
    // In the text it stands in its gap; on its card, where the panel's field says.
    [`stand-${short}`, midway(() => actions.run(name, GAP[name]))],
    [`midway-${short}`, midway(() => actions.run(name, placeChosen(name)))],
    [`kill-${short}`, { run: () => actions.stop(name, 'kill'), disabled: rests }],
    [
      `stop-${short}`,
      {
        run: () => actions.stop(name, 'term'),
        disabled: (state, progress) => rests(state) ?? guessed(words, progress, 'sigterm'),
      },
    ],
  ];
}

function whyNoOrders(words: Messages, state: State): string | undefined {
  if (state.processes[INJECTOR]?.phase === 'starting') return words.injectorStarts;
  const behind = CONSUMERS.some(
    (name) => isAlive(state, name) && (state.groups[name].committed ?? 0) < state.end,
  );
  return behind ? words.stillWorking : undefined;
}
