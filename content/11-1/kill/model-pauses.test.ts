/** How long the partitions stood still, from facts as the observers tell them. */
import { describe, expect, it } from 'vitest';
import { type How, pauseOfHeld, pauseOfOthers } from './model-pauses.ts';
import {
  again8,
  atWork,
  exited,
  fold,
  group,
  measured,
  paid,
  report,
  started,
  type Timed,
  takenOver,
} from './testing.ts';

describe('the pauses of the lab kill', () => {
  it.each<[How, Timed, number]>([
    ['term', [1050, report('payment-a', 1, 'leaving')], 1500],
    ['kill', [1050, exited('payment-a', 1, 'killed')], 11_500],
    ['freeze', [1050, report('payment-a', 1, 'frozen', { partition: 0, offset: 1 })], 11_500],
  ])('measure %s from the waiting order to the heir', (how, gone, at) => {
    const [episode] = fold([...atWork, gone, ...takenOver(at)]).episodes;
    expect(episode).toMatchObject({
      how,
      member: 'payment-a',
      held: [0],
      heirs: { 0: 'payment-b' },
    });
    expect(pauseOfHeld(episode ?? never())).toBe(at + 100 - 1100);
    expect(pauseOfOthers(episode ?? never())).toBe(400);
  });

  it('count no time in which nothing was waiting', () => {
    const late: Timed[] = [
      [9000, group(2, { 'payment-b': [0, 2], 'payment-c': [1] })],
      [30_000, paid(0, 1, 29_990, ['payment-b', 2, 30_000])],
      [30_000, paid(1, 1, 29_990, ['payment-c', 3, 30_000])],
      [30_000, paid(2, 1, 29_990, ['payment-b', 2, 30_000])],
    ];
    const idle = fold([...atWork, [1050, exited('payment-a', 1, 'killed')], ...late]);
    expect(idle.episode?.pauses).toEqual({ 0: 10, 1: 10, 2: 10 });
    // A death that nobody waited for says nothing of the broker.
    expect(idle.episodes).toEqual([]);
    expect(measured('pause-kill', idle)).toBeUndefined();
  });

  it('take a start after all were seen off for no takeover', () => {
    const off = ['payment-a', 'payment-b', 'payment-c'].flatMap((name, n): Timed[] => [
      [1050 + n, report(name, n + 1, 'leaving')],
      [1060 + n, exited(name, n + 1, 'asked')],
    ]);
    const again: Timed[] = [
      [9000, started('payment-b', 8)],
      [9000, started('payment-c', 9)],
      ...takenOver(9500).map(([at, fact]): Timed => [at, again8(fact)]),
    ];
    const state = fold([...atWork, ...off, ...again]);
    expect(state.episodes).toEqual([]);
    expect(state.reached).not.toContain('left');
  });

  it('begin with nobody who held nothing, and end only under a new generation', () => {
    const idle = fold([
      ...atWork,
      [1010, started('order-service', 9)],
      [1020, exited('order-service', 9, 'killed')],
    ]);
    expect(idle.episode).toBeNull();
    const open = fold([
      ...atWork,
      [1050, exited('payment-a', 1, 'killed')],
      [1200, paid(1, 1, 1150, ['payment-b', 2, 1200])],
    ]);
    expect(open.episode).toMatchObject({ settled: false });
    expect(open.episodes).toEqual([]);
  });

  it('are not ended by what a frozen one does on waking', () => {
    const frozen = fold([
      ...atWork,
      [1050, report('payment-a', 1, 'frozen', { partition: 0 })],
      ...takenOver(11_500),
    ]);
    const woke = fold(
      [
        [15_000, report('payment-a', 1, 'woke')],
        [15_001, paid(0, 1, 1100, ['payment-b', 2, 11_600], ['payment-a', 1, 15_001])],
        [
          15_002,
          report('payment-a', 1, 'refused', {
            partition: 0,
            offset: 1,
            error: 'UNKNOWN_MEMBER_ID',
          }),
        ],
      ],
      frozen,
    );
    expect(woke.episodes).toEqual(frozen.episodes);
    expect(woke.lastAt).toEqual(frozen.lastAt);
    expect(woke.repeated).toBe(1);
    expect(woke.frozen).toEqual({});
    expect(woke.reached).toContain('fenced');
    expect(measured('late-commit', woke)).toEqual({
      option: 'refused',
      value: 'UNKNOWN_MEMBER_ID',
    });
  });

  it.each([
    ['kill', 11_500, 'session'],
    ['kill', 2000, 'soon'],
    ['kill', 7000, 'session'],
  ])('bear a guess out by what was measured (%s at %i: %s)', (_how, at, option) => {
    const state = fold([...atWork, [1050, exited('payment-a', 1, 'killed')], ...takenOver(at)]);
    expect(measured('pause-kill', state)?.option).toBe(option);
    expect(measured('pause-term', state)).toBeUndefined();
    expect(measured('others', state)?.option).toBe('short');
  });
});

function never(): never {
  throw new Error('not told');
}
