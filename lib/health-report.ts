/** What `GET /api/health`, the head of the page and the doctor tell of this server. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { MongoClient } from 'mongodb';
import type { KafkaConnection } from './kafka/client.ts';
import { CHILDREN_MAX, SANDBOXES_MAX, SMALL_CHILDREN_MAX } from './limits.ts';
import type { NeedReport } from './needs.ts';
import type { Probe } from './probe.ts';
import type { Supervisor } from './process/supervisor.ts';
import type { Rooms } from './rooms.ts';
import type { EngineProcess, Health } from './runtime.ts';

interface HealthOptions {
  readonly kafka: KafkaConnection;
  readonly embedded: { readonly kafka: boolean; readonly mongo: boolean };
  readonly logDir?: string | undefined;
  readonly build: string;
  readonly mongo: MongoClient;
  engines(): readonly EngineProcess[];
  readonly probe: Probe;
  readonly supervisor: Supervisor;
  readonly rooms: Rooms;
  readonly needs: NeedReport;
}

const NANOSECONDS_PER_MS = 1e6;
/** Node measures how late a timer of this period was; the period itself is no delay, ms. */
const RESOLUTION_MS = 10;
/** Above this the server answers, but late, ms. */
const DELAY_DEGRADED_MS = 250;

export function createHealth(options: HealthOptions & { [others: string]: unknown }) {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  // One minute at a time: an old hiccup is no news.
  const timer = setInterval(() => delay.reset(), 60_000);
  return {
    stop() {
      clearInterval(timer);
      delay.disable();
    },
    async report(): Promise<Health> {
      const { kafka, mongo, since } = options.probe.current();
      const database = mongo === 'up' ? await describeMongo(options.mongo) : {};
      const ms = (percentile: number) =>
        Math.max(
          0,
          Math.round((delay.percentile(percentile) / NANOSECONDS_PER_MS - RESOLUTION_MS) * 10) / 10,
        ) || 0;
      const eventLoopDelayMs = { p50: ms(50), p99: ms(99) };
      const down = kafka === 'down' || mongo === 'down';
      const degraded = eventLoopDelayMs.p50 > DELAY_DEGRADED_MS;
      return {
        status: down ? 'down' : degraded ? 'degraded' : 'ok',
        build: options.build,
        uptimeSeconds: Math.round(process.uptime()),
        broker: {
          up: kafka === 'up',
          embedded: options.embedded.kafka,
          since: since.kafka,
          brokers: options.kafka.brokers,
        },
        database: {
          up: mongo === 'up',
          embedded: options.embedded.mongo,
          since: since.mongo,
          ...database,
        },
        engines: options.engines().map(({ name, phase, pid, restarts }) => ({
          name,
          phase,
          restarts,
          ...(pid === undefined ? {} : { pid }),
        })),
        children: { running: options.supervisor.count(), max: CHILDREN_MAX + SMALL_CHILDREN_MAX },
        sandboxes: { open: options.rooms.count(), max: SANDBOXES_MAX },
        eventLoopDelayMs,
        needs: {
          kafka: { ok: kafka === 'up' },
          mongo: { ok: mongo === 'up' },
          ...options.needs,
        },
      };
    },
  };
}

async function describeMongo(client: MongoClient) {
  const admin = client.db('admin');
  const [{ version }, { setName, isWritablePrimary }] = await Promise.all([
    admin.command({ buildInfo: 1 }),
    admin.command({ hello: 1 }),
  ]);
  return {
    version: String(version),
    replicaSetState: setName
      ? `${isWritablePrimary ? 'PRIMARY' : 'SECONDARY'} of ${setName}`
      : 'none',
  };
}
