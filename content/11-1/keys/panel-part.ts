/**
 * What the lab `keys` brings to the store of its page: the model, what each control does, and why a
 * control may have to wait. The server checks all of it again.
 */
import { guessed, partWords } from '#components/lab/part-words.ts';
import type { LabPart } from '#components/lab/store.ts';
import { isAlive } from '#lib/fold/shared.ts';
import * as actions from './actions.ts';
import type { Messages } from './messages.id.ts';
import { GROUP, model, ORDERS, PARTITIONS, type Pace, SENDER, type State } from './model.ts';
import { amountOf, currentForm } from './panel-form.ts';

type Controls = LabPart<State>['controls'];
type Control = Controls[string];

/** Orders of the press that makes one partition hot: enough for its lag to be seen. */
const HOT_ORDERS = 120;

export function keysPart(words: Messages): LabPart<State> {
  return {
    model,
    controls: { ...sendControls(words), ...growControls(words), ...viewControls(words) },
    actions: { predict: actions.predict, answer: actions.answer },
    words: partWords(words),
  };
}

const senderWaits = (words: Messages, state: State): string | undefined =>
  state.processes[SENDER]?.phase === 'starting' ? words.senderStarts : undefined;

function sendControls(words: Messages): Controls {
  const send = (id: string, run: Control['run']): Control => ({
    run,
    disabled: (state, progress) => guessed(words, progress, id) ?? senderWaits(words, state),
  });
  return {
    'place-none': send('no-key', () => actions.place(ORDERS, 'none')),
    'place-customer': send('budi', () => actions.place(ORDERS, 'customer')),
    'place-seller': send('hot', () => actions.place(HOT_ORDERS, 'seller')),
    'place-form': {
      run: () => actions.place(amountOf(currentForm().orders), currentForm().key),
      disabled: (state) => senderWaits(words, state),
    },
  };
}

function growControls(words: Messages): Controls {
  const measure = (run: Control['run']): Control => ({
    run,
    disabled: ({ measuring }, progress) =>
      guessed(words, progress, 'moved') ?? (measuring ? words.measuring : undefined),
  });
  const hasGrown = ({ partitions }: State) => Object.keys(partitions).length > PARTITIONS;
  return {
    measure: measure(() => actions.measure({ keys: 10_000, from: 3, to: 4 })),
    'measure-form': measure(() => {
      const { keys, from, to } = currentForm();
      return actions.measure({ keys: amountOf(keys), from: amountOf(from), to: amountOf(to) });
    }),
    'open-orders': {
      run: actions.openOrders,
      disabled: (state, progress) =>
        guessed(words, progress, 'split') ??
        (Object.keys(state.open).length > 0 ? words.openLeft : senderWaits(words, state)),
    },
    grow: {
      run: () => actions.grow(PARTITIONS + 1),
      disabled: (state, progress) =>
        guessed(words, progress, 'split') ?? (hasGrown(state) ? words.grown : undefined),
    },
    'grow-form': {
      run: () => actions.grow(amountOf(currentForm().grown)),
      disabled: (_, progress) => guessed(words, progress, 'split'),
    },
    'finish-orders': {
      run: actions.finishOrders,
      disabled: (state) =>
        Object.keys(state.open).length === 0 ? words.noOpen : senderWaits(words, state),
    },
  };
}

function viewControls(words: Messages): Controls {
  const start = (pace: Pace): Control => ({
    run: () => actions.run(pace),
    disabled: (state) => (isAlive(state, GROUP) ? words.viewRuns : undefined),
  });
  const end = (how: 'term' | 'kill'): Control => ({
    run: () => actions.stop(how),
    disabled: (state) => (isAlive(state, GROUP) ? undefined : words.viewRests),
  });
  return {
    'run-view': start('slow'),
    'run-even': start('even'),
    'stop-view': end('term'),
    'kill-view': end('kill'),
    reset: { run: actions.reset, disabled: () => undefined },
  };
}
