/**
 * What the lab `outbox` brings to the store of its page: the model, what each control does, and why
 * a control may have to wait. The server checks all of it again.
 */
import { partWords } from '#components/lab/part-words.ts';
import type { Acknowledgement, ControlPart, LabPart } from '#components/lab/store.ts';
import type { Progress } from '#lib/events.ts';
import { isAlive } from '#lib/fold/shared.ts';
import * as actions from './actions.ts';
import type { Messages } from './messages.id.ts';
import { model, type State } from './model.ts';
import { GROUP, type Placing, type ProgramName, WRITER } from './names.ts';
import { currentForm, fill, type View } from './panel-form.ts';

export function outboxPart(words: Messages): LabPart<State> {
  return {
    model,
    controls: {
      ...placeControls(words),
      ...programControls(words),
      ...otherControls(words),
      reset: { run: actions.reset, disabled: () => undefined },
    },
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

/** Each with the guess that has to be stored first, as on the server. */
const PLACINGS: Readonly<Record<string, { placing: Placing; guess: string; view?: View }>> = {
  place: { placing: {}, guess: 'entries' },
  'place-before': { placing: { crashPoint: 'before-commit' }, guess: 'aborted' },
  'place-after': { placing: { crashPoint: 'after-commit' }, guess: 'committed' },
  'place-forgot': { placing: { crashPoint: 'before-commit', forget: true }, guess: 'forgotten' },
  'place-v2': { placing: { version: '2' }, guess: 'versions' },
  'place-v3': { placing: { version: '3' }, guess: 'versions' },
};

const storming = ({ storms }: State): boolean => storms.at(-1)?.state === 'running';

function waits(words: Messages, state: State, progress: Progress, guess: string) {
  if (!progress.predictions[guess]) return words.lockedPrediction;
  return storming(state) ? words.storming : undefined;
}

function placeControls(words: Messages): Record<string, ControlPart<State>> {
  const presets = Object.entries(PLACINGS).map(
    ([name, { placing, guess, view = 'fate' }]): [string, ControlPart<State>] => [
      name,
      {
        run: looking(view, () => actions.place(placing)),
        disabled: (state, progress) => waits(words, state, progress, guess),
      },
    ],
  );
  const free: ControlPart<State> = {
    run: looking('fate', () => {
      const { crashPoint, forget, version } = currentForm();
      return actions.place({ ...(crashPoint ? { crashPoint } : {}), forget, version });
    }),
    // For whoever is through with the text: whatever is chosen, its guess is stored.
    disabled: (state, { predictions }) => {
      const open = Object.values(PLACINGS).every(({ guess }) => predictions[guess]);
      if (!open) return words.lockedForm;
      return storming(state) ? words.storming : undefined;
    },
  };
  const storm = (forget: boolean, guess: string): ControlPart<State> => ({
    run: looking('fate', () => actions.storm(forget)),
    disabled: (state, progress) => waits(words, state, progress, guess),
  });
  return {
    ...Object.fromEntries(presets),
    'place-form': free,
    storm: storm(false, 'aborted'),
    'storm-forgot': storm(true, 'forgotten'),
  };
}

function programControls(words: Messages): Record<string, ControlPart<State>> {
  const runs = (name: ProgramName, crash = false): ControlPart<State> => ({
    run: looking(name === 'cdc' ? 'contract' : 'fate', () => actions.run(name, crash)),
    disabled: (state, { predictions }) => {
      if (name === 'cdc' && !predictions.phone) return words.lockedPrediction;
      if (isAlive(state, name)) return words.runs(name);
      const lingers = name === GROUP && state.groups[GROUP].members.length > 0;
      return lingers ? words.memberLingers : undefined;
    },
  });
  const ends = (name: ProgramName | typeof WRITER, how: 'term' | 'kill'): ControlPart<State> => ({
    run: () => actions.stop(name, how),
    disabled: (state) => (isAlive(state, name) ? undefined : words.rests(name)),
  });
  return {
    'run-relay': runs('relay'),
    'crash-relay': runs('relay', true),
    'kill-relay': ends('relay', 'kill'),
    'run-payment': runs('payment'),
    'stop-payment': ends('payment', 'term'),
    'run-cdc': runs('cdc'),
    'stop-cdc': ends('cdc', 'term'),
    'run-writer': {
      run: actions.runWriter,
      disabled: (state) => (isAlive(state, WRITER) ? words.runs(WRITER) : undefined),
    },
    'kill-writer': ends(WRITER, 'kill'),
  };
}

function otherControls(words: Messages): Record<string, ControlPart<State>> {
  return {
    erase: {
      run: looking('contract', actions.erase),
      disabled: (state, progress) => waits(words, state, progress, 'phone'),
    },
    measure: {
      run: looking('cost', actions.measure),
      disabled: (state, progress) => waits(words, state, progress, 'cost'),
    },
    line: { run: actions.drawLine, disabled: () => undefined },
  };
}
