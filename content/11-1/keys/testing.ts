/** Facts as the observers tell them, for the tests of this lab's model. */
import type { LabEvent, LabFact } from '#lib/events.ts';
import { model, type State } from './model.ts';
import type { KeyChoice, OrderState } from './status.ts';

interface Told {
  readonly partition: number;
  readonly offset: number;
  readonly orderId: string;
  readonly state: OrderState;
  readonly send?: number;
  readonly by?: KeyChoice;
  readonly customer?: string;
}

export const told = (one: Told): LabFact => {
  const { partition, offset, orderId, state, send = 1, by = 'none', customer = 'dewi' } = one;
  const value = JSON.stringify({ orderId, customer, seller: 'kopi', state, send, by });
  return {
    ...{ type: 'records', topic: 'pesanan', partition, low: 0, end: offset + 1 },
    records: [{ offset, at: 0, key: null, value, headers: {} }],
  };
};

export const document = (
  collection: string,
  id: string,
  fields: Readonly<Record<string, unknown>> | null,
): LabFact => ({
  ...{ type: 'document', collection, id },
  ...{ op: fields ? 'insert' : 'delete', document: fields },
});

export const viewed = (id: string, ...seen: OrderState[]): LabFact =>
  document('order_status', id, { state: seen.at(-1), seen });

const at = (facts: readonly LabFact[]): LabEvent[] =>
  facts.map((fact, index) => ({ ...fact, at: index }));

export const fold = (facts: readonly LabFact[], from: State = model.initial): State =>
  at(facts).reduce(model.reduce, from);
