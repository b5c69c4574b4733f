/** Medians and spreads. A mean would hide what a reader feels: the slow tenth. */

export interface Spread {
  readonly n: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p95: number;
  /** Absent in what was kept before it was asked for. */
  readonly p99?: number;
  readonly max: number;
}

/** Nearest rank: every figure printed is one that was really measured. */
export function quantile(sorted: readonly number[], share: number): number {
  const rank = Math.min(sorted.length, Math.max(1, Math.ceil(share * sorted.length)));
  const value = sorted[rank - 1];
  if (value === undefined) throw new RangeError('Nothing was measured.');
  return value;
}

export function spreadOf(values: Iterable<number>): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const missing = sorted.filter(Number.isNaN).length;
  if (missing > 0) throw new Error(`${missing} of ${sorted.length} were never seen.`);
  const at = (share: number) => Number(quantile(sorted, share).toFixed(2));
  const n = sorted.length;
  const upper = { p95: at(0.95), p99: at(0.99), max: at(1) };
  return { n, p25: at(0.25), p50: at(0.5), p75: at(0.75), ...upper };
}
