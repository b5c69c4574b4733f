'use client';
/** What can be pressed on a lab's page: each control once at a time, with its answer in words. */
import type { Acknowledgement, ActionResult } from './store.ts';
import { unanswered } from './unanswered.ts';
import type { Controls } from './view.ts';

interface PressesOptions {
  /** A press began or ended. */
  changed(): void;
  /** A refusal in the reader's language. */
  word(code: string): string;
}

export function createPresses({ changed, word }: PressesOptions) {
  const pending = new Set<string>();
  /** By control; made once, so that a button's function stays the same over drawings. */
  const presses = new Map<string, () => Promise<ActionResult>>();

  const perform = async (act: () => Promise<Acknowledgement>): Promise<ActionResult> => {
    const answer = await act().catch(unanswered);
    return answer.ok ? { ok: true } : { ...answer, message: word(answer.code) };
  };
  const press = async (
    name: string,
    act: () => Promise<Acknowledgement>,
  ): Promise<ActionResult> => {
    // A second press while the first is under way is no second wish.
    if (pending.has(name)) return { ok: true };
    pending.add(name);
    changed();
    try {
      return await perform(act);
    } finally {
      pending.delete(name);
      changed();
    }
  };
  return {
    perform,
    /** From here on these are the controls. */
    replace(controls: Readonly<Record<string, { run(): Promise<Acknowledgement> }>>) {
      presses.clear();
      for (const [name, { run }] of Object.entries(controls)) {
        presses.set(name, () => press(name, run));
      }
    },
    now: (): Controls =>
      Object.fromEntries(
        [...presses].map(([name, run]) => [name, { run, pending: pending.has(name) }]),
      ),
  };
}
