import { describe, expect, it } from 'vitest';
import type { LabFact } from '#lib/events.ts';
import { at, records } from '#lib/testing/events.ts';
import { isKilled, lagOf, lastCall, model, type State } from './model.ts';

const started = (name: string, pid: number): LabFact => ({
  type: 'started',
  name,
  program: 'p',
  pid,
  since: 0,
});
const exited = (name: string, pid: number, signal: string | null): LabFact => ({
  type: 'exited',
  name,
  pid,
  code: null,
  signal,
  reason: 'killed',
});
const report = (name: string, pid: number, kind: string, data: unknown): LabFact => ({
  type: 'report',
  name,
  pid,
  kind,
  data,
});
const committed = (group: string, offset: number | null): LabFact => ({
  type: 'committed',
  group,
  topic: 'pesanan',
  partition: 0,
  offset,
});

const ANSWERED = { ms: 31, status: 200, errno: null };

const fold = (...facts: readonly LabFact[]): State =>
  facts.map((fact) => at(fact)).reduce(model.reduce, model.initial);

describe('model of the tower', () => {
  it('grows only by what was read back, never by what a process says', () => {
    const said = fold(
      started('order-service', 1),
      report('order-service', 1, 'sending', ['dewi']),
      report('order-service', 1, 'acked', { count: 1, baseOffset: 0 }),
    );
    expect(said).toMatchObject({ end: 0, records: [], acked: 1, sending: false });
    expect(fold(records(0, 1))).toMatchObject({ end: 1, acked: 0 });
  });

  it('measures lag from the broker’s bookmark to the end of the log', () => {
    const state = fold(records(0, 5), committed('payment', 5), committed('notification', 2));
    expect([lagOf(state, 'payment'), lagOf(state, 'notification')]).toEqual([0, 3]);
    expect(lagOf(fold(records(0, 5)), 'notification')).toBe(5);
  });

  it('calls dead only what SIGKILL ended, and not a later process of the name', () => {
    const killed = fold(started('notification', 7), exited('notification', 7, 'SIGKILL'));
    expect(isKilled(killed, 'notification')).toBe(true);
    expect(killed.reached).toContain('silenced');
    expect(isKilled(fold(started('notification', 7)), 'notification')).toBe(false);
    const stopped = fold(started('notification', 7), exited('notification', 7, null));
    expect(isKilled(stopped, 'notification')).toBe(false);
    const revived = fold(
      started('notification', 7),
      started('notification', 8),
      exited('notification', 7, 'SIGKILL'),
    );
    expect(isKilled(revived, 'notification')).toBe(false);
  });

  it('knows each order on the telephone once, in its order', () => {
    const call = (id: string, failedAt: string | null): LabFact => ({
      ...{ type: 'document', collection: 'calls', id, op: 'insert' },
      document: { _id: id, failedAt, calls: [{ service: 'payment', ...ANSWERED }] },
    });
    const state = fold(call('a', null), call('b', 'inventory'), call('a', null));
    expect(state.phoned.map(({ id, failedAt }) => [id, failedAt])).toEqual([
      ['a', null],
      ['b', 'inventory'],
    ]);
    expect(lastCall(state, 'payment')).toMatchObject({ ms: 31 });
    expect(lastCall(state, 'search')).toBeUndefined();
    expect(fold(call('a', null), { type: 'dropped', collection: 'calls' }).phoned).toEqual([]);
  });

  it('forgets what a dead process had in hand', () => {
    const state = fold(
      started('order-service', 1),
      report('order-service', 1, 'sending', ['dewi']),
      started('notification', 2),
      report('notification', 2, 'read', { topic: 'pesanan', partition: 0, offset: 3 }),
    );
    expect(state).toMatchObject({ sending: true, groups: { notification: { read: 4 } } });
    const dead = [exited('order-service', 1, 'SIGKILL'), exited('notification', 2, 'SIGKILL')];
    expect(dead.map((fact) => at(fact)).reduce(model.reduce, state)).toMatchObject({
      sending: false,
      groups: { notification: { read: null } },
    });
  });

  it('ignores reports of strangers and misshapen ones', () => {
    const state = fold(started('order-service', 1));
    for (const fact of [
      report('order-service', 9, 'acked', { count: 1 }),
      report('order-service', 1, 'acked', null),
      report('order-service', 1, 'acked', { count: 'many' }),
      report('payment', 1, 'read', { offset: 4 }),
    ]) {
      expect(model.reduce(state, at(fact)).acked).toBe(0);
    }
  });
});
