/** Where each order is: stored, in memory, still in the log, or passed over by a bookmark. */
import { describe, expect, it } from 'vitest';
import type { LabFact } from '#lib/events.ts';
import { lagOf, lostOf, whereabouts } from './model-where.ts';
import {
  committed,
  end,
  fold,
  group,
  holding,
  killed,
  live,
  manner,
  many,
  measured,
  ready,
  started,
  THREE,
} from './testing.ts';

describe('an order that was passed over', () => {
  const LAST_OF_2 = end(20).length + 3 + 20 + 19;
  const mistaken = [
    ...end(20),
    started('analytics', 7),
    manner('mistaken'),
    group('payment', { analytics: [0], 'payment-a': [1], 'payment-b': [2] }),
    ...many('payments', 1, 0, 20),
    ...many('payments', 2, 0, 20),
    ...many('analytics', 0, 0, 20),
    ...committed('payment', 20, 20, 20),
  ];

  it('is one that the bookmark has passed and the database has not', () => {
    const state = fold(mistaken);
    expect(lostOf(state, 'payment')).toBe(20);
    expect(lagOf(state, 'payment')).toBe(0);
    expect(whereabouts(state, 'payment')).toEqual({ stored: 40, memory: 0, log: 0, lost: 20 });
    expect(measured('mistake', state)).toEqual({ option: 'part', value: 'P0: 20' });
    expect(state.reached).toEqual(['mistaken']);
  });

  it('is not summed up before the last document of the others was told', () => {
    const late = fold(mistaken.filter((_, index) => index !== LAST_OF_2));
    expect(late.reached).not.toContain('mistaken');
    expect(measured('mistake', fold(many('payments', 2, 19, 20), late))?.value).toBe('P0: 20');
  });

  it('is none while its document may just be on its way', () => {
    expect(lostOf(fold([...end(3), ...committed('payment', 1, 1, 1)]), 'payment')).toBe(0);
  });

  it('is mended only when everything is paid, and counted by a group of its own', () => {
    const paid = fold([...many('payments', 0, 0, 20)], fold(mistaken));
    expect(paid.reached).not.toContain('mended');
    const own = [
      manner('own'),
      group('payment', THREE),
      group('analytics', { analytics: [0, 1, 2] }),
      ...many('analytics', 1, 0, 20),
      ...many('analytics', 2, 0, 20),
      ...committed('analytics', 20, 20, 20),
    ];
    const mended = fold(own, paid);
    expect(mended.reached).toContain('mended');
    expect(measured('other-group', mended)).toEqual({ option: 'all', value: '60 / 60' });
  });
});

describe('orders in memory', () => {
  const at = (how: string, bookmark: number): LabFact[] => [
    ...end(20),
    started('analytics', 7),
    ready('analytics', 7),
    manner(how),
    group('analytics', { analytics: [0, 1, 2] }),
    holding(7, 40, how === 'bounded'),
    ...many('analytics', 0, 0, 20),
    ...committed('analytics', bookmark, bookmark, bookmark),
  ];
  const again: LabFact[] = [killed('analytics', 7), started('analytics', 8), ready('analytics', 8)];

  it('are not lost while the process lives, and are with it when they were committed', () => {
    const alive = fold(at('hoarding', 20));
    expect(whereabouts(alive, 'analytics')).toEqual({ stored: 20, memory: 40, log: 0, lost: 0 });
    const dead = fold([killed('analytics', 7)], alive);
    expect(dead.deaths).toMatchObject([{ held: 40, missing: null }]);
    expect(dead.reached).not.toContain('hoarded');
    const heir = fold(again.slice(1), dead);
    expect(measured('hoard-kill', heir)).toEqual({ option: 'held', value: '40 / 40' });
    expect(heir.reached).toContain('hoarded');
  });

  it('are read again when they were not committed', () => {
    const alive = fold([...at('bounded', 0), ...committed('analytics', 20, 0, 0)]);
    expect(alive.paused).toBe(true);
    const heir = fold(again, alive);
    expect(heir.deaths).toMatchObject([{ manner: 'bounded', held: 40, missing: null }]);
    const kept = fold(
      [
        ...many('analytics', 1, 0, 20),
        ...many('analytics', 2, 0, 20),
        ...committed('analytics', 20, 20, 20),
      ],
      heir,
    );
    expect(kept.deaths).toMatchObject([{ missing: 0 }]);
    expect(kept.reached).toContain('kept');
    expect(live('boundedMost', kept)).toBe('40');
  });

  it('are no part of what an earlier death has lost', () => {
    const dead = fold(again, fold(at('hoarding', 20)));
    const bounded = [manner('bounded'), ...end(40), holding(8, 20, true)];
    const alive = fold(bounded, dead);
    expect(whereabouts(alive, 'analytics')).toEqual({ stored: 20, memory: 20, log: 40, lost: 40 });
    const heir = fold(
      [
        killed('analytics', 8),
        started('analytics', 9),
        ready('analytics', 9),
        ...[0, 1, 2].flatMap((partition) => many('analytics', partition, 20, 40)),
        ...committed('analytics', 40, 40, 40),
      ],
      alive,
    );
    expect(heir.deaths[1]).toMatchObject({ manner: 'bounded', before: 40, missing: 0 });
  });

  it('are not counted as lost for good where the last document was told late', () => {
    const dead = fold(again, fold(at('hoarding', 20)));
    const alive = fold([manner('bounded'), ...end(40), holding(8, 20, true)], dead);
    const bookmarkFirst = fold(
      [
        killed('analytics', 8),
        started('analytics', 9),
        ready('analytics', 9),
        ...[0, 1].flatMap((partition) => many('analytics', partition, 20, 40)),
        ...many('analytics', 2, 20, 39),
        ...committed('analytics', 40, 40, 40),
      ],
      alive,
    );
    expect(bookmarkFirst.deaths[1]).toMatchObject({ missing: 1 });
    const told = fold(many('analytics', 2, 39, 40), bookmarkFirst);
    expect(told.deaths[1]).toMatchObject({ missing: 0 });
    // Read again by another process: what was lost was lost.
    const other: LabFact[] = [started('analytics', 10), ready('analytics', 10)];
    const first = fold(at('hoarding', 20));
    const replayed = fold([...other, ...many('analytics', 0, 20, 40)], fold(again, first));
    expect(replayed.deaths[0]).toMatchObject({ missing: 40 });
  });

  it('wait in the log, not in memory, behind a slow database', () => {
    const slow = fold([...end(20), manner('slow'), ...committed('analytics', 5, 0, 0)]);
    expect(slow.reached).toContain('slowed');
    expect(whereabouts(slow, 'analytics').memory).toBe(0);
  });
});
