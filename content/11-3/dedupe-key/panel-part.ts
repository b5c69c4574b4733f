/**
 * What the lab `dedupe-key` brings to the store of its page: the model, what each control does, and
 * why a control may have to wait. The server checks all of it again.
 */
import { partWords } from '#components/lab/part-words.ts';
import type { Acknowledgement, ControlPart, LabPart } from '#components/lab/store.ts';
import * as actions from './actions.ts';
import type { Messages } from './messages.id.ts';
import { model, type State } from './model.ts';
import { isRunning, lastTrial } from './model-outcomes.ts';
import { PRESET_NAMES, PRESETS } from './names.ts';
import { currentDesign, fill, type View } from './panel-form.ts';

export function dedupeKeyPart(words: Messages): LabPart<State> {
  return {
    model,
    controls: controlsOf(words),
    actions: { predict: actions.predict, answer: actions.answer },
    words: partWords(words),
  };
}

/** Turns the figure to what the press is about; which part is looked at is the page's own affair. */
function looking(view: View, run: () => Promise<Acknowledgement>): ControlPart<State>['run'] {
  return () => {
    fill({ view });
    return run();
  };
}

function controlsOf(words: Messages): Record<string, ControlPart<State>> {
  const waits = (state: State): string | undefined =>
    isRunning(state) ? words.attacking : undefined;
  const presets = PRESET_NAMES.map((name): [string, ControlPart<State>] => [
    `attack-${name}`,
    {
      run: looking('designs', () => actions.attack(PRESETS[name])),
      disabled: (state, { predictions }) =>
        predictions[name] ? waits(state) : words.lockedPrediction,
    },
  ]);
  return {
    ...Object.fromEntries(presets),
    'attack-form': {
      run: looking('designs', () => actions.attack(currentDesign())),
      // Whatever is chosen, its guess is stored.
      disabled: (state, { predictions }) => {
        const open = PRESET_NAMES.every((name) => predictions[name]);
        return open ? waits(state) : words.lockedForm;
      },
    },
    measure: {
      run: looking('cost', actions.measure),
      disabled: (state, { predictions }) => {
        if (!predictions.cost) return words.lockedPrediction;
        // While markers expire there is nothing else to do.
        return lastTrial(state)?.step === 'forgetting' ? undefined : waits(state);
      },
    },
    reset: { run: actions.reset, disabled: () => undefined },
  };
}
