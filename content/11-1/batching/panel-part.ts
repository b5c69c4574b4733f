/**
 * What the lab `batching` brings to the store of its page: the model, what each control does, and
 * why a control may have to wait. The server checks all of it again.
 */
import { amountOf } from '#components/lab/form-of.ts';
import { partWords } from '#components/lab/part-words.ts';
import type { ControlPart, LabPart } from '#components/lab/store.ts';
import type { Progress } from '#lib/events.ts';
import * as actions from './actions.ts';
import type { Messages } from './messages.id.ts';
import { model, type State } from './model.ts';
import { goesOn } from './model-facts.ts';
import { currentForm, type Form, fill, fillScale, inputsOf } from './panel-form.ts';
import type { Acks } from './settings.ts';

export function batchingPart(words: Messages): LabPart<State> {
  return {
    model,
    controls: controlsOf(words),
    actions: { predict: actions.predict, answer: actions.answer },
    words: partWords(words),
  };
}

function controlsOf(words: Messages): Record<string, ControlPart<State>> {
  const guessed = ({ predictions }: Progress, id: string | undefined) =>
    id === undefined || predictions[id] ? undefined : words.lockedPrediction;
  const quiet = (state: State) => {
    const under = goesOn(state);
    if (under === undefined) return undefined;
    return under === 'run' ? words.measuring : words.trying;
  };
  const measures = (
    perRequest: number,
    acks: Acks,
    gzip: boolean,
    guess?: string,
  ): ControlPart<State> => ({
    run: () => {
      fill({ view: 'measure', perRequest: String(perRequest), acks, gzip });
      return actions.measure(perRequest, acks, gzip);
    },
    disabled: (state, progress) => guessed(progress, guess) ?? quiet(state),
  });
  return {
    'measure-single': measures(1, -1, false),
    'measure-thousand': measures(1000, -1, false, 'ratio'),
    'measure-unacked': measures(1, 0, false, 'acks'),
    'measure-gzip-single': measures(1, -1, true, 'gzip'),
    'measure-gzip-thousand': measures(1000, -1, true, 'gzip'),
    measure: {
      run: () => {
        const { perRequest, acks, gzip } = currentForm();
        return actions.measure(amountOf(perRequest), acks, gzip);
      },
      disabled: quiet,
    },
    trial: {
      run: () => {
        fill({ view: 'scale' });
        return actions.trial(inputsOf(currentForm()));
      },
      disabled: (state, progress) => guessed(progress, 'bottleneck') ?? quiet(state),
    },
    'open-scale': here(() => fill({ view: 'scale' })),
    'consumers-300': here(() => {
      fill({ view: 'scale' });
      fillScale({ consumers: '300', partitions: '300' } satisfies Partial<Form['scale']>);
    }),
    reset: { run: actions.reset, disabled: () => undefined },
  };
}

/** Of this page alone: the server has no part in it. */
const here = (act: () => void): ControlPart<State> => ({
  run: async () => {
    act();
    return { ok: true };
  },
  disabled: () => undefined,
});
