import { describe, expect, it } from 'vitest';
import { CHANGES, ORDERS, STREAM } from './names.ts';
import { randomOf, shuffled } from './shuffle.ts';
import { plan } from './stream.ts';

const things = Array.from({ length: 300 }, (_, index) => index);

describe('a shuffled sending', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(shuffled(things, 1, 11)).toEqual(shuffled(things, 1, 11));
    expect(shuffled(things, 1, 11)).not.toEqual(shuffled(things, 1, 12));
  });

  it('holds each thing as often as it was asked for, and leaves what it was given alone', () => {
    const all = shuffled(things, 3, 7);
    expect([...all].sort((a, b) => a - b)).toEqual(things.flatMap((one) => [one, one, one]));
    expect(things[0]).toBe(0);
  });

  it('leaves little where it was', () => {
    const kept = shuffled(things, 1, 5).filter((thing, index) => thing === index);
    expect(kept.length).toBeLessThan(10);
  });

  it('deals numbers between 0 and 1, as mulberry32 does', () => {
    const random = randomOf(1);
    const dealt = Array.from({ length: 1000 }, random);
    expect(dealt[0]).toBeCloseTo(0.6270739405881613, 12);
    expect(Math.min(...dealt)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...dealt)).toBeLessThan(1);
  });
});

describe('the stream', () => {
  it('is the same each time: every order changes, and none falls to nothing', () => {
    expect(plan()).toEqual(plan());
    const all = plan().flat();
    expect(all).toHaveLength(STREAM);
    const quantities = new Map<string, number>();
    for (const { orderId, change } of all) {
      expect(change).not.toBe(0);
      const qty = (quantities.get(orderId) ?? 0) + change;
      expect(qty).toBeGreaterThan(0);
      quantities.set(orderId, qty);
    }
    expect(quantities.size).toBe(ORDERS);
    expect(plan()).toHaveLength(CHANGES);
  });
});
