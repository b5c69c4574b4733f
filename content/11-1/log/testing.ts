/** Facts of the lab `log` as its observers would tell them, for the tests of its model. */
import type { LabEvent, LabFact } from '#lib/events.ts';
import { model, type State } from './model.ts';

export const records = (first: number, count: number, low = 0): LabFact => ({
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
export const copies = (first: number, count: number): LabFact => {
  const again = records(first, count);
  if (again.type !== 'records') return again;
  const same = (offset: number) => ({ eventId: `e${offset - count}` });
  const twins = again.records.map((one) => ({ ...one, headers: same(one.offset) }));
  return { ...again, records: twins };
};
export const committed = (group: string, offset: number | null): LabFact => ({
  type: 'committed',
  group,
  topic: 'pesanan',
  partition: 0,
  offset,
});
export const started = (name: string, pid: number): LabFact => ({
  type: 'started',
  name,
  program: 'p',
  pid,
  since: 0,
});
export const exited = (name: string, pid: number): LabFact => ({
  type: 'exited',
  name,
  pid,
  code: null,
  signal: 'SIGKILL',
  reason: 'killed',
});
export const read = (name: string, pid: number, offset: number): LabFact => ({
  type: 'report',
  name,
  pid,
  kind: 'read',
  data: { topic: 'pesanan', partition: 0, offset },
});
export const indexed = (id: string, op: 'insert' | 'delete' = 'insert'): LabFact => ({
  type: 'document',
  collection: 'search_index',
  id,
  op,
  document: op === 'delete' ? null : { _id: id },
});

export const at = (facts: readonly LabFact[]): LabEvent[] =>
  facts.map((fact, index) => ({ ...fact, at: index }));
export const fold = (facts: readonly LabFact[], from: State = model.initial): State =>
  at(facts).reduce(model.reduce, from);

/** A whole walk of the lab, as its observers tell it. */
export const walk: LabFact[] = [
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
