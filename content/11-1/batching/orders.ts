/** The orders that are sent here: JSON as the shop writes it, each a little different. */
import { createHash } from 'node:crypto';
import type { Message } from 'kafkajs';
import { CUSTOMERS, type OrderPlaced } from '../../shop/events.ts';

const ITEMS = ['kopi arabika 250 g', 'teh melati 100 g', 'gula aren 500 g', 'madu hutan 350 ml'];

/** Of an order's own, as many hexadecimal characters as an id in a shop might have. */
const ID_CHARS = 12;

export function orderMessage(number: number): Message & { value: string } {
  // Ids and sums of real orders hardly repeat: what repeats is what surrounds them.
  const chance = createHash('sha256').update(String(number)).digest();
  const customer = CUSTOMERS[chance.readUInt16BE(0) % CUSTOMERS.length] ?? 'dewi';
  const item = ITEMS[chance.readUInt16BE(2) % ITEMS.length] ?? 'kopi arabika 250 g';
  const total = 24_000 + (chance.readUInt16BE(4) % 900) * 500;
  const orderId = `ORD-${chance.toString('hex', 6).slice(0, ID_CHARS)}`;
  const order: OrderPlaced = { orderId, customer, item, total };
  return { key: customer, value: JSON.stringify(order) };
}

/** An order of so many bytes: what is missing is filled up, what is too much cut off. */
export function sizedMessage(number: number, bytes: number, partition: number): Message {
  const { value } = orderMessage(number);
  return { value: value.padEnd(bytes, ' ').slice(0, bytes), partition };
}
