/**
 * What the lab `oplog` brings to the store of its page: the model, what each control does, and why
 * a control may have to wait. The server checks all of it again.
 */
import { guessed, partWords } from '#components/lab/part-words.ts';
import type { ControlPart, LabPart } from '#components/lab/store.ts';
import { isAlive } from '#lib/fold/shared.ts';
import * as actions from './actions.ts';
import type { Messages } from './messages.id.ts';
import { model, type State } from './model.ts';
import { OPLOG_READABLE } from './model-readings.ts';
import { CONNECTOR, ORDERS } from './names.ts';
import { currentRules } from './panel-form.ts';

export function oplogPart(words: Messages): LabPart<State> {
  return {
    model,
    controls: controlsOf(words),
    actions: { predict: actions.predict, answer: actions.answer },
    words: partWords(words),
  };
}

function controlsOf(words: Messages): Record<string, ControlPart<State>> {
  const away = (state: State) => (isAlive(state, ORDERS) ? undefined : words.ordersAway);
  /** Of an order that must be there, and behind a guess. */
  const edit = (what: 'pay' | 'ship' | 'remove', guess: string): ControlPart<State> => ({
    run: () => actions.edit(what),
    disabled: (state, progress) =>
      guessed(words, progress, guess) ??
      away(state) ??
      (Object.keys(state.orders).length > 0 ? undefined : words.noOrder),
  });
  const runs = (state: State) => (isAlive(state, CONNECTOR) ? words.connectorRuns : undefined);
  return {
    place: { run: () => actions.edit('place'), disabled: away },
    pay: edit('pay', 'update-stores'),
    ship: edit('ship', 'inc-stores'),
    remove: edit('remove', 'delete-keeps'),
    'kill-connector': {
      run: actions.killConnector,
      disabled: (state) => (isAlive(state, CONNECTOR) ? undefined : words.connectorRests),
    },
    'run-fresh': {
      run: () => actions.runConnector(true),
      disabled: (state, progress) => guessed(words, progress, 'fresh-start') ?? runs(state),
    },
    'run-connector': { run: () => actions.runConnector(false), disabled: runs },
    mix: { run: actions.mix, disabled: away },
    rebuild: {
      run: () => actions.rebuild(currentRules()),
      disabled: ({ missing }) => (missing.includes(OPLOG_READABLE) ? words.oplogHidden : undefined),
    },
    reset: { run: actions.reset, disabled: () => undefined },
  };
}
