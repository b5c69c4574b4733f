import { describe, expect, it } from 'vitest';
import type { LabFact } from '#lib/events.ts';
import { at, records } from '#lib/testing/events.ts';
import { model } from './model.ts';

const committed = (offset: number): LabFact => ({
  type: 'committed',
  group: 'payment',
  topic: 'pesanan',
  partition: 0,
  offset,
});

const fold = (facts: readonly LabFact[]) =>
  facts.map((fact) => at(fact)).reduce(model.reduce, model.initial);

describe('the model of lab-template', () => {
  it('reaches its milestone once everything is read', () => {
    expect(fold([records(0, 2), committed(1)]).reached).toEqual([]);
    expect(fold([records(0, 2), committed(2)]).reached).toEqual(['read']);
  });

  it('holds the guess against what the log still holds', () => {
    const state = fold([records(0, 2), committed(2)]);
    expect(model.measures['after-reading']?.(state)?.option).toBe('stays');
  });
});
