import { describe, expect, it } from 'vitest';
import { createNewcomers } from './newcomers.ts';
import { within } from './request-context.ts';

function house() {
  const clock = { now: 0 };
  const admit = createNewcomers(3, 60_000, () => clock.now);
  return { clock, from: (address: string) => within({ request: 'r', address }, admit) };
}

describe('new sandboxes of one address', () => {
  it('are refused above the limit, with the limit and the seconds until the next', () => {
    const { clock, from } = house();
    for (let made = 0; made < 3; made += 1) from('10.0.0.1');
    clock.now = 12_000;
    expect(() => from('10.0.0.1')).toThrow(
      expect.objectContaining({ code: 'limit-newcomers', limit: { max: 3, retryAfter: 48 } }),
    );
    expect(() => from('10.0.0.2')).not.toThrow();
    clock.now = 60_000;
    expect(() => from('10.0.0.1')).not.toThrow();
  });

  it('are not counted where the server opens by itself', () => {
    const admit = createNewcomers(0);
    expect(admit).not.toThrow();
  });
});
