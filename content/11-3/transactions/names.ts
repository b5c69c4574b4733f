/** What the lab `transactions` calls its topics, groups, programs and limits. */
export const PAYMENTS = 'pembayaran';
export const ORDERS = 'pesanan';
export const BILLS = 'tagihan';
export const TOPICS = [PAYMENTS, ORDERS, BILLS] as const;
export type TopicName = (typeof TOPICS)[number];

/** The two groups of the program `readers`; `biller` keeps its bookmark under a third name. */
export const READERS = ['read-committed', 'read-uncommitted'] as const;
export type ReaderName = (typeof READERS)[number];
export const BILLING = 'biller';

export const CASHIER = 'cashier';
export const SECOND = 'cashier-2';
export const CASHIERS = [CASHIER, SECOND] as const;
export type CashierName = (typeof CASHIERS)[number];
export const READING = 'readers';
export const BILLER = 'biller';
export const WRITER = 'order-service';

/** The lasting name of each producer; `twin` takes that of the first cashier. */
export const BEARERS = ['own', 'twin'] as const;
export type Bearer = (typeof BEARERS)[number];

/** How `biller` works: without a transaction, with one, and with a unique index beside it. */
export const MANNERS = ['plain', 'transaction', 'guarded'] as const;
export type Manner = (typeof MANNERS)[number];

/** Between the effect in MongoDB and the end of the transaction. */
export const CRASH_POINT = 'before-commit';

/** Where the receipts of each manner go; only `receipts` has the unique index. */
export const RECEIPTS: Readonly<Record<Manner, string>> = {
  plain: 'receipts_bare',
  transaction: 'receipts_bare',
  guarded: 'receipts',
};

/** Orders `biller` takes into one transaction. */
export const BATCH = 5;
export const FEW = 20;
export const MANY = 100;
/** Orders and payments of one run. */
export const LIMITS = { orders: 400, payments: 60 } as const;

/** The broker aborts what stays open for longer, ms; kafkajs: 60,000. */
export const TRANSACTION_TIMEOUT_MS = 60_000;
