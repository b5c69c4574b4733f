/** The names and limits of the lab `kill`, for verbs, model and panel alike. */

export const TOPIC = 'pesanan';
export const GROUP = 'payment';
export const WRITER = 'order-service';
export const MEMBERS = ['payment-a', 'payment-b', 'payment-c'] as const;
/** How long one order's work takes, ms. */
export const WORK_MS = 40;
export const FLOW_SECONDS = 60;
export const LIMITS = {
  perSecond: { min: 1, max: 30 },
  /** ms; the broker refuses less than its `group.min.session.timeout.ms`. */
  sessionMs: { min: 6000, max: 30_000 },
  /** Orders of one run; a rebuilt session reads as many documents. */
  orders: 2000,
} as const;

export type MemberName = (typeof MEMBERS)[number];
