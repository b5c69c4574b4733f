/** The model of the lab `race`, from facts as the observers tell them. */
import { describe, expect, it } from 'vitest';
import type { LabEvent, LabFact } from '#lib/events.ts';
import { type ClientName, model, PATHS, type PathName, type State } from './model.ts';
import { racesOf, SERIES, tally, verdictOf } from './model-readings.ts';
import type { Status } from './order-change.ts';

const at = (facts: readonly LabFact[]): LabEvent[] =>
  facts.map((fact, index) => ({ ...fact, at: index }));
const fold = (facts: readonly LabFact[], from: State = model.initial): State =>
  at(facts).reduce(model.reduce, from);

const document = (collection: string, id: string, fields: Record<string, unknown>): LabFact => ({
  type: 'document',
  collection,
  id,
  op: 'insert',
  document: { _id: id, ...fields },
});
const begun = (n: number, more = {}) =>
  document('races', `ORD-${n}`, { n, series: 1, pauseMs: 80, together: false, ...more });
const order = (n: number, status: Status) => document('orders', `ORD-${n}`, { status });
const entry = (n: number, client: ClientName, more = {}) =>
  document('ledger', `ORD-${n}/${client}`, {
    ...{ orderId: `ORD-${n}`, client, status: client === 'client-1' ? 'DIKIRIM' : 'DIBATALKAN' },
    ...{ pauseMs: 0, savedAt: 1, publishedAt: 2, operationTime: '1:000001', error: null },
    ...more,
  });
const logged = (path: PathName, first: number, n: number, ...statuses: Status[]): LabFact => ({
  type: 'records',
  topic: PATHS[path].topic,
  partition: 1,
  low: 0,
  end: first + statuses.length,
  records: statuses.map((status, index) => ({
    offset: first + index,
    at: 0,
    key: `ORD-${n}`,
    value: JSON.stringify({ orderId: `ORD-${n}`, status }),
    headers: {},
  })),
});
const viewed = (path: PathName, n: number, status: Status, offset: number, more = {}) =>
  document(PATHS[path].collection, `ORD-${n}`, { status, from: { partition: 1, offset }, ...more });
const committed = (path: PathName, offset: number): LabFact => ({
  type: 'committed',
  group: path,
  topic: PATHS[path].topic,
  partition: 1,
  offset,
});

/** Everything that one race leaves, where the clients' log has it reversed and CDC has not. */
const raced = (n: number, more = {}): LabFact[] => {
  const first = (n - 1) * 3;
  return [
    ...[begun(n, more), order(n, 'DIBATALKAN'), entry(n, 'client-1'), entry(n, 'client-2')],
    logged('search', first, n, 'DIBAYAR', 'DIBATALKAN', 'DIKIRIM'),
    viewed('search', n, 'DIKIRIM', first + 2, { byTime: { status: 'DIBATALKAN' } }),
    committed('search', first + 3),
  ];
};
const derived = (n: number): LabFact[] => {
  const first = (n - 1) * 3;
  return [
    logged('search-cdc', first, n, 'DIBAYAR', 'DIKIRIM', 'DIBATALKAN'),
    viewed('search-cdc', n, 'DIBATALKAN', first + 2),
    committed('search-cdc', first + 3),
  ];
};
const verdict = (state: State, path: PathName) => {
  const race = racesOf(state)[0];
  return race && verdictOf(state, race, path);
};

