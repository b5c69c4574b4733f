/** Facts as the observers tell them, for the tests of this lab's model. */
import type { LabEvent, LabFact } from '#lib/events.ts';
import { document, folding } from '#lib/testing/events.ts';
import { model, type State } from './model.ts';
import { type ConsumerName, GAP, type Place, PRICE, type SignalName, TOPIC } from './names.ts';

export { committed, document } from '#lib/testing/events.ts';

export const sent = (first: number, count: number): LabFact => ({
  type: 'records',
  topic: TOPIC,
  partition: 0,
  low: 0,
  end: first + count,
  records: Array.from({ length: count }, (_, index) => ({
    offset: first + index,
    at: 0,
    key: 'dewi',
    value: `{"orderId":"ORD-${first + index + 1}","customer":"dewi","item":"kopi","total":${PRICE}}`,
    headers: {},
  })),
});
export const series = (first: number) => document('series', String(first), { _id: first });
/** ORD-1 stands at offset 0. */
export const paid = (group: ConsumerName, offset: number, times = 1): LabFact => {
  const orderId = `ORD-${offset + 1}`;
  const charged = times * PRICE;
  const pids = Array.from({ length: times }, (_, nth) => 100 + nth);
  return document('payments', `${group}/${orderId}`, {
    ...{ group, orderId, offset, charged, times, pids },
  });
};
export const allPaid = (group: ConsumerName, first: number, next: number, but: number[] = []) =>
  Array.from({ length: next - first }, (_, index) => first + index)
    .filter((offset) => !but.includes(offset))
    .map((offset) => paid(group, offset));
interface SignalFields {
  readonly committed: number | null;
  readonly end: number;
  readonly place?: Place | null;
  readonly signal?: SignalName;
}

let notes = 0;

export function signalled(group: ConsumerName, fields: SignalFields): LabFact {
  const { signal = 'SIGKILL', place = GAP[group], ...read } = fields;
  notes += 1;
  const at = new Date(notes).toISOString();
  const offset = place === null ? null : (read.committed ?? 0);
  return document('signals', `s-${notes}`, { group, signal, place, offset, at, ...read });
}

export const at = (facts: readonly LabFact[]): LabEvent[] =>
  facts.map((fact, index) => ({ ...fact, at: index }));
export const fold = folding(model);
export const measured = (name: string, state: State) => model.measures[name]?.(state);
export const told = (name: string, state: State) => model.live[name]?.(state);
