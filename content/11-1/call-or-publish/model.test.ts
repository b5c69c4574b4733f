/** The model of the lab `call-or-publish`, from facts as the observers tell them. */
import { describe, expect, it } from 'vitest';
import type { LabFact } from '#lib/events.ts';
import { at, records } from '#lib/testing/events.ts';
import { lagsOf, model, ORDERS, type State } from './model.ts';
import { CONSUMERS, type Consumer, type Form, parseEvent } from './order-state.ts';

const PIDS: Readonly<Record<string, number>> = {
  [ORDERS]: 1,
  payment: 2,
  inventory: 3,
  notification: 4,
};

const started = (name: string): LabFact => ({
  ...{ type: 'started', name, program: 'p', pid: PIDS[name] ?? 0, since: 0 },
});
const exited = (name: string, reason: 'killed' | 'asked'): LabFact => ({
  ...{ type: 'exited', name, pid: PIDS[name] ?? 0, code: null, signal: 'SIGKILL', reason },
});
const report = (name: string, kind: string, data: unknown): LabFact => ({
  ...{ type: 'report', name, pid: PIDS[name] ?? 0, kind, data },
});
const document = (
  collection: string,
  id: string,
  fields: object | null,
  op: 'insert' | 'update' | 'delete' = 'insert',
): LabFact => ({ type: 'document', collection, id, op, document: fields && { ...fields } });
const committed = (group: string, offset: number): LabFact => ({
  ...{ type: 'committed', group, topic: 'pesanan', partition: 0, offset },
});
const all = (offset: number): LabFact[] => CONSUMERS.map((name) => committed(name, offset));
const series = (id: number, form: Form): LabFact =>
  document('series', String(id), { _id: id, form, count: 20, bytes: 18, publishedAt: 1 });
const calls = (id: number, caller: Consumer, answered: number): LabFact =>
  document('calls', `${id} ${caller}`, { answered }, 'update');
const copy = (id: string, version: number, copiedAt: number, op: 'insert' | 'update' = 'insert') =>
  document(
    'notifications',
    id,
    {
      ...{ customer: 'rina', address: `Jalan ${version}`, version, source: 'event' },
      ...{ handledAt: 1, copiedAt },
    },
    op,
  );
const copies = (id: number): LabFact[] =>
  Array.from({ length: 20 }, (_, n) => copy(`ORD-${id}-${n + 1}`, 1, 1));
const changed = (id: string, version: number, told: boolean, changedAt: number): LabFact =>
  document('orders', id, { version, address: `Jalan ${version}`, told, changedAt }, 'update');
const state = (version: number) => ({
  ...{ orderId: 'ORD-2-20', customer: 'rina', item: 'kopi', total: 1 },
  ...{ address: `Jalan ${version}`, version },
});
const copied = { customer: 'rina', address: 'Jalan 1', version: 1, source: 'event' } as const;
const asked = (call: object, old = copied): LabFact =>
  report('notification', 'asked', {
    orderId: 'ORD-2-20',
    call: { status: null, errno: null, state: null, ms: 2, ...call },
    copy: { ...old, handledAt: 1, copiedAt: 100 },
    ms: 1,
  });
const refused = (name: Consumer): LabFact =>
  report(name, 'unanswered', { orderId: 'ORD-1-1', attempt: 1, reason: 'ECONNREFUSED' });

const fold = (facts: readonly LabFact[], from: State = model.initial): State =>
  facts.map((fact, index) => at(fact, 1000 + index)).reduce(model.reduce, from);
const measured = (id: string, of: State) => model.measures[id]?.(of);

const alive = [ORDERS, ...CONSUMERS].map(started);
const thin = [...alive, records(0, 20), series(1, 'thin')];
const held: readonly LabFact[] = [
  ...thin,
  ...all(0),
  exited(ORDERS, 'killed'),
  ...CONSUMERS.map(refused),
];
const carried: readonly LabFact[] = [
  ...alive,
  records(0, 20),
  series(2, 'full'),
  exited(ORDERS, 'killed'),
  ...copies(2),
  ...all(20),
];

