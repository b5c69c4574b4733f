/**
 * Keeps with a guess what the system showed for it. The figure is known to the session of a run,
 * which is put away; the reader's progress stays.
 */
import type { Progress } from './events.ts';
import type { LabModel, Measured } from './lab.ts';

export type NoteOutcomes = (state: unknown, progress: Progress) => void;

export function noteOutcomes(
  measures: LabModel<unknown>['measures'],
  store: (id: string, measured: Measured) => Promise<void>,
): NoteOutcomes {
  /** Under way or stored; the change stream tells only a moment later. */
  const noted = new Set<string>();
  const all = Object.entries(measures);
  return (state, progress) => {
    for (const [id, measure] of all) {
      if (noted.has(id) || !progress.predictions[id] || progress.outcomes?.[id]) continue;
      const measured = measure(state);
      if (!measured) continue;
      noted.add(id);
      // Not stored now, then with the next event.
      store(id, measured).catch(() => noted.delete(id));
    }
  };
}
