/** Facts as the observers tell them, for the tests of this lab's model. */
import type { LabFact } from '#lib/events.ts';
import { document, folding } from '#lib/testing/events.ts';
import { model, type State } from './model.ts';
import { COLLECTIONS, type ConsumerName, type Point } from './names.ts';

export { committed, document } from '#lib/testing/events.ts';

/** `count` orders from `first` on, each once; of evt-1 to evt-n. */
export const ordered = (count: number, first = 0): LabFact => ({
  type: 'records',
  topic: 'pesanan',
  partition: 0,
  low: 0,
  end: first + count,
  records: Array.from({ length: count }, (_, index) => ({
    offset: first + index,
    at: 0,
    key: 'dewi',
    value: '{"orderId":"ORD-1","customer":"dewi","item":"kopi","total":10000}',
    headers: { eventId: `evt-${first + index + 1}` },
  })),
});

export const marked = (consumer: string, order: number) =>
  document(COLLECTIONS.markers, `m-${consumer}-${order}`, { consumer, eventId: `evt-${order}` });

export const paid = (consumer: string, order: number, nth = 1) =>
  document(COLLECTIONS.payments, `p-${consumer}-${order}-${nth}`, {
    ...{ consumer, eventId: `evt-${order}`, total: 10_000 },
  });

/** Marker and payment of each. */
export const whole = (consumer: string, ...orders: readonly number[]): LabFact[] =>
  orders.flatMap((order) => [marked(consumer, order), paid(consumer, order)]);

export const life = (
  name: ConsumerName,
  pid: number,
  death?: { readonly point: Point; readonly order: number },
) =>
  document(COLLECTIONS.runs, `${name} ${pid}`, {
    ...{ name, pid, catches: 'outside', dies: null, first: 0 },
    startedAt: new Date(pid).toISOString(),
    ...(death === undefined
      ? {}
      : {
          reached: {
            ...{ point: death.point, eventId: `evt-${death.order}`, offset: death.order - 1 },
            at: new Date(pid).toISOString(),
          },
        }),
  });

export const refused = (consumer: string, order: number, at = 5000) =>
  document(COLLECTIONS.refusals, `r-${consumer}-${order}-${at}`, {
    ...{ consumer, eventId: `evt-${order}`, offset: order - 1, code: 11000 },
    ...{ keyPattern: { consumer: 1, eventId: 1 }, at: new Date(at).toISOString() },
  });

export const tried = (id: string, fields: Readonly<Record<string, unknown>>) =>
  document(COLLECTIONS.tries, id, {
    ...{ name: 'payment', pid: 7, kind: 'trial', eventId: 'uji-1', offset: null, handlers: 1 },
    ...{ runs: 1, codes: {}, error: null, startedAt: new Date(1000).toISOString() },
    ...fields,
  });

export const fold = folding(model);

export const measured = (name: string, state: State) => model.measures[name]?.(state);
export const shown = (name: string, state: State) => model.live[name]?.(state);
