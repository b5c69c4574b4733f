import { describe, expect, it } from 'vitest';
import type { LabEvent, LabFact } from '#lib/events.ts';
import { RECORDS_MAX } from '#lib/fold/log.ts';
import { milestones, model, type State } from './model.ts';

const records = (first: number, count: number, low = 0): LabFact => ({
  type: 'records',
  topic: 'pesanan',
  partition: 0,
  low,
  end: first + count,
  records: Array.from({ length: count }, (_, index) => ({
    offset: first + index,
    at: 0,
    key: 'budi',
    value: `v${first + index}`,
    headers: { eventId: `e${first + index}` },
  })),
});
/** What a copying broker would write: the same events once more, at the end. */
const copies = (first: number, count: number): LabFact => {
  const again = records(first, count);
  if (again.type !== 'records') return again;
  const same = (offset: number) => ({ eventId: `e${offset - count}` });
  const twins = again.records.map((one) => ({ ...one, headers: same(one.offset) }));
  return { ...again, records: twins };
};
const committed = (group: string, offset: number | null): LabFact => ({
  type: 'committed',
  group,
  topic: 'pesanan',
  partition: 0,
  offset,
});
const started = (name: string, pid: number): LabFact => ({
  type: 'started',
  name,
  program: 'p',
  pid,
  since: 0,
});
const exited = (name: string, pid: number): LabFact => ({
  type: 'exited',
  name,
  pid,
  code: null,
  signal: 'SIGKILL',
  reason: 'killed',
});
const read = (name: string, pid: number, offset: number): LabFact => ({
  type: 'report',
  name,
  pid,
  kind: 'read',
  data: { topic: 'pesanan', partition: 0, offset },
});
const indexed = (id: string, op: 'insert' | 'delete' = 'insert'): LabFact => ({
  type: 'document',
  collection: 'search_index',
  id,
  op,
  document: op === 'delete' ? null : { _id: id },
});

const at = (facts: readonly LabFact[]): LabEvent[] =>
  facts.map((fact, index) => ({ ...fact, at: index }));
const fold = (facts: readonly LabFact[], from: State = model.initial): State =>
  at(facts).reduce(model.reduce, from);

/** A whole walk of the lab, as its observers tell it. */
const walk: LabFact[] = [
  started('order-service', 10),
  records(0, 6),
  started('payment', 11),
  { type: 'ready', name: 'payment', pid: 11 },
  { type: 'group', group: 'payment', generation: 1, members: [{ client: 'a', partitions: [0] }] },
  ...[0, 1, 2, 3, 4, 5].flatMap((n) => [read('payment', 11, n), committed('payment', n + 1)]),
  started('search', 12),
  ...[0, 1, 2, 3, 4, 5].flatMap((n) => [
    read('search', 12, n),
    indexed(`ORD-${n + 1}`),
    committed('search', n + 1),
  ]),
  exited('search', 12),
  committed('search', 0),
  started('search', 13),
  ...[0, 1, 2, 3, 4, 5].flatMap((n) => [read('search', 13, n), committed('search', n + 1)]),
  { type: 'progress', progress: { predictions: {}, quiz: {}, passed: 99, passedHere: true } },
];

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
