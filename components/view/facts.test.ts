/** The numbers of the spoken sentence, and the sentence in both languages. */
import { describe, expect, it } from 'vitest';
import { logFacts } from './facts.ts';
import { viewWords } from './words.ts';

const lanes = [
  { partition: 0, low: 0, end: 6, records: [] },
  { partition: 1, low: 2, end: 9, records: [] },
];

describe('logFacts', () => {
  it('counts what still exists and sums the lag over partitions', () => {
    const facts = logFacts(lanes, [
      {
        name: 'payment',
        positions: { 0: { committed: 6, read: 6 }, 1: { committed: 5, read: 7 } },
      },
      { name: 'search', positions: { 0: { committed: null, read: null } } },
    ]);
    expect(facts.records).toBe(13);
    expect(facts.groups).toEqual([
      { name: 'payment', lag: 4 },
      { name: 'search', lag: null },
    ]);
    expect(viewWords.id.log.summary(facts)).toBe('2 partisi, 13 pesan. payment tertinggal 4.');
    expect(viewWords.en.log.summary(facts)).toBe('2 partitions, 13 records. payment is 4 behind.');
  });

  it('says nothing of groups that have no bookmark', () => {
    const facts = logFacts([{ partition: 0, low: 0, end: 1, records: [] }], []);
    expect(viewWords.en.log.summary(facts)).toBe('1 partition, 1 record.');
  });
});
