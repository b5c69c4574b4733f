/**
 * What labs may need, by name. A server that runs is asked, so that doctor, health and panel give
 * one answer; without one, the same is told from what was found.
 */
import { z } from 'zod';
import { labs, type Need } from '#content/labs.ts';
import type { Environment } from '#lib/stack/paths.ts';
import { type Finding, isFault } from './finding.ts';

const ASK_DEADLINE_MS = 2000;
const healthSchema = z.object({
  needs: z.record(z.string(), z.object({ ok: z.boolean(), reason: z.string().optional() })),
});

export async function needsOf(
  env: Environment,
  found: readonly Finding[],
): Promise<Map<Need, Finding>> {
  const told = await askServer(Number(env.PORT ?? 3000));
  const names = new Set(labs.flatMap((lab) => lab.needs));
  return new Map(
    [...names].map((name): [Need, Finding] => {
      const answer = told?.[name];
      if (!answer) return [name, foresee(name, env, found)];
      const says = answer.reason ?? `${name} is missing`;
      return [name, { name, level: answer.ok ? 'ok' : 'fault', says }];
    }),
  );
}

async function askServer(port: number) {
  try {
    const signal = AbortSignal.timeout(ASK_DEADLINE_MS);
    const answer = await fetch(`http://localhost:${port}/api/health`, { signal });
    return healthSchema.parse(await answer.json()).needs;
  } catch {
    // Nobody serves there, or somebody else: what was found must do.
    return undefined;
  }
}

function foresee(name: Need, env: Environment, found: readonly Finding[]): Finding {
  const absent = (engine: 'kafka' | 'mongod') => {
    const parts: string[] = engine === 'kafka' ? ['kafka', 'java'] : ['mongod'];
    return found.some((finding) => isFault(finding) && parts.includes(finding.name));
  };
  const fault = (says: string): Finding => ({ name, level: 'fault', says });
  const good: Finding = { name, level: 'ok', says: '' };
  switch (name) {
    case 'kafka':
      return absent('kafka') ? fault("Kafka can't run") : good;
    case 'mongo':
      return absent('mongod') ? fault("MongoDB can't run") : good;
    case 'group-log-readable':
      if (absent('kafka')) return fault("Kafka can't run");
      return env.KAFKA_BROKERS
        ? { name, level: 'note', says: 'the cluster must let us read __consumer_offsets' }
        : good;
    case 'quick-retention':
      if (absent('kafka')) return fault("Kafka can't run");
      return env.KAFKA_BROKERS
        ? { name, level: 'note', says: 'the cluster deletes and compacts at its own pace' }
        : good;
    case 'oplog-readable':
      if (absent('mongod')) return fault("MongoDB can't run");
      return env.MONGODB_URI
        ? { name, level: 'note', says: 'the database must let us read local.oplog.rs' }
        : good;
    case 'segment-files-readable':
      if (absent('kafka')) return fault("Kafka can't run");
      return env.KAFKA_BROKERS
        ? { name, level: 'note', says: "the broker is not ours, so its files can't be shown" }
        : good;
    default:
      return name satisfies never;
  }
}
