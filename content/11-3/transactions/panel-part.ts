/**
 * What the lab `transactions` brings to the store of its page: the model, what each control does,
 * and why a control may have to wait. The server checks all of it again.
 */
import { guessed, partWords } from '#components/lab/part-words.ts';
import type { ControlPart, LabPart } from '#components/lab/store.ts';
import { isAlive } from '#lib/fold/shared.ts';
import * as actions from './actions.ts';
import type { Messages } from './messages.id.ts';
import { model, type State } from './model.ts';
import {
  BILLER,
  CASHIER,
  CASHIERS,
  type CashierName,
  FEW,
  LIMITS,
  MANNERS,
  MANY,
  ORDERS,
  PAYMENTS,
  READING,
  SECOND,
  WRITER,
} from './names.ts';

type Controls = Record<string, ControlPart<State>>;

export function transactionsPart(words: Messages): LabPart<State> {
  return {
    model,
    controls: {
      ...Object.assign({}, ...CASHIERS.map((name) => cashierControls(words, name))),
      ...billerControls(words),
      'open-readers': {
        run: actions.startReaders,
        disabled: (state) => (isAlive(state, READING) ? words.runs(READING) : undefined),
      },
      line: { run: actions.drawLine, disabled: () => undefined },
      reset: { run: actions.reset, disabled: () => undefined },
    },
    actions: { predict: actions.predict, answer: actions.answer },
    words: partWords(words),
  };
}

function cashierControls(words: Messages, name: CashierName): Controls {
  const ready = (state: State) => {
    const phase = state.processes[name]?.phase;
    if (phase === 'ready') return undefined;
    return phase === 'starting' ? words.starts(name) : words.rests(name);
  };
  const end = (how: 'commit' | 'abort'): ControlPart<State> => ({
    run: () => actions.end(name, how),
    disabled: (state, progress) =>
      (how === 'abort' ? guessed(words, progress, 'offset') : undefined) ??
      ready(state) ??
      (state.sent[name].length === 0 ? words.nothingOpen : undefined),
  });
  const stop = (how: 'term' | 'kill'): ControlPart<State> => ({
    run: () => actions.stop(name, how),
    disabled: (state, progress) =>
      (how === 'kill' ? guessed(words, progress, 'hung') : undefined) ??
      (isAlive(state, name) ? undefined : words.rests(name)),
  });
  const resting = (state: State) => (isAlive(state, name) ? words.runs(name) : undefined);
  const openings: Controls =
    name === SECOND
      ? {
          'open-own': { run: () => actions.open(name, 'own'), disabled: resting },
          'open-twin': {
            run: () => actions.open(name, 'twin'),
            disabled: (state, progress) => guessed(words, progress, 'twin') ?? resting(state),
          },
        }
      : { 'open-cashier': { run: () => actions.open(CASHIER, 'own'), disabled: resting } };
  return {
    [`pay-${name}`]: {
      run: () => actions.pay(name),
      disabled: (state, progress) =>
        guessed(words, progress, 'open') ??
        ready(state) ??
        (state.lanes[PAYMENTS].end > LIMITS.payments ? words['limit-run'] : undefined),
    },
    [`commit-${name}`]: end('commit'),
    [`abort-${name}`]: end('abort'),
    [`stop-${name}`]: stop('term'),
    [`kill-${name}`]: stop('kill'),
    ...openings,
  };
}

function billerControls(words: Messages): Controls {
  const orders = (many: boolean): ControlPart<State> => ({
    run: () => actions.orders(many),
    disabled: (state) => {
      if (state.processes[WRITER]?.phase === 'starting') return words.starts(WRITER);
      const coming = many ? MANY : FEW;
      return state.lanes[ORDERS].end + coming > LIMITS.orders ? words['limit-run'] : undefined;
    },
  });
  const starts = MANNERS.flatMap((manner) =>
    [false, true].map((armed): [string, ControlPart<State>] => [
      `${armed ? 'crash' : 'bill'}-${manner}`,
      {
        run: () => actions.bill(manner, armed),
        disabled: (state, progress) =>
          guessed(words, progress, 'border') ??
          (isAlive(state, BILLER) ? words.runs(BILLER) : undefined),
      },
    ]),
  );
  const stop = (how: 'term' | 'kill'): ControlPart<State> => ({
    run: () => actions.stop(BILLER, how),
    disabled: (state) => (isAlive(state, BILLER) ? undefined : words.rests(BILLER)),
  });
  return {
    'orders-few': orders(false),
    'orders-many': orders(true),
    ...Object.fromEntries(starts),
    'stop-biller': stop('term'),
    'kill-biller': stop('kill'),
  };
}
