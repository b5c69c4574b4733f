/** Facts as the observers tell them, for the tests of this lab's model. */
import type { LabFact } from '#lib/events.ts';
import { document, folding } from '#lib/testing/events.ts';
import { LEDGER } from '../../shop/ack-proxy.ts';
import { model } from './model.ts';
import { PAYMENTS, REFUSALS, SENDS, TOPIC } from './names.ts';

export { document } from '#lib/testing/events.ts';

export interface Written {
  readonly offset: number;
  readonly order: number;
  readonly key?: string;
  /** Session and number; null from a producer that numbers nothing. */
  readonly number?: readonly [id: string, sequence: number] | null;
}

export const record = ({ offset, order, key = `form-${order}`, number }: Written): LabFact => {
  const [id, sequence] = number ?? ['4001', offset];
  return {
    ...{ type: 'records', topic: TOPIC, partition: 0, low: 0, end: offset + 1 },
    records: [
      {
        ...{ offset, at: 0, key: 'dewi' },
        value: `{"orderId":"ORD-${order}","customer":"dewi","item":"kopi arabika","total":10000}`,
        headers: { eventId: `evt-${order}`, idempotencyKey: key, producerPid: pidOf(id) },
        ...(number === null ? {} : { numbered: { id, epoch: 0, sequence } }),
      },
    ],
  };
};

/** One process, one session, as it is in this lab. */
const pidOf = (id: string): string => id.slice(0, 1);

export interface Called {
  readonly order: number;
  readonly nth?: number;
  readonly id?: string;
  readonly at?: number;
  readonly outcome?: 'open' | 'acked' | 'failed';
  readonly baseOffset?: number;
}

export const send = ({ order, nth = 1, id = '4001', at = 0, ...told }: Called): LabFact => {
  const { outcome = 'acked', baseOffset } = told;
  return document(SENDS, `ORD-${order}/${nth}`, {
    ...{ order: `ORD-${order}`, eventId: `evt-${order}`, key: `form-${order}`, outcome },
    ...{ pid: Number(pidOf(id)), at: new Date(at).toISOString(), ms: 7 },
    ...(baseOffset === undefined ? {} : { baseOffset }),
  });
};

/** One request that the proxy saw; its number is that of the record at this offset, as `record` has it. */
export const passed = (
  request: number,
  baseOffset: number,
  fate: 'passed' | 'cut' = 'passed',
  number: readonly [id: string, sequence: number] | null = ['4001', baseOffset],
): LabFact =>
  document(LEDGER, String(request), {
    ...{ connection: 1, correlationId: request, bytes: 300, fate, baseOffset, error: 0 },
    batch: number && { producerId: number[0], epoch: 0, sequence: number[1] },
    at: new Date(request).toISOString(),
  });

export const paid = (order: number, offset: number, key = `form-${order}`): LabFact =>
  document(PAYMENTS, `p-${order}`, { order: `ORD-${order}`, eventId: `evt-${order}`, key, offset });

export const refused = (order: number, offset: number, key = `form-${order}`): LabFact =>
  document(REFUSALS, `r-${offset}`, {
    order: `ORD-${order}`,
    eventId: `evt-${order}`,
    key,
    offset,
  });

export const committed = (offset: number): LabFact => ({
  ...{ type: 'committed', group: 'payment', topic: TOPIC, partition: 0 },
  offset,
});

export const fold = folding(model);
