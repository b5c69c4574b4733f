/** Facts as observers would publish them, for tests of what is folded from them. */
import type { LabEvent, LabFact, LogRecord } from '../events.ts';
import type { LabModel } from '../lab.ts';

export function aRecord(offset: number, value = `value ${offset}`): LogRecord {
  return { offset, at: 1000 + offset, key: 'budi', value, headers: {} };
}

/** `count` records from `first` on, as one fetch brings them. */
export function records(first: number, count: number, value?: string): LabFact {
  const all = Array.from({ length: count }, (_, index) => aRecord(first + index, value));
  return {
    type: 'records',
    topic: 'pesanan',
    partition: 0,
    low: 0,
    end: first + count,
    records: all,
  };
}

export function at(fact: LabFact, time = 0): LabEvent {
  return { ...fact, at: time };
}

/** null: it was deleted. */
export const document = (
  collection: string,
  id: string,
  fields: Readonly<Record<string, unknown>> | null,
): LabFact => ({
  ...{ type: 'document', collection, id, op: fields ? 'insert' : 'delete', document: fields },
});

/** null: the broker keeps no bookmark of that group. */
export const committed = (group: string, offset: number | null): LabFact => ({
  ...{ type: 'committed', group, topic: 'pesanan', partition: 0, offset },
});

/** Folds facts as a room does, one after the other; the n-th came at n ms. */
export const folding =
  <State>({ initial, reduce }: LabModel<State>) =>
  (facts: readonly LabFact[], from: State = initial): State =>
    facts.map((fact, index) => at(fact, index)).reduce(reduce, from);

/** One numbered event a thing, easy to tell apart: the n-th says `end` n. */
export function numbered(n: number): LabEvent {
  return at({ type: 'range', topic: 'pesanan', partition: 0, low: 0, end: n }, n);
}

export interface Ends {
  readonly ends: readonly number[];
}

/** A model that keeps the order of what it was given, so that a loss or a repeat shows. */
export const endsModel: LabModel<Ends> = {
  initial: { ends: [] },
  reduce: ({ ends }, event) => (event.type === 'range' ? { ends: [...ends, event.end] } : { ends }),
  milestones: {},
  measures: {},
  live: {},
};
