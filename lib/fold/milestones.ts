/**
 * Makes the milestones of a model stay reached. A step that was done must not open again because
 * one more record put a reader behind for a moment; a new run begins anew.
 */
import type { LabEvent } from '../events.ts';
import type { LabModel } from '../lab.ts';

export interface WithReached {
  /** Milestones of this run, in the order they were reached. */
  readonly reached: readonly string[];
}

interface Parts<State> {
  readonly initial: State;
  reduce(state: State, event: LabEvent): State;
  readonly milestones: LabModel<State>['milestones'];
  readonly measures: LabModel<State>['measures'];
  readonly live: LabModel<State>['live'];
}

export function keepReached<State extends object>(
  parts: Parts<State>,
): LabModel<State & WithReached> {
  const names = Object.keys(parts.milestones);
  return {
    ...parts,
    initial: { ...parts.initial, reached: [] },
    reduce(state, event) {
      const next = parts.reduce(state, event);
      if (next === state) return state;
      const fresh = names.filter(
        (name) => !state.reached.includes(name) && parts.milestones[name]?.(next),
      );
      const reached = fresh.length > 0 ? [...state.reached, ...fresh] : state.reached;
      return { ...next, reached };
    },
    milestones: Object.fromEntries(
      names.map((name) => [name, ({ reached }: WithReached) => reached.includes(name)]),
    ),
  };
}
