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
  'session-gone',
  'process-failed',
  'injection-running',
  'limit-deliveries',
  'limit-run',
  'no-such-event',
  'limit-orders',
  'limit-keys',
  'limit-measured',
  'limit-partitions',
  'nothing-open',
  'still-working',
  'unanswered',
  'unknown',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

export interface ErrorFacts {
  readonly retriable: boolean;
  readonly cause?: unknown;
  readonly about?: string;
}

export class LabError extends Error {
  override readonly name = 'LabError';
  readonly code: ErrorCode;
  readonly retriable: boolean;
  readonly about: string | undefined;

  constructor(code: ErrorCode, facts: ErrorFacts) {
    super(facts.about ? `${code}: ${facts.about}` : code, { cause: facts.cause });
    this.code = code;
    this.retriable = facts.retriable;
    this.about = facts.about;
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
