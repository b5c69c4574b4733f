import { describe, expect, it } from 'vitest';
import type { LabEvent } from '../events.ts';
import { found, lines, passed, published, statesOf, taken, written } from '../testing/way.ts';
import { aboutId, aboutRow, oplog, stored, textIn } from './documents.ts';
import { gapOf, HOPS_MAX, ORDERS_MAX, wayReader } from './reader.ts';
import { group, topic } from './records.ts';
import { absent } from './station.ts';

const shop = wayReader([
  ...absent('http'),
  stored('document', 'orders', aboutId),
  oplog(),
  stored('outbox', 'outbox', aboutRow),
  topic('pesanan'),
  group('payment', 'pesanan'),
  stored('effect', 'payments', (document) => ({ event: textIn(document, 'eventId') })),
]);

const ORDER = 'ORD-1';
const row = { aggregateid: ORDER, traceId: 't-1' };
const event = { value: '{"orderId":"ORD-1"}', headers: { eventId: 'e-1', traceId: 't-1' } };

/** One order, from its transaction to the bookmark behind its payment. */
const whole: readonly LabEvent[] = [
  written(['orders', ORDER], {}, 100, { ts: '1.1' }),
  written(['outbox', 'e-1'], row, 100, { ts: '1.1' }),
  published('pesanan', 7, event, 130),
  taken('payment', { partition: 0, offset: 7 }, 142),
  written(['payments', 'p'], { eventId: 'e-1' }, 150),
  passed(['payment', 'pesanan'], 8, 160),
];

const follow = (events: readonly LabEvent[], order = ORDER) => {
  const way = shop.follow(events, order);
  if (!way) throw new Error(`nothing is known of ${order}`);
  return way;
};

describe('the way of an order', () => {
  it('leads from its document to the bookmark behind its effect', () => {
    expect(lines(follow(whole))).toEqual([
      'document:orders insert 100',
      'oplog orders insert+outbox insert 100 ← document:orders same',
      'outbox:outbox insert 100 ← oplog same',
      'record:pesanan @7×1 130 ← outbox:outbox =30',
      'group:payment @7 ≤142 ← record:pesanan ≤12',
      'effect:payments insert 150 ← group:payment ≥8',
      'group:payment →8 160 ← record:pesanan =30',
    ]);
  });

  it('knows its events and traces, and which stations it has not been seen at', () => {
    const way = follow(whole.slice(0, 2));
    expect(way.events).toEqual(['e-1']);
    expect(way.traces).toEqual(['t-1']);
    expect(statesOf(way)).toMatchObject({
      http: 'absent',
      'document:orders': 'reached',
      'record:pesanan': 'waiting',
      'group:payment': 'waiting',
      'effect:payments': 'waiting',
    });
  });

  it('is the same whichever observer was faster', () => {
    const facts = [...whole].reverse();
    expect(lines(follow(facts))).toEqual(lines(follow(whole)));
  });

  it('takes in nothing of another order, also of the same partition', () => {
    const other = published('pesanan', 8, { value: '{"orderId":"ORD-2"}' }, 131);
    const facts = [...whole, other, taken('payment', { offset: 8 }, 170)];
    expect(lines(follow(facts))).toEqual(lines(follow(whole)));
    expect(lines(follow(facts, 'ORD-2'))).toEqual([
      'record:pesanan @8×1 131',
      'group:payment @8 ≤170 ← record:pesanan ≤39',
    ]);
  });

  it('is not known before its first fact, and lists the youngest order first', () => {
    const later = written(['orders', 'ORD-2'], {}, 90);
    expect(shop.follow([], ORDER)).toBeUndefined();
    expect(shop.orders([...whole, later])).toEqual(['ORD-2', ORDER]);
  });

  it('counts a fact that was told twice once, and a delivery as often as it stands in the log', () => {
    const again = published('pesanan', 9, event, 180);
    const hops = lines(follow([...whole, ...whole.slice(0, 3), again]));
    expect(hops.filter((line) => line.startsWith('document'))).toHaveLength(1);
    expect(hops.filter((line) => line.startsWith('record'))).toEqual([
      'record:pesanan @7×1 130 ← outbox:outbox =30',
      'record:pesanan @9×2 180 ← outbox:outbox =80',
    ]);
  });
});

describe('the times of a way', () => {
  it('are unknown where a document was read from its collection', () => {
    const way = follow([found(['orders', ORDER], {}, 900), ...whole.slice(2, 3)]);
    expect(lines(way)).toEqual(['record:pesanan @7×1 130', 'document:orders insert ?']);
  });

  it('never make a hop come from a later one, whatever the clocks say', () => {
    // A producer whose clock is behind: its record seems older than the row it tells of.
    const early = published('pesanan', 7, event, 60);
    expect(lines(follow([...whole.slice(0, 2), early]))[0]).toBe('record:pesanan @7×1 60');
  });

  it('say whose clock they are of', () => {
    const appended = published('pesanan', 7, { ...event, appended: true }, 130);
    const asked: LabEvent = {
      ...{
        type: 'committed',
        group: 'payment',
        topic: 'pesanan',
        partition: 0,
        offset: 8,
        at: 190,
      },
    };
    const { hops } = follow([...whole.slice(0, 2), appended, asked]);
    expect(hops.map(({ at }) => at?.clock)).toEqual([
      ...['mongod', 'mongod', 'mongod'],
      ...['append', 'server'],
    ]);
    expect(hops.at(-1)?.at?.latest).toBe(true);
  });

  it('are told as far as they are known', () => {
    const exact = (ms: number) => ({ at: { ms, clock: 'mongod' as const } });
    const bound = (ms: number) => ({ at: { ms, clock: 'server' as const, latest: true as const } });
    expect(gapOf(exact(1), exact(4))).toEqual({ ms: 3, sign: '=' });
    expect(gapOf(exact(1), bound(4))).toEqual({ ms: 3, sign: '≤' });
    expect(gapOf(bound(1), exact(4))).toEqual({ ms: 3, sign: '≥' });
    expect(gapOf(bound(1), bound(4))).toBeNull();
    expect(gapOf(exact(1), { at: null })).toBeNull();
  });
});

describe('the time of a reading', () => {
  it('is that of the process which reads, where it says so', () => {
    const told = { ...taken('payment', { offset: 7 }, 142), saidAt: 139 } as LabEvent;
    expect(lines(follow([...whole.slice(0, 3), told])).at(-1)).toBe(
      'group:payment @7 139 ← record:pesanan =9',
    );
  });
});

describe('what is too much', () => {
  it('is told by its number: the first hops of a station are kept, and the last', () => {
    const deliveries = Array.from({ length: 50 }, (_, n) => published('pesanan', n, event, n));
    const { hops, stations } = follow(deliveries);
    expect(hops).toHaveLength(HOPS_MAX);
    expect(hops.at(-1)?.evidence).toMatchObject({ offset: 49, nth: 50 });
    expect(stations.find(({ id }) => id === 'record:pesanan')?.more).toBe(50 - HOPS_MAX);
  });

  it('offers no more orders than a list can hold', () => {
    const many = Array.from({ length: ORDERS_MAX + 9 }, (_, n) =>
      written(['orders', `ORD-${n}`], {}, n),
    );
    const orders = shop.orders(many);
    expect([orders.length, orders[0]]).toEqual([ORDERS_MAX, `ORD-${ORDERS_MAX + 8}`]);
  });
});
