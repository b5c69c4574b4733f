/**
 * What the lab `kill` brings to the store of its page: the model, what each control does, and why a
 * control may have to wait. The server checks all of it again.
 */
import { amountOf } from '#components/lab/form-of.ts';
import { guessed, partWords } from '#components/lab/part-words.ts';
import type { ControlPart, LabPart } from '#components/lab/store.ts';
import { isAlive } from '#lib/fold/shared.ts';
import * as actions from './actions.ts';
import type { Messages } from './messages.id.ts';
import {
  hasJoined,
  MEMBERS,
  type MemberName,
  model,
  ownerOf,
  PARTITIONS,
  type State,
  WRITER,
} from './model.ts';
import { currentForm } from './panel-form.ts';

export function killPart(words: Messages): LabPart<State> {
  return {
    model,
    controls: controlsOf(words),
    actions: { predict: actions.predict, answer: actions.answer },
    words: partWords(words),
  };
}

const sessionMs = () => amountOf(currentForm().sessionMs);

function controlsOf(words: Messages): Record<string, ControlPart<State>> {
  const someRun = (state: State) => MEMBERS.some((name) => isAlive(state, name));
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
    'start-all': {
      run: () => actions.startAll(sessionMs()),
      disabled: (state) =>
        MEMBERS.every((name) => isAlive(state, name)) ? words.allRun : undefined,
    },
    'stop-all': {
      run: actions.stopAll,
      disabled: (state) => (someRun(state) ? undefined : words.allRest),
    },
    ...Object.assign({}, ...MEMBERS.map((name) => memberControls(words, name))),
    reset: { run: actions.reset, disabled: () => undefined },
  };
}

export const letterOf = (member: string): string => member.slice(-1);

function memberControls(words: Messages, name: MemberName): Record<string, ControlPart<State>> {
  const letter = letterOf(name);
  const rests = (state: State) => (isAlive(state, name) ? undefined : words.rests(name));
  // Before that it holds nothing, and to be rid of it stops nothing.
  const joins = (state: State) => (hasJoined(state, name) ? undefined : words.joins(name));
  // Leaving proves something only while every partition has somebody to leave it to.
  const alone = (state: State) => {
    const others = state.group.members.filter(({ client }) => client !== name);
    const owned = PARTITIONS.every((partition) => ownerOf(state.group.members, partition));
    return others.length === 0 || !owned ? words.waitGroup : undefined;
  };
  return {
    [`run-${letter}`]: {
      run: () => actions.start(name, sessionMs()),
      disabled: (state) => (isAlive(state, name) ? words.runs(name) : undefined),
    },
    [`term-${letter}`]: {
      run: () => actions.stop(name, 'term'),
      disabled: (state, progress) =>
        guessed(words, progress, 'pause-term') ?? rests(state) ?? joins(state),
    },
    [`kill-${letter}`]: {
      run: () => actions.stop(name, 'kill'),
      disabled: (state, progress) =>
        guessed(words, progress, 'pause-kill', 'others') ?? rests(state) ?? joins(state),
    },
    [`freeze-${letter}`]: {
      run: () => actions.freeze(name),
      disabled: (state, progress) => {
        if (state.frozen[name] !== undefined) return words.frozenAlready;
        return (
          guessed(words, progress, 'late-commit') ??
          rests(state) ??
          alone(state) ??
          (state.flow ? undefined : words.needsFlow)
        );
      },
    },
    [`wake-${letter}`]: {
      run: () => actions.wake(name),
      disabled: ({ frozen }) => (frozen[name] === undefined ? words.notFrozen : undefined),
    },
  };
}