describe('an event as it is told', () => {
  it('is thin, full, or names no order at all', () => {
    expect(parseEvent('{"orderId":"ORD-1-1"}')).toEqual({ orderId: 'ORD-1-1' });
    expect(parseEvent(JSON.stringify(state(1)))).toEqual({ orderId: 'ORD-2-20', state: state(1) });
    for (const value of ['', 'kopi', '[]', 'null', '{"total":1}']) {
      expect(parseEvent(value)).toBeUndefined();
    }
  });
});

describe('the model of call-or-publish', () => {
  it('counts a question for every event and every consumer', () => {
    const two = fold([...thin, calls(1, 'payment', 20), calls(1, 'inventory', 20)]);
    expect(two.reached).toEqual([]);
    const three = fold([calls(1, 'notification', 20)], two);
    expect(three.reached).toEqual(['called']);
    expect(measured('calls', three)).toEqual({ option: '60', value: '60 GET / 20 event' });
  });

  it('calls thin events stuck once all three are refused, and not before', () => {
    expect(fold(held.slice(0, -1)).stuck).toBeNull();
    const now = fold(held);
    expect(now.reached).toEqual(['stuck']);
    expect(measured('stuck', now)).toEqual({ option: 'wait', value: 'lag 20, ECONNREFUSED' });
    expect(fold([started(ORDERS), ...all(20)], now).reached).toEqual(['stuck', 'resumed']);
  });

  it('forgets who was refused when a consumer leaves', () => {
    const left = fold([exited('payment', 'asked')], fold(held));
    expect(Object.keys(left.refusals)).toEqual(['inventory', 'notification']);
  });

  it('takes no report from a process that is gone', () => {
    const gone = fold([...thin, exited('payment', 'killed')]);
    expect(fold([refused('payment')], gone).refusals).toEqual({});
  });

  it('calls full events carried only if they were handled after the death, unasked', () => {
    expect(fold(carried).reached).toEqual(['carried']);
    expect(measured('carried', fold(carried))).toEqual({ option: 'done', value: 'lag 0, 0 GET' });
    const before = [...alive, records(0, 20), series(2, 'full'), ...copies(2), ...all(20)];
    expect(fold([...before, exited(ORDERS, 'killed')]).carried).toBeNull();
    const called = fold([...carried.slice(0, -1), calls(2, 'payment', 1), ...all(20)]);
    expect(called.carried).toBeNull();
    expect(lagsOf(called)).toEqual({ least: 0, most: 0 });
  });

  it('holds a copy against its source, and says how old the change was', () => {
    const now = fold([
      ...[...alive, copy('ORD-2-20', 1, 100)],
      ...[changed('ORD-2-20', 2, false, 500), asked({ status: 200, state: state(2) })],
    ]);
    expect(now.reached).toEqual(['stale']);
    expect(measured('stale', now)).toEqual({ option: 'old', value: 'GET v2, copy v1' });
    expect(model.live.staleFor?.(now)).toBe('0.5');
    expect(model.live.copyAddress?.(now)).toBe('Jalan 1');
  });

  it('measures how long a told change took, and never takes a silent one for caught up', () => {
    const silent = [changed('ORD-2-20', 2, false, 500), copy('ORD-2-20', 2, 512, 'update')];
    expect(fold([...alive, copy('ORD-2-20', 1, 100), ...silent]).caught).toBeNull();
    const told = fold([
      ...[...alive, copy('ORD-2-20', 1, 100), changed('ORD-2-20', 3, true, 900)],
      copy('ORD-2-20', 3, 942, 'update'),
    ]);
    expect(told.reached).toEqual(['fresh']);
    expect(told.caught).toMatchObject({ ms: 42, change: { version: 3 } });
    expect(told.handled).toEqual({ 2: 1 });
  });

  it('tells what a dead source leaves to answer', () => {
    const now = fold([...alive, exited(ORDERS, 'killed'), asked({ errno: 'ECONNREFUSED' })]);
    expect(now.reached).toEqual(['unheard']);
    expect(measured('now', now)).toEqual({ option: 'copy', value: 'GET ECONNREFUSED, copy v1' });
  });

  it('is put together again from documents that are read anew', () => {
    const before = fold([...alive, records(0, 20), series(2, 'full'), ...copies(2), ...all(20)]);
    expect(before.handled).toEqual({ 2: 20 });
    expect(fold([document('notifications', 'ORD-2-3', null, 'delete')], before).handled).toEqual({
      2: 19,
    });
  });
});
