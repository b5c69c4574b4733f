/** Facts as the observers tell them, for the tests of this lab's model. */
import type { LabEvent, LabFact } from '#lib/events.ts';
import { document, folding } from '#lib/testing/events.ts';
import { type ConsumerName, model, type State } from './model.ts';

export { committed, document } from '#lib/testing/events.ts';

export const delivered = (first: number, eventIds: readonly string[]): LabFact => ({
  type: 'records',
  topic: 'pesanan',
  partition: 0,
  low: 0,
  end: first + eventIds.length,
  records: eventIds.map((eventId, index) => ({
    offset: first + index,
    at: 0,
    key: 'dewi',
    value: '{"orderId":"ORD-1","customer":"dewi","item":"kopi","total":10000}',
    headers: { eventId },
  })),
});
export const times = (count: number, eventId: string) =>
  Array.from({ length: count }, () => eventId);
export const paid = (consumer: ConsumerName, eventId: string, offset: number, handlers: number) =>
  document(consumer === 'payment' ? 'payments' : 'payments_naive', `${consumer}-${offset}`, {
    consumer,
    eventId,
    total: 10_000,
    from: { offset },
    handlers,
  });
export const refused = (offset: number, eventId: string) =>
  document('refusals', `r-${offset}`, { offset, eventId, code: 11000 });
export const started = (name: string, pid: number): LabFact => ({
  type: 'started',
  name,
  program: 'p',
  pid,
  since: 0,
});
export const diedAt = (name: string, pid: number, crashPoint: string): LabFact => ({
  type: 'exited',
  name,
  pid,
  code: null,
  signal: 'SIGKILL',
  reason: 'crash-point',
  crashPoint,
});
export const report = (name: string, pid: number, kind: string, data: unknown): LabFact => ({
  type: 'report',
  name,
  pid,
  kind,
  data,
});

export const at = (facts: readonly LabFact[]): LabEvent[] =>
  facts.map((fact, index) => ({ ...fact, at: index }));
export const fold = folding(model);
export const measured = (name: string, state: State) => model.measures[name]?.(state);
