/** The stream before it happens: by how much each order will change, from one fixed seed. */
import { CHANGES, CUSTOMERS_OF_STREAM } from './names.ts';
import { randomOf } from './shuffle.ts';

const SEED = 1107;
const ITEM = 'kopi arabika 1 kg';
/** Rupiah. */
const PRICE = 120_000;
/** Pieces an order begins with, and by how many it changes at most. */
const BEGIN = { least: 40, most: 60 } as const;
const STEP_MAX = 6;

export interface PlannedChange {
  readonly orderId: string;
  readonly customer: string;
  readonly item: string;
  readonly price: number;
  readonly change: number;
}

/** Rounds of one change per order, so that the orders take turns in the log. */
export function plan(): PlannedChange[][] {
  const random = randomOf(SEED);
  const between = (least: number, most: number) =>
    least + Math.floor(random() * (most - least + 1));
  const quantities = CUSTOMERS_OF_STREAM.map(() => 0);
  return Array.from({ length: CHANGES }, (_, round) =>
    CUSTOMERS_OF_STREAM.map((customer, index) => {
      const before = quantities[index] ?? 0;
      const size = between(1, STEP_MAX);
      // An order never falls to nothing: the smaller it is, the surer the next change adds.
      const fewer = before > STEP_MAX && random() < 0.5;
      const change = round === 0 ? between(BEGIN.least, BEGIN.most) : fewer ? -size : size;
      quantities[index] = before + change;
      return { orderId: `ORD-${index + 1}`, customer, item: ITEM, price: PRICE, change };
    }),
  );
}
