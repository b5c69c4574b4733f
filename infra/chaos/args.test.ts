import { describe, expect, it } from 'vitest';
import { readArgs } from './args.ts';

describe('npm run chaos', () => {
  it('takes what it is told, and has a size of its own', () => {
    expect(readArgs(['--seed', '7'])).toMatchObject({ seed: 7, orders: 500, kills: 10, others: 6 });
    const long = ['--orders', '10000', '--kills', '200', '--without', 'marker', '--without', 'dlq'];
    expect(readArgs(long)).toMatchObject({ orders: 10_000, without: ['marker', 'dlq'] });
    expect(readArgs([]).seed).toBeGreaterThan(0);
  });

  it.each([
    ['--seed', '0', /--seed 0: must be a whole number from 1/],
    ['--orders', '20001', /--orders 20001: .* to 20000/],
    ['--kills', 'many', /--kills many/],
    ['--without', 'luck', /--without luck: must be one of outbox, token, marker, dlq/],
  ])('says of %s %s what it may be', (option, value, words) => {
    expect(() => readArgs([option, value])).toThrow(words);
  });
});
