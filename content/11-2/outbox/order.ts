/**
 * One order three ways: as the order service keeps it, with everything only the shop itself should
 * know; as the event tells it, by version; and as whoever placed it named it.
 */
import { CUSTOMERS, ORDER_PLACED } from '../../shop/events.ts';
import { newEvent, type OutboxEvent } from '../../shop/outbox.ts';
import { numberOf, type Version } from './names.ts';

const ITEMS = ['kopi arabika 250 g', 'teh melati', 'gula aren', 'cangkir', 'saringan', 'madu'];
const PRICES = [58_000, 24_000, 31_000, 45_000, 19_000, 76_000];
const STREETS = ['Melati', 'Kenanga', 'Anggrek', 'Dahlia', 'Cempaka', 'Flamboyan'];
/** What the shop pays for it, as a part of the price. */
const COST_PART = 0.7;

/** A document of the collection: the shop's own affair, and free to change tomorrow. */
export interface OrderDocument {
  readonly _id: string;
  readonly customer: string;
  readonly item: string;
  /** Rupiah. */
  readonly total: number;
  readonly status: string;
  /** Absent once the buyer asked to be forgotten. */
  readonly phone?: string;
  readonly address?: string;
  /** Rupiah. */
  readonly costPrice: number;
  readonly riskScore: number;
  readonly createdAt: Date;
}

const turn = (orderId: string): number => (numberOf(orderId) - 1) % CUSTOMERS.length;

export function newOrder(orderId: string): OrderDocument {
  const index = turn(orderId);
  const total = PRICES[index] ?? 0;
  return {
    _id: orderId,
    customer: CUSTOMERS[index] ?? 'dewi',
    item: ITEMS[index] ?? 'kopi arabika 250 g',
    total,
    status: 'DIBUAT',
    phone: `0800-000-000${index + 1}`,
    address: `Jl. ${STREETS[index]} ${numberOf(orderId)}, Bandung`,
    costPrice: Math.round(total * COST_PART),
    riskScore: (index + 1) / 10,
    createdAt: new Date(),
  };
}

// #region event
export function eventOf(order: OrderDocument, version: Version): OutboxEvent {
  const { _id: orderId, customer, item, total } = order;
  const payload = {
    '1': { orderId, customer, item, total },
    // A field more: whoever does not know it reads on.
    '2': { orderId, customer, item, total, voucher: 'HEMAT10' },
    // A field that readers used has become another: a new version is no excuse for that.
    '3': { orderId, customer, item, amount: { value: total, currency: 'IDR' } },
  }[version];
  return newEvent({ aggregateid: orderId, type: ORDER_PLACED, payload, schemaVersion: version });
}
// #endregion
