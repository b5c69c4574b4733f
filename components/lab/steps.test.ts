import { describe, expect, it } from 'vitest';
import { stepState, stepsOf } from './steps.ts';

const text = `
<Lead>Kata pembuka.</Lead>
<Step until="written">Tulis.</Step>
<Why until="written" title="Mengapa?">Sebab.</Why>
<Step
  until={'read'}
>
Baca.
</Step>
<Step id="x" until="rewound">Mundurkan.</Step>
<Stepping until="no">Bukan langkah.</Stepping>
`;

describe('the steps of a text', () => {
  it('are found in document order, and only steps', () => {
    expect(stepsOf(text)).toEqual(['written', 'read', 'rewound']);
  });

  it('start with the first one as now', () => {
    const states = statesOf([]);
    expect(states).toEqual(['now', 'later', 'later']);
  });

  it('move on with what is reached', () => {
    expect(statesOf(['written'])).toEqual(['done', 'now', 'later']);
    expect(statesOf(['written', 'read', 'rewound'])).toEqual(['done', 'done', 'done']);
  });

  it('keep the gap as now when a later milestone came first', () => {
    expect(statesOf(['read'])).toEqual(['now', 'done', 'later']);
  });

  it('have at most one that is now', () => {
    for (let mask = 0; mask < 8; mask += 1) {
      const reached = steps.filter((_, index) => mask & (1 << index));
      const now = statesOf(reached).filter((state) => state === 'now');
      expect(now.length).toBe(mask === 7 ? 0 : 1);
    }
  });
});

const steps = ['written', 'read', 'rewound'];

function statesOf(reached: readonly string[]) {
  return steps.map((step) => stepState(steps, new Set(reached), step));
}
