/**
 * The door between Next's bundle and the server's own module instance. Next may hold a second
 * copy of every library, so it gets only this: the one object that `server.ts` put in place.
 */
import type { ErrorCode, Limit } from './errors.ts';
import type { Progress } from './events.ts';

export interface ActRequest {
  readonly cookie: string | undefined;
  readonly slug: string;
  readonly verb: string;
  readonly input: unknown;
  /** What the page named this press, to tell it from the next; absent where nobody named it. */
  readonly press?: string | undefined;
}

export interface QueryRequest {
  readonly cookie: string | undefined;
  readonly slug: string;
  readonly query: string;
}

/** An acknowledgement, never data: what happened is told by the observers. */
export type ActAnswer =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly code: ErrorCode;
      readonly about?: string;
      readonly limit?: Limit;
    };

export type QueryAnswer =
  | { readonly ok: true; readonly data: unknown }
  | { readonly ok: false; readonly code: ErrorCode; readonly limit?: Limit };

/** By lab; a lab that was never entered is not among them. */
export type ProgressAnswer =
  | { readonly ok: true; readonly labs: Readonly<Record<string, Progress>> }
  | { readonly ok: false; readonly code: ErrorCode };

export type BringAnswer =
  | { readonly ok: true; readonly labs: number }
  | {
      readonly ok: false;
      readonly code:
        | ErrorCode
        | 'file-too-large'
        | 'file-not-json'
        | 'file-not-progress'
        | 'file-newer';
    };

export interface EngineReport {
  readonly up: boolean;
  readonly embedded: boolean;
  readonly since: number;
  readonly version?: string;
  readonly detail?: string;
}

export interface EngineProcess {
  readonly name: string;
  readonly phase: string;
  readonly pid?: number;
  readonly restarts: number;
}

export interface Health {
  readonly status: 'ok' | 'degraded' | 'down';
  readonly build: string;
  readonly uptimeSeconds: number;
  readonly broker: EngineReport & { readonly brokers: readonly string[] };
  readonly database: EngineReport & { readonly replicaSetState?: string };
  /** Ours, while we run them; their pids make a fault drill possible. */
  readonly engines: readonly EngineProcess[];
  readonly children: { readonly running: number; readonly max: number };
  readonly sandboxes: { readonly open: number; readonly max: number };
  readonly eventLoopDelayMs: { readonly p50: number; readonly p99: number };
  readonly needs: Readonly<Record<string, { readonly ok: boolean; readonly reason?: string }>>;
}

export interface Runtime {
  act(request: ActRequest): Promise<ActAnswer>;
  query(request: QueryRequest): Promise<QueryAnswer>;
  health(): Promise<Health>;
  progress(cookie: string | undefined): Promise<ProgressAnswer>;
  /** Whether this visitor has a run of that lab; undefined while the database is away. */
  begun(cookie: string | undefined, slug: string): Promise<boolean | undefined>;
  /** The file to carry away; undefined while the database is away. */
  progressFile(cookie: string | undefined): Promise<unknown>;
  bringProgress(cookie: string | undefined, text: string): Promise<BringAnswer>;
}

const KEY = Symbol.for('menara.runtime');

type Holder = typeof globalThis & { [KEY]?: Runtime };

export function runtime(): Runtime {
  const found = (globalThis as Holder)[KEY];
  if (!found) throw new Error('the runtime is not there: start the app with `npm start`');
  return found;
}

export function provideRuntime(given: Runtime): void {
  (globalThis as Holder)[KEY] = given;
}
