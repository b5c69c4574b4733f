import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { readAhead } from './read-ahead.ts';

/** A source that gives what it is handed, when it is handed it. */
function tap() {
  const given: number[] = [];
  let wake: () => void = () => undefined;
  let over: { readonly error?: Error } | undefined;
  let taken = 0;
  async function* source() {
    for (;;) {
      const next = given.shift();
      if (next !== undefined) {
        taken += 1;
        yield next;
        continue;
      }
      if (over?.error) throw over.error;
      if (over) return;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
  return {
    source: source(),
    give(...numbers: number[]) {
      given.push(...numbers);
      wake();
    },
    end(error?: Error) {
      over = error ? { error } : {};
      wake();
    },
    taken: () => taken,
  };
}

const all = { most: 100, weightOf: () => 1, cut: (waiting: readonly number[]) => waiting.length };

describe('reading ahead', () => {
  it('hands over one when there is one, and all that came when there are more', async () => {
    const { source, give, end } = tap();
    const pieces = readAhead(source, all)[Symbol.asyncIterator]();
    give(1);
    expect((await pieces.next()).value).toEqual([1]);
    give(2, 3);
    await nextTurn();
    give(4);
    await nextTurn();
    expect((await pieces.next()).value).toEqual([2, 3, 4]);
    end();
    expect(await pieces.next()).toEqual({ done: true, value: undefined });
  });

  it('takes what a source brings at one time in one piece, also the first time', async () => {
    const { source, give } = tap();
    const pieces = readAhead(source, all)[Symbol.asyncIterator]();
    const first = pieces.next();
    await nextTurn();
    give(1, 2, 3);
    expect((await first).value).toEqual([1, 2, 3]);
  });

  it('cuts where it is told, at least one at a time, and keeps the order', async () => {
    const { source, give, end } = tap();
    const ahead = readAhead(source, { ...all, cut: ([first = 0]) => (first === 3 ? 0 : 2) });
    give(1, 2, 3, 4, 5);
    end();
    const pieces: (readonly number[])[] = [];
    for await (const piece of ahead) pieces.push(piece);
    expect(pieces).toEqual([[1, 2], [3], [4, 5]]);
    expect(ahead.waiting).toBe(0);
  });

  it('rests when enough waits, and goes on once some of it went', async () => {
    const { source, give, taken } = tap();
    const ahead = readAhead(source, { ...all, most: 3, cut: () => 2 });
    const pieces = ahead[Symbol.asyncIterator]();
    give(1, 2, 3, 4, 5, 6, 7, 8);
    await pieces.next();
    for (let turn = 0; turn < 20; turn += 1) await nextTurn();
    expect(ahead.waiting).toBe(3);
    expect(taken()).toBe(5);
    await pieces.next();
    for (let turn = 0; turn < 20; turn += 1) await nextTurn();
    expect(taken()).toBe(7);
  });

  it('hands over what was read before it tells of an error', async () => {
    const { source, give, end } = tap();
    const ahead = readAhead(source, { ...all, cut: () => 1 });
    give(1, 2);
    end(new Error('the stream broke'));
    const seen: number[] = [];
    const reading = (async () => {
      for await (const [one = 0] of ahead) seen.push(one);
    })();
    await expect(reading).rejects.toThrow('the stream broke');
    expect(seen).toEqual([1, 2]);
  });

  it('reads no further once its consumer has left', async () => {
    const { source, give, taken } = tap();
    give(1, 2, 3, 4, 5, 6);
    for await (const _piece of readAhead(source, { ...all, most: 2, cut: () => 1 })) break;
    for (let turn = 0; turn < 20; turn += 1) await nextTurn();
    expect(taken()).toBeLessThanOrEqual(3);
  });
});
