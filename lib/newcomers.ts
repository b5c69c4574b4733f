/**
 * How many sandboxes one address may make in a while. A class sits behind one address, so the
 * limit is generous; it only keeps a single script from taking every place there is.
 */
import { LabError } from './errors.ts';
import { NEW_SANDBOXES_PER_ADDRESS_MAX, NEW_SANDBOXES_WITHIN_MS } from './limits.ts';
import { requestFacts } from './request-context.ts';

/** Addresses remembered at once; beyond it the oldest are forgotten. */
const ADDRESSES_MAX = 10_000;

export type Admit = () => void;

/** @returns a call for each new sandbox; it throws `limit-newcomers` where there were too many */
export function createNewcomers(
  max = NEW_SANDBOXES_PER_ADDRESS_MAX,
  withinMs = NEW_SANDBOXES_WITHIN_MS,
  now: () => number = Date.now,
): Admit {
  const seen = new Map<string, { since: number; count: number }>();
  return () => {
    const address = requestFacts()?.address;
    // What the server opens by itself is no visitor's.
    if (address === undefined) return;
    const time = now();
    const known = seen.get(address);
    const entry = known && time - known.since < withinMs ? known : { since: time, count: 0 };
    if (entry.count >= max) {
      const retryAfter = Math.ceil((entry.since + withinMs - time) / 1000);
      throw new LabError('limit-newcomers', { retriable: true, limit: { max, retryAfter } });
    }
    entry.count += 1;
    seen.delete(address);
    seen.set(address, entry);
    const [oldest] = seen.keys();
    if (seen.size > ADDRESSES_MAX && oldest !== undefined) seen.delete(oldest);
  };
}
