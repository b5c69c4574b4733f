/**
 * The nights of the lab `chaos` on the real stack: one that holds with everything on, and two that
 * break because something is off. A verdict that was never red would prove nothing.
 */
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { type LabBench, openBench } from '#infra/lab-bench.ts';
import { type Audit, holds } from './audit.ts';
import { deal, ready } from './deal.ts';
import { drawDeck, type Plan } from './deck.ts';
import { layOut } from './lab.ts';
import { ledgerFile, readLedger } from './ledger.ts';
import type { State } from './model.ts';
import { type CardKind, LIMITS, type Safeguard } from './names.ts';
import { cardsIn, nightsIn, outboxIn, paymentsIn } from './stores.ts';

const PER_SECOND = 40;

let bench: LabBench<State>;
const lab = () => bench.room.context();

async function night(plan: Plan, off: readonly Safeguard[] = []): Promise<Audit> {
  const roster = await ready(lab(), off);
  return deal(lab(), roster, await layOut(lab(), plan, off), { perSecond: PER_SECOND });
}

/** The first seed whose small deck has all of these. */
function planWith(size: Omit<Plan, 'seed'>, kinds: readonly CardKind[]): Plan {
  for (let seed = 1; ; seed += 1) {
    const drawn = drawDeck({ ...size, seed }).map(({ kind }) => kind);
    if (kinds.every((kind) => drawn.includes(kind))) return { ...size, seed };
  }
}

const broken = ({ invariants }: Audit) => invariants.filter(({ ok }) => !ok).map(({ id }) => id);
const foundIn = ({ invariants }: Audit, id: string) => invariants.find((one) => one.id === id);

describe('lab chaos', () => {
  beforeEach(async () => {
    bench = await openBench<State>(inject('stack'), 'chaos');
  });
  afterEach(() => bench[Symbol.asyncDispose]());

  it('loses and doubles nothing in a night with every kind of card', async () => {
    const plan = { seed: 1, orders: 80, kills: 5, others: 5 };
    const audit = await night(plan);
    expect(audit.invariants.filter(({ ok }) => !ok)).toEqual([]);
    expect(audit.duplicates).toBeGreaterThan(0);
    expect(audit.poisoned).toBeGreaterThan(0);

    // Read again by ourselves: the ledger's ids are those of the payments, each once.
    const { prefix } = lab().scope;
    const acked = (await readLedger(ledgerFile(prefix, 1))).map(({ orderId }) => orderId).sort();
    const paid = await paymentsIn(bench.db()).find().toArray();
    expect(paid.map(({ orderId }) => orderId).sort()).toEqual(acked);
    expect(acked).toHaveLength(80);

    const cards = await cardsIn(bench.db()).find().toArray();
    expect(cards).toHaveLength(10);
    expect(cards.every(({ playedAt }) => playedAt !== null)).toBe(true);
    await bench.until(({ reached, deaths }) => reached.includes('whole') && deaths >= 3);
    expect((await nightsIn(bench.db()).findOne())?.state).toBe('ended');
  });

  it('names those that are charged twice without the marker', async () => {
    const plan = planWith({ orders: 30, kills: 1, others: 1 }, ['duplicates']);
    const audit = await night(plan, ['marker']);
    expect(broken(audit)).toEqual(['payments', 'sum']);
    const payments = foundIn(audit, 'payments');
    expect(payments?.named.every(({ why }) => why === 'doubled')).toBe(true);
    const { orderId } = payments?.named[0] ?? {};
    expect(await paymentsIn(bench.db()).countDocuments({ orderId: orderId ?? '' })).toBe(2);
    await bench.until(({ reached }) => reached.includes('marker'));
  });

  it('names those that never became an event without the outbox', async () => {
    const plan = planWith({ orders: 30, kills: 1, others: 1 }, ['kill-order-service', 'poison']);
    const audit = await night(plan, ['outbox']);
    expect(broken(audit)).toEqual(['events', 'payments', 'sum']);
    expect(foundIn(audit, 'events')?.named[0]?.why).toBe('missing');
    expect(await outboxIn(bench.db()).countDocuments()).toBe(0);
    expect(holds(audit)).toBe(false);
  });

  it('refuses what it was not asked to guess, a second night at a time, and bad input', async () => {
    const begin = (input: unknown) => bench.act('begin', input);
    expect(await begin({ seed: 1, off: [] })).toMatchObject({ code: 'prediction-first' });
    for (const input of [
      { seed: 0, off: [] },
      { seed: LIMITS.seed + 1, off: [] },
      { seed: 1.5, off: [] },
      { seed: 1, off: ['everything'] },
      { seed: 1 },
    ]) {
      expect(await begin(input), JSON.stringify(input)).toMatchObject({ code: 'bad-input' });
    }
    expect(await nightsIn(bench.db()).countDocuments()).toBe(0);
    expect(await bench.act('predict', { id: 'night', option: 'exact' })).toEqual({ ok: true });
    await bench.until(({ progress }) => progress.predictions.night !== undefined);
    expect(await begin({ seed: 1, off: [] })).toEqual({ ok: true });
    expect(await begin({ seed: 2, off: [] })).toMatchObject({ code: 'still-working' });
    // Another safeguard off is another guess.
    expect(await begin({ seed: 1, off: ['dlq'] })).toMatchObject({ code: 'prediction-first' });

    // Left in mid-night: it ends with its session, and nothing of it goes on.
    await bench.until(({ ledger }) => ledger.acked > 0);
    await bench.act('reset', {});
    await bench.until(({ nights }) => Object.keys(nights).length === 0);
    expect(await nightsIn(bench.db()).countDocuments()).toBe(0);
  });
});
