/**
 * The single owner of clients, observers, rooms and children. `server.ts` starts it and puts it
 * where `runtime()` finds it. Start reading at `act`: that is where a press of a button arrives.
 */
import { mkdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { act } from './act.ts';
import { createBus } from './bus.ts';
import { createHealth } from './health-report.ts';
import { connectKafka, type KafkaConnection } from './kafka/client.ts';
import { kafkaDomain } from './kafka/domain.ts';
import { forgetsQuickly } from './kafka/quick-retention.ts';
import { CHILDREN_MAX, SMALL_CHILDREN_MAX } from './limits.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { connectMongo } from './mongo/client.ts';
import { oplogReadable } from './mongo/oplog.ts';
import { missingNeeds, needsOf } from './needs.ts';
import { createNewcomers } from './newcomers.ts';
import { startObservers } from './observers.ts';
import { createOnce } from './once.ts';
import { PROBE_WITHIN_MS, type Probe, startProbe } from './probe.ts';
import { createSupervisor } from './process/supervisor.ts';
import { createProgress } from './progress.ts';
import { query } from './query.ts';
import { startReaper } from './reaper.ts';
import { openRegistry } from './registry.ts';
import { noteRequest } from './request-context.ts';
import type { LabModule, RoomDeps } from './room.ts';
import { createRooms, type Rooms } from './rooms.ts';
import type { EngineProcess, Runtime } from './runtime.ts';
import { witnessed } from './witness.ts';

export interface HostOptions {
  readonly labs: readonly LabModule[];
  readonly kafka: KafkaConnection;
  readonly mongo: { readonly uri: string };
  readonly embedded: { readonly kafka: boolean; readonly mongo: boolean };
  readonly logDir?: string | undefined;
  readonly home: string;
  readonly build: string;
  bundle(program: string): string;
  readonly warden: { watch(pid: number): void; forget(pid: number): void };
  engines(): readonly EngineProcess[];
  /** Engines of ours tell when they die or come back. */
  onEngines(listener: () => void): () => void;
  readonly log: Log;
  readonly metrics?: Metrics | undefined;
}

export interface Host extends AsyncDisposable {
  readonly probe: Probe;
  readonly runtime: Runtime;
  readonly rooms: Rooms;
}

export async function startHost(options: HostOptions): Promise<Host> {
  const node = `${hostname()}-${process.pid}`;
  const { fault } = options.log;
  const admin = connectKafka(options.kafka, 'menara').admin();
  const probeAdmin = connectKafka(
    options.kafka,
    'menara-probe',
    { initialRetryTime: 50, maxRetryTime: 50, retries: 0 },
    undefined,
    PROBE_WITHIN_MS,
  ).admin();
  const mongo = await connectMongo(options.mongo, 'menara', 50);
  await Promise.all([admin.connect(), probeAdmin.connect()]);
  const registry = await openRegistry(mongo, node);
  const bus = createBus();

  mkdirSync(join(options.home, 'logs'), { recursive: true });
  const supervisor = createSupervisor({
    bus,
    max: CHILDREN_MAX,
    maxSmall: SMALL_CHILDREN_MAX,
    bundle: options.bundle,
    settings: { kafka: options.kafka, mongoUri: options.mongo.uri },
    logFile: join(options.home, 'logs', 'workers.log'),
    warden: options.warden,
  });
  const probe = startProbe({ admin: probeAdmin, mongo }, ({ kafka, mongo: db }) =>
    bus.broadcast({ type: 'stack', kafka, mongo: db }),
  );
  const readsOplog = await oplogReadable(mongo);
  const observers = await startObservers({
    bus,
    admin,
    mongo,
    oplogReadable: readsOplog,
    connection: options.kafka,
    logDir: options.logDir,
    historyLost: () => void rooms.rebuildAll().catch((error) => fault('rebuild', error)),
    fault,
  });
  const needs = needsOf(options.logDir, observers.groupSource, {
    forgetsQuickly: await forgetsQuickly(admin),
    oplogReadable: readsOplog,
  });
  const deps: RoomDeps = {
    observers,
    database: (name) => mongo.db(name),
    kafka: (scope) => kafkaDomain(admin, options.kafka, scope),
    children: supervisor.children,
    endChildren: (scope) => supervisor.endAll(scope, 'idle'),
    progress: registry.readProgress,
    storeOutcome: registry.storeOutcome,
    nextRun: registry.nextRun,
    retell: supervisor.retell,
    stack: probe.current,
    missing: () => missingNeeds(needs),
  };
  const admit = createNewcomers();
  const rooms = createRooms({ labs: options.labs, registry, deps, admit, fault });
  const reaper = startReaper({
    admin,
    mongo,
    registry,
    node,
    isOpen: rooms.isOpen,
    fault: (error) => fault('reaper', error),
  });
  const unlisten = options.onEngines(() => {
    for (const { name, phase } of options.engines()) {
      if (phase !== 'up') probe.died(name === 'mongod' ? 'mongo' : 'kafka');
    }
    void probe.ask();
  });
  const parts = { labs: options.labs, rooms, registry, probe, fault };
  const once = createOnce();
  const progress = createProgress(parts);
  const health = createHealth({ ...options, admin, mongo, probe, supervisor, rooms, needs });

  return {
    rooms,
    probe,
    runtime: {
      act: (request) =>
        witnessed(options, 'act', request.slug, request.verb, () =>
          once(request, () => act(parts, request)),
        ),
      query: (request) =>
        witnessed(options, 'query', request.slug, request.query, () =>
          query({ ...parts, kafka: options.kafka, mongoUri: options.mongo.uri }, request),
        ),
      health: health.report,
      progress: progress.read,
      begun: progress.begun,
      progressFile: progress.file,
      bringProgress: (cookie, text) => {
        noteRequest({ entered: true });
        return progress.bring(cookie, text);
      },
    },
    async [Symbol.asyncDispose]() {
      unlisten();
      health.stop();
      await rooms[Symbol.asyncDispose]();
      await supervisor[Symbol.asyncDispose]();
      await Promise.all([reaper, probe, observers].map((part) => part[Symbol.asyncDispose]()));
      await Promise.all([admin.disconnect(), probeAdmin.disconnect(), mongo.close()]);
    },
  };
}
