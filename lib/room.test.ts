import { describe, expect, it } from 'vitest';
import { createBus } from './bus.ts';
import type { LabEvent, Progress } from './events.ts';
import type { Observers } from './observers.ts';
import type { SandboxEntry } from './registry.ts';
import { openRoom, type RoomDeps } from './room.ts';
import type { Scope } from './scope.ts';
import { labModule } from './testing/fake-room.ts';

const entry = { _id: '00000000000000aa', visitor: 'v', slug: 'log', run: 1 } as SandboxEntry;
const ended = (n: number) =>
  ({ type: 'range', topic: 'pesanan', partition: 0, low: 0, end: n }) as const;

describe('a room', () => {
  it('tells its subscribers what its session was told, in the same order', async () => {
    const { room, tell, heard } = await opened();
    tell(1, ended(1));
    tell(1, ended(2));
    expect(ends(heard)).toEqual([1, 2]);
    expect(room.session().state()).toMatchObject({ ends: [1, 2] });
  });

  it('on reset goes to the next run, ends the old one and begins a new epoch', async () => {
    const { room, calls, heard } = await opened();
    const { epoch } = room.session();
    await room.reset();
    expect(room.run()).toBe(2);
    expect(room.session().epoch).not.toBe(epoch);
    expect(room.context().scope.prefix).toBe('sb-00000000000000aa-r2-');
    expect(heard).toContain('replaced');
    expect(calls).toEqual(['open 1', 'open 2', 'next 1', 'release 1', 'end 1']);
  });

  it('shares one reset among all who press it at once', async () => {
    const { room, calls } = await opened();
    await Promise.all([room.reset(), room.reset(), room.reset()]);
    expect(room.run()).toBe(2);
    expect(calls.filter((call) => call.startsWith('next'))).toHaveLength(1);
    await room.reset();
    expect(room.run()).toBe(3);
  });

  it('keeps what a new run tells while it begins from those who still see the old one', async () => {
    const { room, tell, heard, during } = await opened();
    during(2, () => {
      tell(2, ended(50));
      tell(1, ended(3));
    });
    await room.reset();
    expect(ends(heard)).toEqual([3]);
    tell(1, ended(4));
    tell(2, ended(51));
    // The old run is history; the new one's beginning is in its session, for the snapshot.
    expect(ends(heard)).toEqual([3, 51]);
    expect(room.session().state()).toMatchObject({ ends: [50, 51] });
  });

  it('stays in the old run when the new one could not begin', async () => {
    const { room, tell, heard, during } = await opened();
    during(2, () => {
      throw new Error('no broker');
    });
    await expect(room.reset()).rejects.toThrow('no broker');
    expect(room.run()).toBe(1);
    tell(1, ended(5));
    expect(ends(heard)).toEqual([5]);
    during(2, () => undefined);
    await room.reset();
    expect(room.run()).toBe(2);
  });

  it('lets who acts during a reset wait, and starts nothing in a run that is over', async () => {
    const { room, calls } = await opened();
    const old = room.context();
    const reset = room.reset();
    await room.settled();
    expect(room.run()).toBe(2);
    await reset;
    const spec = { name: 'payment', program: 'p', settings: {} };
    expect(() => old.children.start(spec)).toThrow('not-running');
    room.context().children.start(spec);
    expect(calls.filter((call) => call.startsWith('start'))).toEqual(['start 2']);
  });

  it('rebuilt is the same run with another epoch', async () => {
    const { room, tell, heard } = await opened();
    const { epoch } = room.session();
    await room.rebuild();
    expect(room.run()).toBe(1);
    expect(room.session().epoch).not.toBe(epoch);
    tell(1, ended(6));
    expect(heard.at(-2)).toBe('replaced');
    expect(ends(heard)).toEqual([6]);
  });

  it('hears nothing any more once it is closed', async () => {
    const { room, tell, heard, calls } = await opened();
    await room.close();
    tell(1, ended(1));
    expect(heard).toEqual([]);
    expect(calls.slice(-2)).toEqual(['release 1', 'end 1']);
  });

  it('knows the progress of its visitor as soon as it is told', async () => {
    const { room, tell } = await opened();
    const progress: Progress = { predictions: { after: { option: '6', at: 1 } }, quiz: {} };
    tell(1, { type: 'progress', progress });
    expect(room.context().progress()).toEqual(progress);
  });
});

type Heard = LabEvent | 'replaced';

const ends = (heard: readonly Heard[]) =>
  heard.flatMap((event) => (event !== 'replaced' && event.type === 'range' ? [event.end] : []));

/** A room over a real bus; what it does to the stores is noted. */
async function opened() {
  const bus = createBus(() => 0);
  const calls: string[] = [];
  const begun = new Map<number, () => void>();
  const lab = labModule('log', {
    open: async ({ scope }) => {
      calls.push(`open ${scope.run}`);
      begun.get(scope.run)?.();
    },
  });
  const observers = {
    listen: (scope: Scope, _who: unknown, on: Parameters<Observers['listen']>[2]) =>
      bus.listen(scope, on),
    tell: (scope, fact) => bus.publish(scope, fact),
    observe: async () => undefined,
    release: (scope: Scope) => void calls.push(`release ${scope.run}`),
  } as Partial<Observers> as Observers;
  const deps = {
    observers,
    database: () => ({ listCollections: () => ({ toArray: async () => [] }) }),
    kafka: () => ({ ensureTopics: async () => undefined }),
    children: ({ run }: Scope) => ({ start: () => void calls.push(`start ${run}`) }),
    endChildren: async (scope: Scope) => void calls.push(`end ${scope.run}`),
    progress: async () => ({ predictions: {}, quiz: {} }),
    nextRun: async ({ run }: Scope) => {
      calls.push(`next ${run}`);
      return run + 1;
    },
    missing: () => [],
    stack: () => ({ kafka: 'up', mongo: 'up' }),
    retell: () => undefined,
  } as unknown as RoomDeps;
  const room = await openRoom(lab, entry, deps);
  const heard: Heard[] = [];
  room.subscribe({
    event: (event) => heard.push(event),
    pulse: () => undefined,
    replaced: () => heard.push('replaced'),
  });
  return {
    room,
    calls,
    heard,
    tell: (run: number, fact: Parameters<typeof bus.publish>[1]) =>
      bus.publish({ sandbox: entry._id, run }, fact),
    during: (run: number, act: () => void) => void begun.set(run, act),
  };
}
