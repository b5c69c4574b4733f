/**
 * What the environment says about the stack, parsed once. A cluster that is named here is used as
 * it is; what is not named, we bring ourselves. Every complaint names the variable.
 */

import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { StackError } from './errors.ts';
import type { Environment } from './paths.ts';

export interface KafkaConnection {
  brokers: string[];
  ssl: boolean | { ca: string[] };
  sasl?: {
    mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
    username: string;
    password: string;
  };
}

export interface StackSettings {
  kafka?: KafkaConnection;
  mongo?: { uri: string };
  kafkaPort: number;
  mongodPort: number;
}

const blankAsMissing = (value: unknown) => (value === '' ? undefined : value);
const port = z.coerce.number().int('must be a whole number').min(1024).max(65000);
const flag = z.enum(['true', 'false', '1', '0'], 'must be true or false');

const schema = z.object({
  KAFKA_BROKERS: z.preprocess(
    blankAsMissing,
    z
      .string()
      .transform((list) => list.split(',').map((broker) => broker.trim()))
      .pipe(
        z.array(z.string().regex(/^[^\s:]+:\d{1,5}$/, 'must be host:port, separated by commas')),
      )
      .optional(),
  ),
  KAFKA_SSL: z.preprocess(blankAsMissing, flag.optional()),
  KAFKA_SSL_CA: z.preprocess(blankAsMissing, z.string().optional()),
  KAFKA_SASL_MECHANISM: z.preprocess(
    (value) => (typeof value === 'string' ? value.toLowerCase() || undefined : value),
    z
      .enum(
        ['plain', 'scram-sha-256', 'scram-sha-512'],
        'must be plain, scram-sha-256 or scram-sha-512',
      )
      .optional(),
  ),
  KAFKA_SASL_USERNAME: z.preprocess(blankAsMissing, z.string().optional()),
  KAFKA_SASL_PASSWORD: z.preprocess(blankAsMissing, z.string().optional()),
  MONGODB_URI: z.preprocess(
    blankAsMissing,
    z
      .string()
      .regex(/^mongodb(\+srv)?:\/\/\S+$/, 'must begin with mongodb:// or mongodb+srv://')
      .optional(),
  ),
  MENARA_KAFKA_PORT: z.preprocess(blankAsMissing, port.default(29092)),
  MENARA_MONGOD_PORT: z.preprocess(blankAsMissing, port.default(27217)),
});

export function readSettings(env: Environment): StackSettings {
  const parsed = schema.safeParse(env);
  if (!parsed.success) {
    const complaints = parsed.error.issues.map(
      (issue) => `${String(issue.path[0])}: ${issue.message}`,
    );
    throw new StackError('bad-setting', `A setting can't be used. ${complaints.join('; ')}.`);
  }
  const given = parsed.data;
  const kafka = given.KAFKA_BROKERS && {
    brokers: given.KAFKA_BROKERS,
    ssl: readSsl(given.KAFKA_SSL, given.KAFKA_SSL_CA),
    ...readSasl(given),
  };
  return {
    ...(kafka && { kafka }),
    ...(given.MONGODB_URI && { mongo: { uri: given.MONGODB_URI } }),
    kafkaPort: given.MENARA_KAFKA_PORT,
    mongodPort: given.MENARA_MONGOD_PORT,
  };
}

function readSsl(wanted: string | undefined, caFile: string | undefined): KafkaConnection['ssl'] {
  if (!caFile) return wanted === 'true' || wanted === '1';
  try {
    return { ca: [readFileSync(caFile, 'utf8')] };
  } catch (cause) {
    throw new StackError('bad-setting', `KAFKA_SSL_CA: the file ${caFile} can't be read.`, {
      cause,
    });
  }
}

function readSasl(given: z.infer<typeof schema>): Pick<KafkaConnection, 'sasl'> {
  const mechanism = given.KAFKA_SASL_MECHANISM;
  if (!mechanism) return {};
  const { KAFKA_SASL_USERNAME: username, KAFKA_SASL_PASSWORD: password } = given;
  const missing = !username ? 'KAFKA_SASL_USERNAME' : !password ? 'KAFKA_SASL_PASSWORD' : undefined;
  if (!username || !password) {
    throw new StackError(
      'bad-setting',
      `${missing}: must be set, because KAFKA_SASL_MECHANISM=${mechanism} asks for it.`,
    );
  }
  return { sasl: { mechanism, username, password } };
}
