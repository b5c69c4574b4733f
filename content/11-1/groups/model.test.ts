/** Who did the work of a sending, and who is a member, in the model of the lab `groups`. */
import { describe, expect, it } from 'vitest';
import type { LabEvent } from '#lib/events.ts';
import { model, type State } from './model.ts';
import {
  committed,
  end,
  FOUR,
  fold,
  group,
  live,
  manner,
  measured,
  ONE,
  THREE,
  worked,
} from './testing.ts';

describe('the sendings of the lab groups', () => {
  it('are known by whom the broker listed, and by who did the work', () => {
    const alone = fold(worked(1, ONE));
    expect(alone.reached).toEqual(['alone']);
    expect(live('rateAlone', alone)).toBe('20');
    const idle = fold([...worked(2, THREE), ...worked(3, FOUR)], alone);
    expect(idle.reached).toEqual(['alone', 'shared', 'idle']);
    expect(measured('fourth', idle)).toEqual({ option: 'three', value: '3 / 4' });
  });

  it('are not done before their last order, and not ours with a stranger among them', () => {
    const [begun, ...payments] = worked(1, ONE);
    expect(fold([begun ?? never(), ...payments.slice(0, 2)]).reached).toEqual([]);
    const strange = { analytics: [0], 'payment-a': [1], 'payment-b': [2] };
    expect(fold(worked(1, strange)).reached).toEqual([]);
  });
});

describe('the members of a group', () => {
  it('bear a guess out once two of them hold everything', () => {
    const joining = fold([group('payment', { 'payment-a': [0, 1, 2], 'payment-b': [] })]);
    expect(measured('second', joining)?.option).toBe('split');
    const half = fold([group('payment', { 'payment-a': [0], 'payment-b': [] })]);
    expect(measured('second', half)).toBeUndefined();
    const each = fold([group('payment', { 'payment-a': [0, 1, 2], 'payment-b': [1] })]);
    expect(measured('second', each)?.option).toBe('each');
    const joined = { 'payment-a': [0], 'payment-b': [1], 'payment-c': [2] };
    expect(measured('second', fold([group('payment', joined)], joining))?.option).toBe('split');
  });
});

it('loses nothing when its state is carried as JSON', () => {
  const all = [...worked(1, ONE), ...end(20), manner('hoarding'), ...committed('payment', 3, 3, 3)];
  for (let cut = 0; cut <= all.length; cut += 1) {
    const carried = JSON.parse(JSON.stringify(fold(all.slice(0, cut)))) as State;
    const rest = all.slice(cut).map((fact, index): LabEvent => ({ ...fact, at: cut + index }));
    expect(rest.reduce(model.reduce, carried)).toEqual(fold(all));
  }
});

function never(): never {
  throw new Error('not told');
}
