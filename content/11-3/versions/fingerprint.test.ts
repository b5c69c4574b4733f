import { describe, expect, it } from 'vitest';
import { differing, fingerprint, fnv1a } from './fingerprint.ts';

const said = (_id: string, qty: number, total = qty * 10) => ({ _id, qty, total });

describe('a fingerprint', () => {
  it('is FNV-1a of 64 bits: the vectors of its authors', () => {
    expect(fnv1a('')).toBe('cbf29ce484222325');
    expect(fnv1a('a')).toBe('af63dc4c8601ec8c');
    expect(fnv1a('foobar')).toBe('85944171f73967e8');
  });

  it('does not care in which order the documents come', () => {
    const [a, b] = [said('ORD-1', 7), said('ORD-2', 8)];
    expect(fingerprint([a, b])).toBe(fingerprint([b, a]));
  });

  it.each([
    ['another number', [said('ORD-1', 8), said('ORD-2', 8)]],
    ['another total', [said('ORD-1', 7, 71), said('ORD-2', 8)]],
    ['one too few', [said('ORD-1', 7)]],
    ['numbers that changed places', [said('ORD-1', 8), said('ORD-2', 7)]],
  ])('is another for %s', (_, other) => {
    expect(fingerprint(other)).not.toBe(fingerprint([said('ORD-1', 7), said('ORD-2', 8)]));
  });
});

describe('what differs', () => {
  it('is named by id, also where one of the two lacks it', () => {
    const truth = [said('ORD-1', 7), said('ORD-2', 8), said('ORD-3', 9)];
    expect(differing(truth, truth)).toEqual([]);
    expect(differing([said('ORD-2', 8), said('ORD-3', 1), said('ORD-4', 1)], truth)).toEqual([
      'ORD-1',
      'ORD-3',
      'ORD-4',
    ]);
  });
});
