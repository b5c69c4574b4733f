/** What the labs let come to be, against what the house can read of it. */
import { describe, expect, it } from 'vitest';
import { DOCUMENTS_MAX } from '#lib/limits.ts';
import { RUN_MAX as groups } from './11-1/groups/names.ts';
import { LIMITS as kill } from './11-1/kill/model.ts';
import { LIMITS as retention } from './11-1/retention/model.ts';
import { LIMITS as dedupeKey, TRIAL_RECORDS } from './11-3/dedupe-key/names.ts';
import { LIMITS as uniqueIndex } from './11-3/unique-index/model.ts';
import { RUN_MAX as radio } from './pembuka/radio/model.ts';

describe('a run', () => {
  it.each([
    // Each trial is read twice, and stores at the most what it reads.
    ['dedupe-key', dedupeKey.trials * 2 * TRIAL_RECORDS],
    ['groups', groups],
    ['kill', kill.orders],
    ['radio', radio],
    ['retention', retention.orders],
    ['unique-index', uniqueIndex.run],
  ])('of %s holds no more documents than a rebuilt session reads', (_, most) => {
    expect(most).toBeLessThan(DOCUMENTS_MAX);
  });
});
