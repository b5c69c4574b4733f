/**
 * The verdict on a night, by sets of ids and not by counts: one order lost and another charged
 * twice is the right number of payments. Pure.
 */
import type { InvariantId } from './names.ts';
import { NAMED_MAX } from './names.ts';

export interface Priced {
  readonly orderId: string;
  /** Rupiah. */
  readonly total: number;
}

export interface Told {
  readonly orderId: string;
  readonly eventId: string;
}

/** Everything of one night, read from ledger, database and broker once nothing moves any more. */
export interface Findings {
  /** What the ledger says was acknowledged. */
  readonly truth: readonly Priced[];
  readonly orders: readonly Priced[];
  /** Every record of `pesanan`, repeats among them. */
  readonly records: readonly Told[];
  readonly payments: readonly (Priced & Told)[];
  /** Every dead letter, repeats among them. */
  readonly letters: readonly Told[];
  /** Records behind the bookmark of `payment`, and dead letters behind that of `replay`. */
  readonly lag: number;
}

const WHYS = ['missing', 'doubled', 'phantom'] as const;
export type Why = (typeof WHYS)[number];

export interface Named {
  readonly orderId: string;
  readonly why: Why;
}

export interface Invariant {
  readonly id: InvariantId;
  readonly ok: boolean;
  readonly wanted: number;
  readonly found: number;
  /** How many ids break it. */
  readonly broken: number;
  /** Up to five of each kind. */
  readonly named: readonly Named[];
}

export interface Audit {
  readonly invariants: readonly Invariant[];
  /** What an audit that only counts would say: as many payments as orders. */
  readonly countsAgree: boolean;
  /** Records of the log beyond the first of each event. */
  readonly duplicates: number;
  readonly poisoned: number;
}

// #region audit
export function audit(found: Findings): Audit {
  const { truth, orders, records, payments, letters, lag } = found;
  const wanted = truth.map(({ orderId }) => orderId);
  const events = distinct(records);
  const paid = new Set(payments.map(({ eventId }) => eventId));
  const dead = distinct(letters);
  const unpaid = dead.filter(({ eventId }) => !paid.has(eventId));
  return {
    invariants: [
      compare('orders', wanted, ids(orders)),
      compare('events', wanted, ids(events)),
      compare('payments', wanted, ids(payments)),
      equal('sum', sum(truth), sum(payments)),
      { ...compare('letters', ids(dead), ids(dead.filter((one) => !unpaid.includes(one)))) },
      equal('lag', 0, lag),
    ],
    countsAgree: payments.length === truth.length,
    duplicates: records.length - events.length,
    poisoned: dead.length,
  };
}

/** Each id of `wanted` exactly once in `found`, and no other. */
function compare(id: InvariantId, wanted: readonly string[], found: readonly string[]): Invariant {
  const times = new Map<string, number>();
  for (const one of found) times.set(one, (times.get(one) ?? 0) + 1);
  const due = new Set(wanted);
  const broken: Named[] = [
    ...wanted.filter((one) => !times.has(one)).map((one) => named(one, 'missing')),
    ...[...times].filter(([one, n]) => due.has(one) && n > 1).map(([one]) => named(one, 'doubled')),
    ...[...times].filter(([one]) => !due.has(one)).map(([one]) => named(one, 'phantom')),
  ];
  const counts = { wanted: wanted.length, found: found.length, broken: broken.length };
  return { id, ok: broken.length === 0, ...counts, named: firstOfEach(broken) };
}
// #endregion

/** So that many lost ones leave room for those that were doubled. */
const firstOfEach = (broken: readonly Named[]): readonly Named[] =>
  WHYS.flatMap((reason) => broken.filter(({ why }) => why === reason).slice(0, NAMED_MAX));

const named = (orderId: string, why: Why): Named => ({ orderId, why });

const ids = (all: readonly { readonly orderId: string }[]) => all.map(({ orderId }) => orderId);

const sum = (all: readonly Priced[]) => all.reduce((total, one) => total + one.total, 0);

function equal(id: InvariantId, wanted: number, found: number): Invariant {
  return { id, ok: wanted === found, wanted, found, broken: 0, named: [] };
}

/** The first record of each event. */
function distinct(told: readonly Told[]): readonly Told[] {
  return [...new Map(told.map((one) => [one.eventId, one])).values()];
}

export const holds = ({ invariants }: Audit): boolean => invariants.every(({ ok }) => ok);
