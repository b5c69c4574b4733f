/** Where each program can be made to die, as its listing shows them in the gutter. */
export const CRASH_POINTS = {
  'payment-naive': ['before-check', 'after-check', 'after-insert'],
  payment: ['before-insert', 'in-transaction', 'after-insert'],
  all: ['before-check', 'after-check', 'before-insert', 'in-transaction', 'after-insert'],
} as const;

export type CrashPoint = (typeof CRASH_POINTS.all)[number];
