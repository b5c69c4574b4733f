/**
 * What the lab `groups` brings to the store of its page: the model, what each control does, and why
 * a control may have to wait. The server checks all of it again.
 */
import { partWords } from '#components/lab/part-words.ts';
import type { ControlPart, LabPart } from '#components/lab/store.ts';
import type { Progress } from '#lib/events.ts';
import { isAlive } from '#lib/fold/shared.ts';
import * as actions from './actions.ts';
import type { Messages } from './messages.id.ts';
import { model, type State } from './model.ts';
import {
  COUNTER,
  COUNTS,
  GROUPS,
  MANNERS,
  type Manner,
  MEMBERS,
  type MemberName,
  PARTITIONS,
  WRITER,
} from './names.ts';

export function groupsPart(words: Messages): LabPart<State> {
  return {
    model,
    controls: controlsOf(words),
    actions: { predict: actions.predict, answer: actions.answer },
    words: partWords(words),
  };
}

export const letterOf = (member: string): string => member.slice(-1);

/** As on the server: the guess that has to be stored first. */
const ASKED_FIRST: Readonly<Record<string, string>> = {
  'payment-b': 'second',
  'payment-d': 'fourth',
  own: 'other-group',
  mistaken: 'mistake',
};

/** A program is ready once it has joined; a session read anew is not told of the members again. */
const joining = ({ processes }: State): boolean =>
  [...MEMBERS, COUNTER].some((name) => processes[name]?.phase === 'starting');

function controlsOf(words: Messages): Record<string, ControlPart<State>> {
  return {
    ...sendControls(words),
    ...memberControls(words),
    ...counterControls(words),
    ...replayControls(words),
    reset: { run: actions.reset, disabled: () => undefined },
  };
}

function sendControls(words: Messages): Record<string, ControlPart<State>> {
  const sends = COUNTS.map((count): [string, ControlPart<State>] => [
    `send-${count}`,
    {
      run: () => actions.send(count),
      disabled: (state) => {
        if (state.processes[WRITER]?.phase === 'starting') return words.writerStarts;
        return joining(state) ? words.waitJoin : undefined;
      },
    },
  ]);
  return Object.fromEntries(sends);
}

function guessed(words: Messages, progress: Progress, what: string): string | undefined {
  const id = ASKED_FIRST[what];
  return id === undefined || progress.predictions[id] ? undefined : words.lockedPrediction;
}

/** As many as the limit of this lab leaves beside the writer. */
function full(words: Messages, state: State): string | undefined {
  const alive = [...MEMBERS, COUNTER].filter((name) => isAlive(state, name));
  return alive.length >= MEMBERS.length ? words.noRoom : undefined;
}

function stops(words: Messages, name: MemberName | typeof COUNTER): ControlPart<State> {
  return {
    run: () => actions.stop(name),
    disabled: (state) => (isAlive(state, name) ? undefined : words.rests(name)),
  };
}

function memberControls(words: Messages): Record<string, ControlPart<State>> {
  const runs = (name: MemberName): ControlPart<State> => ({
    run: () => actions.start(name),
    disabled: (state, progress) => {
      if (isAlive(state, name)) return words.runs(name);
      return guessed(words, progress, name) ?? full(words, state);
    },
  });
  const all = MEMBERS.flatMap((name): [string, ControlPart<State>][] => [
    [`run-${letterOf(name)}`, runs(name)],
    [`stop-${letterOf(name)}`, stops(words, name)],
  ]);
  const startAll: ControlPart<State> = {
    run: actions.startAll,
    disabled: (state, progress) => {
      const resting = MEMBERS.slice(0, PARTITIONS.length).filter((name) => !isAlive(state, name));
      if (resting.length === 0) return words.threeRun;
      return resting.map((name) => guessed(words, progress, name)).find(Boolean);
    },
  };
  return { ...Object.fromEntries(all), 'start-all': startAll };
}

function counterControls(words: Messages): Record<string, ControlPart<State>> {
  const waits = (state: State, manner: Manner) => {
    if (!isAlive(state, COUNTER)) return full(words, state);
    return state.manner === manner ? words.runsSo : undefined;
  };
  const manners = MANNERS.map((manner): [string, ControlPart<State>] => [
    `run-${manner}`,
    {
      run: () => actions.runAnalytics(manner),
      disabled: (state, progress) => guessed(words, progress, manner) ?? waits(state, manner),
    },
  ]);
  const kill: ControlPart<State> = {
    run: actions.kill,
    disabled: (state, { predictions }) => {
      if (!predictions['hoard-kill']) return words.lockedPrediction;
      return isAlive(state, COUNTER) ? undefined : words.rests(COUNTER);
    },
  };
  return {
    ...Object.fromEntries(manners),
    'stop-analytics': stops(words, COUNTER),
    'kill-analytics': kill,
  };
}

function replayControls(words: Messages): Record<string, ControlPart<State>> {
  const replays = GROUPS.map((group): [string, ControlPart<State>] => [
    `replay-${group}`,
    {
      run: () => actions.replay(group),
      disabled: (state) => {
        const { members } = state.groups[group];
        if (group === 'payment' && members.some(({ client }) => client === COUNTER)) {
          return words.strangerInGroup;
        }
        const dead = members.some(({ client }) => !isAlive(state, client));
        return dead ? words.memberLingers : undefined;
      },
    },
  ]);
  return Object.fromEntries(replays);
}
