import { describe, expect, it } from 'vitest';
import type { LabEvent, LabFact } from '#lib/events.ts';
import { isQuiet, model, type State } from './model.ts';
import { milestones, standingOf, truthOf } from './model-readings.ts';
import { STREAM, VIEWS } from './names.ts';
import {
  committed,
  document,
  fold,
  held,
  measured,
  orders,
  passed,
  passedAll,
  told,
} from './testing.ts';

const WRONG = ['ORD-1', 'ORD-2', 'ORD-3', 'ORD-4', 'ORD-5', 'ORD-6'];
const SHUFFLED = { shuffled: STREAM };

/** A whole walk of the lab, as its observers tell it. */
const walk: readonly LabFact[] = [
  ...orders,
  told('ordered', 299, { change: -4, qty: 60, version: 50 }),
  ...passedAll({ ordered: STREAM }),
  ...passedAll({ ordered: 2 * STREAM, stale: 300 }),
  passed('inc', { ordered: 3 * STREAM, times: 3 }),
  passed('set', { ordered: 3 * STREAM }),
  passed('guarded', { ordered: 3 * STREAM, stale: 600 }),
  passed('inc', SHUFFLED),
  passed('set', { ...SHUFFLED, wrong: WRONG.slice(1) }),
  passed('guarded', { ...SHUFFLED, stale: 270 }),
  document('lab_settings', 'guard', { by: 'sent' }),
  passed('guarded', { ...SHUFFLED, guard: 'sent', wrong: WRONG, next: 600 }),
];

describe('the milestones of the lab versions', () => {
  it('are reached in the order of the text, each by the result of the last view', () => {
    const reached: string[][] = [];
    let state = model.initial;
    for (const fact of walk) {
      state = fold([fact], state);
      reached.push([...state.reached]);
    }
    expect(state.reached).toEqual(Object.keys(milestones));
    expect(reached[8]).toEqual([]);
    expect(reached[9]).toEqual(['once']);
  });

  it('are not borne out while one view has not read to the end', () => {
    const [inc, set] = passedAll({ ordered: STREAM });
    expect(fold([...orders, inc as LabFact, set as LabFact]).reached).toEqual([]);
  });

  it('take no shuffled sending for one into views that were not emptied', () => {
    const mixed = passedAll({ ordered: STREAM, shuffled: STREAM });
    expect(fold([...orders, ...mixed]).reached).toEqual([]);
  });

  it('do not mix the results of two sendings', () => {
    const facts = [
      passed('inc', { ...SHUFFLED, next: 300 }),
      passed('set', { ...SHUFFLED, next: 300 }),
      passed('guarded', { ...SHUFFLED, next: 600 }),
    ];
    expect(fold([...orders, ...facts]).reached).toEqual([]);
  });
});

describe('what the system showed for a prediction', () => {
  it('is nothing before it happened', () => {
    for (const name of Object.keys(model.measures)) {
      expect(measured(name, model.initial)).toBeUndefined();
    }
  });

  it('is what the views held against the orders', () => {
    const state = fold(walk);
    expect(measured('once', state)).toEqual({
      option: 'all',
      value: 'view_inc 6/6, view_set 6/6, view_guarded 6/6',
    });
    expect(measured('thrice', state)).toEqual({
      option: 'set-guarded',
      value: 'view_inc 0/6, view_set 6/6, view_guarded 6/6',
    });
    expect(measured('shuffled', state)).toEqual({
      option: 'inc-guarded',
      value: 'view_inc 6/6, view_set 1/6, view_guarded 6/6',
    });
    expect(measured('misnumbered', state)).toEqual({
      option: 'wrong',
      value: 'view_guarded 0/6',
    });
  });

  it('would bear out another option if the system behaved so', () => {
    const none = VIEWS.map((view) => passed(view, { ordered: STREAM, wrong: WRONG }));
    expect(measured('once', fold([...orders, ...none]))?.option).toBe('other');
    const sent = { ...SHUFFLED, guard: 'sent' } as const;
    const lucky = fold([...orders, passed('guarded', sent)]);
    expect(measured('misnumbered', lucky)?.option).toBe('right');
    const stuck = passed('guarded', { ...sent, stale: 280, wrong: WRONG });
    expect(measured('misnumbered', fold([...orders, stuck]))?.option).toBe('stuck');
  });

  it('is printed in the text as it was measured', () => {
    const state = fold(walk);
    const live = (name: string) => model.live[name]?.(state);
    expect([live('lastChange'), live('lastQty'), live('lastVersion')]).toEqual(['−4', '60', '50']);
    expect([live('incTimes'), live('staleThrice')]).toEqual(['3', '600']);
    expect([live('incShuffled'), live('setShuffled'), live('guardedShuffled')]).toEqual([
      ...['6/6', '1/6', '6/6'],
    ]);
    expect([live('appliedShuffled'), live('staleShuffled')]).toEqual(['30', '270']);
    expect([live('misnumberedRight'), live('misnumberedStale')]).toEqual(['0/6', '0']);
    for (const name of Object.keys(model.live)) {
      expect(model.live[name]?.(model.initial), name).toBeUndefined();
    }
  });
});

