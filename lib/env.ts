/** The environment, parsed once. What is wrong is named with its variable; nothing is guessed. */
import { resolve } from 'node:path';
import { z } from 'zod';
import type { LogFormat } from './log.ts';

const schema = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  /** Everything that is fetched, stored or logged lives here; git ignores it. */
  MENARA_HOME: z.string().min(1).default('.menara'),
  /** Where the world reaches this server, e.g. https://menara.example; https makes cookies secure. */
  PUBLIC_URL: z.url().optional(),
  HOST: z.string().min(1).default('127.0.0.1'),
  /** `json` for a program that reads the log: one object a line, with request and sandbox. */
  LOG_FORMAT: z.enum(['text', 'json']).default('text'),
  /** Where metrics are served, e.g. 127.0.0.1:9464; without it they are served nowhere. */
  METRICS_ADDRESS: z
    .string()
    .regex(/^[^\s:]+:\d{1,5}$/, 'must be host:port')
    .optional(),
});

export interface Env {
  readonly port: number;
  readonly home: string;
  readonly host: string;
  readonly publicUrl: string | undefined;
  readonly secure: boolean;
  readonly logFormat: LogFormat;
  readonly metrics: { readonly host: string; readonly port: number } | undefined;
}

/** A sentence for whoever starts the server; it needs no stack. */
export class EnvError extends Error {
  override readonly name = 'EnvError';
}

export function readEnv(variables: NodeJS.ProcessEnv): Env {
  const parsed = schema.safeParse(variables);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new EnvError(`The environment doesn't fit. ${wrong.join('; ')}`);
  }
  const { PORT, MENARA_HOME, PUBLIC_URL, HOST, LOG_FORMAT, METRICS_ADDRESS } = parsed.data;
  const [metricsHost = '', metricsPort = ''] = METRICS_ADDRESS?.split(':') ?? [];
  return {
    port: PORT,
    home: resolve(MENARA_HOME),
    host: HOST,
    publicUrl: PUBLIC_URL,
    secure: PUBLIC_URL?.startsWith('https:') ?? false,
    logFormat: LOG_FORMAT,
    metrics: METRICS_ADDRESS ? { host: metricsHost, port: Number(metricsPort) } : undefined,
  };
}
