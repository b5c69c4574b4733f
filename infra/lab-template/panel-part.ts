/** What the lab `lab-template` brings to the store of its page. The server checks it all again. */
import { partWords } from '#components/lab/part-words.ts';
import type { LabPart } from '#components/lab/store.ts';
import { isAlive } from '#lib/fold/shared.ts';
import { answer, predict, reset, run, send, stop } from './actions.ts';
import type { Messages } from './messages.id.ts';
import { GROUP, model, type State } from './model.ts';

export function labPart(words: Messages): LabPart<State> {
  return {
    model,
    controls: {
      'send-1': { run: send, disabled: () => undefined },
      'run-payment': {
        run,
        disabled: (state, { predictions }) => {
          if (!predictions['after-reading']) return words.lockedPrediction;
          return isAlive(state, GROUP) ? words.paymentRuns : undefined;
        },
      },
      'stop-payment': {
        run: () => stop('term'),
        disabled: (state) => (isAlive(state, GROUP) ? undefined : words.paymentRests),
      },
      reset: { run: reset, disabled: () => undefined },
    },
    actions: { predict, answer },
    words: partWords(words),
  };
}
