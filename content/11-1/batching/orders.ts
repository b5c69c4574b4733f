/** The orders that are sent here: JSON as the shop writes it, each a little different. */
import type { Message } from 'kafkajs';
import { CUSTOMERS, type OrderPlaced } from '../../shop/events.ts';

const ITEMS = ['kopi arabika 250 g', 'teh melati 100 g', 'gula aren 500 g', 'madu hutan 350 ml'];

export function orderMessage(number: number): Message & { value: string } {
  const customer = CUSTOMERS[number % CUSTOMERS.length] ?? 'dewi';
  const item = ITEMS[(number * 7) % ITEMS.length] ?? 'kopi arabika 250 g';
  const total = 24_000 + ((number * 7919) % 60) * 1000;
  const order: OrderPlaced = { orderId: `ORD-${100_000 + number}`, customer, item, total };
  return { key: customer, value: JSON.stringify(order) };
}

/** An order of so many bytes: what is missing is filled up, what is too much cut off. */
export function sizedMessage(number: number, bytes: number, partition: number): Message {
  const { value } = orderMessage(number);
  return { value: value.padEnd(bytes, ' ').slice(0, bytes), partition };
}
