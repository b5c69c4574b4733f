/** The state of the lab `kill`, from facts as the observers tell them. */
import { describe, expect, it } from 'vitest';
import type { LabFact } from '#lib/events.ts';
import { hasJoined, lagOf, type State } from './model.ts';
import { atWork, exited, fold, report, started, type Timed, takenOver } from './testing.ts';

describe('the state of the lab kill', () => {
  it('takes the last sign of a member from heartbeat or commit', () => {
    const state = fold([
      ...atWork,
      [1100, report('payment-a', 1, 'heartbeat')],
      [1300, { type: 'committed', group: 'payment', topic: 'pesanan', partition: 1, offset: 1 }],
    ]);
    expect(state.signs).toEqual({ 'payment-a': 1100, 'payment-b': 1300 });
  });

  it('knows a member as joined by a sign of its own process, not of one before it', () => {
    const beat = report('payment-a', 1, 'heartbeat');
    expect(hasJoined(fold([[100, started('payment-a', 1)]]), 'payment-a')).toBe(false);
    const joined = fold([...atWork, [1100, beat]]);
    expect(hasJoined(joined, 'payment-a')).toBe(true);
    const killed: Timed = [1200, exited('payment-a', 1, 'killed')];
    const again = fold([killed, [1300, started('payment-a', 4, 1300)]], joined);
    // The broker still counts the dead one as a member, and keeps its partition for it.
    expect(again.group.members.map(({ client }) => client)).toContain('payment-a');
    expect(hasJoined(again, 'payment-a')).toBe(false);
    const late = fold([[1400, beat]], again);
    expect(hasJoined(late, 'payment-a')).toBe(false);
    expect(hasJoined(fold([[1500, report('payment-a', 4, 'heartbeat')]], late), 'payment-a')).toBe(
      true,
    );
  });

  it.each([null, 'x', 7, [], {}, { partition: 'a', offset: 1 }, { perSecond: '9' }])(
    'lets a report of junk change no more than its kind allows (%j)',
    (data) => {
      const before = fold(atWork);
      for (const kind of ['read', 'refused']) {
        const after = fold([[1100, report('payment-a', 1, kind, data)]], before);
        expect(after.read).toEqual(before.read);
        expect(after.refused).toEqual(before.refused);
      }
      const odd = { type: 'document', collection: 'payments', id: 'x', op: 'insert' } as const;
      expect(fold([[1100, { ...odd, document: { data } }]], before).orders).toBe(before.orders);
    },
  );

  it('adds its lag over the partitions', () => {
    const range = (partition: number, end: number): LabFact => ({
      type: 'range',
      topic: 'pesanan',
      partition,
      low: 0,
      end,
    });
    const state = fold([
      [1, range(0, 5)],
      [1, range(1, 4)],
      [2, { type: 'committed', group: 'payment', topic: 'pesanan', partition: 0, offset: 3 }],
    ]);
    expect(lagOf(state)).toBe(6);
  });

  it('loses nothing when its state is carried as JSON', () => {
    const all: Timed[] = [
      ...atWork,
      [1050, exited('payment-a', 1, 'killed')],
      ...takenOver(11_500),
    ];
    for (let cut = 0; cut <= all.length; cut += 1) {
      const carried = JSON.parse(JSON.stringify(fold(all.slice(0, cut)))) as State;
      expect(fold(all.slice(cut), carried)).toEqual(fold(all));
    }
  });
});
