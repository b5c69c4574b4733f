/**
 * One visitor in one lab: the session everybody with this cookie sees, the processes, and what
 * feeds them. A room outlives a reset (the run changes, the room stays) but not idleness: when
 * nobody looks, it is put away and later rebuilt from broker and database.
 */
import type { Db } from 'mongodb';
import { LabError } from './errors.ts';
import type { LabEvent, Progress } from './events.ts';
import type { LabContext, LabModel, LabServer, Measured } from './lab.ts';
import { createBucket } from './limits.ts';
import type { Observers } from './observers.ts';
import { noteOutcomes } from './outcomes.ts';
import type { Whose } from './progress-store.ts';
import type { SandboxEntry } from './registry.ts';
import { type Scope, scopeOf } from './scope.ts';
import { createSession, type Session } from './session.ts';

export interface LabModule {
  readonly slug: string;
  readonly limits: {
    readonly children: number;
    readonly actionsPerSecond: number;
    readonly history?: number;
  };
  readonly model: LabModel<unknown>;
  readonly server: LabServer;
}

export interface Subscriber {
  event(event: LabEvent): void;
  pulse(name: string, at: number): void;
  /** A new run with a new epoch: what was held is another story. */
  replaced(): void;
}

export interface Room {
  readonly visitor: string;
  readonly lab: LabModule;
  readonly allowAction: () => boolean;
  session(): Session;
  context(): LabContext;
  /** Resolves when no reset is under way: who acts during one acts in the new run. */
  settled(): Promise<void>;
  run(): number;
  /** Resolves when the session was told what stood in the logs a moment ago. */
  caughtUp(): Promise<void>;
  subscribe(subscriber: Subscriber): () => void;
  subscribers(): number;
  /** New names, new epoch; the old run goes to the reaper. Calls during one share it. */
  reset(): Promise<void>;
  /** The same run, read again from broker and database. */
  rebuild(): Promise<void>;
  close(): Promise<void>;
}

interface RunParts {
  readonly scope: Scope;
  readonly session: Session;
  readonly context: LabContext;
  /** Ends the processes and stops listening. */
  stop(): Promise<void>;
  /** Only stops listening: another session has taken over the same run. */
  forget(): void;
}

export interface RoomDeps {
  readonly observers: Observers;
  database(name: string): Db;
  kafka(scope: Scope): LabContext['kafka'];
  children(scope: Scope, max: number): LabContext['children'];
  endChildren(scope: Scope): Promise<void>;
  /** As seen from a run: `prefix` is that of its names. */
  progress(visitor: string, slug: string, prefix: string): Promise<Progress>;
  storeOutcome(whose: Whose, id: string, measured: Measured): Promise<void>;
  /** Makes run + 1 the sandbox's run, and the old one the reaper's. */
  nextRun(scope: Scope): Promise<void>;
  /** Tells again which processes run, to a session that begins in their midst. */
  retell(scope: Scope): void;
  /** Needs that this stack can't meet. */
  missing(): readonly string[];
  stack(): { kafka: 'up' | 'down'; mongo: 'up' | 'down' };
}

