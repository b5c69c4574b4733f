import { describe, expect, it } from 'vitest';
import type { LabFact } from '#lib/events.ts';
import { milestones, model, type State } from './model.ts';
import { columnsOf, fateOf, setsOf } from './model-fates.ts';
import {
  at,
  died,
  fold,
  lineAt,
  measured,
  noted,
  placed,
  published,
  reported,
  saved,
  started,
  unsaved,
} from './testing.ts';

const DEAD = { state: 'unanswered', died: true, point: 'between' } as const;

/** A whole walk of the lab, as its observers tell it. */
const walk: LabFact[] = [
  started(10),
  ...placed(10, 1, 0),
  ...placed(10, 2, 1),
  ...placed(10, 3, 2),
  noted(4, { point: 'between' }),
  reported(10, 'begun', 4),
  reported(10, 'trying', 4, 'save'),
  saved(4),
  died(10),
  noted(4, { ...DEAD, end: 3 }),
  started(11),
  ...placed(11, 5, 3),
  noted(6, { point: 'between', retries: 5 }),
  reported(11, 'begun', 6),
  reported(11, 'trying', 6, 'save'),
  saved(6),
  died(11),
  noted(6, { ...DEAD, retries: 5, end: 4 }),
  started(12),
  noted(7, { manner: 'publish-first', point: 'between' }),
  reported(12, 'begun', 7),
  reported(12, 'trying', 7, 'publish'),
  published(7, 4),
  died(12),
  noted(7, { ...DEAD, manner: 'publish-first', end: 5 }),
  started(13),
  noted(8, { manner: 'in-transaction', point: 'between' }),
  reported(13, 'begun', 8),
  reported(13, 'trying', 8, 'save'),
  reported(13, 'trying', 8, 'publish'),
  published(8, 5),
  died(13),
  noted(8, { ...DEAD, manner: 'in-transaction', end: 6 }),
];

describe('the milestones of the lab dual-write', () => {
  it('are reached in the order of the text, each by what its buyer was told', () => {
    expect(fold(walk).reached).toEqual(Object.keys(milestones));
    const causes: string[] = [];
    let state = model.initial;
    for (const fact of walk) {
      state = fold([fact], state);
      if (state.reached.length > causes.length) causes.push(fact.type);
    }
    expect(causes).toEqual(Object.keys(milestones).map(() => 'document'));
  });

  it('call an order that is under way neither ghost nor orphan', () => {
    const underWay = fold([...walk.slice(0, 22), noted(4, { point: 'between' }), saved(4)]);
    expect(fateOf(underWay, 'ORD-4')).toBe('open');
    expect(setsOf(underWay)).toMatchObject({ ghosts: [], orphans: [] });
    expect(fateOf(fold([published(9, 0)]), 'ORD-9')).toBe('open');
  });

  it('wait until the log has been read back as far as it stood at the death', () => {
    const late = fold([saved(1), noted(1, { ...DEAD, end: 1 })]);
    expect(fateOf(late, 'ORD-1')).toBe('open');
    expect(late.reached).toEqual([]);
    expect(fateOf(fold([published(1, 0)], late), 'ORD-1')).toBe('both');
  });

  it('take no death at another point for the one between the writes', () => {
    const before = fold([noted(1, { ...DEAD, point: 'before', end: 0 })]);
    expect(fateOf(before, 'ORD-1')).toBe('nowhere');
    expect(before.reached).toEqual([]);
  });
});

describe('what the system showed for a prediction', () => {
  it('is nothing before it happened', () => {
    for (const name of Object.keys(model.measures)) {
      expect(measured(name, model.initial)).toBeUndefined();
    }
  });

  it('is what stands in both systems after a real walk', () => {
    const state = fold(walk);
    expect(measured('ghost', state)).toEqual({
      option: 'mongo',
      value: 'ORD-4: MongoDB 1, Kafka 0',
    });
    expect(measured('restart', state)?.option).toBe('stays');
    expect(measured('retry', state)).toEqual({
      option: 'same',
      value: 'ORD-6: MongoDB 1, Kafka 0',
    });
    expect(measured('reverse', state)).toEqual({
      option: 'orphan',
      value: 'ORD-7: MongoDB 0, Kafka 1',
    });
    expect(measured('transaction', state)?.option).toBe('orphan');
    expect(model.live.tries?.(state)).toBe('0');
    expect(model.live.transactionOffset?.(state)).toBe('5');
  });

  it('would bear out another option if the system behaved so', () => {
    const repaired = fold([...walk, published(4, 6), published(6, 7)]);
    expect(measured('restart', repaired)?.option).toBe('published');
    expect(measured('retry', repaired)?.option).toBe('saved');
    const undone = fold([...walk, unsaved(4), saved(7), saved(8)]);
    expect(measured('ghost', undone)?.option).toBe('nowhere');
    expect(measured('restart', undone)?.option).toBe('removed');
    expect(measured('reverse', undone)?.option).toBe('both');
    expect(measured('transaction', undone)?.option).toBe('both');
  });
});

