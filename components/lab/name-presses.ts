'use client';
/**
 * Gives each press a name on its way out, so that the server knows the one that the browser sends
 * a second time (`lib/once.ts`). Next sends an action with the page's own `fetch` and has no place
 * for a header of ours; an argument would have to be one of every action of every lab.
 */
import { PRESS_HEADER } from './press-header.ts';

const ACTION_HEADER = 'next-action';
const NAME_BYTES = 16;

export function namePresses(page: Pick<Window, 'fetch'>): void {
  const { fetch } = page;
  page.fetch = (input, init) => {
    const headers = new Headers(init?.headers);
    if (!headers.has(ACTION_HEADER)) return fetch(input, init);
    headers.set(PRESS_HEADER, newName());
    return fetch(input, { ...init, headers });
  };
}

/** `randomUUID` is not there on a page that came over plain HTTP from another machine. */
function newName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(NAME_BYTES));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
