/**
 * What the lab `retention` brings to the store of its page: the model, what each control does, and
 * why a control may have to wait. The server checks all of it again.
 */
import { amountOf } from '#components/lab/form-of.ts';
import { guessed, partWords } from '#components/lab/part-words.ts';
import type { ControlPart, LabPart } from '#components/lab/store.ts';
import { isAlive } from '#lib/fold/shared.ts';
import * as actions from './actions.ts';
import type { Messages } from './messages.id.ts';
import { GROUP, model, type State, WRITER } from './model.ts';
import { currentForm } from './panel-form.ts';

export function retentionPart(words: Messages): LabPart<State> {
  return {
    model,
    controls: controlsOf(words),
    actions: { predict: actions.predict, answer: actions.answer },
    words: partWords(words),
  };
}

function controlsOf(words: Messages): Record<string, ControlPart<State>> {
  const runs = (from: 'earliest' | 'latest'): ControlPart<State> => ({
    run: () => actions.run(from),
    disabled: (state, progress) => {
      if (isAlive(state, GROUP)) return words.paymentRuns;
      if (state.group.members.length > 0) return words.memberLingers;
      return state.group.committed === null ? undefined : guessed(words, progress, 'next-offset');
    },
  });
  const ends = (how: 'term' | 'kill'): ControlPart<State> => ({
    run: () => actions.stop(how),
    disabled: (state) => (isAlive(state, GROUP) ? undefined : words.paymentRests),
  });
  return {
    flow: {
      run: () => actions.flow(amountOf(currentForm().perSecond)),
      disabled: (state) => {
        if (state.processes[WRITER]?.phase === 'starting') return words.writerStarts;
        return state.flow ? words.flowsAlready : undefined;
      },
    },
    'stop-flow': {
      run: actions.stopFlow,
      disabled: ({ flow }) => (flow ? undefined : words.noFlow),
    },
    'run-payment': runs('earliest'),
    'run-latest': runs('latest'),
    'stop-payment': ends('term'),
    'kill-payment': ends('kill'),
    'set-retention': {
      run: () => actions.setRetention(amountOf(currentForm().seconds) * 1000),
      disabled: () => undefined,
    },
    change: {
      run: actions.changePrices,
      disabled: (_state, progress) => guessed(words, progress, 'compaction'),
    },
    drop: {
      run: actions.dropItem,
      disabled: ({ prices }, progress) =>
        guessed(words, progress, 'tombstone') ?? (prices.end === 0 ? words.noPrices : undefined),
    },
    reset: { run: actions.reset, disabled: () => undefined },
  };
}
