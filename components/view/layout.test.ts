/** Where cells, ribbons and brackets stand, above all where a log is not the usual one. */
import { describe, expect, it } from 'vitest';
import {
  figureSize,
  isPrinted,
  laneHeight,
  laneLayout,
  leftColumn,
  METRICS,
  printEvery,
  railOf,
  visible,
  xOf,
} from './layout.ts';

const desk = laneLayout(770, METRICS.desk, 92);
const phone = laneLayout(358, METRICS.phone, 68);

describe('the room of a lane', () => {
  it('takes as many whole cells as fit between both columns', () => {
    expect(desk.room).toBe(Math.floor((770 - 92 - 24 - 58) / 52));
    expect(desk.right).toBe(92 + desk.room * 52);
    expect(desk.wide).toBe(true);
  });

  it('shows six records and the next offset on a phone', () => {
    expect(phone.room).toBe(7);
    expect(phone.wide).toBe(false);
    expect(visible(0, 6, phone)).toMatchObject({ first: 0, edge: 'start' });
  });

  it('keeps at least the head and the next offset however narrow it gets', () => {
    expect(laneLayout(40, METRICS.phone, 68).room).toBe(2);
  });

  it('gives way to a lag with many digits', () => {
    const wide = laneLayout(770, METRICS.desk, 92, 'lag 8888888888');
    expect(wide.room).toBeLessThan(desk.room);
  });

  it('widens the left column for long names and long numbers only', () => {
    const column = { names: ['payment'], partitions: ['Partisi 0'], longest: '8' };
    const short = leftColumn(METRICS.desk, column);
    expect(short).toBe(92);
    expect(leftColumn(METRICS.desk, { ...column, longest: '8888888' })).toBeGreaterThan(short);
    expect(
      leftColumn(METRICS.desk, { ...column, names: ['notification-service'] }),
    ).toBeGreaterThan(short);
  });

  it('grows with at most three rails', () => {
    expect(laneHeight(METRICS.desk, 9)).toBe(laneHeight(METRICS.desk, 3));
    expect(laneHeight(METRICS.desk, 2) - laneHeight(METRICS.desk, 1)).toBe(20);
  });

  it('is a phone below 560 px and a projector when told so', () => {
    expect(figureSize(559, false)).toBe('phone');
    expect(figureSize(560, false)).toBe('desk');
    expect(figureSize(300, true)).toBe('projector');
  });
});

describe('what is visible', () => {
  it('starts an empty log with the next offset 0', () => {
    const seen = visible(0, 0, desk);
    expect(seen).toEqual({ first: 0, end: 0, low: 0, edge: 'start', gone: 0 });
    expect(xOf(0, seen, desk)).toBe(desk.left);
  });

  it('keeps the head in view and some tape ahead of it', () => {
    const seen = visible(0, 20_000, desk);
    expect(seen.edge).toBe('hidden');
    expect(xOf(seen.end, seen, desk) + 2 * 52).toBe(desk.right);
    expect(seen.end - seen.first).toBeLessThan(desk.room);
  });

  it('leaves the numbers of deleted records where they are in sight', () => {
    expect(visible(3, 8, desk)).toMatchObject({ first: 0, gone: 3, edge: 'torn' });
  });

  it('hides deleted records with the others when the log has gone on', () => {
    expect(visible(3, 20_000, desk)).toMatchObject({ edge: 'hidden' });
    const seen = visible(19_995, 20_000, desk);
    expect(seen.edge).toBe('torn');
    expect(seen.gone).toBe(19_995);
  });

  it('shows nothing but the next offset when everything is deleted', () => {
    const seen = visible(8, 8, desk);
    expect(seen.gone).toBe(8);
    expect(seen.edge).toBe('torn');
  });

  it('never takes low beyond end', () => {
    expect(visible(9, 8, desk).gone).toBe(8);
  });
});

describe('a rail', () => {
  const seen = visible(0, 7, desk);

  it('hangs the ribbon at the boundary before the committed offset', () => {
    const rail = railOf({ committed: 5, read: 7 }, seen, desk);
    expect(rail.ribbon).toBe(desk.left + 5 * 52);
    expect(rail.read).toBe(desk.left + 7 * 52);
    expect(rail.lag).toBe(2);
    expect(rail.bracket).toEqual({
      from: desk.left + 5 * 52 + 9,
      to: desk.left + 7 * 52 - 1,
      open: false,
    });
  });

  it('has no bracket without lag and no dashes without reading ahead', () => {
    const rail = railOf({ committed: 7, read: 7 }, seen, desk);
    expect(rail.bracket).toBeNull();
    expect(rail.read).toBeNull();
    expect(rail.lag).toBe(0);
  });

  it('stands at the very left for a bookmark on 0', () => {
    const rail = railOf({ committed: 0, read: null }, seen, desk);
    expect(rail.ribbon).toBe(desk.left);
    expect(rail.clamped).toBe(false);
    expect(rail.lag).toBe(7);
  });

  it('knows no lag before anything was committed', () => {
    expect(railOf(undefined, seen, desk)).toEqual({
      ribbon: null,
      clamped: false,
      read: null,
      bracket: null,
      lag: null,
    });
    expect(railOf({ committed: null, read: 3 }, seen, desk).read).toBe(desk.left + 3 * 52);
  });

  it('clamps a bookmark far behind and opens its bracket', () => {
    const late = visible(0, 20_000, desk);
    const rail = railOf({ committed: 12_400, read: 12_650 }, late, desk);
    expect(rail.ribbon).toBe(desk.left);
    expect(rail.clamped).toBe(true);
    expect(rail.lag).toBe(7_600);
    expect(rail.bracket?.open).toBe(true);
  });

  it('stays at the head when the commit was seen before the record', () => {
    const rail = railOf({ committed: 9, read: 9 }, seen, desk);
    expect(rail.ribbon).toBe(xOf(7, seen, desk));
    expect(rail.lag).toBe(0);
  });
});

describe('printed offsets', () => {
  it('prints all while they fit and every second on narrow cells', () => {
    expect(printEvery(9_999, METRICS.desk)).toBe(1);
    expect(printEvery(20_000, METRICS.phone)).toBe(2);
  });

  it('always prints the next offset, and none that would touch it', () => {
    expect(isPrinted(20_001, 20_001, 2)).toBe(true);
    expect(isPrinted(20_000, 20_001, 2)).toBe(false);
    expect(isPrinted(19_998, 20_001, 2)).toBe(true);
  });
});
