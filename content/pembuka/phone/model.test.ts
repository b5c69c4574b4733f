/** The model of the lab `phone`, from facts as the observers tell them. */
import { describe, expect, it } from 'vitest';
import type { LabEvent, LabFact } from '#lib/events.ts';
import { percentOf, promised, quantile, SERIES_MAX } from '../../shop/ledger.ts';
import { SERVICES } from '../../shop/services.ts';
import { model, ORDERS, type State } from './model.ts';

const document = (collection: string, id: string, fields: object): LabFact => ({
  type: 'document',
  collection,
  id,
  op: 'insert',
  document: { ...fields },
});
const conditions = (change: object = {}, only?: string) =>
  SERVICES.map((service) => ({
    ...{ service, failPercent: 0, delayMs: 30, killed: false },
    ...(only === undefined || only === service ? change : {}),
  }));
const series = (id: number, fields: object = {}): LabFact =>
  document('series', String(id), {
    ...{ _id: id, asked: 100, retries: 0, forecast: null, services: conditions() },
    ...{ endedAt: 1, ...fields },
  });
const order = (
  n: number,
  ms: number,
  failed?: { at: string; status?: number; errno?: string },
) => ({
  orderId: `ORD-${n}`,
  status: failed ? 502 : 201,
  ms,
  failedAt: failed?.at ?? null,
  calls: [{ ms, status: failed?.status ?? (failed ? null : 200), errno: failed?.errno ?? null }],
});
const sheet = (id: number, page: number, orders: readonly object[]): LabFact =>
  document('orders', `phone-${id}-${page}`, { _id: `phone-${id}-${page}`, series: id, orders });
const many = (count: number, ms: number, failed?: Parameters<typeof order>[2]) =>
  Array.from({ length: count }, (_, n) => order(n, ms, failed));
const started = (pid: number): LabFact => ({
  ...{ type: 'started', name: ORDERS, program: 'p', pid, since: 0 },
});
const report = (pid: number, kind: string, data: object): LabFact => ({
  ...{ type: 'report', name: ORDERS, pid, kind, data },
});

const at = (facts: readonly LabFact[]): LabEvent[] =>
  facts.map((fact, index) => ({ ...fact, at: index }));
const fold = (facts: readonly LabFact[], from: State = model.initial): State =>
  at(facts).reduce(model.reduce, from);
const measured = (id: string, state: State) => model.measures[id]?.(state);

describe('the ledger', () => {
  it('is counted sheet by sheet, and a sheet that is told twice once', () => {
    const page = sheet(1, 1, [...many(3, 151.2), order(4, 60, { at: 'payment', status: 503 })]);
    const state = fold([series(1), page, page, sheet(1, 2, many(1, 400))]);
    const [one] = state.series;
    expect(one).toMatchObject({ placed: 5, accepted: 4, failures: { 'payment 503': 1 } });
    expect(one && percentOf(one)).toBe(80);
    expect(one && [0.5, 0.99].map((part) => quantile(one, part))).toEqual([151, 400]);
  });

  it('may be read before its series is', () => {
    const state = fold([sheet(1, 1, many(2, 150)), series(1, { asked: 2 })]);
    expect(state.series).toMatchObject([{ id: 1, asked: 2, placed: 2, over: true }]);
  });

  it('names the services in the order of the calls, however the book was written', () => {
    const services = conditions({ failPercent: 20 }, 'payment').reverse();
    const [one] = fold([series(1, { services })]).series;
    expect(one?.services.map(({ failPercent }) => failPercent)).toEqual([20, 0, 0, 0, 0]);
  });

  it('keeps the last series, in their order', () => {
    const all = Array.from({ length: SERIES_MAX + 3 }, (_, n) => series(n + 1)).reverse();
    const ids = fold(all).series.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    expect(ids).toHaveLength(SERIES_MAX);
  });
});

describe('what the settings alone promise', () => {
  it('is the product of the chances and the sum of the waits', () => {
    const { percent, ms } = promised(conditions({ failPercent: 2 }), 0);
    expect(percent).toBeCloseTo(90.392, 3);
    expect(ms).toBe(150);
  });

  it('is nothing at all with one dead service, and no wait for it or for those after it', () => {
    const { percent, ms } = promised(conditions({ killed: true }, 'notification'), 2);
    expect([percent, ms]).toEqual([0, 60]);
  });

  it('counts a call as failed only when every try of it fails', () => {
    expect(promised(conditions({ failPercent: 10 }), 2).percent).toBeCloseTo(99.501, 3);
  });
});

