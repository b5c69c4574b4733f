import { describe, expect, it } from 'vitest';
import type { LabEvent } from '../events.ts';
import { at, numbered } from '../testing/events.ts';
import { keepReached } from './milestones.ts';

interface State {
  readonly end: number;
}

const model = keepReached<State>({
  initial: { end: 0 },
  reduce: (state, event) => (event.type === 'range' ? { end: event.end } : state),
  milestones: {
    some: ({ end }) => end > 0,
    many: ({ end }) => end >= 10,
    gone: ({ end }) => end === 0,
  },
  measures: {
    pair: ({ end }) => (end === 2 || end === 3 ? { option: 'two', value: String(end) } : undefined),
  },
  live: {},
});

const fold = (events: readonly LabEvent[]) => events.reduce(model.reduce, model.initial);

describe('milestones', () => {
  it('are not reached before the first event', () => {
    expect(model.initial.reached).toEqual([]);
    expect(model.milestones.gone?.(model.initial)).toBe(false);
  });

  it('stay reached when what they say no longer holds', () => {
    const state = fold([numbered(12), numbered(3)]);
    expect(state.end).toBe(3);
    expect(model.milestones.many?.(state)).toBe(true);
  });

  it('are kept in the order they were reached, each once', () => {
    const state = fold([1, 0, 1, 12, 0, 12].map(numbered));
    expect(state.reached).toEqual(['some', 'gone', 'many']);
  });

  it('begin anew with the initial state', () => {
    fold([numbered(12)]);
    expect(fold([numbered(1)]).reached).toEqual(['some']);
  });

  it('leave a guess its first answer when it can no longer be measured, and the latest while it can', () => {
    const measured = (...ends: number[]) => model.measures.pair?.(fold(ends.map(numbered)))?.value;
    expect(measured(1)).toBeUndefined();
    expect(measured(1, 2, 3)).toBe('3');
    expect(measured(1, 2, 4)).toBe('2');
    expect(measured(1, 2, 3, 4)).toBe('2');
  });

  it('leave the state itself alone when an event changes nothing', () => {
    const state = fold([numbered(1)]);
    expect(model.reduce(state, at({ type: 'seam' }))).toBe(state);
  });
});
