'use client';
/**
 * Single keys of the keyboard map. They keep silent while something is typed, while a dialog is
 * open, with a modifier held, and when the reader has switched them off: whoever speaks to the
 * machine or leans on the keys must not set things off.
 */
import { useEffect, useLayoutEffect, useRef } from 'react';

const STORED = 'menara-keys';

export function keysAreOn(): boolean {
  return localStorage.getItem(STORED) !== 'off';
}

export function switchKeys(on: boolean): void {
  if (on) localStorage.removeItem(STORED);
  else localStorage.setItem(STORED, 'off');
}

export type KeyMap = Readonly<Record<string, () => void>>;

export function useKeys(keys: KeyMap): void {
  const latest = useRef(keys);
  useLayoutEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const act = new Map(Object.entries(latest.current)).get(event.key);
      if (!act || !isFree(event)) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

function isFree(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  // The map itself can always be asked for: that is where the keys are switched on again.
  if (event.key !== '?' && !keysAreOn()) return false;
  return !isTyping(event.target) && document.querySelector('dialog[open]') === null;
}

const SILENT_INPUTS = ['radio', 'checkbox', 'button', 'submit'];

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !SILENT_INPUTS.includes(target.type);
  return target.isContentEditable || target.matches('textarea, select');
}
