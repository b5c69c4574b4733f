/**
 * What the lab `one-fate` brings to the store of its page: the model, what each control does, and
 * why a control may have to wait. The server checks all of it again.
 */
import { guessed, partWords } from '#components/lab/part-words.ts';
import type { Acknowledgement, ControlPart, LabPart } from '#components/lab/store.ts';
import type { Progress } from '#lib/events.ts';
import { isAlive } from '#lib/fold/shared.ts';
import * as actions from './actions.ts';
import type { Messages } from './messages.id.ts';
import { model, type State } from './model.ts';
import { isBehind } from './model-readings.ts';
import { type ConsumerName, DEATHS, INJECTOR, type Point, SHORT, TWIN } from './names.ts';
import { takeDeath } from './panel-form.ts';

type Controls = Record<string, ControlPart<State>>;

export function oneFatePart(words: Messages): LabPart<State> {
  return {
    model,
    controls: {
      ...writing(words),
      ...naive(words),
      ...together(words),
      ...cards(words),
      ...trials(words),
      reset: { run: actions.reset, disabled: () => undefined },
    },
    actions: { predict: actions.predict, answer: actions.answer },
    words: partWords(words),
  };
}

/** As on the server: the guess that has to be stored first. */
const ASKED_FIRST: Readonly<Record<ConsumerName, string>> = {
  'payment-marker': 'marker-first',
  'payment-effect': 'effect-first',
  payment: 'one-transaction',
};

function writing(words: Messages): Controls {
  const waits = (state: State) => {
    if (state.processes[INJECTOR]?.phase === 'starting') return words.injectorStarts;
    return isBehind(state) ? words.working : undefined;
  };
  return {
    write: { run: actions.write, disabled: waits },
    again: {
      run: () => actions.again(1),
      disabled: (state) => (state.ids.length === 0 ? words.nothingWritten : waits(state)),
    },
  };
}

const [FIRST, SECOND] = DEATHS;
const BOTH = ['payment-marker', 'payment-effect'] as const;

/** The two that write apart, always together: what is compared should have met the same. */
function naive(words: Messages): Controls {
  const ready = (state: State, progress: Progress) => {
    const running = BOTH.find((name) => isAlive(state, name));
    const asked = guessed(words, progress, ...BOTH.map((name) => ASKED_FIRST[name]));
    return asked ?? (running ? words.runs(running) : undefined) ?? unwritten(words, state);
  };
  const dying = (order: number): ControlPart<State> => ({
    run: () => actions.runBoth({ point: 'between', order }),
    disabled: ready,
  });
  return {
    'crash-both-1': dying(FIRST),
    'crash-both-2': dying(SECOND),
    'run-both': { run: () => actions.runBoth(), disabled: ready },
    'stop-both': {
      run: actions.stopBoth,
      disabled: (state) => {
        const rests = BOTH.find((name) => !isAlive(state, name));
        return rests ? words.rests(rests) : undefined;
      },
    },
  };
}

const unwritten = (words: Messages, { ids }: State): string | undefined =>
  ids.length < SECOND ? words.nothingWritten : undefined;

function together(words: Messages): Controls {
  const ready = (state: State, progress: Progress) =>
    guessed(words, progress, ASKED_FIRST.payment) ??
    (isAlive(state, 'payment') ? words.runs('payment') : undefined);
  const dying = (point: Point, order: number): ControlPart<State> => ({
    run: () => actions.run('payment', { point, order }),
    disabled: (state, progress) => ready(state, progress) ?? unwritten(words, state),
  });
  return {
    'crash-payment-1': dying('between', FIRST),
    'crash-payment-2': dying('after', SECOND),
    'run-swallow': {
      run: actions.runSwallowing,
      disabled: (state, progress) => guessed(words, progress, 'swallow') ?? ready(state, progress),
    },
  };
}

/** `run` in the text starts one whole; `start` on its card obeys the death that was filled in. */
function cards(words: Messages): Controls {
  const of = (name: ConsumerName): Controls => {
    const short = SHORT[name];
    const begin = (run: () => Promise<Acknowledgement>): ControlPart<State> => ({
      run,
      disabled: (state, progress) =>
        guessed(words, progress, ASKED_FIRST[name]) ??
        (isAlive(state, name) ? words.runs(name) : undefined),
    });
    const end = (how: 'term' | 'kill'): ControlPart<State> => ({
      run: () => actions.stop(name, how),
      disabled: (state) => (isAlive(state, name) ? undefined : words.rests(name)),
    });
    return {
      [`run-${short}`]: begin(() => actions.run(name)),
      [`start-${short}`]: begin(() => actions.run(name, takeDeath(name))),
      [`stop-${short}`]: end('term'),
      [`kill-${short}`]: end('kill'),
    };
  };
  return { ...of('payment-marker'), ...of('payment-effect'), ...of('payment') };
}

function trials(words: Messages): Controls {
  const ready = (state: State) =>
    state.processes.payment?.phase === 'ready' ? undefined : words.rests('payment');
  return {
    orphan: {
      run: actions.orphan,
      disabled: (state, progress) => {
        if (isAlive(state, TWIN)) return words.runs(TWIN);
        const others = BOTH.every((name) => isAlive(state, name));
        const full = others ? words['limit-children'] : undefined;
        return guessed(words, progress, 'orphan') ?? ready(state) ?? full;
      },
    },
    race: {
      run: actions.race,
      disabled: (state, progress) => guessed(words, progress, 'race') ?? ready(state),
    },
  };
}
