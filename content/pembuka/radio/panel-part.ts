/**
 * What the lab `radio` brings to the store of its page: the model, what each control does, and why
 * a control may have to wait. The server checks all of it again.
 */
import { guessed, partWords } from '#components/lab/part-words.ts';
import type { ControlPart, LabPart } from '#components/lab/store.ts';
import { isAlive } from '#lib/fold/shared.ts';
import { SERVICES, type ServiceName } from '../../shop/services.ts';
import * as actions from './actions.ts';
import type { Messages } from './messages.id.ts';
import { lagOf, model, ORDERS, type State } from './model.ts';

export function radioPart(words: Messages): LabPart<State> {
  return {
    model,
    controls: controlsOf(words),
    actions: { predict: actions.predict, answer: actions.answer },
    words: partWords(words),
  };
}

function controlsOf(words: Messages): Record<string, ControlPart<State>> {
  const quiet = (state: State) =>
    state.series.radio.at(-1)?.over === false && isAlive(state, ORDERS)
      ? words.ordersRun
      : undefined;
  const orders = (ways: 'radio' | 'both', count: 1 | 50): ControlPart<State> => ({
    run: () => actions.order(ways, count),
    disabled: (state, progress) =>
      guessed(words, progress, ways === 'both' ? 'both' : 'wait') ?? quiet(state),
  });
  return {
    'radio-1': orders('radio', 1),
    'radio-50': orders('radio', 50),
    'both-50': orders('both', 50),
    ...Object.fromEntries(SERVICES.flatMap((name) => fates(words, name))),
    'revive-live': {
      run: actions.reviveLive,
      disabled(state, progress) {
        if (!progress.predictions.forget) return words.lockedPrediction;
        if (isAlive(state, 'notification')) return words.notificationRuns;
        if (state.groups.notification.members.length > 0) return words.memberLingers;
        return lagOf(state, 'notification') === 0 ? words.nothingMissed : undefined;
      },
    },
    replay: {
      run: actions.replay,
      disabled(state) {
        const { members } = state.groups.notification;
        if (state.end === 0) return words.nothingAired;
        const lingers = !isAlive(state, 'notification') && members.length > 0;
        return lingers ? words.memberLingers : undefined;
      },
    },
    reset: { run: actions.reset, disabled: () => undefined },
  };
}

function fates(words: Messages, name: ServiceName): [string, ControlPart<State>][] {
  const own = name === 'notification';
  const kill: ControlPart<State> = {
    run: () => actions.kill(name),
    disabled: (state, progress) =>
      guessed(words, progress, 'failed') ??
      (isAlive(state, name) ? undefined : own ? words.notificationRests : words.serviceRests),
  };
  const revive: ControlPart<State> = {
    run: () => actions.revive(name),
    disabled: (state, progress) =>
      (own ? guessed(words, progress, 'notified') : undefined) ??
      (isAlive(state, name) ? (own ? words.notificationRuns : words.serviceRuns) : undefined),
  };
  return [
    [`kill-${name}`, kill],
    [`revive-${name}`, revive],
  ];
}
