import { describe, expect, it } from 'vitest';
import { everyIn, findIn, type Shelves, withIn } from './shelves.ts';

describe('shelves', () => {
  const ids = Array.from({ length: 25 }, (_, n) => `ORD-${n}`);
  const full = ids.reduce<Shelves<number>>((all, id, n) => withIn(all, id, n), {});

  it('hold each thing under its id, and copy no shelf but the one that changes', () => {
    expect(Object.fromEntries(everyIn(full))).toEqual(
      Object.fromEntries(ids.map((id, n) => [id, n])),
    );
    const next = withIn(full, 'ORD-12', -1);
    expect([findIn(next, 'ORD-12'), findIn(full, 'ORD-12')]).toEqual([-1, 12]);
    expect(next['ORD-']).toBe(full['ORD-']);
    expect(next['ORD-2']).toBe(full['ORD-2']);
  });

  it('give a thing away again, and know of none that is not there', () => {
    const less = withIn(full, 'ORD-7', undefined);
    expect(findIn(less, 'ORD-7')).toBeUndefined();
    expect(everyIn(less)).toHaveLength(24);
    expect(findIn(full, 'ORD-99')).toBeUndefined();
    expect(findIn(full, '')).toBeUndefined();
  });
});
