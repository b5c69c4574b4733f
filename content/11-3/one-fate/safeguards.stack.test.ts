/** The lab `one-fate` with its safeguard taken out: without the unique index it has to go wrong. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type LabBench, openBench } from '#infra/lab-bench.ts';
import type { State } from './model.ts';
import { caughtUp, deathsOf } from './model-readings.ts';
import { COLLECTIONS } from './names.ts';

describe('one-fate without its index', () => {
  let bench: LabBench<State>;
  beforeAll(async () => {
    bench = await openBench<State>(inject('stack'), 'one-fate');
    await bench.until(({ processes }) => processes.injector?.phase === 'ready');
  });
  afterAll(() => bench[Symbol.asyncDispose]());
  const ok = async (verb: string, input: unknown) =>
    expect(await bench.act(verb, input)).toEqual({ ok: true });

  it('charges every redelivery again, and the challenge names them', async () => {
    await ok('predict', { id: 'one-transaction', option: 'exact' });
    await bench.until(({ progress }) => progress.predictions['one-transaction'] !== undefined);
    await bench.db().collection(COLLECTIONS.markers).dropIndex('uniq_consumer_event');
    await ok('write', {});
    await bench.until(({ end }) => end === 40);
    await ok('run', { names: ['payment'], dies: { point: 'after', order: 3 } });
    await bench.until(
      (now) => deathsOf(now, 'payment').length === 1 && now.processes.payment?.phase === 'exited',
    );
    await ok('run', { names: ['payment'] });
    await bench.until((now) => caughtUp(now, 'payment'));
    const { conditions } = await bench.challenge();
    const left = (wanted: string) => conditions.find(({ id }) => id === wanted)?.left;
    expect(left('payments')).toBe('43 (evt-1 ×2, evt-2 ×2, evt-3 ×2)');
    expect(left('markers')).toBe('43 (evt-1 ×2, evt-2 ×2, evt-3 ×2)');
    expect(left('sum')).toBe('Rp430000');
    expect(left('deaths')).toBe('1 (after)');
    expect(conditions.filter((one) => !one.ok).map(({ id }) => id)).toEqual([
      ...['orders', 'deaths', 'payments', 'markers', 'sum'],
    ]);
  });
});
