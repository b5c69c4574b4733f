/**
 * What the lab `phone` brings to the store of its page: the model, what each control does, and why
 * a control may have to wait. The server checks all of it again.
 */
import { guessed, partWords } from '#components/lab/part-words.ts';
import type { ControlPart, LabPart } from '#components/lab/store.ts';
import { isAlive } from '#lib/fold/shared.ts';
import { HEALTHY, SERVICES, type ServiceName } from '../../shop/services.ts';
import * as actions from './actions.ts';
import type { Messages } from './messages.id.ts';
import { FAIL_PERCENT, model, ORDERS, SLOW_MS, type State } from './model.ts';

export function phonePart(words: Messages): LabPart<State> {
  return {
    model,
    controls: controlsOf(words),
    actions: { predict: actions.predict, answer: actions.answer },
    words: partWords(words),
  };
}

/** With its process a series is gone, and the next one may begin. */
const running = (state: State): boolean =>
  state.series.at(-1)?.over === false && isAlive(state, ORDERS);

function controlsOf(words: Messages): Record<string, ControlPart<State>> {
  const quiet = (state: State) => (running(state) ? words.ordersRun : undefined);
  const orders = (count: 1 | 100 | 300): ControlPart<State> => ({
    run: () => actions.place(count),
    disabled: (state, progress) => guessed(words, progress, 'healthy') ?? quiet(state),
  });
  const preset = (
    name: 'healthy' | 'failing' | 'slow',
    asks: string | undefined,
    holds: (state: State) => boolean,
  ): ControlPart<State> => ({
    run: () => actions.preset(name),
    disabled: (state, progress) =>
      (asks && guessed(words, progress, asks)) ??
      quiet(state) ??
      (holds(state) ? words.alreadySet : undefined),
  });
  return {
    'orders-1': orders(1),
    'orders-100': orders(100),
    'orders-300': orders(300),
    'preset-healthy': preset('healthy', undefined, (state) => behaves(state, 0, 30)),
    'preset-failing': preset('failing', 'two-percent', (state) =>
      behaves(state, FAIL_PERCENT, HEALTHY.delayMs),
    ),
    'preset-slow': preset('slow', 'slow', (state) => behaves(state, 0, SLOW_MS, ['analytics'])),
    'retry-on': {
      run: () => actions.retry(true),
      disabled: (state, progress) =>
        guessed(words, progress, 'retry-dead') ??
        quiet(state) ??
        (state.retries > 0 ? words.alreadySet : undefined),
    },
    'retry-off': {
      run: () => actions.retry(false),
      disabled: (state) => quiet(state) ?? (state.retries === 0 ? words.alreadySet : undefined),
    },
    ...Object.fromEntries(SERVICES.flatMap((name) => fates(words, name))),
    reset: { run: actions.reset, disabled: () => undefined },
  };
}

/** Whether these services behave so, and all others as a healthy one does. */
function behaves(
  { book }: State,
  failPercent: number,
  delayMs: number,
  names: readonly ServiceName[] = SERVICES,
): boolean {
  return SERVICES.every((name) => {
    const wanted = names.includes(name) ? { failPercent, delayMs } : HEALTHY;
    return book[name].failPercent === wanted.failPercent && book[name].delayMs === wanted.delayMs;
  });
}

function fates(words: Messages, name: ServiceName): [string, ControlPart<State>][] {
  const own = name === 'notification';
  const kill: ControlPart<State> = {
    run: () => actions.kill(name),
    disabled: (state, progress) =>
      (progress.predictions.dead ? undefined : words.lockedPrediction) ??
      (isAlive(state, name) ? undefined : own ? words.notificationRests : words.serviceRests),
  };
  const revive: ControlPart<State> = {
    run: () => actions.revive(name),
    disabled: (state) =>
      isAlive(state, name) ? (own ? words.notificationRuns : words.serviceRuns) : undefined,
  };
  return [
    [`kill-${name}`, kill],
    [`revive-${name}`, revive],
  ];
}
