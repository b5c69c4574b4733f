import { describe, expect, it } from 'vitest';
import { readOptions } from './options.ts';

describe('the options of a load run', () => {
  it('are a class of up to forty for ten minutes, if nothing is said', () => {
    expect(readOptions([])).toEqual({
      ...{ visitors: [5, 10, 20, 40], minutes: 2, lastMinutes: 10 },
      ...{ screens: 2, paceMs: 15_000, labs: [], keep: false },
    });
  });

  it('take one time for all steps', () => {
    const { visitors, minutes, lastMinutes } = readOptions([
      '--visitors',
      '5,10',
      '--minutes',
      '1',
    ]);
    expect({ visitors, minutes, lastMinutes }).toEqual({
      ...{ visitors: [5, 10], minutes: 1, lastMinutes: 1 },
    });
  });

  it.each([
    [['--visitors', '10,5'], 'must rise'],
    [['--visitors', '500'], '--visitors'],
    [['--visitors', 'many'], '--visitors'],
    [['--minutes', '0'], '--minutes'],
    [['--minutes', '600'], '--minutes'],
    [['--screens', '9'], '--screens'],
    [['--pace', '0.01'], '--pace'],
    [['--forever'], 'forever'],
  ])('refuse %j and name what is wrong', (args, what) => {
    expect(() => readOptions(args)).toThrow(what);
  });
});
