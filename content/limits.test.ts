/** What the labs let come to be, against what the house can read of it. */
import { describe, expect, it } from 'vitest';
import { DOCUMENTS_MAX } from '#lib/limits.ts';
import { RUN_MAX as groups } from './11-1/groups/names.ts';
import { LIMITS as kill } from './11-1/kill/model.ts';
import { LIMITS as retention } from './11-1/retention/model.ts';
import { ORDERS_MAX as sinks } from './11-2/sinks/names.ts';
import { LIMITS as chaos, NIGHT } from './11-3/chaos/names.ts';
import { LIMITS as commitOrder } from './11-3/commit-order/names.ts';
import { LIMITS as dedupeKey, TRIAL_RECORDS } from './11-3/dedupe-key/names.ts';
import { LIMITS as idempotentProducer } from './11-3/idempotent-producer/names.ts';
import { LIMITS as lostAck } from './11-3/lost-ack/names.ts';
import { LIMITS as oneFate } from './11-3/one-fate/names.ts';
import { LIMITS as uniqueIndex } from './11-3/unique-index/model.ts';
import { LIMITS as zombie } from './11-3/zombie/names.ts';
import { RUN_MAX as radio } from './pembuka/radio/model.ts';

describe('a run', () => {
  it.each([
    // One payment an order, and without the marker one for each time that it comes.
    ['chaos', 3 * chaos.nights * NIGHT.orders],
    // One document an order for each of its three services.
    ['commit-order', 3 * commitOrder.run],
    // Each trial is read twice, and stores at the most what it reads.
    ['dedupe-key', dedupeKey.trials * 2 * TRIAL_RECORDS],
    ['groups', groups],
    ['kill', kill.orders],
    ['radio', radio],
    ['retention', retention.orders],
    ['one-fate', oneFate.run],
    ['idempotent-producer', idempotentProducer.run],
    ['lost-ack', lostAck.run],
    ['sinks', sinks],
    ['unique-index', uniqueIndex.run],
    // Each record is charged twice: with the unique index and without it.
    ['zombie', 2 * zombie.records],
  ])('of %s holds no more documents than a rebuilt session reads', (_, most) => {
    expect(most).toBeLessThan(DOCUMENTS_MAX);
  });
});
