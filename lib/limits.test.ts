import { describe, expect, it } from 'vitest';
import { createBucket } from './limits.ts';

describe('a bucket of five a second', () => {
  it('passes a burst of ten, and not one more', () => {
    const { take } = bucket();
    expect(taken(take, 50)).toBe(10);
  });

  it('refills steadily, and never above its burst', () => {
    const { take, clock } = bucket();
    taken(take, 10);
    clock.now += 199;
    expect(take()).toBe(false);
    clock.now += 1;
    expect(take()).toBe(true);
    expect(take()).toBe(false);
    clock.now += 3600_000;
    expect(taken(take, 50)).toBe(10);
  });

  it('lets through at most its rate and one burst, however often it is asked', () => {
    const { take, clock } = bucket();
    let passed = 0;
    for (let ms = 0; ms < 10_000; ms += 7) {
      clock.now += 7;
      if (take()) passed += 1;
    }
    expect(passed).toBeLessThanOrEqual(10 + 5 * 10.01);
    expect(passed).toBeGreaterThanOrEqual(50);
  });
});

function bucket() {
  const clock = { now: 1000 };
  return { clock, take: createBucket(5, () => clock.now).take };
}

const taken = (take: () => boolean, times: number) =>
  Array.from({ length: times }, take).filter(Boolean).length;
