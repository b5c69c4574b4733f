/**
 * What the lab `chaos` brings to the store of its page: the model, what each control does, and why
 * a control may have to wait. The server checks all of it again.
 */
import { partWords } from '#components/lab/part-words.ts';
import type { Acknowledgement, LabPart } from '#components/lab/store.ts';
import type { Progress } from '#lib/events.ts';
import * as actions from './actions.ts';
import type { Messages } from './messages.id.ts';
import { model, type State } from './model.ts';
import { isDealing } from './model-readings.ts';
import { LIMITS, SAFEGUARDS, type Safeguard } from './names.ts';
import { takeWish } from './panel-form.ts';

interface ControlPart {
  run(): Promise<Acknowledgement>;
  disabled(state: State, progress: Progress): string | undefined;
}

export function chaosPart(words: Messages): LabPart<State> {
  return {
    model,
    controls: {
      // As the form stands; a safeguard can't be switched off there before its guess is stored.
      begin: dealing(words, 'night', undefined),
      'begin-all': dealing(words, 'night', []),
      ...Object.fromEntries(SAFEGUARDS.map((one) => [`begin-${one}`, dealing(words, one, [one])])),
      reset: { run: actions.reset, disabled: () => undefined },
    },
    actions: { predict: actions.predict, answer: actions.answer },
    words: partWords(words),
  };
}

const dealing = (
  words: Messages,
  guess: string,
  off: readonly Safeguard[] | undefined,
): ControlPart => ({
  run() {
    const wish = takeWish(off);
    return actions.begin(wish.seed, wish.off);
  },
  disabled(state, progress) {
    if (!progress.predictions[guess]) return words.lockedPrediction;
    if (isDealing(state)) return words.dealing;
    const dealt = Object.keys(state.nights).length;
    return dealt < LIMITS.nights ? undefined : words['limit-run'];
  },
});
