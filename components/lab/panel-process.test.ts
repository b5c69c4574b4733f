import { describe, expect, it } from 'vitest';
import { silenceOf } from './panel-process.tsx';

const running = { pid: 4203, startedAt: 0, phase: 'ready' } as const;

describe('the silence of a program', () => {
  it('is told once it missed its beats for three seconds', () => {
    expect(silenceOf(running, 12_999, 10_000, 500)).toBeUndefined();
    expect(silenceOf(running, 15_200, 10_000, 500)).toBe(5200);
  });

  it('is counted from the joining when nothing was heard yet', () => {
    expect(silenceOf(running, 11_000, null, 10_000)).toBeUndefined();
    expect(silenceOf(running, 14_000, null, 10_000)).toBe(4000);
    // A beat from before a break: while nobody listened nothing can be said.
    expect(silenceOf(running, 60_000, 10_000, 58_500)).toBeUndefined();
  });

  it('is never that of the process before it', () => {
    const again = { ...running, pid: 4204, startedAt: 76_000 };
    expect(silenceOf(again, 76_500, 10_000, 500)).toBeUndefined();
    expect(silenceOf(again, 80_000, 10_000, 500)).toBe(4000);
  });

  it('is nothing to speak of while nobody listens, and of who does not run', () => {
    expect(silenceOf(running, 15_000, 10_000, undefined)).toBeUndefined();
    expect(silenceOf(undefined, 15_000, null, 500)).toBeUndefined();
    expect(silenceOf({ ...running, phase: 'starting' }, 15_000, null, 500)).toBeUndefined();
  });
});