export async function openRoom(lab: LabModule, entry: SandboxEntry, deps: RoomDeps): Promise<Room> {
  const { visitor, _id: sandbox } = entry;
  const subscribers = new Set<Subscriber>();
  const bucket = createBucket(lab.limits.actionsPerSecond);
  /** The session that subscribers hold; what another run tells, while it begins or ends, is not theirs. */
  let shown: Session | undefined;
  const begin = (run: number) =>
    openRun(lab, visitor, scopeOf({ sandbox, run }), deps, {
      event: (event, session) => {
        if (session !== shown) return;
        for (const subscriber of subscribers) subscriber.event(event);
      },
      pulse: (name, at) => {
        for (const subscriber of subscribers) subscriber.pulse(name, at);
      },
    });
  let current = await begin(entry.run);
  shown = current.session;
  let replacing: { readonly kind: string; readonly done: Promise<void> } | undefined;

  /** Calls of one kind share what is under way; another kind waits for it, and then begins. */
  const replace = async (kind: string, run: (old: RunParts) => Promise<RunParts>) => {
    while (replacing && replacing.kind !== kind) await replacing.done.catch(() => undefined);
    replacing ??= { kind, done: swap(run) };
    return replacing.done;
  };
  const swap = async (run: (old: RunParts) => Promise<RunParts>) => {
    try {
      current = await run(current);
      shown = current.session;
      for (const subscriber of subscribers) subscriber.replaced();
    } finally {
      replacing = undefined;
    }
  };

  return {
    visitor,
    lab,
    allowAction: bucket.take,
    session: () => current.session,
    context: () => current.context,
    async settled() {
      while (replacing) await replacing.done.catch(() => undefined);
    },
    run: () => current.scope.run,
    caughtUp: () => deps.observers.caughtUp(current.scope, lab.server.topics),
    subscribe(subscriber) {
      subscribers.add(subscriber);
      return () => void subscribers.delete(subscriber);
    },
    subscribers: () => subscribers.size,
    reset: () =>
      replace('reset', async (old) => {
        // The new run stands before the old one is given up: a broker that is away in between
        // leaves the reader where they were.
        const next = await begin(old.scope.run + 1);
        try {
          await deps.nextRun(old.scope);
        } catch (error) {
          await next.stop();
          throw error;
        }
        await old.stop();
        return next;
      }),
    rebuild: () =>
      replace('rebuild', async (old) => {
        const next = await begin(old.scope.run);
        old.forget();
        return next;
      }),
    close: () => current.stop(),
  };
}

async function openRun(
  lab: LabModule,
  visitor: string,
  scope: Scope,
  deps: RoomDeps,
  on: { event(event: LabEvent, session: Session): void; pulse(name: string, at: number): void },
): Promise<RunParts> {
  const session = createSession(lab.model, lab.limits.history);
  const whose = { visitor, slug: lab.slug };
  let progress = await deps.progress(visitor, lab.slug, scope.prefix);
  const note = noteOutcomes(lab.model.measures, (id, measured) =>
    deps.storeOutcome(whose, id, measured),
  );
  const unlisten = deps.observers.listen(scope, whose, {
    pulse: on.pulse,
    event(event) {
      if (event.type === 'progress') progress = event.progress;
      session.publish(event);
      note(session.state(), progress);
      on.event(event, session);
    },
  });
  const children = deps.children(scope, lab.limits.children);
  let over = false;
  const context: LabContext = {
    scope,
    kafka: deps.kafka(scope),
    db: deps.database(scope.database),
    children: {
      ...children,
      start(spec) {
        // A verb that began before a reset would leave a process behind that nobody ends.
        if (over) throw new LabError('not-running', { retriable: true, about: spec.name });
        children.start(spec);
      },
    },
    progress: () => progress,
  };
  const stop = async () => {
    over = true;
    deps.observers.release(scope, lab.server.topics);
    await deps.endChildren(scope);
    unlisten();
  };
  try {
    await prepare(lab, context, deps, progress);
  } catch (error) {
    await stop();
    throw error;
  }
  return { scope, session, context, stop, forget: unlisten };
}

/** From nothing, or from what an earlier server left: the observers read everything again. */
async function prepare(
  lab: LabModule,
  context: LabContext,
  deps: RoomDeps,
  progress: Progress,
): Promise<void> {
  const { scope, db, kafka } = context;
  const { observers } = deps;
  const existing = (await db.listCollections({}, { nameOnly: true }).toArray()).map(
    ({ name }) => name,
  );
  const missing = lab.server.collections.filter((name) => !existing.includes(name));
  // Made here and not on first use: creating a collection inside a transaction would block it.
  await Promise.all([
    kafka.ensureTopics(lab.server.topics),
    ...missing.map((name) => db.createCollection(name)),
  ]);
  observers.tell(scope, { type: 'stack', ...deps.stack() });
  observers.tell(scope, { type: 'needs', missing: deps.missing() });
  observers.tell(scope, { type: 'progress', progress });
  if (existing.length > 0) observers.tell(scope, { type: 'seam' });
  await observers.observe(scope, lab.server, { kafka, db });
  deps.retell(scope);
  await lab.server.open(context);
}
