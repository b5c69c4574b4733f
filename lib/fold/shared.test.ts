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
