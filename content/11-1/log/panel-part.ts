/**
 * What the lab `log` brings to the store of its page: the model, what each control does, and why a
 * control may have to wait. The server checks all of it again.
 */
import { guessed, partWords } from '#components/lab/part-words.ts';
import type { ControlPart, LabPart } from '#components/lab/store.ts';
import type { Progress } from '#lib/events.ts';
import { isAlive } from '#lib/fold/shared.ts';
import { answer, emptyIndex, predict, reset, rewind, run, send, stop } from './actions.ts';
import type { Messages } from './messages.id.ts';
import { type GroupName, model, type State } from './model.ts';

export type Control =
  | `send-${1 | 6}`
  | `${'run' | 'stop' | 'kill'}-${GroupName}`
  | 'rewind-search'
  | 'empty-index'
  | 'reset';

export function logPart(words: Messages): LabPart<State> {
  return {
    model,
    controls: controlsOf(words),
    actions: { predict, answer },
    words: partWords(words),
  };
}

function controlsOf(words: Messages): Record<Control, ControlPart<State>> {
  const writerReady = (state: State) =>
    state.processes['order-service']?.phase === 'starting' ? words.writerStarts : undefined;
  const resting = (name: GroupName) =>
    name === 'payment' ? words.paymentRests : words.searchRests;
  const ends = (name: GroupName, how: 'term' | 'kill'): ControlPart<State> => ({
    run: () => stop(name, how),
    disabled: (state) => (isAlive(state, name) ? undefined : resting(name)),
  });
  return {
    'send-1': { run: () => send(1), disabled: writerReady },
    'send-6': { run: () => send(6), disabled: writerReady },
    'run-payment': {
      run: () => run('payment'),
      disabled: (state, progress) =>
        guessed(words, progress, 'after-payment') ??
        (isAlive(state, 'payment') ? words.paymentRuns : undefined),
    },
    'run-search': {
      run: () => run('search'),
      disabled: (state, progress) =>
        guessed(words, progress, 'new-reader') ??
        (isAlive(state, 'search') ? words.searchRuns : undefined),
    },
    'stop-payment': ends('payment', 'term'),
    'kill-payment': ends('payment', 'kill'),
    'stop-search': ends('search', 'term'),
    'kill-search': ends('search', 'kill'),
    'rewind-search': {
      run: rewind,
      disabled: (state, progress) => whyNoRewind(words, state, progress),
    },
    'empty-index': {
      run: emptyIndex,
      disabled: ({ documents }) =>
        Object.keys(documents).length === 0 ? words.indexEmpty : undefined,
    },
    reset: { run: reset, disabled: () => undefined },
  };
}

function whyNoRewind(words: Messages, state: State, progress: Progress): string | undefined {
  const { committed, members } = state.groups.search;
  if (!progress.predictions.rewind) return words.lockedPrediction;
  if (isAlive(state, 'search')) return words.stopSearchFirst;
  if (members.length > 0) return words.memberLingers;
  if (committed === null) return words.noBookmark;
  return committed === 0 ? words.alreadyZero : undefined;
}