describe('a view', () => {
  it('is held against the orders as both stand now', () => {
    const state = fold([...orders, held('set', 'ORD-1', 10), held('set', 'ORD-2', 21)]);
    expect(standingOf(state, 'set').wrong).toEqual(WRONG.slice(1));
    expect(truthOf(state).total).toBe(2100);
    const right = fold([...orders, ...WRONG.map((id, at) => held('guarded', id, 10 * (at + 1)))]);
    expect(standingOf(right, 'guarded')).toMatchObject({ same: true, hash: truthOf(right).hash });
  });

  it('loses what is deleted, and everything with a dropped collection', () => {
    const full = fold([...orders, held('inc', 'ORD-1', 10), held('inc', 'ORD-2', 20)]);
    const less = fold([document('view_inc', 'ORD-1', null)], full);
    expect(Object.keys(less.views.inc)).toEqual(['ORD-2']);
    expect(fold([{ type: 'dropped', collection: 'view_inc' }], full).views.inc).toEqual({});
  });
});

describe('folding', () => {
  it('is quiet once every group is past everything in both topics', () => {
    const read = VIEWS.map((view) => committed(view, 'ordered', 300));
    const state = fold([told('ordered', 299, {}), ...read]);
    expect(isQuiet(state)).toBe(true);
    expect(isQuiet(fold([committed('set', 'ordered', 0)], state))).toBe(false);
    expect(isQuiet(fold([told('shuffled', 0, {})], state))).toBe(false);
  });

  it('comes to the same state wherever the history is cut into base and events', () => {
    const events = walk.map((fact, at): LabEvent => ({ ...fact, at }));
    const whole = events.reduce(model.reduce, model.initial);
    for (let cut = 0; cut <= events.length; cut += 3) {
      const base = events.slice(0, cut).reduce(model.reduce, model.initial);
      // What crosses the socket is JSON: nothing of the state may get lost in it.
      const carried = JSON.parse(JSON.stringify(base)) as State;
      expect(events.slice(cut).reduce(model.reduce, carried)).toEqual(whole);
    }
  });

  it('counts a result that is told twice once', () => {
    const [pass] = passedAll({ ordered: STREAM });
    expect(fold([pass as LabFact, pass as LabFact]).passes).toHaveLength(1);
  });

  it('leaves other topics, groups and collections out', () => {
    const facts: LabFact[] = [
      { ...told('ordered', 3, {}), topic: 'lain' } as LabFact,
      { ...committed('inc', 'ordered', 3), group: 'lain' } as LabFact,
      document('counters', 'sent', { n: 1 }),
    ];
    const { readers, lanes, orders: known } = fold(facts);
    expect({ readers, lanes, orders: known }).toEqual({
      readers: model.initial.readers,
      lanes: model.initial.lanes,
      orders: {},
    });
  });
});