describe('milestones and guesses', () => {
  const walk: readonly LabFact[] = [
    series(1),
    sheet(1, 1, many(100, 158)),
    series(2, { asked: 300, services: conditions({ failPercent: 2 }) }),
    sheet(2, 1, [...many(270, 160), ...many(30, 60, { at: 'search', status: 503 })]),
    series(3, { services: conditions({ delayMs: 800 }, 'analytics') }),
    sheet(3, 1, many(100, 930)),
    series(4, { services: conditions({ killed: true }, 'notification') }),
    sheet(4, 1, many(100, 70, { at: 'notification', errno: 'ECONNREFUSED' })),
    series(5, { retries: 2, services: conditions({ killed: true }, 'notification') }),
    sheet(5, 1, many(100, 75, { at: 'notification', errno: 'ECONNREFUSED' })),
    series(6, { asked: 300, retries: 2, services: conditions({ failPercent: 2 }) }),
    sheet(6, 1, many(300, 165)),
  ];

  it('are reached in the order of the text', () => {
    expect(fold(walk).reached).toEqual(Object.keys(model.milestones));
  });

  it('are held against the first series of their kind', () => {
    const state = fold(walk);
    expect(measured('healthy', state)).toEqual({ option: '150', value: 'p50 158 ms' });
    expect(measured('two-percent', state)).toEqual({ option: '90', value: '270/300' });
    expect(measured('slow', state)).toEqual({ option: '920', value: 'p50 930 ms' });
    expect(measured('dead', state)).toEqual({ option: 'none', value: '0/100' });
    expect(measured('retry-dead', state)).toEqual({ option: 'none', value: '0/100' });
    const again = fold([series(7), sheet(7, 1, many(100, 20))], state);
    expect(measured('healthy', again)).toEqual(measured('healthy', state));
  });

  it('need a series that is over, and orders enough to say something', () => {
    expect(fold([series(1, { endedAt: undefined }), sheet(1, 1, many(100, 150))]).reached).toEqual(
      [],
    );
    expect(fold([series(1), sheet(1, 1, many(5, 150))]).reached).toEqual([]);
    const few = series(1, { asked: 50, services: conditions({ failPercent: 2 }) });
    expect(fold([few, sheet(1, 1, many(50, 150))]).reached).toEqual([]);
  });

  it('take no series with a dead service for a failing one', () => {
    const dead = conditions({ killed: true, failPercent: 2 }, 'search');
    expect(fold([series(1, { services: dead }), sheet(1, 1, many(100, 9))]).reached).toEqual([]);
  });
});

describe('a series', () => {
  it('that was slowed otherwise, or killed in its midst, is held against no guess', () => {
    const slower = series(1, { services: conditions({ delayMs: 500 }, 'analytics') });
    expect(fold([slower, sheet(1, 1, many(100, 630))]).reached).toEqual([]);
    const midway = [...many(50, 158), ...many(50, 9, { at: 'search', errno: 'ECONNREFUSED' })];
    expect(fold([series(1), sheet(1, 1, midway)]).reached).toEqual([]);
  });

  it('stays when tries and forecasts come after it', () => {
    const first = fold([series(1), sheet(1, 1, many(100, 158))]);
    const tries = Array.from({ length: 20 }, (_, n) => series(n + 2, { asked: 1 }));
    const forecasts = Array.from({ length: 20 }, (_, n) =>
      series(n + 30, { asked: 1000, forecast: 80 }),
    );
    const state = fold([...tries, ...forecasts], first);
    expect(state.series).toHaveLength(SERIES_MAX);
    expect(measured('healthy', state)).toEqual({ option: '150', value: 'p50 158 ms' });
  });

  it('that was given up is over, and says nothing', () => {
    const open = fold([started(7), series(1, { endedAt: undefined }), sheet(1, 1, many(60, 150))]);
    const state = fold([report(7, 'given-up', { series: 1 })], open);
    expect(state.series).toMatchObject([{ over: true, placed: 60 }]);
    expect(state.reached).toEqual([]);
  });
});

describe('the watched order', () => {
  const calling = { orderId: 'ORD-1-1', service: 'payment', attempt: 1 };
  const begun = [started(7), report(7, 'order', { orderId: 'ORD-1-1' })];

  it('has a line for each call, open until it is answered', () => {
    const open = fold([...begun, report(7, 'calling', calling)]);
    expect(open.watched?.calls.payment).toEqual({
      attempt: 1,
      since: 2,
      status: null,
      errno: null,
    });
    const called = { ...calling, ms: 31, status: 200, errno: null };
    const ended = fold([report(7, 'called', called)], open);
    expect(ended.watched?.calls.payment).toMatchObject({ ms: 31, status: 200, since: 2 });
  });

  it('is not moved by another order, nor by a process that is gone', () => {
    const state = fold([...begun, report(7, 'calling', { ...calling, orderId: 'ORD-1-9' })]);
    expect(state.watched?.calls).toEqual({});
    expect(fold([report(6, 'calling', calling)], state)).toEqual(state);
  });

  it('ends with the order service', () => {
    const gone: LabFact = {
      ...{ type: 'exited', name: ORDERS, pid: 7, code: null, signal: 'SIGKILL', reason: 'killed' },
    };
    expect(fold([...begun, gone]).watched).toBeNull();
  });
});

describe('a table of names', () => {
  it('knows no service that is none of the five', () => {
    const strange = document('phone_book', '__proto__', {
      ...{ failPercent: 9, delayMs: 9, killed: true, port: 1 },
    });
    expect(fold([strange]).book).toEqual(model.initial.book);
  });
});
