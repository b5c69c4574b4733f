import { describe, expect, it } from 'vitest';
import { milestones, model, type State } from './model.ts';
import { committed, copies, fold, read, records, started, walk } from './testing.ts';

describe('the milestones of the lab log', () => {
  it('are reached in the order of the text', () => {
    expect(fold(walk).reached).toEqual(Object.keys(milestones));
  });

  it('come one by one, each with the fact that makes it true', () => {
    const lengths: number[] = [];
    let state = model.initial;
    for (const fact of walk) {
      state = fold([fact], state);
      if (state.reached.length > lengths.length) lengths.push(walk.indexOf(fact));
    }
    expect(lengths).toHaveLength(6);
    const types = lengths.map((place) => walk[place]?.type);
    expect(types).toEqual(['records', ...Array(4).fill('committed'), 'progress']);
  });

  it('stay, though one more order puts the readers behind', () => {
    const state = fold([...walk, records(6, 1)]);
    expect(model.milestones.paymentRead?.(state)).toBe(true);
    expect(state.groups.payment.committed).toBeLessThan(state.end);
  });

  it('see no rewind in a bookmark that was never further than 0, nor in one that is removed', () => {
    expect(fold([records(0, 6), committed('search', 0)]).rewound).toBeNull();
    expect(fold([committed('search', 3), committed('search', null)]).rewound).toBeNull();
  });
});

describe('what the system showed for a prediction', () => {
  const measured = (name: string, state: State) => model.measures[name]?.(state);

  it('is nothing before it happened', () => {
    for (const name of Object.keys(model.measures)) {
      expect(measured(name, model.initial)).toBeUndefined();
    }
  });

  it('bears out the right option after a real walk', () => {
    const state = fold(walk);
    expect(measured('after-payment', state)).toEqual({ option: '6', value: '6' });
    expect(measured('new-reader', state)?.option).toBe('all');
    expect(measured('rewind', state)).toEqual({
      option: 'one-number',
      value: 'search 6 → 0, payment 6, end 6',
    });
  });

  it('would bear out the wrong one if the system behaved so', () => {
    const gone = fold([records(0, 6, 6), started('payment', 1), committed('payment', 6)]);
    expect(measured('after-payment', gone)?.option).toBe('0');
    const twice = [records(0, 6), copies(6, 6), committed('payment', 12)];
    expect(measured('after-payment', fold(twice))?.option).toBe('12');
    const doubled = [records(0, 6), committed('search', 6), copies(6, 6), committed('search', 0)];
    expect(measured('rewind', fold(doubled))?.option).toBe('copied');
    const late = fold([records(0, 6), started('search', 1), read('search', 1, 6)]);
    expect(measured('new-reader', late)?.option).toBe('none');
    const part = fold([records(0, 6), started('search', 1), read('search', 1, 3)]);
    expect(measured('new-reader', part)?.option).toBe('later');
    const both = fold([
      records(0, 6),
      committed('search', 6),
      committed('payment', 0),
      committed('search', 0),
    ]);
    expect(measured('rewind', both)?.option).toBe('both');
  });

  it('is not misled by who runs payment first, or sends more before the rewind', () => {
    const early = fold([started('payment', 11), records(0, 6), committed('payment', 6)]);
    expect(measured('after-payment', early)?.option).toBe('6');
    const more = [records(0, 6), committed('search', 3), records(6, 6), committed('search', 0)];
    expect(measured('rewind', fold(more))).toMatchObject({ option: 'one-number' });
  });

  it('does not change with what is sent and read later', () => {
    const after = [records(6, 6), committed('payment', 12), committed('search', 12)];
    for (const name of Object.keys(model.measures)) {
      expect(measured(name, fold([...walk, ...after]))).toEqual(measured(name, fold(walk)));
    }
  });

  it('takes a group that has a bookmark for no new reader', () => {
    const back = fold([committed('search', 6), records(0, 7), started('search', 1)]);
    expect(measured('new-reader', fold([read('search', 1, 6)], back))).toBeUndefined();
  });
});
