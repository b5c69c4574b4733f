/**
 * Makes the milestones of a model stay reached, and what was measured stay told. A step that was
 * done must not open again because one more record put a reader behind for a moment, nor may the
 * answer to a guess go when a third member joins the two it is about; a new run begins anew.
 */
import type { LabEvent } from '../events.ts';
import type { LabModel, Measured } from '../lab.ts';

export interface WithReached {
  /** Milestones of this run, in the order they were reached. */
  readonly reached: readonly string[];
  /** By guess, what was first measured; it counts where nothing can be measured any more. */
  readonly firstMeasured: Readonly<Record<string, Measured>>;
}

interface Parts<State> {
  readonly initial: State;
  reduce(state: State, event: LabEvent): State;
  readonly milestones: LabModel<State>['milestones'];
  readonly measures: LabModel<State>['measures'];
  readonly live: LabModel<State>['live'];
}

/** A model must not have fields of these names itself: they would be taken over. */
type Free<State> = keyof State & keyof WithReached extends never
  ? unknown
  : { readonly taken: keyof State & keyof WithReached };

export function keepReached<State extends object>(
  parts: Parts<State> & Free<State>,
): LabModel<State & WithReached> {
  const names = Object.keys(parts.milestones);
  const guesses = Object.entries(parts.measures);
  return {
    ...parts,
    initial: { ...parts.initial, reached: [], firstMeasured: {} },
    reduce(state, event) {
      const next = parts.reduce(state, event);
      if (next === state) return state;
      const fresh = names.filter(
        (name) => !state.reached.includes(name) && parts.milestones[name]?.(next),
      );
      const reached = fresh.length > 0 ? [...state.reached, ...fresh] : state.reached;
      const news = guesses.flatMap(([id, measure]) => {
        const measured = state.firstMeasured[id] ? undefined : measure(next);
        return measured ? [[id, measured] as const] : [];
      });
      const firstMeasured =
        news.length > 0
          ? { ...state.firstMeasured, ...Object.fromEntries(news) }
          : state.firstMeasured;
      return { ...next, reached, firstMeasured };
    },
    measures: Object.fromEntries(
      guesses.map(([id, measure]) => [
        id,
        (state: State & WithReached) => measure(state) ?? state.firstMeasured[id],
      ]),
    ),
    milestones: Object.fromEntries(
      names.map((name) => [name, ({ reached }: WithReached) => reached.includes(name)]),
    ),
  };
}
