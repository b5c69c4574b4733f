/** The rooms that are open: found or opened for a visitor, put away when nobody looks any more. */
import { setTimeout as pause } from 'node:timers/promises';
import { LabError } from './errors.ts';
import { IDLE_STOP_MS, SANDBOXES_MAX } from './limits.ts';
import type { Registry } from './registry.ts';
import { type LabModule, openRoom, type Room, type RoomDeps } from './room.ts';

const SWEEP_MS = 10_000;

export interface Rooms extends AsyncDisposable {
  /** Concurrent calls for one visitor and lab share one opening. */
  find(visitor: string, slug: string): Promise<Room>;
  isOpen(sandbox: string): boolean;
  count(): number;
  rebuildAll(): Promise<void>;
}

interface RoomsOptions {
  readonly labs: readonly LabModule[];
  readonly registry: Registry;
  readonly deps: RoomDeps;
  readonly idleMs?: number;
  /** Asked before a sandbox is made that was not there; throws where it may not be. */
  admit?(): void;
  fault(who: string, error: unknown): void;
}

interface Entry {
  readonly opening: Promise<Room>;
  room?: Room;
  /** Being put away; who comes now waits for it, and then gets a new one. */
  closing?: Promise<void>;
  idleSince: number;
}

export function createRooms({
  labs,
  registry,
  deps,
  fault,
  idleMs = IDLE_STOP_MS,
  admit,
}: RoomsOptions): Rooms {
  const entries = new Map<string, Entry>();

  const open = (key: string, visitor: string, slug: string): Promise<Room> => {
    const lab = labs.find((known) => known.slug === slug);
    if (!lab) throw new LabError('bad-input', { retriable: false, about: slug });
    if (entries.size >= SANDBOXES_MAX) {
      // A place is free again when somebody has been away for long enough.
      const limit = { max: SANDBOXES_MAX, retryAfter: Math.ceil((idleMs + SWEEP_MS) / 1000) };
      throw new LabError('limit-sandboxes', { retriable: true, limit });
    }
    const opening = registry
      .claim(visitor, slug, admit)
      .then((claimed) => openRoom(lab, claimed, deps));
    const entry: Entry = { opening, idleSince: Date.now() };
    entries.set(key, entry);
    opening.then(
      (room) => {
        entry.room = room;
      },
      // The next try begins afresh; whoever asked is told why this one failed.
      () => entries.delete(key),
    );
    return opening;
  };

  const sweep = async () => {
    const now = Date.now();
    const touched: string[] = [];
    for (const [key, entry] of entries) {
      const { room, closing, idleSince } = entry;
      if (!room || closing) continue;
      if (room.subscribers() > 0) touch(key, now);
      else if (now - idleSince > idleMs) {
        entry.closing = room.close().finally(() => entries.delete(key));
        await entry.closing;
        continue;
      }
      touched.push(room.context().scope.sandbox);
    }
    if (touched.length > 0) await registry.touch(touched);
  };
  const touch = (key: string, now: number) => {
    const entry = entries.get(key);
    if (entry) entry.idleSince = now;
  };
  const timer = setInterval(() => void sweep().catch((error) => fault('rooms', error)), SWEEP_MS);
  const all = () => [...entries.values()].flatMap(({ room }) => (room ? [room] : []));

  return {
    async find(visitor, slug) {
      const key = `${visitor}.${slug}`;
      await entries.get(key)?.closing;
      touch(key, Date.now());
      return entries.get(key)?.opening ?? open(key, visitor, slug);
    },
    isOpen: (sandbox) => all().some((room) => room.context().scope.sandbox === sandbox),
    count: () => entries.size,
    async rebuildAll() {
      await Promise.all(all().map((room) => untilDone(() => room.rebuild(), fault)));
    },
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await Promise.all([...entries.values()].map(({ opening }) => opening.catch(() => undefined)));
    },
  };
}

const REBUILD_TRIES = 60;
const REBUILD_PAUSE_MS = 1000;

/** The database has just come back, or is about to: what fails now is tried again. */
async function untilDone(
  rebuild: () => Promise<void>,
  fault: (who: string, error: unknown) => void,
): Promise<void> {
  for (let left = REBUILD_TRIES; left > 0; left -= 1) {
    try {
      return await rebuild();
    } catch (error) {
      fault('rebuild', error);
      await pause(REBUILD_PAUSE_MS);
    }
  }
}
