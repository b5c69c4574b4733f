import { describe, expect, it } from 'vitest';
import { audit, type Ledgers, type Shown } from './ledgers.ts';

const shown = (id: string, seq: number, offset = seq, key = 'dewi'): Shown => ({
  ...{ id, key, seq, offset },
  partition: 0,
});
const log = [shown('a', 0), shown('b', 1), shown('c', 2)];

/** Everything went well; each test spoils one thing. */
function ledgers(change: Partial<Ledgers> = {}): Ledgers {
  return {
    acked: log.map(({ id, partition, offset }) => ({ id, partition, offset })),
    unknown: new Set(),
    seen: new Map([['payment', log]]),
    effects: new Map([['payments', ['a', 'b', 'c']]]),
    ...change,
  };
}

const breaches = (change: Partial<Ledgers>, stored = log) =>
  audit(ledgers(change), stored).map(({ breach, ids }) => `${breach}: ${ids.join()}`);

describe('the audit', () => {
  it('is content when nothing was lost, and with a record that came twice', () => {
    expect(breaches({})).toEqual([]);
    expect(breaches({ seen: new Map([['payment', [...log, shown('b', 1)]]]) })).toEqual([]);
  });

  it('takes what was never answered as it comes', () => {
    const unknown = new Set(['d']);
    expect(breaches({ unknown })).toEqual([]);
    expect(breaches({ unknown, effects: new Map([['payments', [...'abcd']]]) })).toEqual([]);
  });

  it.each([
    ['a record that the log does not hold', {}, log.slice(1), ['acked, not in the log: a']],
    [
      'a record nobody saw',
      { seen: new Map([['p', log.slice(1)]]) },
      log,
      ['acked, never seen: a'],
    ],
    ['a lost effect', { effects: new Map([['p', ['a', 'c']]]) }, log, ['acked, no effect: b']],
    ['a doubled effect', { effects: new Map([['p', [...'abbc']]]) }, log, ['effect twice: b']],
    [
      'an effect of nothing',
      { effects: new Map([['p', [...'abcx']]]) },
      log,
      ['effect of nothing: x'],
    ],
    [
      'a reader that was shown another record at an offset',
      { seen: new Map([['p', [...log, shown('x', 3, 2, 'budi')]]]) },
      log,
      ['two records at one offset: x'],
    ],
    [
      'a key whose records changed places',
      { seen: new Map([['p', [log[0], log[2], log[1]] as Shown[]]]) },
      log,
      ['order of a key broken: b'],
    ],
  ])('finds %s', (_name, change, stored, expected) => {
    expect(breaches(change, stored)).toEqual(expected);
  });
});
