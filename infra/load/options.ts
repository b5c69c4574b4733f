/** What `npm run load -- …` may be told; every bound stands here. */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { PACE_MS } from './study.ts';

/** Above this the harness itself, on the same machine, would be what is measured. */
const VISITORS_MAX = 80;

export interface LoadOptions {
  /** Visitors at a time, rising. */
  readonly visitors: readonly number[];
  /** Measured time of each step but the last, and of the last. */
  readonly minutes: number;
  readonly lastMinutes: number;
  readonly screens: number;
  readonly paceMs: number;
  /** Only these labs; empty: all of the registry. */
  readonly labs: readonly string[];
  /** The figures take the place of the kept ones, and of those in docs/. */
  readonly keep: boolean;
}

const numbers = z
  .string()
  .transform((text) => text.split(',').map(Number))
  .pipe(z.array(z.number().int().min(1).max(VISITORS_MAX)).min(1).max(8))
  .refine((all) => all.every((one, at) => at === 0 || one > (all[at - 1] ?? 0)), 'must rise');
const minutes = z.coerce.number().min(0.1).max(60);

const schema = z.object({
  visitors: numbers.default([5, 10, 20, 40]),
  minutes: minutes.optional(),
  'last-minutes': minutes.optional(),
  screens: z.coerce.number().int().min(0).max(4).default(2),
  pace: z.coerce
    .number()
    .min(0.5)
    .max(60)
    .default(PACE_MS / 1000),
  labs: z
    .string()
    .transform((text) => text.split(','))
    .default([]),
  keep: z.boolean().default(false),
});

/** `--minutes` alone is that of all steps; without it: 2, and 10 for the last. */
export function readOptions(args: readonly string[]): LoadOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      visitors: { type: 'string' },
      minutes: { type: 'string' },
      'last-minutes': { type: 'string' },
      screens: { type: 'string' },
      pace: { type: 'string' },
      labs: { type: 'string' },
      keep: { type: 'boolean' },
    },
  });
  const parsed = schema.safeParse(values);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`);
    throw new Error(`The options don't fit. ${wrong.join('; ')}`);
  }
  const { data } = parsed;
  return {
    visitors: data.visitors,
    minutes: data.minutes ?? 2,
    lastMinutes: data['last-minutes'] ?? data.minutes ?? 10,
    screens: data.screens,
    paceMs: data.pace * 1000,
    labs: data.labs,
    keep: data.keep,
  };
}
