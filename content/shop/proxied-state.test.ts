import { describe, expect, it } from 'vitest';
import type { LabFact } from '#lib/events.ts';
import { document, folding } from '#lib/testing/events.ts';
import { LEDGER, LEVER } from './ack-proxy.ts';
import { CHECKS, SENDS } from './proxied-orders.ts';
import {
  cutsIn,
  drawnCopies,
  foldProxiedState,
  isSending,
  noProxiedState,
  type ProxiedState,
  sendsThat,
} from './proxied-state.ts';

const TOPIC = 'pesanan';

const fold = folding<ProxiedState>({
  ...{ milestones: {}, measures: {}, live: {} },
  initial: noProxiedState,
  reduce: (state, event) => foldProxiedState(state, event, TOPIC),
});

const record = (offset: number, eventId: string, topic = TOPIC): LabFact => ({
  ...{ type: 'records', topic, partition: 0, low: 0, end: offset + 1 },
  records: [
    {
      ...{ offset, at: 0, key: 'dewi', value: '{"orderId":"ORD-1"}' },
      headers: { eventId, idempotencyKey: 'form-1', producerPid: '4' },
    },
  ],
});

describe('the records of orders that pass a proxy', () => {
  it('are told apart by their event, and each counts once', () => {
    const state = fold([record(0, 'a'), record(1, 'a'), record(1, 'a'), record(2, 'b')]);
    expect(state.copies.map(({ eventId, nth }) => [eventId, nth])).toEqual([
      ...[['a', 1] as const, ['a', 2] as const, ['b', 1] as const],
    ]);
    expect(state.copies[0]).toMatchObject({ order: 'ORD-1', key: 'form-1', pid: 4, number: null });
    expect(drawnCopies(state.copies)[1]).toEqual({ offset: 1, key: 'dewi', duplicate: 2 });
  });

  it('of another topic change nothing', () => {
    expect(fold([record(0, 'a', 'lain')])).toBe(noProxiedState);
  });
});

describe('what service and proxy wrote down', () => {
  const sent = (outcome: string) => document(SENDS, 'ORD-1/1', { pid: 4, outcome });
  const runs: LabFact[] = [
    { type: 'started', name: 'order-service', program: 'p', pid: 4, since: 0 },
    { type: 'ready', name: 'order-service', pid: 4 },
  ];

  it('says whether a living program is still at its call', () => {
    expect(isSending(fold([...runs, sent('open')]))).toBe(true);
    expect(isSending(fold([...runs, sent('open'), sent('acked')]))).toBe(false);
    expect(isSending(fold([sent('open')]))).toBe(false);
    expect(sendsThat(fold([sent('open')]), 'open')).toBe(1);
  });

  it('counts each document once, and lets it go', () => {
    const cut = document(LEDGER, '1', { fate: 'cut', baseOffset: 0 });
    const state = fold([cut, cut, sent('acked'), document(CHECKS, 'line', { end: 7 })]);
    expect([cutsIn(state), state.line]).toEqual([1, 7]);
    expect(fold([document(LEDGER, '1', null)], state).requests).toEqual({});
    expect(fold([{ type: 'dropped', collection: SENDS }], state)).toMatchObject({
      ...{ sends: {}, requests: state.requests },
    });
  });

  it('is trusted in nothing', () => {
    const batch = { producerId: 7, epoch: 'x' };
    const state = fold([
      document(LEDGER, '9', { batch, fate: 'eaten', at: 4 }),
      document(LEVER, 'proxy', { armed: 'many' }),
      document(SENDS, 'ORD-1/1', { outcome: 'perhaps', error: 'E' }),
    ]);
    expect(state.requests['9']).toMatchObject({ number: null, fate: 'unanswered', at: 0 });
    expect(state.sends['ORD-1/1']).toMatchObject({ outcome: 'open', order: '–', error: null });
    expect(state.armed).toBe(0);
  });

  it('changes nothing where it is not theirs', () => {
    expect(fold([document('cases', '1', { key: 'form-1' })])).toBe(noProxiedState);
  });
});
