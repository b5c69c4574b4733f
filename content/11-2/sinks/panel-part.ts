/**
 * What the lab `sinks` brings to the store of its page: the model, what each control does, and why a
 * control may have to wait. The server checks all of it again.
 */
import { guessed, partWords } from '#components/lab/part-words.ts';
import type { ControlPart, LabPart } from '#components/lab/store.ts';
import { isAlive } from '#lib/fold/shared.ts';
import * as actions from './actions.ts';
import type { Messages } from './messages.id.ts';
import { flowOf, model, type State } from './model.ts';
import { ANALYTICS, CONNECTOR, FLOWS, type FlowKind, ORDERS_MAX, SEARCH, WRITER } from './names.ts';
import { currentForm } from './panel-form.ts';

export function sinksPart(words: Messages): LabPart<State> {
  return {
    model,
    controls: controlsOf(words),
    actions: { predict: actions.predict, answer: actions.answer },
    words: partWords(words),
  };
}

function controlsOf(words: Messages): Record<string, ControlPart<State>> {
  const rests = (state: State, name: actions.Program) =>
    isAlive(state, name) ? undefined : words.rests(name);
  const busy = (state: State) => {
    if (state.processes[WRITER]?.phase === 'starting') return words.writerStarts;
    return flowOf(state) ? words.flowsAlready : undefined;
  };
  const room = (state: State, kind: FlowKind) =>
    numberOf(state) + FLOWS[kind].orders > ORDERS_MAX ? words['limit-run'] : undefined;
  const flow = (kind: FlowKind): ControlPart<State> => ({
    run: () => actions.flow(kind),
    disabled: (state, progress) =>
      (kind === 'many' ? guessed(words, progress, 'delay') : undefined) ??
      busy(state) ??
      room(state, kind),
  });
  const run = (name: actions.Program): ControlPart<State> => ({
    run: () => actions.run(name),
    disabled: (state) => (isAlive(state, name) ? words.runs(name) : undefined),
  });
  const stop = (name: actions.Program, how: 'term' | 'kill'): ControlPart<State> => ({
    run: () => actions.stop(name, how),
    disabled: (state) => rests(state, name),
  });
  const pace = (slow: boolean): ControlPart<State> => ({
    run: () => actions.pace(slow),
    disabled: (state, progress) =>
      guessed(words, progress, 'slow') ??
      (state.slow === slow ? words[slow ? 'slowAlready' : 'notSlow'] : undefined),
  });
  return {
    'run-both': {
      run: () => actions.run('both'),
      disabled: (state) =>
        isAlive(state, CONNECTOR) && isAlive(state, SEARCH) ? words.runs(SEARCH) : undefined,
    },
    ...programs(run, stop),
    one: flow('one'),
    many: flow('many'),
    fill: flow('fill'),
    'stop-flow': {
      run: actions.stopFlow,
      disabled: (state) => (flowOf(state) ? undefined : words.noFlow),
    },
    ask: {
      run: actions.ask,
      disabled: (state, progress) =>
        guessed(words, progress, 'own') ??
        busy(state) ??
        rests(state, CONNECTOR) ??
        rests(state, SEARCH),
    },
    'slow-on': pace(true),
    'slow-off': pace(false),
    wipe: {
      run: actions.wipe,
      disabled: (state, progress) => guessed(words, progress, 'rebuild') ?? rests(state, SEARCH),
    },
    compare: { run: actions.compare, disabled: (state) => rests(state, SEARCH) },
    find: {
      run: () => actions.find(currentForm().query),
      disabled: (state) => rests(state, SEARCH),
    },
    select: {
      run: () => actions.select(currentForm().select),
      disabled: (state) => rests(state, ANALYTICS),
    },
    reset: { run: actions.reset, disabled: () => undefined },
  };
}

function programs(
  run: (name: actions.Program) => ControlPart<State>,
  stop: (name: actions.Program, how: 'term' | 'kill') => ControlPart<State>,
): Record<string, ControlPart<State>> {
  return {
    'run-connector': run(CONNECTOR),
    'run-search': run(SEARCH),
    'run-analytics': run(ANALYTICS),
    'stop-connector': stop(CONNECTOR, 'term'),
    'stop-search': stop(SEARCH, 'term'),
    'stop-analytics': stop(ANALYTICS, 'term'),
    'kill-search': stop(SEARCH, 'kill'),
    'kill-analytics': stop(ANALYTICS, 'kill'),
  };
}

/** Orders of all flows so far: a number is given out once, also of an order that is gone. */
const numberOf = ({ flows, readings }: State): number =>
  Object.values(flows).reduce((sum, { orders }) => sum + orders, readings.length);
