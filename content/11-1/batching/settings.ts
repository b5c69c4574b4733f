/** Names and limits of the lab `batching`, and its documents as every side parses them. */
import { z } from 'zod';
import type { TopicSpec } from '#lib/lab.ts';
import { FIELD_NAMES, type ScaleInputs } from './scale.ts';

export const WRITER = 'order-service';
export const READER = 'payment';
/** The topic that is measured on, and the one of the tests at a hundredth. */
export const TOPIC = 'pesanan';
export const TRIAL_TOPIC = 'skala';
export const TRIAL_PARTITIONS = 3;

export const LIMITS = {
  /** Messages of one request. */
  perRequest: { min: 1, max: 1000 },
  /** Whatever of these is reached first ends a measurement. */
  run: { seconds: 1.5, records: 150_000, bytes: 16 * 1024 * 1024 },
  /** Measurements and tests of one experiment. */
  runs: 60,
  trials: 20,
} as const;

/** Of a test at a hundredth; the first part of it, in which everything begins, doesn't count. */
export const TRIAL = { seconds: 8, warmMs: 1500, sampleMs: 500 } as const;

export const topics: readonly TopicSpec[] = [
  {
    name: TOPIC,
    partitions: 1,
    // A hundred thousand records a second are counted, not shown one by one.
    tailed: false,
    config: {
      'max.message.bytes': String(512 * 1024),
      // What is measured is what the sender packed: the broker keeps it as it came.
      'compression.type': 'producer',
      // One run is 16 MiB at the most, and forty visitors share the disk.
      'retention.bytes': String(8 * 1024 * 1024),
      'segment.bytes': String(4 * 1024 * 1024),
    },
  },
  { name: TRIAL_TOPIC, partitions: TRIAL_PARTITIONS, tailed: false },
];

export const acksSchema = z.union([z.literal(-1), z.literal(0), z.literal(1)]);
export type Acks = z.infer<typeof acksSchema>;

export const measureInput = z.object({
  id: z.number().int(),
  perRequest: z.number().int(),
  acks: acksSchema,
  gzip: z.boolean(),
});

/** What the sender knows of a run that goes on. */
export const tallySchema = z.object({
  id: z.number().int(),
  records: z.number().int(),
  requests: z.number().int(),
  /** Written to the broker's connection, protocol included. */
  bytes: z.number(),
  ms: z.number(),
});
export type Tally = z.infer<typeof tallySchema>;

export const outcomeSchema = z.object({
  records: z.number().int(),
  requests: z.number().int(),
  bytes: z.number(),
  /** From the first request to the last answer; without answers, to the last one handed over. */
  ms: z.number().positive(),
  /** Median and 99th percentile of the wait for one `send`, ms. */
  p50: z.number(),
  p99: z.number(),
  /** The end of the log before and after, as the broker tells it. */
  from: z.number().int(),
  end: z.number().int(),
  /** Processor time of the sender, in shares of one core. */
  own: z.number(),
  /** Share of all cores of the machine that were busy, the sender's and the broker's included. */
  busy: z.number(),
  cores: z.number().int(),
});
export type Outcome = z.infer<typeof outcomeSchema>;

export const runSchema = z.object({
  _id: z.number().int(),
  state: z.enum(['waiting', 'running', 'over', 'failed']),
  perRequest: z.number().int(),
  acks: acksSchema,
  gzip: z.boolean(),
  at: z.number(),
  /** Measurements of other readers before this one. */
  ahead: z.number().int(),
  outcome: outcomeSchema.optional(),
});
export type Run = z.infer<typeof runSchema>;

export const sampleSchema = z.object({
  /** Since the first message was sent, ms. */
  ms: z.number(),
  end: z.number().int(),
  committed: z.number().int(),
});
export type Sample = z.infer<typeof sampleSchema>;

export const inputsSchema = z.strictObject(
  Object.fromEntries(FIELD_NAMES.map((name) => [name, z.number()])),
) as unknown as z.ZodType<ScaleInputs>;

export const trialSchema = z.object({
  _id: z.number().int(),
  state: z.enum(['starting', 'running', 'over', 'failed']),
  at: z.number(),
  inputs: inputsSchema,
  samples: z.array(sampleSchema).max(100),
  /** Sent and acknowledged, and the ends of the log before and after. */
  sent: z.number().int().optional(),
  from: z.number().int().optional(),
  end: z.number().int().optional(),
});
export type Trial = z.infer<typeof trialSchema>;
