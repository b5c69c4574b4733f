/** What the tower brings to the store of the front page. The server checks all of it again. */
import { partWords } from '#components/lab/part-words.ts';
import type { LabPart } from '#components/lab/store.ts';
import { isAlive } from '#lib/fold/shared.ts';
import { broadcast, kill, reset, revive } from './actions.ts';
import type { Messages } from './messages.ts';
import { model, type State } from './model.ts';

export function towerPart(words: Messages): LabPart<State> {
  const none = async () => ({ ok: false, code: 'bad-input' }) as const;
  return {
    model,
    controls: {
      broadcast: { run: broadcast, disabled: () => undefined },
      kill: {
        run: () => kill('notification'),
        disabled: (state) => (isAlive(state, 'notification') ? undefined : words.lockedKill),
      },
      revive: {
        run: () => revive('notification'),
        disabled: (state) =>
          isAlive(state, 'notification') ? words['already-running'] : undefined,
      },
      reset: { run: reset, disabled: () => undefined },
    },
    // The front page asks nothing.
    actions: { predict: none, answer: none },
    words: partWords(words),
  };
}
