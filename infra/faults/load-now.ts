/** How much the machine had to do: a verdict on a busy one is another than on a quiet one. */
import { loadavg } from 'node:os';

/** @returns processes that ran or wanted to, the mean of the last minute, e.g. 1.8 */
export const loadNow = (): number => Number((loadavg()[0] ?? 0).toFixed(1));
