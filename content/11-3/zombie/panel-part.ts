/**
 * What the lab `zombie` brings to the store of its page: the model, what each control does, and why
 * a control may have to wait. The server checks all of it again.
 */
import { guessed, partWords } from '#components/lab/part-words.ts';
import type { ControlPart, LabPart } from '#components/lab/store.ts';
import { isAlive } from '#lib/fold/shared.ts';
import * as actions from './actions.ts';
import type { Messages } from './messages.id.ts';
import { model, type State } from './model.ts';
import { lagOf } from './model-readings.ts';
import {
  BATCHES,
  DLQ,
  KINDS,
  type Kind,
  LIMITS,
  MEMBERS,
  type MemberName,
  OPERATOR,
  ORDERS,
  POLICIES,
  type Policy,
} from './names.ts';

type Controls = Record<string, ControlPart<State>>;

const ASKED_FIRST = { forever: 'poison', dlq: 'poison', retry: 'order', park: 'park' } as const;

export const letterOf = (member: MemberName): string => member.slice(-1);
export const ownsPartition = ({ group }: State, name: string): boolean =>
  group.members.some(({ client, partitions }) => client === name && partitions.length > 0);

export function zombiePart(words: Messages): LabPart<State> {
  return {
    model,
    controls: {
      ...Object.assign({}, ...MEMBERS.map((name) => memberControls(words, name))),
      ...Object.fromEntries(KINDS.map((kind) => [`send-${kind}`, sending(words, kind)])),
      ...Object.fromEntries(POLICIES.map((one) => [`policy-${one}`, choosing(words, one)])),
      repair: {
        run: actions.repair,
        disabled: ({ switches }) =>
          switches.parser < switches.schema ? undefined : words.knowsAll,
      },
      replay: {
        run: actions.replay,
        disabled: (state, progress) =>
          guessed(words, progress, 'order') ??
          operatorAway(words, state) ??
          (lagOf(state, DLQ) > 0 ? undefined : words.nothingParked),
      },
      line: { run: actions.drawLine, disabled: () => undefined },
      reset: { run: actions.reset, disabled: () => undefined },
    },
    actions: { predict: actions.predict, answer: actions.answer },
    words: partWords(words),
  };
}

const operatorAway = (words: Messages, { processes }: State) =>
  processes[OPERATOR]?.phase === 'starting' ? words.starts(OPERATOR) : undefined;

const sending = (words: Messages, kind: Kind): ControlPart<State> => ({
  run: () => actions.send(kind),
  disabled: (state, progress) =>
    (kind === 'plain' ? undefined : guessed(words, progress, 'poison')) ??
    operatorAway(words, state) ??
    (state.lanes[ORDERS].end + BATCHES[kind].count > LIMITS.records
      ? words['limit-run']
      : undefined),
});

const choosing = (words: Messages, policy: Policy): ControlPart<State> => ({
  run: () => actions.choosePolicy(policy),
  disabled: ({ switches }, progress) =>
    guessed(words, progress, ASKED_FIRST[policy]) ??
    (switches.policy === policy ? words.chosenAlready : undefined),
});

function memberControls(words: Messages, name: MemberName): Controls {
  const letter = letterOf(name);
  const rests = (state: State) => (isAlive(state, name) ? undefined : words.rests(name));
  const asleep = ({ frozen }: State) =>
    frozen[name] === undefined ? undefined : words.frozenAlready;
  return {
    [`run-${letter}`]: {
      run: () => actions.run(name),
      disabled: (state) => (isAlive(state, name) ? words.runs(name) : undefined),
    },
    [`stop-${letter}`]: {
      run: () => actions.stop(name),
      disabled: (state) => rests(state) ?? asleep(state),
    },
    [`freeze-${letter}`]: {
      run: () => actions.freeze(name),
      disabled: (state, progress) =>
        guessed(words, progress, 'zombie') ??
        rests(state) ??
        asleep(state) ??
        (ownsPartition(state, name) ? undefined : words.ownsNothing),
    },
    [`wake-${letter}`]: {
      run: () => actions.wake(name),
      disabled: (state) => (asleep(state) ? undefined : words.notFrozen),
    },
  };
}
