/** The way of one order: where it stands in time, and what is told of it in words. */
import { renderToStaticMarkup as html } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Hop, Way } from '#lib/way/way.ts';
import { WayFigure } from './way-figure.tsx';
import { linkPath, printed, ticksOf } from './way-layout.ts';
import { WayTable } from './way-table.tsx';
import { evidenceText, spanIn } from './way-text.ts';
import { wayWords, wayWordsOf } from './way-words.ts';

const at = (ms: number) => ({ at: { ms, clock: 'mongod' as const } });
const parts = (ms: readonly number[]) => ticksOf(ms.map(at)).map(({ part }) => part);

const place = { topic: 'pesanan', partition: 2, offset: 7 };
const hops: readonly Hop[] = [
  {
    station: 'document:orders',
    evidence: { kind: 'document', collection: 'orders', id: 'ORD-1', op: 'insert' },
    at: { ms: 1000, clock: 'mongod' },
    ...{ from: null, gap: null },
  },
  {
    station: 'record:pesanan',
    evidence: { kind: 'record', ...place, type: 'PesananDibuat', nth: 2 },
    at: { ms: 1030, clock: 'producer' },
    ...{ from: 0, gap: { ms: 30, sign: '=' } },
  },
  {
    station: 'group:payment',
    evidence: { kind: 'read', ...place, process: 'payment', pid: 9 },
    at: { ms: 1042, clock: 'server', latest: true },
    ...{ from: 1, gap: { ms: 12, sign: '≤' } },
  },
];
const way: Way = {
  order: 'ORD-1',
  ...{ events: ['e'], traces: ['t'], hops },
  stations: [
    { id: 'http', kind: 'http', name: '', state: 'absent', more: 0 },
    { id: 'document:orders', kind: 'document', name: 'orders', state: 'reached', more: 0 },
    { id: 'record:pesanan', kind: 'record', name: 'pesanan', state: 'reached', more: 42 },
    { id: 'group:payment', kind: 'group', name: 'payment', state: 'reached', more: 0 },
    { id: 'effect:payments', kind: 'effect', name: 'payments', state: 'waiting', more: 0 },
  ],
};

describe('time along a way', () => {
  it('keeps its order, and lets a long wait take more room than a short one', () => {
    const [first = 1, second = 1, third = 1, last] = parts([100, 101, 30_000, 100]);
    expect([first, last ?? third]).toEqual([0, 1]);
    expect(third - second).toBeGreaterThan(second - first);
    expect(second - first).toBeGreaterThan(0.05);
  });

  it('has room for no hop, for one, and for many at the same moment', () => {
    expect(parts([])).toEqual([]);
    expect(ticksOf([{ at: null }])).toEqual([]);
    expect(parts([5, 5, 5])).toEqual([0]);
  });

  it('prints only figures that don’t overlap, and always the last one', () => {
    const ticks = ticksOf([0, 1, 2, 3, 4].map(at));
    expect(printed(ticks, 400, 60)).toHaveLength(5);
    expect(printed(ticks, 100, 60).map(({ ms }) => ms)).toEqual([0, 4]);
    expect(printed([], 100, 60)).toEqual([]);
  });

  it('draws a line that never goes back', () => {
    expect(linkPath({ x: 10, y: 5 }, { x: 40, y: 35 })).toBe('M10 5V35H40');
  });
});

describe('the figure and the table of a way', () => {
  it('draw each hop once, hollow where only a bound is known, and what was not reached', () => {
    const figure = html(<WayFigure way={way} words={wayWords.id} span={spanIn('id')} />);
    expect(figure.split('transform="translate(').length - 1).toBe(3);
    expect(figure.split('data-latest="true"').length - 1).toBe(1);
    expect(figure).toContain('data-state="waiting"');
    expect(figure).toContain('belum teramati di sini');
    expect(figure).not.toContain('HTTP');
  });

  it('don’t say that something was not seen where earlier facts are gone', () => {
    const words = wayWordsOf('en', true);
    const figure = html(<WayFigure {...{ way, words }} span={spanIn('en')} />);
    expect(figure).toContain('not among the facts still held');
    expect(figure).not.toContain('not seen here yet');
    expect(wayWordsOf('en', false)).toEqual(wayWords.en);
  });

  it('say whose clock it was, how long, and how many hops are left out', () => {
    const exact = (ms: number) => `t${ms}`;
    const words = wayWords.en;
    const table = html(<WayTable {...{ way, words, exact }} span={spanIn('en')} name="way" />);
    for (const text of [
      ...['orders/ORD-1 insert', 'pesanan-2@7 · PesananDibuat · delivery 2'],
      ...['producer (CreateTime)', 't1042 at the latest', '30 ms', '≤ 12 ms'],
      ...['and 42 more that are not drawn', 'not seen here yet'],
    ]) {
      expect(table).toContain(text);
    }
  });

  it('has a span for milliseconds, seconds and minutes in both languages', () => {
    expect([12, 1240, 185_000].map(spanIn('id'))).toEqual(['12 ms', '1,24 s', '3 min 5 s']);
    expect(spanIn('en')(1240)).toBe('1.24 s');
  });

  it('tells an answer that never came, and an entry by what it holds', () => {
    const told = (evidence: Hop['evidence']) => evidenceText(evidence, wayWords.id, spanIn('id'));
    expect(told({ kind: 'http', path: 'POST /x', status: null, ms: 3 })).toContain('tidak dijawab');
    const writes = ['orders insert', 'outbox insert'];
    expect(told({ kind: 'oplog', ts: '9.1', writes, raw: true })).toBe(
      'ts 9.1: orders insert + outbox insert (dibaca di oplog)',
    );
  });
});
