'use client';
/**
 * The colours of both themes at once. globals.css defines them on the root only, so they are read
 * there in either theme and laid on a part of the page: the sheet can show light beside dark.
 */
import { useLayoutEffect, useState } from 'react';
import { CAST } from '#components/view/keys.ts';

export type Scheme = 'light' | 'dark';
export type Tokens = Record<string, string>;

const PLAIN = ['paper', 'plate', 'cell', 'ink', 'ink2', 'ink3', 'line', 'rule', 'accent'];
const NAMES = [
  ...[...PLAIN, 'on-accent'].map((name) => `--${name}`),
  ...CAST.flatMap((key) => ['fill', 'letter', 'stroke'].map((part) => `--key-${key}-${part}`)),
];

export function useTokens(): Record<Scheme, Tokens> {
  const [tokens, setTokens] = useState<Record<Scheme, Tokens>>({ light: {}, dark: {} });
  useLayoutEffect(() => {
    const root = document.documentElement;
    const before = root.dataset.theme;
    setTokens({ light: read(root, 'light'), dark: read(root, 'dark') });
    if (before === undefined) delete root.dataset.theme;
    else root.dataset.theme = before;
  }, []);
  return tokens;
}

function read(root: HTMLElement, scheme: Scheme): Tokens {
  root.dataset.theme = scheme;
  const style = getComputedStyle(root);
  return Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(name).trim()]));
}
