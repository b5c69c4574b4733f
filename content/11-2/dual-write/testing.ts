/** Facts as the observers tell them, for the tests of this lab's model. */
import type { LabEvent, LabFact } from '#lib/events.ts';
import { model, type State } from './model.ts';
import { type BuyerNote, orderIdOf, WRITER } from './names.ts';

const document = (
  collection: string,
  id: string,
  fields: Readonly<Record<string, unknown>> | null,
): LabFact => ({
  type: 'document',
  collection,
  id,
  op: fields ? 'insert' : 'delete',
  document: fields,
});

export const saved = (n: number, customer = 'dewi'): LabFact =>
  document('orders', orderIdOf(n), { _id: orderIdOf(n), customer, total: 58_000 });
export const unsaved = (n: number): LabFact => document('orders', orderIdOf(n), null);

/** `offset`: the next one to be written. */
export const published = (n: number, offset: number, orderId = orderIdOf(n)): LabFact => ({
  type: 'records',
  topic: 'pesanan',
  partition: 0,
  low: 0,
  end: offset + 1,
  records: [
    {
      ...{ offset, at: 0, key: 'dewi', headers: {} },
      value: JSON.stringify({ orderId, customer: 'dewi', item: 'kopi', total: 58_000 }),
    },
  ],
});

type Told = Partial<Omit<BuyerNote, '_id' | 'n' | 'askedAt'>>;

export const noted = (n: number, told: Told = {}): LabFact =>
  document('buyers', orderIdOf(n), {
    ...{ _id: orderIdOf(n), n, manner: 'save-first', point: null, retries: 0, state: 'waiting' },
    ...told,
  });

export const lineAt = (n: number): LabFact =>
  document('checks', 'line', { _id: 'line', n, end: 0 });

export const started = (pid: number): LabFact => ({
  type: 'started',
  name: WRITER,
  program: 'p',
  pid,
  since: 0,
});

export const died = (pid: number, crashPoint = 'between'): LabFact => ({
  ...{ type: 'exited', name: WRITER, pid, code: null, signal: 'SIGKILL' },
  ...{ reason: 'crash-point', crashPoint },
});

export const reported = (pid: number, kind: string, n: number, write?: string): LabFact => ({
  ...{ type: 'report', name: WRITER, pid, kind },
  data: { orderId: orderIdOf(n), ...(write ? { write } : {}) },
});

/** An order that went well, as its observers tell it. */
export const placed = (pid: number, n: number, offset: number): LabFact[] => [
  noted(n),
  reported(pid, 'begun', n),
  reported(pid, 'trying', n, 'save'),
  saved(n),
  reported(pid, 'trying', n, 'publish'),
  published(n, offset),
  noted(n, { state: 'answered', end: offset + 1 }),
];

export const at = (facts: readonly LabFact[]): LabEvent[] =>
  facts.map((fact, index) => ({ ...fact, at: index }));
export const fold = (facts: readonly LabFact[], from: State = model.initial): State =>
  at(facts).reduce(model.reduce, from);
export const measured = (name: string, state: State) => model.measures[name]?.(state);