describe('a race', () => {
  it('is settled by nothing less than all of its facts, in whatever order they come', () => {
    const all = raced(1);
    expect(verdict(fold(all), 'search')).toBe('apart');
    expect(verdict(fold([...all].reverse()), 'search')).toBe('apart');
    const needed = all.filter((fact) => !(fact.type === 'document' && fact.collection === 'races'));
    for (const missing of needed) {
      const state = fold(all.filter((fact) => fact !== missing));
      expect(verdict(state, 'search'), JSON.stringify(missing)).toBe('open');
      expect(state.reached).toEqual([]);
    }
  });

  it('is not settled by a bookmark while the view is told of an earlier record', () => {
    const early = viewed('search', 1, 'DIBATALKAN', 1);
    const facts = raced(1).map((fact) =>
      fact.type === 'document' && fact.collection === 'search_index' ? early : fact,
    );
    expect(verdict(fold(facts), 'search')).toBe('open');
  });

  it('stays open where a client met an error', () => {
    const failed = fold([...raced(1), entry(1, 'client-1', { error: 'KafkaJSError' })]);
    expect(verdict(failed, 'search')).toBe('open');
  });

  it('has a verdict for each way, and the guesses theirs', () => {
    const state = fold([...raced(1), ...derived(1)]);
    expect([verdict(state, 'search'), verdict(state, 'search-cdc')]).toEqual(['apart', 'same']);
    expect(state.reached).toEqual(['raced']);
    expect(model.measures['final-mongo']?.(state)?.option).toBe('dibatalkan');
    expect(model.measures['final-search']?.(state)?.option).toBe('dikirim');
    expect(model.measures['of-20']?.(state)).toBeUndefined();
    expect(model.live.placeLast?.(state)).toBe('P1@2');
  });

  it('counts a record once, however often it is told, and takes no stranger for a race', () => {
    const once = fold(raced(1));
    const twice = fold([...raced(1), logged('search', 0, 1, 'DIBAYAR', 'DIBATALKAN', 'DIKIRIM')]);
    expect(racesOf(twice)).toEqual(racesOf(once));
    const strange = [document('orders', '__proto__', { status: 'DIKIRIM' }), order(0, 'DIKIRIM')];
    expect(racesOf(fold(strange))).toEqual([]);
  });
});

describe('a series', () => {
  const numbers = Array.from({ length: SERIES }, (_, index) => index + 1);
  const series = (more = {}) => fold(numbers.flatMap((n) => raced(n, more)));

  it('is measured when its last race is settled', () => {
    const nineteen = fold(numbers.slice(1).flatMap((n) => raced(n)));
    expect(nineteen.reached).toEqual(['raced']);
    const state = series();
    expect(state.reached).toEqual(['raced', 'often']);
    expect(model.measures['of-20']?.(state)).toEqual({ option: 'most', value: '20 / 20' });
    expect(model.measures['after-cdc']?.(state)).toBeUndefined();
    expect(series({ pauseMs: 0 }).reached).toEqual(['raced', 'hurried']);
    expect(model.measures['by-time']?.(state)).toBeUndefined();
    const clocked = series({ clockMs: 100 });
    expect(clocked.reached).toEqual(['raced', 'clocked']);
    expect(model.measures['by-time']?.(clocked)).toEqual({ option: '0', value: '0 / 20' });
  });

  it('agrees through the connector, and only then bears that guess out', () => {
    const state = fold(numbers.flatMap(derived), series());
    expect(tally(state, 'search-cdc')).toEqual({ races: 20, settled: 20, apart: 0 });
    expect(state.reached).toEqual(['raced', 'often', 'derived']);
    expect(model.measures['after-cdc']?.(state)).toEqual({ option: '0', value: '0 / 20' });
    const live = fold(numbers.flatMap(derived), series({ connected: true }));
    expect(live.reached).toContain('again');
  });

  it('bears a wrong guess out where a view through the connector differs', () => {
    const state = fold(
      numbers.flatMap((n) => [
        logged('search-cdc', (n - 1) * 3, n, 'DIBAYAR', 'DIBATALKAN', 'DIKIRIM'),
        viewed('search-cdc', n, n > 3 ? 'DIBATALKAN' : 'DIKIRIM', (n - 1) * 3 + 2),
        committed('search-cdc', n * 3),
      ]),
      series(),
    );
    expect(model.measures['after-cdc']?.(state)).toEqual({ option: 'few', value: '3 / 20' });
  });
});

describe('a dropped collection', () => {
  it('unsays what it said, and nothing else', () => {
    const state = fold([...raced(1), { type: 'dropped', collection: 'search_index' }]);
    expect(verdict(state, 'search')).toBe('open');
    expect(racesOf(state)[0]?.mongo?.status).toBe('DIBATALKAN');
  });
});