describe('the three sets', () => {
  it('are differences of ids, worth what stands in document and record', () => {
    expect(setsOf(fold(walk))).toEqual({
      both: ['ORD-1', 'ORD-2', 'ORD-3', 'ORD-5'],
      ghosts: ['ORD-4', 'ORD-6'],
      orphans: ['ORD-7', 'ORD-8'],
      paid: 116_000,
      shipped: 116_000,
    });
  });

  it('name what strangers wrote, and count a second record of one order once', () => {
    const state = fold([...walk, published(0, 6, 'kcat-1'), published(1, 7)]);
    expect(setsOf(state).orphans).toEqual(['ORD-7', 'ORD-8', 'kcat-1']);
    expect(state.events['ORD-1']).toMatchObject({ offset: 0, copies: 2 });
    expect(columnsOf(state).at(-1)?.id).toBe('kcat-1');
  });

  it('lose a document that somebody deletes, and all of a collection that is dropped', () => {
    expect(setsOf(fold([...walk, unsaved(1)])).orphans).toContain('ORD-1');
    const dropped = fold([...walk, { type: 'dropped', collection: 'orders' }]);
    expect(setsOf(dropped).both).toEqual([]);
  });
});

describe('deaths', () => {
  it('name signal, crash point and the order in hand', () => {
    expect(fold(walk).deaths.map(({ pid, orderId }) => [pid, orderId])).toEqual([
      [10, 'ORD-4'],
      [11, 'ORD-6'],
      [12, 'ORD-7'],
      [13, 'ORD-8'],
    ]);
    expect(fold(walk).deaths[0]).toMatchObject({ signal: 'SIGKILL', point: 'between' });
  });

  it('have no order in hand where the last one was answered', () => {
    const idle = fold([started(10), ...placed(10, 1, 0), died(10)]);
    expect(idle.deaths).toMatchObject([{ orderId: null }]);
  });
});

describe('folding', () => {
  it('comes to the same state wherever the history is cut into base and events', () => {
    const events = at([...walk, lineAt(8)]);
    const whole = events.reduce(model.reduce, model.initial);
    expect(whole.line).toBe(8);
    for (let cut = 0; cut <= events.length; cut += 7) {
      const base = events.slice(0, cut).reduce(model.reduce, model.initial);
      // What crosses the socket is JSON: nothing of the state may get lost in it.
      const carried = JSON.parse(JSON.stringify(base)) as State;
      expect(events.slice(cut).reduce(model.reduce, carried)).toEqual(whole);
    }
  });

  it('leaves other topics, collections and broken records out', () => {
    const facts: LabFact[] = [
      { ...published(1, 0), topic: 'lain' } as LabFact,
      { type: 'document', collection: 'counters', id: 'o', op: 'insert', document: { n: 1 } },
      reported(99, 'begun', 1),
    ];
    expect(fold(facts)).toEqual(model.initial);
    const broken = published(1, 0);
    if (broken.type === 'records') Object.assign(broken.records[0] ?? {}, { value: '{no json' });
    expect(fold([broken]).events).toEqual({});
  });

  it('changes no state that it was given', () => {
    const freeze = (value: unknown): void => {
      if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
      Object.freeze(value);
      for (const inner of Object.values(value)) freeze(inner);
    };
    let state = model.initial;
    for (const event of at(walk)) {
      freeze(state);
      state = model.reduce(state, event);
    }
    expect(state.reached).toHaveLength(6);
  });
});
