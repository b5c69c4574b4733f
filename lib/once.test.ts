import { describe, expect, it } from 'vitest';
import { namePresses } from '#components/lab/name-presses.ts';
import { PRESS_HEADER } from '#components/lab/press-header.ts';
import { createOnce, isPressName } from './once.ts';
import type { ActRequest } from './runtime.ts';

const PRESS = 'p'.repeat(22);
const request: ActRequest = { cookie: 'c', slug: 'log', verb: 'send', input: {}, press: PRESS };

function counted(remembered?: number) {
  let done = 0;
  const once = createOnce(remembered);
  const press = (given: Partial<ActRequest> = {}) =>
    once({ ...request, ...given }, async () => {
      done += 1;
      return done === 1 ? { ok: false, code: 'limit-rate' } : { ok: true };
    });
  return { press, done: () => done };
}

describe('a press that arrives again', () => {
  it('is not carried out again, while the first is under way and after it', async () => {
    const { press, done } = counted();
    const [first, second] = await Promise.all([press(), press()]);
    expect([first, second, await press()]).toEqual(
      Array.from({ length: 3 }, () => ({ ok: false, code: 'limit-rate' })),
    );
    expect(done()).toBe(1);
  });

  it.each<Partial<ActRequest>>([
    { press: 'q'.repeat(22) },
    { cookie: 'another' },
    { slug: 'kill' },
    { verb: 'run' },
    // Without a name, or with one that is none, each is a press of its own.
    { press: undefined },
    { press: 'short' },
    { press: '__proto__' },
  ])('is another press with %j', async (other) => {
    const { press, done } = counted();
    await press();
    await press(other);
    expect(done()).toBe(2);
  });

  it('is forgotten when many others came since', async () => {
    const { press, done } = counted(2);
    for (const letter of ['a', 'b', 'c', 'b', 'a']) await press({ press: letter.repeat(22) });
    expect(done()).toBe(4);
  });
});

describe('the page', () => {
  const page = () => {
    const sent: Headers[] = [];
    const fetch = async (_input: unknown, init?: RequestInit) => {
      sent.push(new Headers(init?.headers));
      return new Response();
    };
    const window = { fetch };
    namePresses(window);
    return { window, sent };
  };

  it('names each action anew, and leaves its other headers', async () => {
    const { window, sent } = page();
    const headers = { Accept: 'text/x-component', 'Next-Action': '40ab' };
    for (let n = 0; n < 2; n += 1) await window.fetch('/id', { method: 'POST', headers });
    const names = sent.map((one) => one.get(PRESS_HEADER) ?? '');
    expect(names.every(isPressName)).toBe(true);
    expect(new Set(names).size).toBe(2);
    expect(sent[0]?.get('next-action')).toBe('40ab');
    expect(sent[0]?.get('accept')).toBe('text/x-component');
  });

  it('leaves every other request as it is', async () => {
    const { window, sent } = page();
    await window.fetch('/api/lab/log/challenge');
    expect(sent[0]?.has(PRESS_HEADER)).toBe(false);
  });
});
