/** An order in the value of a record, read without a schema library: the panel carries this too. */
import { parseJson } from '#lib/json.ts';
import type { OrderPlaced } from '../../shop/events.ts';

/** undefined: the record is no order of this shop. */
export function orderOf(value: string): Pick<OrderPlaced, 'orderId' | 'total'> | undefined {
  const parsed = parseJson(value);
  if (typeof parsed !== 'object' || parsed === null) return undefined;
  if (!('orderId' in parsed) || typeof parsed.orderId !== 'string') return undefined;
  const total = 'total' in parsed && typeof parsed.total === 'number' ? parsed.total : 0;
  return { orderId: parsed.orderId, total };
}
