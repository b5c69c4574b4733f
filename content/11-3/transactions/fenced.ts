/** How the broker tells a producer that somebody newer bears its name. */

/** Nearly every new transaction first meets CONCURRENT_TRANSACTIONS; kafkajs would wait 300 ms. */
export const TRANSACTION_RETRY = { initialRetryTime: 20, maxRetryTime: 500, retries: 40 };

/** Error 47, and 90 as newer brokers call it to clients that know the word. */
const FENCED = ['INVALID_PRODUCER_EPOCH', 'PRODUCER_FENCED'];

export interface Fenced {
  readonly type: string;
  readonly code: number;
  readonly message: string;
}

/** The refusal as kafkajs has it from the broker, or undefined for any other error. */
export function fencedBy(error: unknown): Fenced | undefined {
  for (let one = error; one instanceof Error; one = one.cause) {
    const { type, code } = one as { type?: unknown; code?: unknown };
    if (typeof type !== 'string' || !FENCED.includes(type)) continue;
    return { type, code: typeof code === 'number' ? code : -1, message: one.message };
  }
  return undefined;
}
