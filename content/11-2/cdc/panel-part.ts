/**
 * What the lab `cdc` brings to the store of its page: the model, what each control does, and why a
 * control may have to wait. The server checks all of it again.
 */
import { guessed, partWords } from '#components/lab/part-words.ts';
import type { ControlPart, LabPart } from '#components/lab/store.ts';
import { isAlive } from '#lib/fold/shared.ts';
import * as actions from './actions.ts';
import type { Messages } from './messages.id.ts';
import { flowOf, model, type State } from './model.ts';
import { CONNECTOR, type Mode, ORDERS_MAX, ROUND, WRITER } from './names.ts';
import { currentMode } from './panel-form.ts';

export function cdcPart(words: Messages): LabPart<State> {
  return {
    model,
    controls: controlsOf(words),
    actions: { predict: actions.predict, answer: actions.answer },
    words: partWords(words),
  };
}

/** A round goes on after its last order, until the connector has died as often as planned. */
export function roundGoesOn({ rounds }: State): boolean {
  const newest = Object.values(rounds).at(-1);
  return newest?.by === 'plan' && newest.done !== true;
}

function controlsOf(words: Messages): Record<string, ControlPart<State>> {
  const rests = (state: State) => (isAlive(state, CONNECTOR) ? undefined : words.connectorRests);
  const runs = (state: State) => (isAlive(state, CONNECTOR) ? words.connectorRuns : undefined);
  const busy = (state: State) => {
    if (state.processes[WRITER]?.phase === 'starting') return words.writerStarts;
    return flowOf(state) || roundGoesOn(state) ? words.flowsAlready : undefined;
  };
  const room = (state: State) =>
    state.lastNumber + ROUND.orders > ORDERS_MAX ? words['limit-run'] : undefined;
  const round = (mode: Mode): ControlPart<State> => ({
    run: () => actions.round(mode),
    disabled: (state, progress) => guessed(words, progress, mode) ?? busy(state) ?? room(state),
  });
  const flow = (size: 'few' | 'many'): ControlPart<State> => ({
    run: () => actions.flow(size),
    disabled: (state) => busy(state) ?? rests(state),
  });
  const kill = (how: 'gap' | 'now'): ControlPart<State> => ({
    run: () => actions.kill(how),
    disabled: (state) => rests(state) ?? (flowOf(state) ? undefined : words.noFlow),
  });
  const token = (of: 'other' | 'old'): ControlPart<State> => ({
    run: () => actions.token(of),
    disabled: (state, progress) =>
      guessed(words, progress, 'foreign') ??
      busy(state) ??
      (state.place?.token ? undefined : words.noToken),
  });
  return {
    'run-connector': { run: () => actions.run(currentMode(), 'saved'), disabled: runs },
    'run-after': { run: () => actions.run('after', 'saved'), disabled: runs },
    'run-copy': { run: () => actions.run(currentMode(), 'note-then-copy'), disabled: runs },
    'stop-connector': { run: actions.stop, disabled: rests },
    few: flow('few'),
    flow: flow('many'),
    'stop-flow': {
      run: actions.stopFlow,
      disabled: (state) => (flowOf(state) ? undefined : words.noFlow),
    },
    'kill-gap': kill('gap'),
    'kill-now': kill('now'),
    'round-before': round('before'),
    'round-after': round('after'),
    'round-every': round('every'),
    'token-other': token('other'),
    'token-old': token('old'),
    copy: {
      run: actions.copy,
      disabled: (state, progress) =>
        guessed(words, progress, 'copy') ??
        busy(state) ??
        (state.lastNumber > 0 ? undefined : words.noOrder),
    },
    reset: { run: actions.reset, disabled: () => undefined },
  };
}
