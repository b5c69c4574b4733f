/** What the programs of the lab say of themselves: sent, ended, fenced, seen, billed. Pure. */
import * as z from 'zod/mini';
import type { LabEvent } from '#lib/events.ts';
import type { Facts } from './model.ts';
import {
  CASHIER,
  CASHIERS,
  type CashierName,
  MANNERS,
  type Manner,
  PAYMENTS,
  READERS,
  type ReaderName,
  SECOND,
} from './names.ts';

export interface Seen {
  /** Payments in the order they came: offset and name. */
  readonly payments: readonly { readonly offset: number; readonly key: string }[];
  /** How many bills came for each order, by the offset of its record. */
  readonly bills: Readonly<Record<number, number>>;
  readonly lastBill: number;
}

export interface FencedError {
  readonly type: string;
  readonly code: number;
  readonly message: string;
  readonly at: number;
}

export interface Reports {
  /** Offsets of what stands in each cashier's open transaction, as it says itself. */
  readonly sent: Readonly<Record<CashierName, readonly number[]>>;
  readonly fenced: Readonly<Record<CashierName, FencedError | null>>;
  readonly seen: Readonly<Record<ReaderName, Seen>>;
  readonly manner: Manner;
  /** Next order the biller will take, as it says. */
  readonly next: number;
  /** Receipts that the unique index refused. */
  readonly refused: number;
  /** Documents that were counted, by _id. */
  readonly known: Readonly<Record<string, true>>;
}

const nothing: Seen = { payments: [], bills: {}, lastBill: -1 };

export const noReports: Reports = {
  sent: { [CASHIER]: [], [SECOND]: [] },
  fenced: { [CASHIER]: null, [SECOND]: null },
  seen: { 'read-committed': nothing, 'read-uncommitted': nothing },
  manner: 'plain',
  next: 0,
  refused: 0,
  known: {},
};

const schemas = {
  sent: z.object({ offset: z.number() }),
  fenced: z.object({ type: z.string(), code: z.number(), message: z.string() }),
  seen: z.object({
    reader: z.enum(READERS),
    topic: z.string(),
    records: z.array(z.object({ offset: z.number(), key: z.string(), from: z.number() })),
  }),
  begins: z.object({ at: z.number(), manner: z.enum(MANNERS) }),
  billed: z.object({ next: z.number() }),
  refused: z.object({ count: z.number() }),
};

export function foldReport(state: Facts, event: LabEvent & { type: 'report' }): Facts {
  const { name, pid, kind, data, at } = event;
  // A report may be read only after the next process of that name began.
  if (state.processes[name]?.pid !== pid) return state;
  const cashier = CASHIERS.find((known) => known === name);
  if (kind === 'sent' && cashier) {
    const sent = schemas.sent.safeParse(data).data;
    if (!sent) return state;
    return { ...state, sent: { ...state.sent, [cashier]: [...state.sent[cashier], sent.offset] } };
  }
  if (kind === 'ended' && cashier) return { ...state, sent: { ...state.sent, [cashier]: [] } };
  if (kind === 'fenced' && cashier) {
    const error = schemas.fenced.safeParse(data).data;
    if (!error) return state;
    const fenced = { ...state.fenced, [cashier]: { ...error, at } };
    return { ...state, fenced, sent: { ...state.sent, [cashier]: [] } };
  }
  if (kind === 'seen') return onSeen(state, data);
  return onBiller(state, kind, data);
}

function onSeen(state: Facts, data: unknown): Facts {
  const told = schemas.seen.safeParse(data).data;
  if (!told) return state;
  const before = state.seen[told.reader];
  const after = told.topic === PAYMENTS ? withPayments(before, told) : withBills(before, told);
  return { ...state, seen: { ...state.seen, [told.reader]: after } };
}

type Told = z.infer<typeof schemas.seen>;

/** What is told again, to a page that begins anew, was counted already. */
function withPayments(seen: Seen, { records }: Told): Seen {
  const last = seen.payments.at(-1)?.offset ?? -1;
  return { ...seen, payments: [...seen.payments, ...records.filter((one) => one.offset > last)] };
}

function withBills(seen: Seen, { records }: Told): Seen {
  const fresh = records.filter(({ offset }) => offset > seen.lastBill);
  const bills = { ...seen.bills };
  for (const { from } of fresh) bills[from] = (bills[from] ?? 0) + 1;
  return { ...seen, bills, lastBill: fresh.at(-1)?.offset ?? seen.lastBill };
}

function onBiller(state: Facts, kind: string, data: unknown): Facts {
  if (kind === 'begins') {
    const begun = schemas.begins.safeParse(data).data;
    return begun ? { ...state, manner: begun.manner, next: begun.at } : state;
  }
  if (kind === 'billed') {
    const next = schemas.billed.safeParse(data).data?.next;
    return next === undefined ? state : { ...state, next };
  }
  if (kind === 'refused') {
    const count = schemas.refused.safeParse(data).data?.count ?? 0;
    return { ...state, refused: state.refused + count };
  }
  return state;
}
