/** A part is drawn again only when what it selects changed; so equal parts must stay the same. */
import { describe, expect, it } from 'vitest';
import type { LabPart } from './store.ts';
import { emptyView, viewOf } from './view.ts';

interface Facts {
  readonly end: number;
}

const part: LabPart<Facts> = {
  model: {
    initial: { end: 0 },
    reduce: (state) => state,
    milestones: { six: ({ end }) => end >= 6 },
    measures: { held: ({ end }) => (end > 0 ? { option: 'a', value: '6' } : undefined) },
    live: { end: ({ end }) => String(end), name: () => 'pesanan' },
  },
  controls: {
    send: { run: async () => ({ ok: true }), disabled: () => undefined },
    run: {
      run: async () => ({ ok: true }),
      disabled: ({ end }) => (end < 6 ? 'six first' : undefined),
    },
  },
  actions: { predict: async () => ({ ok: true }), answer: async () => ({ ok: true }) },
  words: {
    error: (code) => code,
    waitConnection: '',
    waitBroker: '',
    waitDatabase: '',
    inPast: '',
  },
};

const press = async () => ({ ok: true }) as const;

function viewAt(end: number, before = emptyView, pending = false) {
  const live = { end };
  const history = { epoch: 'e', run: 1, base: { seq: 0, state: live }, events: [], live };
  return viewOf(
    {
      // The store passes a lab's own state type through in the same way.
      part: part as unknown as LabPart<unknown>,
      history: { ...history, cursor: null },
      state: live,
      connected: true,
      refused: undefined,
      lostAt: undefined,
      joinedAt: undefined,
      clockOffset: 0,
      controls: { send: { run: press, pending }, run: { run: press, pending: false } },
    },
    before,
  );
}

describe('a view made anew', () => {
  it('keeps what a further record does not change', () => {
    const six = viewAt(6);
    const seven = viewAt(7, six);
    expect(seven.state).toEqual({ end: 7 });
    expect(seven.live).toEqual({ end: '7', name: 'pesanan' });
    expect(seven.reached).toBe(six.reached);
    expect(seven.measured).toBe(six.measured);
    expect(seven.controls).toBe(six.controls);
  });

  it('keeps the other controls when one changes', () => {
    const five = viewAt(5);
    const six = viewAt(6, five);
    expect(five.controls.run?.disabled).toBe('six first');
    expect(six.controls.run?.disabled).toBeUndefined();
    expect(six.controls.send).toBe(five.controls.send);
    const pressed = viewAt(6, six, true);
    expect(pressed.controls.send?.pending).toBe(true);
    expect(pressed.controls.run).toBe(six.controls.run);
  });

  it('takes a milestone that was reached, and one that a reset took back', () => {
    const reached = [viewAt(5), viewAt(6), viewAt(0, viewAt(6))].map((view) => [...view.reached]);
    expect(reached).toEqual([[], ['six'], []]);
  });
});
