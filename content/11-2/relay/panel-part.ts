/**
 * What the lab `relay` brings to the store of its page: the model, what each control does, and why
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
  KINDS,
  LOAD_KINDS,
  type LoadKind,
  MANNERS,
  RELAYS,
  type RelayName,
  relayOf,
  WRITER,
} from './names.ts';

type Controls = Record<string, ControlPart<State>>;

export function relayPart(words: Messages): LabPart<State> {
  return {
    model,
    controls: controlsOf(words),
    actions: { predict: actions.predict, answer: actions.answer },
    words: partWords(words),
  };
}

/** As on the server: the guess that has to be stored first. */
const ASKED_FIRST: Readonly<Partial<Record<RelayName | LoadKind, string>>> = {
  pair: 'cursor',
  'relay-flag': 'stream',
  'relay-stream': 'stream',
  poison: 'poison',
};

/** One sandbox holds the order service and three relays. */
const RELAYS_MAX = 3;

/** `cursor`, `flag`, `stream`, `flag-2`: how the controls call them. */
export const shortOf = (relay: RelayName): string => relay.slice('relay-'.length);

const isWriting = ({ loads }: State): boolean =>
  Object.values(loads).some(({ endedAt }) => endedAt === undefined);

function controlsOf(words: Messages): Controls {
  const guessed = (progress: Progress, id: string | undefined) =>
    id === undefined || progress.predictions[id] ? undefined : words.lockedPrediction;
  const loads = LOAD_KINDS.map((kind): [string, ControlPart<State>] => [
    kind,
    {
      run: () => actions.write(kind),
      disabled: (state, progress) => {
        // One that is gone is started by the press itself.
        if (state.processes[WRITER]?.phase === 'starting') return words.writerStarts;
        return (
          guessed(progress, ASKED_FIRST[kind]) ?? (isWriting(state) ? words.writing : undefined)
        );
      },
    },
  ]);
  const manners = MANNERS.map((manner): [string, ControlPart<State>] => [
    `manner-${manner}`,
    {
      run: () => actions.setManner(manner),
      disabled: (state, progress) =>
        (manner === 'free' ? undefined : guessed(progress, 'claim')) ??
        (state.manner === manner ? words.already : undefined),
    },
  ]);
  const parks = [true, false].map((park): [string, ControlPart<State>] => [
    park ? 'park-on' : 'park-off',
    {
      run: () => actions.setPark(park),
      disabled: (state, progress) =>
        guessed(progress, 'poison') ?? (state.park === park ? words.already : undefined),
    },
  ]);
  return {
    ...Object.fromEntries([...loads, ...manners, ...parks]),
    ...relayControls(words, guessed),
    reset: { run: actions.reset, disabled: () => undefined },
  };
}

function relayControls(
  words: Messages,
  guessed: (progress: Progress, id: string | undefined) => string | undefined,
): Controls {
  const start = (name: RelayName, armed: boolean): ControlPart<State> => ({
    run: () => actions.run(name, armed),
    disabled: (state, progress) => {
      if (isAlive(state, name)) return words.runs(name);
      const asked = guessed(progress, ASKED_FIRST[name]);
      if (asked) return asked;
      const full = RELAYS.filter((one) => isAlive(state, one)).length >= RELAYS_MAX;
      return (armed ? guessed(progress, 'crash') : undefined) ?? (full ? words.noRoom : undefined);
    },
  });
  const end = (name: RelayName, how: 'term' | 'kill'): ControlPart<State> => ({
    run: () => actions.stop(name, how),
    disabled: (state) => (isAlive(state, name) ? undefined : words.rests(name)),
  });
  const all = RELAYS.flatMap((name): [string, ControlPart<State>][] => [
    [`run-${shortOf(name)}`, start(name, false)],
    [`stop-${shortOf(name)}`, end(name, 'term')],
    [`kill-${shortOf(name)}`, end(name, 'kill')],
  ]);
  const armed = KINDS.map((kind): [string, ControlPart<State>] => [
    `crash-${kind}`,
    start(relayOf(kind), true),
  ]);
  return Object.fromEntries([...all, ...armed]);
}
