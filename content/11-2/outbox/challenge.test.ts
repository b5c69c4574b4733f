import { describe, expect, it } from 'vitest';
import { compare } from './challenge.ts';

describe('sets held against each other', () => {
  it('are the same when each id is there once', () => {
    expect(compare(['a', 'b'], ['b', 'a'])).toEqual({ same: true, text: '2' });
  });

  it('name what is missing, what is there twice, and what should not be there', () => {
    expect(compare(['a', 'a'], ['a', 'b'])).toEqual({ same: false, text: '2 (a ×2, −b)' });
    expect(compare(['a', 'x'], ['a'])).toEqual({ same: false, text: '2 (+x)' });
  });

  it('name a few of many', () => {
    expect(compare([], ['a', 'b', 'c', 'd', 'e']).text).toBe('0 (−a, −b, −c, −d …)');
  });
});
