/**
 * Every name of a sandbox is made here and nowhere else, so that two visitors, two labs of one
 * visitor, two runs and two tests never meet. A sandbox is one visitor in one lab
 * (docs/decisions/0002). A reset is the next run: new names at once, the old ones are reaped.
 */
import { randomBytes } from 'node:crypto';

export interface SandboxRun {
  /** 16 hexadecimal characters, drawn at random; it reveals nothing of the visitor's cookie. */
  readonly sandbox: string;
  readonly run: number;
}

export interface Scope extends SandboxRun {
  /** `sb-<16 hex>-r<run>-`: what every Kafka name of this run begins with. */
  readonly prefix: string;
  readonly database: string;
  topic(name: string): string;
  group(name: string): string;
}

export interface ScopedName extends SandboxRun {
  readonly name: string;
}

// `.` and `_` collide in Kafka's metric names, so neither is used.
const SHORT = /^[a-z0-9-]{1,40}$/;
const KAFKA_NAME = /^sb-([0-9a-f]{16})-r([1-9][0-9]{0,8})-([a-z0-9-]{1,40})$/;
const DATABASE = /^sb_([0-9a-f]{16})_r([1-9][0-9]{0,8})$/;

export function newSandboxId(): string {
  return randomBytes(8).toString('hex');
}

export function scopeOf({ sandbox, run }: SandboxRun): Scope {
  const prefix = `sb-${sandbox}-r${run}-`;
  const named = (name: string) => {
    if (!SHORT.test(name)) throw new TypeError(`not a short name: ${JSON.stringify(name)}`);
    return prefix + name;
  };
  return { sandbox, run, prefix, database: `sb_${sandbox}_r${run}`, topic: named, group: named };
}

/** The sandbox, run and short name behind a topic or group; undefined if it is not one of ours. */
export function parseName(full: string): ScopedName | undefined {
  const [, sandbox, run, name] = KAFKA_NAME.exec(full) ?? [];
  return sandbox && run && name ? { sandbox, run: Number(run), name } : undefined;
}

/** The sandbox and run behind a database name; undefined if it is not one of ours. */
export function parseDatabase(database: string): SandboxRun | undefined {
  const [, sandbox, run] = DATABASE.exec(database) ?? [];
  return sandbox && run ? { sandbox, run: Number(run) } : undefined;
}
