import { describe, expect, it } from 'vitest';
import { readOptions } from './options.ts';

describe('the options of the bench', () => {
  it('keep a whole run, or the whole way from the database to the log', () => {
    expect(readOptions(['--keep']).keep).toBe(true);
    expect(readOptions(['--keep', '--parts', 'writes,connector']).keep).toBe(true);
  });

  it('keep no run that would leave a hole in the kept figures', () => {
    for (const parts of ['live', 'writes', 'connector,writes,starts']) {
      expect(() => readOptions(['--keep', '--parts', parts])).toThrow('--keep');
      expect(readOptions(['--parts', parts]).keep).toBe(false);
    }
  });
});
