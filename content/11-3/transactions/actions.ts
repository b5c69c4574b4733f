'use server';

/** What the panel of the lab `transactions` may ask the server to do. */
import { type ActionResult, perform } from '../../action.ts';
import type { Bearer, BILLER, CashierName, Manner } from './names.ts';

const SLUG = 'transactions';

export async function pay(cashier: CashierName): Promise<ActionResult> {
  return perform(SLUG, 'pay', { cashier });
}

export async function end(cashier: CashierName, how: 'commit' | 'abort'): Promise<ActionResult> {
  return perform(SLUG, 'end', { cashier, how });
}

export async function open(cashier: CashierName, bearer: Bearer): Promise<ActionResult> {
  return perform(SLUG, 'open', { cashier, bearer });
}

export async function startReaders(): Promise<ActionResult> {
  return perform(SLUG, 'readers', {});
}

export async function orders(many: boolean): Promise<ActionResult> {
  return perform(SLUG, 'orders', { many });
}

export async function bill(manner: Manner, armed: boolean): Promise<ActionResult> {
  return perform(SLUG, 'bill', { manner, armed });
}

export async function stop(
  program: CashierName | typeof BILLER,
  how: 'term' | 'kill',
): Promise<ActionResult> {
  return perform(SLUG, 'stop', { program, how });
}

export async function drawLine(): Promise<ActionResult> {
  return perform(SLUG, 'line', {});
}

export async function reset(): Promise<ActionResult> {
  return perform(SLUG, 'reset', {});
}

export async function predict(id: string, option: string): Promise<ActionResult> {
  return perform(SLUG, 'predict', { id, option });
}

export async function answer(id: string, option: string): Promise<ActionResult> {
  return perform(SLUG, 'answer', { id, option });
}
