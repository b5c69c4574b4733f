/**
 * What the lab `call-or-publish` brings to the store of its page: the model, what each control
 * does, and why a control may have to wait. The server checks all of it again.
 */
import { guessed, partWords } from '#components/lab/part-words.ts';
import type { ControlPart, LabPart } from '#components/lab/store.ts';
import { isAlive } from '#lib/fold/shared.ts';
import * as actions from './actions.ts';
import type { Messages } from './messages.id.ts';
import { model, ORDERS, type State } from './model.ts';
import { CONSUMERS, type Form } from './order-state.ts';

export function callPart(words: Messages): LabPart<State> {
  return {
    model,
    controls: controlsOf(words),
    actions: { predict: actions.predict, answer: actions.answer },
    words: partWords(words),
  };
}

export const anyWorks = (state: State): boolean => CONSUMERS.some((name) => isAlive(state, name));

function controlsOf(words: Messages): Record<string, ControlPart<State>> {
  const alive = (state: State) => (isAlive(state, ORDERS) ? undefined : words.ordersRest);
  const some = ({ series }: State) => (series.length > 0 ? undefined : words.noOrder);
  const publish = (form: Form, id: string): ControlPart<State> => ({
    run: () => actions.publish(form),
    disabled: (state, progress) => guessed(words, progress, id) ?? alive(state),
  });
  const change = (told: boolean): ControlPart<State> => ({
    run: () => actions.change(told),
    disabled: (state, progress) => guessed(words, progress, 'stale') ?? alive(state) ?? some(state),
  });
  return {
    'publish-thin': publish('thin', 'calls'),
    'publish-full': publish('full', 'carried'),
    'rest-all': {
      run: actions.rest,
      disabled: (state) => (anyWorks(state) ? undefined : words.allRest),
    },
    'work-all': {
      run: actions.work,
      disabled: (state) =>
        CONSUMERS.every((name) => isAlive(state, name)) ? words.allWork : undefined,
    },
    'kill-orders': {
      run: actions.kill,
      disabled: (state, progress) => guessed(words, progress, 'stuck') ?? alive(state),
    },
    'revive-orders': {
      run: actions.revive,
      disabled: (state) => (isAlive(state, ORDERS) ? words.ordersRun : undefined),
    },
    'change-silent': change(false),
    'change-told': change(true),
    'ask-both': {
      run: actions.ask,
      disabled: (state, progress) =>
        guessed(words, progress, isAlive(state, ORDERS) ? 'stale' : 'now') ??
        some(state) ??
        (isAlive(state, 'notification') ? undefined : words.notificationRests),
    },
    reset: { run: actions.reset, disabled: () => undefined },
  };
}
