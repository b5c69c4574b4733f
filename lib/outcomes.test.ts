import { describe, expect, it } from 'vitest';
import type { Progress } from './events.ts';
import type { Measured } from './lab.ts';
import { noteOutcomes } from './outcomes.ts';

const guessed: Progress = { predictions: { after: { option: '0', at: 1 } }, quiz: {} };
const measures = {
  after: (state: unknown) =>
    typeof state === 'number' && state > 2 ? { option: '6', value: String(state) } : undefined,
};

describe('outcomes', () => {
  it('are kept once, when the system has shown one for a stored guess', () => {
    const stored: [string, Measured][] = [];
    const note = noteOutcomes(measures, async (id, measured) => void stored.push([id, measured]));
    note(9, { predictions: {}, quiz: {} });
    note(1, guessed);
    expect(stored).toEqual([]);
    note(3, guessed);
    note(4, guessed);
    expect(stored).toEqual([['after', { option: '6', value: '3' }]]);
  });

  it('are left as they were stored before', () => {
    const stored: string[] = [];
    const note = noteOutcomes(measures, async (id) => void stored.push(id));
    note(3, { ...guessed, outcomes: { after: { option: '6', value: '6', at: 1 } } });
    expect(stored).toEqual([]);
  });

  it('are tried again when the database was away', async () => {
    let tries = 0;
    const note = noteOutcomes(measures, async () => {
      tries += 1;
      if (tries === 1) throw new Error('away');
    });
    note(3, guessed);
    await Promise.resolve();
    await Promise.resolve();
    note(3, guessed);
    expect(tries).toBe(2);
  });
});
