'use client';
/** What the reader has filled in but not sent yet: it belongs to this page alone. */
import { amountOf, formOf } from '#components/lab/form-of.ts';
import { type ConsumerName, GAP, ORDERS, type Place } from './names.ts';

export interface Form {
  /** As typed: the server says what is out of bounds. */
  readonly orders: string;
  /** Where to stand midway; `gap`: where effect and bookmark of that service disagree. */
  readonly place: Place | 'gap';
}

export const { currentForm, fill, useForm } = formOf<Form>({
  orders: String(ORDERS),
  place: 'gap',
});

export const ordersTyped = (): number => amountOf(currentForm().orders);

export function placeChosen(name: ConsumerName): Place {
  const { place } = currentForm();
  return place === 'gap' ? GAP[name] : place;
}
