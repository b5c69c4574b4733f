/** What the supervisor and a child tell each other over IPC; parsed on both sides. */
import { z } from 'zod';
import { REFUSAL_CAUSES } from '../events.ts';

/** A server's reason is a sentence; of a longer one the beginning is told. */
export const REFUSAL_CHARS_MAX = 400;

export const fromChild = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({ type: z.literal('beat') }),
  z.strictObject({
    type: z.literal('report'),
    kind: z.string().max(40),
    data: z.unknown(),
    /** By the child's own clock, ms. */
    saidAt: z.int().optional(),
  }),
  z.strictObject({ type: z.literal('crash-point'), name: z.string().max(40) }),
  z.strictObject({
    type: z.literal('refused'),
    cause: z.enum(REFUSAL_CAUSES),
    code: z.string().max(80),
    message: z.string().max(REFUSAL_CHARS_MAX),
  }),
  z.strictObject({
    type: z.literal('reply'),
    id: z.number().int(),
    /** What the method answered, if anything; its schema belongs to whoever asked. */
    result: z.unknown().optional(),
    error: z.string().max(40).optional(),
  }),
]);

export type FromChild = z.infer<typeof fromChild>;

export const toChild = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('call'),
    id: z.number().int(),
    method: z.string().max(40),
    input: z.unknown(),
  }),
  z.strictObject({ type: z.literal('arm'), crashPoint: z.string().max(40).nullable() }),
]);

export type ToChild = z.infer<typeof toChild>;

export const childSettings = z.strictObject({
  name: z.string(),
  kafka: z.strictObject({
    brokers: z.array(z.string()).readonly(),
    ssl: z.union([z.boolean(), z.strictObject({ ca: z.array(z.string()).readonly() })]),
    sasl: z
      .strictObject({
        mechanism: z.enum(['plain', 'scram-sha-256', 'scram-sha-512']),
        username: z.string(),
        password: z.string(),
      })
      .optional(),
  }),
  mongoUri: z.string(),
  database: z.string(),
  prefix: z.string(),
  crashPoint: z.string().optional(),
  /** The program's own settings; it parses them itself. */
  program: z.record(z.string(), z.unknown()),
});

export type ChildSettings = z.infer<typeof childSettings>;

/** Where the settings travel: the environment, since a command line is visible to everybody. */
export const SETTINGS_VARIABLE = 'MENARA_CHILD';
