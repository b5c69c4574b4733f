import { describe, expect, it } from 'vitest';
import { errorOf, numberIn, numberOf, textOf, timeOf, withId } from './fields.ts';

describe('a field of a document', () => {
  it('is absent where it has not the type it should have', () => {
    expect([textOf('a'), textOf(7), textOf(undefined)]).toEqual(['a', '–', '–']);
    expect([numberOf(7), numberOf('7'), numberOf(null)]).toEqual([7, null, null]);
    expect([timeOf(4), timeOf('yesterday'), timeOf(undefined)]).toEqual([null, null, null]);
    expect([errorOf('E'), errorOf(null), errorOf({ code: 1 })]).toEqual([null, null, null]);
  });

  it('of a report is found by its name', () => {
    expect(numberIn({ offset: 3 }, 'offset')).toBe(3);
    expect([numberIn({ offset: '3' }, 'offset'), numberIn({}, 'offset')]).toEqual([
      ...[undefined, undefined],
    ]);
    expect(numberIn(null, 'offset')).toBeUndefined();
  });

  it('that is a date is the same on the server and through a socket', () => {
    const at = new Date(1_700_000_000_123);
    expect(timeOf(at)).toBe(at.getTime());
    expect(timeOf(at.toISOString())).toBe(at.getTime());
  });

  it('that is an error is told by its name, and by its message where it has one', () => {
    expect(errorOf({ name: 'KafkaJSError', message: 'away' })).toBe('KafkaJSError: away');
    expect(errorOf({ name: 'KafkaJSError' })).toBe('KafkaJSError');
  });
});

describe('things by their id', () => {
  it('come, change and go, each alone', () => {
    const two = withId(withId({}, 'a', 1), 'b', 2);
    expect(withId(two, 'a', 3)).toEqual({ a: 3, b: 2 });
    expect(withId(two, 'a', null)).toEqual({ b: 2 });
    expect(withId(two, 'c', null)).toEqual(two);
  });
});
