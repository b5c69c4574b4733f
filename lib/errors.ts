/**
 * Errors are facts: a code, whether trying again can help, and what it was about. Words are made
 * from them in one place (`content/action.ts`), in the reader's language.
 */

export const ERROR_CODES = [
  'bad-input',
  'kafka-away',
  'mongo-away',
  'group-active',
  'already-running',
  'not-running',
  'prediction-first',
  'limit-rate',
  'limit-children',
  'limit-sandboxes',
  'limit-newcomers',
  'session-gone',
  'process-failed',
  'injection-running',
  'limit-deliveries',
  'limit-run',
  'no-such-event',
  'orders-running',
  'limit-service',
  'limit-forecast',
  'limit-orders',
  'limit-flow',
  'limit-session',
  'limit-retention',
  'limit-batch',
  'limit-scale',
  'flow-running',
  'limit-keys',
  'limit-measured',
  'limit-partitions',
  'nothing-open',
  'nothing-parked',
  'orders-open',
  'still-working',
  'no-order-yet',
  'limit-races',
  'limit-pause',
  'no-flow',
  'no-token',
  'case-open',
  'no-case',
  'limit-query',
  'unanswered',
  'unknown',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** A limit that was met: what it is, and after how many seconds another try makes sense. */
export interface Limit {
  readonly max: number;
  readonly retryAfter?: number;
}

export interface ErrorFacts {
  readonly retriable: boolean;
  readonly cause?: unknown;
  readonly about?: string;
  readonly limit?: Limit;
}

export class LabError extends Error {
  override readonly name = 'LabError';
  readonly code: ErrorCode;
  readonly retriable: boolean;
  readonly about: string | undefined;
  readonly limit: Limit | undefined;

  constructor(code: ErrorCode, facts: ErrorFacts) {
    super(facts.about ? `${code}: ${facts.about}` : code, { cause: facts.cause });
    this.code = code;
    this.retriable = facts.retriable;
    this.about = facts.about;
    this.limit = facts.limit;
  }
}

/** The code of any thrown value. Compares codes, not classes: bundles may hold two copies. */
export function errorCode(error: unknown): ErrorCode {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return ERROR_CODES.find((known) => known === code) ?? 'unknown';
}

/** Which engine an error of its client means to be away; what wraps another is looked into. */
export function engineAway(error: unknown): 'kafka-away' | 'mongo-away' | undefined {
  if (!(error instanceof Error)) return undefined;
  if (/^KafkaJS(Connection|NumberOfRetries|RequestTimeout|BrokerNotFound)/.test(error.name)) {
    return 'kafka-away';
  }
  return /^Mongo(Network|ServerSelection|NotConnected|PoolCleared)/.test(error.name)
    ? 'mongo-away'
    : engineAway(error.cause);
}
