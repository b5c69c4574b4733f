import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { IDLE_STOP_MS, SANDBOXES_MAX } from './limits.ts';
import type { Registry } from './registry.ts';
import type { RoomDeps } from './room.ts';
import { createRooms } from './rooms.ts';
import type { Scope } from './scope.ts';
import { labModule } from './testing/fake-room.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the rooms', () => {
  it('open one for all who ask at once, and give the same afterwards', async () => {
    const { rooms, calls } = house();
    const asked = await Promise.all(Array.from({ length: 20 }, () => rooms.find('v', 'log')));
    expect(new Set([...asked, await rooms.find('v', 'log')]).size).toBe(1);
    expect(calls).toEqual(['claim v log', 'open v']);
  });

  it('differ by visitor and by lab', async () => {
    const { rooms } = house();
    const found = [
      await rooms.find('v', 'log'),
      await rooms.find('v', 'other'),
      await rooms.find('w', 'log'),
    ];
    expect(new Set(found).size).toBe(3);
    expect(rooms.count()).toBe(3);
  });

  it.each(['nothing', '__proto__', ''])('have none for the lab %j', async (slug) => {
    const { rooms, calls } = house();
    await expect(rooms.find('v', slug)).rejects.toMatchObject({ code: 'bad-input' });
    expect(calls).toEqual([]);
  });

  it('tell everybody why an opening failed, and try afresh the next time', async () => {
    const { rooms, broken } = house();
    broken.with = new Error('no broker');
    const both = [rooms.find('v', 'log'), rooms.find('v', 'log')];
    for (const one of both) await expect(one).rejects.toThrow('no broker');
    broken.with = undefined;
    expect((await rooms.find('v', 'log')).visitor).toBe('v');
  });

  it('are no more than the machine takes, even if all come at once', async () => {
    const { rooms } = house();
    const crowd = Array.from({ length: SANDBOXES_MAX + 20 }, (_, index) =>
      rooms.find(`v${index}`, 'log').then(
        () => 'in',
        (error) => error.code as string,
      ),
    );
    const answers = await Promise.all(crowd);
    expect(answers.filter((answer) => answer === 'in')).toHaveLength(SANDBOXES_MAX);
    expect(answers.filter((answer) => answer === 'limit-sandboxes')).toHaveLength(20);
  });
});

describe('a room', () => {
  const minutes = (count: number) => vi.advanceTimersByTimeAsync(count * 60_000);

  it('is put away when nobody looked for long, and opened again from the stores', async () => {
    const { rooms, calls } = house();
    const room = await rooms.find('v', 'log');
    await vi.advanceTimersByTimeAsync(IDLE_STOP_MS + 10_000);
    expect(calls).toContain('end v');
    expect(rooms.count()).toBe(0);
    expect(rooms.isOpen(room.context().scope.sandbox)).toBe(false);
    expect(await rooms.find('v', 'log')).not.toBe(room);
  });

  it('is empty within a minute, whenever between two looks its last reader left', async () => {
    for (let after = 0; after < 10_000; after += 1000) {
      const { rooms, calls } = house();
      const room = await rooms.find('v', 'log');
      const leave = room.subscribe({
        event: () => undefined,
        pulse: () => undefined,
        replaced: () => undefined,
      });
      await vi.advanceTimersByTimeAsync(20_000 + after);
      leave();
      expect(calls).not.toContain('end v');
      await minutes(1);
      expect(calls).toContain('end v');
    }
  });

  it('stays while somebody looks on, and its lease is kept', async () => {
    const { rooms, calls, touched } = house();
    const room = await rooms.find('v', 'log');
    const leave = room.subscribe({
      event: () => undefined,
      pulse: () => undefined,
      replaced: () => undefined,
    });
    await minutes(10);
    expect(rooms.isOpen(room.context().scope.sandbox)).toBe(true);
    expect(touched.length).toBeGreaterThan(10);
    leave();
    await minutes(2);
    expect(calls).toContain('end v');
  });

  it('that is being put away is not handed out: who comes then waits for a new one', async () => {
    const { rooms, ending, calls } = house();
    const old = await rooms.find('v', 'log');
    const end = ending.hold();
    await vi.advanceTimersByTimeAsync(IDLE_STOP_MS + 10_000);
    const found = rooms.find('v', 'log');
    end();
    expect(await found).not.toBe(old);
    expect(calls).toEqual(['claim v log', 'open v', 'end v', 'claim v log', 'open v']);
  });
});

/** Rooms over nothing: what they would do to the stores is noted. */
function house() {
  const calls: string[] = [];
  const touched: string[][] = [];
  const broken: { with?: Error | undefined } = {};
  let held = Promise.resolve();
  const ids = new Map<string, string>();
  const nameOf = (sandbox: string) => [...ids].find(([, id]) => id === sandbox)?.[0].split('.')[0];
  const registry = {
    async claim(visitor: string, slug: string) {
      calls.push(`claim ${visitor} ${slug}`);
      if (broken.with) throw broken.with;
      const key = `${visitor}.${slug}`;
      const sandbox = ids.get(key) ?? String(ids.size).padStart(16, '0');
      ids.set(key, sandbox);
      return { _id: sandbox, visitor, slug, run: 1 };
    },
    touch: async (sandboxes: string[]) => void touched.push(sandboxes),
  } as unknown as Registry;
  const deps = {
    observers: {
      listen: () => () => undefined,
      tell: () => undefined,
      observe: async () => undefined,
      release: () => undefined,
    },
    database: () => ({ listCollections: () => ({ toArray: async () => [] }) }),
    kafka: () => ({ ensureTopics: async () => undefined }),
    children: () => ({}),
    async endChildren({ sandbox }: Scope) {
      calls.push(`end ${nameOf(sandbox)}`);
      await held;
    },
    progress: async () => ({ predictions: {}, quiz: {} }),
    missing: () => [],
    stack: () => ({ kafka: 'up', mongo: 'up' }),
    retell: () => undefined,
  } as unknown as RoomDeps;
  const open = async ({ scope }: { scope: Scope }) => {
    calls.push(`open ${nameOf(scope.sandbox)}`);
  };
  const labs = [labModule('log', { open }), labModule('other', { open })];
  const rooms = createRooms({ labs, registry, deps, fault: () => undefined });
  const ending = {
    /** Lets the next end take until the returned function is called. */
    hold(): () => void {
      const parts: { end?: () => void } = {};
      held = new Promise((resolve) => {
        parts.end = resolve;
      });
      return () => parts.end?.();
    },
  };
  return { rooms, calls, touched, broken, ending };
}
