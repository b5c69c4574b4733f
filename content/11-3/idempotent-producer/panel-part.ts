/**
 * What the lab `idempotent-producer` brings to the store of its page: the model, what each control
 * does, and why a control may have to wait. The server checks all of it again.
 */
import { guessed, partWords } from '#components/lab/part-words.ts';
import type { ControlPart, LabPart } from '#components/lab/store.ts';
import { isAlive } from '#lib/fold/shared.ts';
import { busyOf, startingOf } from '../../shop/proxied-state.ts';
import * as actions from './actions.ts';
import type { Messages } from './messages.id.ts';
import { model, type State } from './model.ts';
import { type Count, CUT_NAMES, type Cut, PAYMENT, PROXY, SERVICE } from './names.ts';

type Controls = Record<string, ControlPart<State>>;

export function idempotentProducerPart(words: Messages): LabPart<State> {
  return {
    model,
    controls: {
      ...orderControls(words),
      ...producerControls(words),
      ...Object.fromEntries(CUT_NAMES.map((which) => cutControl(words, which))),
      ...paymentControls(words),
      reset: { run: actions.reset, disabled: () => undefined },
    },
    actions: { predict: actions.predict, answer: actions.answer },
    words: partWords(words),
  };
}

function orderControls(words: Messages): Controls {
  const order = (count: Count): ControlPart<State> => ({
    run: () => actions.order(count),
    disabled: (state) => busyOf(words, state),
  });
  return {
    'order-1': order(1),
    'order-20': order(20),
    click: { run: actions.click, disabled: (state) => busyOf(words, state) },
    line: { run: actions.drawLine, disabled: (state) => busyOf(words, state) },
  };
}

function producerControls(words: Messages): Controls {
  const numbering = (on: boolean): ControlPart<State> => ({
    run: () => actions.setIdempotent(on),
    disabled: (state) => (state.idempotent === on ? words.already : busyOf(words, state)),
  });
  return {
    die: {
      run: actions.orderAndDie,
      disabled: (state, progress) => guessed(words, progress, 'session') ?? busyOf(words, state),
    },
    'run-service': {
      run: actions.runService,
      disabled: (state) => (isAlive(state, SERVICE) ? words.serviceRuns : startingOf(words, state)),
    },
    'idempotent-on': numbering(true),
    'idempotent-off': numbering(false),
  };
}

function cutControl(words: Messages, which: Cut): [string, ControlPart<State>] {
  const guess = which === 'exhausting' ? 'exhausted' : 'repeat';
  const part: ControlPart<State> = {
    run: () => actions.cut(which),
    disabled: (state, progress) =>
      guessed(words, progress, guess) ??
      (state.processes[PROXY]?.phase === 'starting' ? words.proxyStarts : undefined) ??
      (state.armed > 0 ? words.alreadyArmed : undefined),
  };
  return [`cut-${which}`, part];
}

function paymentControls(words: Messages): Controls {
  return {
    'run-payment': {
      run: actions.runPayment,
      disabled: (state) => (isAlive(state, PAYMENT) ? words.paymentRuns : undefined),
    },
    'stop-payment': {
      run: actions.stopPayment,
      disabled: (state) => (isAlive(state, PAYMENT) ? undefined : words.paymentRests),
    },
  };
}
