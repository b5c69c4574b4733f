/**
 * What the lab `lost-ack` brings to the store of its page: the model, what each control does, and
 * why a control may have to wait. The server checks all of it again.
 */
import { guessed, partWords } from '#components/lab/part-words.ts';
import type { ControlPart, LabPart } from '#components/lab/store.ts';
import { isAlive } from '#lib/fold/shared.ts';
import { busyOf } from '../../shop/proxied-state.ts';
import * as actions from './actions.ts';
import type { Messages } from './messages.id.ts';
import { model, type State } from './model.ts';
import { isTold, openCaseOf } from './model-readings.ts';
import { CAUSES, type Count, PAYMENT, PROXY } from './names.ts';

type Controls = Record<string, ControlPart<State>>;

export function lostAckPart(words: Messages): LabPart<State> {
  return {
    model,
    controls: {
      ...senderControls(words),
      ...paymentControls(words),
      ...caseControls(words),
      reset: { run: actions.reset, disabled: () => undefined },
    },
    actions: { predict: actions.predict, answer: actions.answer },
    words: partWords(words),
  };
}

function senderControls(words: Messages): Controls {
  const order = (count: Count): ControlPart<State> => ({
    run: () => actions.order(count),
    disabled: (state) => busyOf(words, state),
  });
  return {
    'order-1': order(1),
    'order-20': order(20),
    click: { run: actions.click, disabled: (state) => busyOf(words, state) },
    cut: {
      run: actions.cut,
      disabled: (state, progress) =>
        guessed(words, progress, 'lost-ack') ??
        (state.processes[PROXY]?.phase === 'starting' ? words.proxyStarts : undefined) ??
        (state.armed > 0 ? words.alreadyArmed : undefined),
    },
    'retries-off': {
      run: () => actions.setRetries(false),
      disabled: (state, progress) =>
        guessed(words, progress, 'no-retry') ?? (state.retries ? undefined : words.already),
    },
    'retries-on': {
      run: () => actions.setRetries(true),
      disabled: ({ retries }) => (retries ? words.already : undefined),
    },
    restart: { run: actions.restart, disabled: (state) => busyOf(words, state) },
    line: { run: actions.drawLine, disabled: (state) => busyOf(words, state) },
  };
}

/** payment is in its group and has read all there is. */
function notReading(words: Messages, state: State): string | undefined {
  if (!isAlive(state, PAYMENT)) return words.paymentRests;
  const { committed, members } = state.groups.payment;
  const ready = state.processes[PAYMENT]?.phase === 'ready' && members.length > 0;
  return ready && (committed ?? 0) >= state.end ? undefined : words.paymentReads;
}

function paymentControls(words: Messages): Controls {
  const end = (how: 'term' | 'kill'): ControlPart<State> => ({
    run: () => actions.stopPayment(how),
    disabled: (state) => (isAlive(state, PAYMENT) ? undefined : words.paymentRests),
  });
  return {
    'run-payment': {
      run: actions.runPayment,
      disabled: (state) => (isAlive(state, PAYMENT) ? words.paymentRuns : undefined),
    },
    'stop-payment': end('term'),
    'kill-payment': end('kill'),
    'crash-payment': {
      run: actions.crashPayment,
      disabled: (state, progress) =>
        guessed(words, progress, 'redelivery') ?? busyOf(words, state) ?? notReading(words, state),
    },
  };
}

function notTold(words: Messages, state: State): string | undefined {
  if (!openCaseOf(state)) return words.noCase;
  return isTold(state) ? undefined : words.caseHappens;
}

function caseControls(words: Messages): Controls {
  const name = (cause: (typeof CAUSES)[number]): [string, ControlPart<State>] => [
    `name-${cause}`,
    {
      run: () => actions.nameCause(cause),
      disabled: (state) =>
        notTold(words, state) ?? busyOf(words, state) ?? notReading(words, state),
    },
  ];
  return {
    case: {
      run: actions.openCase,
      disabled: (state, progress) =>
        guessed(words, progress, 'lost-ack') ??
        guessed(words, progress, 'redelivery') ??
        (openCaseOf(state) ? words.caseIsOpen : undefined) ??
        busyOf(words, state) ??
        notReading(words, state),
    },
    ...Object.fromEntries(CAUSES.map(name)),
  };
}
