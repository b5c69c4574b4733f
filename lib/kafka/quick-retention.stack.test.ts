import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type KafkaBench, openKafka } from '../testing/kafka.ts';
import { forgetsQuickly } from './quick-retention.ts';

describe('whether a cluster forgets while somebody watches', () => {
  let bench: KafkaBench;
  beforeAll(async () => {
    bench = await openKafka();
  });
  afterAll(async () => {
    await bench[Symbol.asyncDispose]();
  });

  it.runIf(inject('stack').embedded.kafka)('is so on a broker of ours', async () => {
    expect(await forgetsQuickly(bench.admin)).toBe(true);
  });

  it('is not believed of a cluster that does not say', async () => {
    const silent = { ...bench.admin, describeConfigs: () => Promise.reject(new Error('denied')) };
    expect(await forgetsQuickly(silent)).toBe(false);
  });
});
