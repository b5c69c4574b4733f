/** Facts as the observers tell them, for the tests of this lab's model. */
import type { LabFact } from '#lib/events.ts';
import { document, folding } from '#lib/testing/events.ts';
import { LEDGER } from '../../shop/ack-proxy.ts';
import { model } from './model.ts';
import { PAYMENTS, SENDS, TOPIC } from './names.ts';

export { document } from '#lib/testing/events.ts';

export interface Written {
  readonly offset: number;
  readonly order: number;
  readonly key?: string;
  readonly pid?: number;
}

export const record = ({ offset, order, key = `form-${order}`, pid = 1 }: Written): LabFact => ({
  ...{ type: 'records', topic: TOPIC, partition: 0, low: 0, end: offset + 1 },
  records: [
    {
      ...{ offset, at: 0, key: 'dewi' },
      value: `{"orderId":"ORD-${order}","customer":"dewi","item":"kopi arabika","total":10000}`,
      headers: { eventId: `evt-${order}`, idempotencyKey: key, producerPid: String(pid) },
    },
  ],
});

export interface Called {
  readonly order: number;
  readonly key?: string;
  readonly nth?: number;
  readonly pid?: number;
  readonly retries?: number;
  readonly at?: number;
  readonly outcome?: 'open' | 'acked' | 'failed';
  readonly baseOffset?: number;
}

export const send = (call: Called): LabFact => {
  const { order, key = `form-${order}`, nth = 1, pid = 1, retries = 5, at = 0 } = call;
  const { outcome = 'acked', baseOffset } = call;
  return document(SENDS, `ORD-${order}/${nth}`, {
    ...{ order: `ORD-${order}`, eventId: `evt-${order}`, key, pid, retries, outcome },
    ...{
      at: new Date(at).toISOString(),
      ms: 7,
      ...(baseOffset === undefined ? {} : { baseOffset }),
    },
  });
};

export const passed = (id: number, baseOffset: number, fate = 'passed', at = id): LabFact =>
  document(LEDGER, String(id), {
    ...{ connection: 1, correlationId: id, bytes: 300, fate, baseOffset, error: 0 },
    ...{ at: new Date(at).toISOString(), answeredAt: new Date(at + 1).toISOString() },
  });

export const paid = (id: string, order: number, offset: number, pid = 9): LabFact =>
  document(PAYMENTS, id, {
    ...{ order: `ORD-${order}`, eventId: `evt-${order}`, key: `form-${order}` },
    ...{ total: 10_000, offset, pid, at: new Date(0).toISOString() },
  });

export const fold = folding(model);
