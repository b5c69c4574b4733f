import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LabFact } from '#lib/events.ts';
import { IDLE_STOP_MS } from '#lib/limits.ts';
import { at } from '#lib/testing/events.ts';
import { audit, type Findings } from './audit.ts';
import { model } from './model.ts';
import {
  brokenIn,
  deathsOf,
  isDealing,
  nightShown,
  playedIn,
  verdictOf,
} from './model-readings.ts';
import type { Safeguard } from './names.ts';

const document = (collection: string, id: string | number, body: object): LabFact => ({
  ...{ type: 'document', collection, id: String(id), op: 'insert', document: { ...body } },
});
const plan = { seed: 1, orders: 120, kills: 6, others: 6 };
const night = (n: number, state: string, off: readonly Safeguard[] = []) =>
  document('nights', n, { plan, off, state });
const card = (n: number, index: number, playedAt: Date | null, more = {}) =>
  document('cards', `${n}-${index}`, {
    ...{ night: n, at: 9 * (index + 1), kind: 'kill-payment', target: 'payment-a' },
    ...{ point: 'charged', amount: null, playedAt, ...more },
  });

const one = { orderId: 'ORD-1-1', total: 1000 };
const event = { orderId: 'ORD-1-1', eventId: 'e' };
const found: Findings = {
  ...{ truth: [one], orders: [one], records: [event], letters: [], lag: 0 },
  payments: [{ ...one, ...event }],
};
const verdict = (n: number, change: Partial<Findings> = {}) =>
  document('audits', n, audit({ ...found, ...change }));
const ledger = (n: number, acked: number): LabFact => ({
  ...{ type: 'report', name: 'buyers', pid: 1, kind: 'ledger' },
  data: { night: n, asked: acked + 3, acked, again: 2 },
});
const died = (name: string, reason: 'killed' | 'crash-point' | 'asked', pid = 7): LabFact[] => [
  { type: 'started', name, program: 'x.worker.ts', pid, since: 0 },
  { type: 'exited', name, pid, code: null, signal: 'SIGKILL', reason },
];
const fold = (...facts: readonly LabFact[]) =>
  facts.map((fact) => at(fact)).reduce(model.reduce, model.initial);

describe('a night', () => {
  it('goes on until the dealer says otherwise, and the youngest is shown', () => {
    expect(isDealing(fold())).toBe(false);
    const state = fold(night(1, 'ended'), night(2, 'dealing', ['marker']));
    expect(isDealing(state)).toBe(true);
    expect(nightShown(state, null)?.id).toBe(2);
    expect(nightShown(state, 1)?.id).toBe(1);
    expect(nightShown(state, 5)?.id).toBe(2);
    expect(isDealing(fold(night(1, 'dealing'), night(1, 'broken')))).toBe(false);
  });

  it('counts who died in it, and begins anew with the next', () => {
    const state = fold(
      ...[ledger(1, 5), ...died('payment-a', 'killed'), ...died('relay', 'crash-point')],
      ...died('order-service', 'asked'),
    );
    expect(state.ledger).toMatchObject({ acked: 5, again: 2 });
    expect(state.deaths).toBe(2);
    const next = [ledger(1, 6), ledger(2, 0)].map((fact) => at(fact)).reduce(model.reduce, state);
    expect(next.deaths).toBe(0);
  });

  it('tells a card that fell from one that lies face down, or that missed', () => {
    const when = new Date(5);
    const state = fold(
      ...[card(1, 0, when), card(1, 1, when, { missed: true }), card(1, 2, null)],
      ...[card(1, 0, when), card(2, 0, when)],
    );
    expect(playedIn(state, 1).map(({ id }) => id)).toEqual(['1-0', '1-1']);
    expect(deathsOf(state, 1, 'payment-a')).toBe(1);
    expect(deathsOf(state, 1, 'payment-b')).toBe(0);
  });
});

describe('the verdict', () => {
  const doubled = { payments: [found.payments, found.payments].flat() };
  const lost = { payments: [] };

  it('reaches a milestone only in a night that was dealt for it', () => {
    expect(fold(night(1, 'ended'), verdict(1)).reached).toEqual(['whole']);
    expect(fold(night(1, 'ended'), verdict(1, lost)).reached).toEqual([]);
    // Held although something was off: nothing was shown.
    expect(fold(night(1, 'ended', ['marker']), verdict(1)).reached).toEqual([]);
    expect(fold(night(1, 'ended', ['marker']), verdict(1, doubled)).reached).toEqual(['marker']);
    const both = night(1, 'ended', ['marker', 'dlq']);
    expect(fold(both, verdict(1, doubled)).reached).toEqual([]);
  });

  it('bears out a guess by what became of the payments', () => {
    const measured = (off: readonly Safeguard[], change: Partial<Findings>) => {
      const state = fold(night(1, 'ended', off), verdict(1, change));
      return model.measures[off[0] ?? 'night']?.(state);
    };
    expect(measured([], {})).toEqual({ option: 'exact', value: '1 / 1' });
    expect(measured(['marker'], doubled)).toEqual({ option: 'doubled', value: '2 / 1' });
    expect(measured(['outbox'], lost)).toEqual({ option: 'lost', value: '0 / 1' });
  });

  it('names what broke, and the first of them is there to be followed', () => {
    const state = fold(night(1, 'ended', ['dlq']), verdict(1, lost));
    const stored = verdictOf(state, 'dlq');
    expect(stored && brokenIn(stored)).toEqual(['payments', 'sum']);
    expect(model.live.dlqFirst?.(state)).toBe('ORD-1-1');
    expect(model.live.dlqBroken?.(state)).toBe('1');
    expect(model.live.markerFirst?.(state)).toBeUndefined();
  });
});

it('is told in the text how long a night outlives its page', () => {
  const lasts = IDLE_STOP_MS / 1000;
  const text = (locale: string) =>
    readFileSync(join(import.meta.dirname, `lab.${locale}.mdx`), 'utf8');
  expect(text('id')).toContain(`malam masih berjalan ${lasts} detik`);
  expect(text('en')).toContain(`the night goes on for ${lasts} seconds`);
});
