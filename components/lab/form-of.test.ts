import { describe, expect, it } from 'vitest';
import { amountOf, formOf } from './form-of.ts';

describe('the form of a panel', () => {
  it('keeps what was not filled in anew, and is one of its own in each lab', () => {
    const [one, other] = [formOf({ orders: '6', key: 'none' }), formOf({ orders: '6' })];
    one.fill({ orders: '7' });
    expect(one.currentForm()).toEqual({ orders: '7', key: 'none' });
    expect(other.currentForm()).toEqual({ orders: '6' });
  });

  it('sends what is no number as one that is out of bounds', () => {
    expect(['12', ' 7 ', '', 'x', '1e999'].map(amountOf)).toEqual([12, 7, 0, 0, 0]);
  });
});
