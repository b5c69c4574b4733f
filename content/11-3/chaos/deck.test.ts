import { describe, expect, it } from 'vitest';
import { drawDeck, type Plan } from './deck.ts';
import { CARDS, NIGHT, PAYMENTS } from './names.ts';

const { orders, kills, others } = NIGHT;
const plan = (seed: number, size: Partial<Plan> = {}): Plan => ({
  ...{ seed, orders, kills, others },
  ...size,
});
const SEEDS = Array.from({ length: 200 }, (_, index) => index + 1);

describe('the deck of a night', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(drawDeck(plan(7))).toEqual(drawDeck(plan(7)));
    expect(drawDeck(plan(7))).not.toEqual(drawDeck(plan(8)));
    const different = new Set(SEEDS.map((seed) => JSON.stringify(drawDeck(plan(seed)))));
    expect(different.size).toBe(SEEDS.length);
  });

  it('has every kind where there is room, and as many kills as were asked for', () => {
    for (const seed of SEEDS) {
      const cards = drawDeck(plan(seed));
      expect(cards).toHaveLength(kills + others);
      expect(cards.filter(({ kind }) => kind.startsWith('kill-'))).toHaveLength(kills);
      expect(new Set(cards.map(({ kind }) => kind)).size, `${seed}`).toBe(CARDS.length);
    }
  });

  it('has no kind twice where there is no room for all', () => {
    const cards = drawDeck(plan(3, { kills: 2, others: 3 }));
    expect(new Set(cards.map(({ kind }) => kind)).size).toBe(5);
  });

  it('falls one after another, within the night', () => {
    for (const seed of SEEDS) {
      const at = drawDeck(plan(seed)).map((card) => card.at);
      expect(at).toEqual([...at].sort((a, b) => a - b));
      expect(new Set(at).size).toBe(at.length);
      expect(at[0]).toBeGreaterThan(0);
      expect(at.at(-1)).toBeLessThan(orders);
    }
  });

  it('hits first where it hurts most, and knows whom', () => {
    for (const seed of SEEDS) {
      const cards = drawDeck(plan(seed));
      const first = (kind: string) => cards.find((card) => card.kind === kind);
      expect(first('kill-order-service')).toMatchObject({ point: 'between-writes' });
      expect(first('kill-relay')).toMatchObject({ point: 'published', target: 'relay' });
      expect(first('kill-payment')?.point).toBe('charged');
      expect(PAYMENTS).toContain(first('freeze-payment')?.target);
      expect(first('poison')?.target).toBeNull();
      expect(first('poison')?.amount).toBeGreaterThan(0);
    }
  });
});
