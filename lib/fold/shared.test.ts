import { describe, expect, it } from 'vitest';
import type { EngineHealth } from '../events.ts';
import { foldShared, noShared, type Shared } from './shared.ts';

const stack = (state: Shared, kafka: EngineHealth, mongo: EngineHealth, at: number) =>
  foldShared(state, { type: 'stack', kafka, mongo, at });

describe('the health of two engines', () => {
  it('has a clock for each: the second one’s death leaves the first one’s as it was', () => {
    const first = stack(noShared, 'down', 'up', 1000);
    const both = stack(first, 'down', 'down', 9000);
    expect(both.stack.since).toEqual({ kafka: 1000, mongo: 9000 });
    expect(stack(both, 'down', 'up', 12_000).stack.since).toEqual({ kafka: 1000, mongo: 12_000 });
  });
});

describe('a program that refused to go on', () => {
  const refusal = { cause: 'history-lost', code: '286', message: 'm' } as const;
  const told = { name: 'connector', pid: 7, at: 2 };
  const state = [
    { type: 'started', program: 'c.ts', since: 1, ...told } as const,
    { type: 'exited', code: 2, signal: null, reason: 'refused', refusal, ...told } as const,
  ].reduce(foldShared, noShared);

  it('is ended for this reason, until it is started again', () => {
    expect(state.processes.connector?.exit).toMatchObject({ reason: 'refused', refusal });
    const again = { ...told, type: 'started', program: 'c.ts', pid: 8, since: 3 } as const;
    expect(foldShared(state, again).processes.connector?.exit).toBeUndefined();
  });
});
