/**
 * What the lab `versions` brings to the store of its page: the model, what each control does, and
 * why a control may have to wait. The server checks all of it again.
 */
import { guessed, partWords } from '#components/lab/part-words.ts';
import type { ControlPart, LabPart } from '#components/lab/store.ts';
import { isAlive } from '#lib/fold/shared.ts';
import * as actions from './actions.ts';
import type { Messages } from './messages.id.ts';
import { isQuiet, model, type State } from './model.ts';
import { COPIES, GUARDS, INJECTOR, READER, STREAM } from './names.ts';
import { currentSeed } from './panel-form.ts';

type Controls = Record<string, ControlPart<State>>;

export function versionsPart(words: Messages): LabPart<State> {
  return {
    model,
    controls: controlsOf(words),
    actions: { predict: actions.predict, answer: actions.answer },
    words: partWords(words),
  };
}

function controlsOf(words: Messages): Controls {
  const starting = ({ processes }: State) =>
    processes[INJECTOR]?.phase === 'starting' ? words.injectorStarts : undefined;
  const written = ({ lanes }: State) => (lanes.ordered.end < STREAM ? words.writeFirst : undefined);
  const reading = (state: State) =>
    isAlive(state, READER) && !isQuiet(state) ? words.reading : undefined;
  const rests = (state: State) => (isAlive(state, READER) ? undefined : words.viewsRest);
  const shuffles = COPIES.map((copies): [string, ControlPart<State>] => [
    `shuffle-${copies}`,
    {
      run: () => actions.shuffle(currentSeed(), copies),
      disabled: (state, progress) =>
        guessed(words, progress, 'shuffled') ?? starting(state) ?? written(state) ?? reading(state),
    },
  ]);
  const guards = GUARDS.map((by): [string, ControlPart<State>] => [
    `guard-${by}`,
    {
      run: () => actions.setGuard(by),
      disabled: ({ guard }, progress) =>
        (by === 'sent' ? guessed(words, progress, 'misnumbered') : undefined) ??
        (guard === by ? words.already : undefined),
    },
  ]);
  return {
    write: {
      run: actions.write,
      disabled: (state, progress) =>
        guessed(words, progress, 'once') ??
        starting(state) ??
        (Object.keys(state.orders).length > 0 ? words.alreadyWritten : undefined),
    },
    'run-views': {
      run: actions.run,
      disabled: (state) => (isAlive(state, READER) ? words.viewsRun : undefined),
    },
    'stop-views': { run: () => actions.stop('term'), disabled: rests },
    'kill-views': { run: () => actions.stop('kill'), disabled: rests },
    replay: {
      run: actions.replay,
      disabled: (state, progress) =>
        guessed(words, progress, 'thrice') ?? written(state) ?? rests(state) ?? reading(state),
    },
    empty: { run: actions.empty, disabled: reading },
    ...Object.fromEntries([...shuffles, ...guards]),
    reset: { run: actions.reset, disabled: () => undefined },
  };
}
