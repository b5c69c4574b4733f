import { describe, expect, it } from 'vitest';
import type { LabFact } from '#lib/events.ts';
import { RECORDS_MAX } from '#lib/fold/log.ts';
import { model, type State } from './model.ts';
import { at, committed, exited, fold, indexed, read, records, started, walk } from './testing.ts';

describe('the state of the lab log', () => {
  it('keeps the newest records, and counts all', () => {
    const state = fold([records(0, 150), records(150, 150)]);
    expect(state.records).toHaveLength(RECORDS_MAX);
    expect(state.records[0]?.offset).toBe(100);
    expect(state.end).toBe(300);
  });

  it('takes a record that is told twice once, and drops what the broker deleted', () => {
    const state = fold([
      records(0, 6),
      records(3, 6),
      { ...records(9, 0, 4), type: 'range' } as LabFact,
    ]);
    expect(state.records.map(({ offset }) => offset)).toEqual([4, 5, 6, 7, 8]);
    expect(state.low).toBe(4);
  });

  it('keeps 500 documents, and lets a known one change', () => {
    const many = Array.from({ length: 600 }, (_, index) => indexed(`ORD-${index}`));
    const full = fold(many);
    expect(Object.keys(full.documents)).toHaveLength(500);
    expect(Object.keys(fold([indexed('ORD-3', 'delete')], full).documents)).toHaveLength(499);
    expect(Object.keys(fold([indexed('ORD-3')], full).documents)).toHaveLength(500);
  });

  it('ignores what an earlier process of the same name still had to say', () => {
    const running = fold([started('search', 12), exited('search', 12), started('search', 13)]);
    const later = fold(
      [{ type: 'ready', name: 'search', pid: 12 }, read('search', 12, 4), exited('search', 12)],
      running,
    );
    expect(later.processes.search).toMatchObject({ pid: 13, phase: 'starting' });
    expect(later.groups.search.read).toBeNull();
  });

  it('ignores a report that arrives after the death of who sent it', () => {
    const dead = fold([started('payment', 11), exited('payment', 11), read('payment', 11, 4)]);
    expect(dead.groups.payment.read).toBeNull();
    const sending: LabFact = {
      type: 'report',
      name: 'order-service',
      pid: 10,
      kind: 'sending',
      data: ['budi'],
    };
    const writer = fold([started('order-service', 10), exited('order-service', 10), sending]);
    expect(writer.sending).toBeNull();
  });

  it.each(['acked', 'given-up'])('has nothing on its way once it is %s', (kind) => {
    const say = (what: string): LabFact => ({
      type: 'report',
      name: 'order-service',
      pid: 10,
      kind: what,
      data: ['budi'],
    });
    const sending = fold([started('order-service', 10), say('sending')]);
    expect(sending.sending?.keys).toEqual(['budi']);
    expect(fold([say(kind)], sending).sending).toBeNull();
  });

  it('has no reader in hand once its process is gone', () => {
    const state = fold([started('payment', 11), read('payment', 11, 2), exited('payment', 11)]);
    expect(state.groups.payment.read).toBeNull();
    expect(state.processes.payment).toMatchObject({ phase: 'exited', exit: { reason: 'killed' } });
  });

  it.each([null, 'x', 7, [], {}, { offset: '3' }, { offset: { $gt: 0 } }])(
    'lets a report of junk change nothing (%j)',
    (data) => {
      const before = fold([started('payment', 11)]);
      const after = fold(
        [{ type: 'report', name: 'payment', pid: 11, kind: 'read', data }],
        before,
      );
      expect(after.groups).toEqual(before.groups);
    },
  );

  it('leaves other topics, groups and collections out', () => {
    const facts: LabFact[] = [
      { ...records(0, 3), topic: 'lain' } as LabFact,
      { ...committed('payment', 3), topic: 'lain' } as LabFact,
      committed('lain', 3),
      { ...indexed('x'), collection: 'payments' } as LabFact,
    ];
    expect(fold(facts)).toEqual(model.initial);
  });
});

describe('folding', () => {
  it('comes to the same state wherever the history is cut into base and events', () => {
    const events = at(walk);
    const whole = events.reduce(model.reduce, model.initial);
    for (let cut = 0; cut <= events.length; cut += 1) {
      const base = events.slice(0, cut).reduce(model.reduce, model.initial);
      // What crosses the socket is JSON: nothing of the state may get lost in it.
      const carried = JSON.parse(JSON.stringify(base)) as State;
      expect(events.slice(cut).reduce(model.reduce, carried)).toEqual(whole);
    }
  });

  it('changes no state that it was given', () => {
    const freeze = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
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
